"""The date that a paper prints on itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from corpus.months import Month
from corpus.table_rows import parted
from models.danish.quantities.dates import DateMention, find_dates
from pipeline.blocks import LaidText, TextBlock
from pipeline.bodies import find_departments
from pipeline.front import Front, is_sentence
from pipeline.printouts import running_lines

_OTHER_DATE = re.compile(
    r"\b(?:frist|periode|udløb|gælder|ikrafttræd|høring|modtag)", re.IGNORECASE
)
"""Words that make a date at the front another one than the paper's."""
_MONTH_LINE_WORDS = 18
"""A longer line with a month in it tells of something."""
_MARGIN_WORDS = 12
"""A line of a letterhead is short."""
_DATE_LABEL = re.compile(r"\bdato\b", re.IGNORECASE)
_LABELLED = re.compile(r"dato\b", re.IGNORECASE)
"""``Mødedato`` as well."""
_VERSION = re.compile(r"version|revision|udgave", re.IGNORECASE)
_DATE_ALONE = re.compile(r"dato\W*", re.IGNORECASE)
"""A label set in a size of its own, above its date."""


def find_date(laid: LaidText, front: Front) -> datetime.date | None:
    """The date printed on the paper itself: a day before a `Month`, the front before running heads.

    Dates within sentences and tables are what the paper tells of, and those in its title may be;
    none is its own.
    """
    titles = {block.span.of(laid.text) for block in front.title_blocks}
    own = [
        line
        for line, block in zip(front.lines, front.blocks, strict=True)
        if line not in titles
        if not _is_of_column(block)
    ]
    lines = (*own, *_margin(laid), *running_lines(laid))
    dated = [mention for line in lines for mention in _dating(line)]
    days = [mention for mention in dated if mention.first == mention.last]
    chosen = next(iter([*days, *dated]), None)
    return _day_or_month(chosen) if chosen else None


def _is_of_column(block: TextBlock) -> bool:
    """Whether a block is a table's row with a date in a column that is named otherwise, or with
    that of one of the paper's versions."""
    row = parted(block.context)
    if any(_VERSION.match(cell.column) for cell in row):
        return True
    return any(
        cell.column and not _LABELLED.search(cell.column) and find_dates(cell.value)
        for cell in row
        if not any(map(_LABELLED.search, (other.value for other in row)))
    )


def _day_or_month(mention: DateMention) -> datetime.date:
    first = mention.first
    return first if first == mention.last else Month(first.year, first.month, 1)


def _margin(laid: LaidText) -> Iterator[str]:
    """Lines of a letterhead that stands beside the text and so is read after it."""
    label = ""
    for block in laid.blocks:
        line = block.span.of(laid.text)
        is_short = len(line.split()) <= _MARGIN_WORDS and block.pages == laid.blocks[0].pages
        if is_short and (label or _DATE_LABEL.search(line) or find_departments(line)):
            yield line
        label = line if _DATE_ALONE.fullmatch(line) else ""


def _dating(line: str) -> Iterator[DateMention]:
    """The day or month that a line of the front or a running head is dated with."""
    if is_sentence(line) or _OTHER_DATE.search(line):
        return
    mentions = find_dates(line)
    is_short = len(line.split()) <= _MONTH_LINE_WORDS
    for mention in mentions[:1]:
        is_day = mention.first == mention.last
        is_month = (mention.last - mention.first).days <= 30 and len(mentions) == 1 and is_short
        if is_day or is_month:
            yield mention
