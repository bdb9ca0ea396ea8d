"""The papers that one file binds together, as ranges of pages.

A file is one paper unless a page looks like another paper's front: a cover that says which appendix
follows, the top of an agenda, minutes or letter, page numbers that start again, or a large heading
in another typeface or on another size of page. Page numbers that run on over a page are proof
against all of these, so the chapters and appendices of a report stay with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.blocks import Block, BlockKind
from pipeline.bodies import body_heading
from pipeline.front import label_kind
from pipeline.printed import PrintedPage

_COVER_WORDS = 40
"""A cover holds a title in large type and little else."""
_TOP_BLOCKS = 5
_APPENDIX = re.compile(r"^bilag\s+(?:nr\.\s*)?(?:\d+|[A-Z])\b", re.IGNORECASE)
_LETTER = re.compile(
    r"^(?:politikersvar (?:til|på)|svar til .*\(|(?:svar på|besvarelse af) spørgsmål (?:fra|til))",
    re.IGNORECASE,
)
_EXTRACT = re.compile(r"^uddrag af\b", re.IGNORECASE)
_RECOMMENDATION = re.compile(r"^(?:indstilling|medlemsforslag)\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^\W*(?P<style>side\s+)?(?P<number>\d{1,4})(?:\s*(?:af|/|of)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\b(?P<style>side\s+)(?P<number>\d{1,4})\b", re.IGNORECASE)
_MEETING_LINE = re.compile(r"for mødet|mødedato|(?:ordinært )?mødet? (?:den|d\.)", re.IGNORECASE)
_ENOUGH_WORDS = 60
"""Fewer words say nothing of a paper's typography."""
_USED_FONT = 0.05
"""A font belongs to a page's look when it sets this share of its words."""
_LARGE = 1.15
"""How much larger than the text the heading of a new paper is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRange:
    """The pages of one paper in its file, 1-based and inclusive."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What of a page tells papers apart."""

    lines: tuple[str, ...]
    """Its first blocks from the top, running heads among them."""
    words: int
    headings: tuple[str, ...]
    """The headings among these."""
    number: tuple[str, int] | None
    """The page number printed on it, and how it is printed (``side``, or nothing)."""
    fonts: frozenset[str]
    """The font families that set a fair share of its words; none for OCR."""
    size: tuple[int, int]
    """The shorter and the longer side in points."""
    large_heading: bool


def split_bundle(
    page_blocks: Sequence[Sequence[Block]], pages: Sequence[PrintedPage]
) -> tuple[PageRange, ...]:
    """The papers of a file in page order; together they cover every page once.

    `page_blocks` are the laid-out blocks of each of `pages`.
    """
    usual = _usual_size(pages)
    looks = [_look(blocks, page, usual) for blocks, page in zip(page_blocks, pages, strict=True)]
    firsts = [0]
    for at in range(1, len(looks)):
        if _begins_paper(looks, firsts[-1], at):
            firsts.append(at)
    lasts = [first - 1 for first in firsts[1:]] + [len(looks) - 1]
    return tuple(
        PageRange(first=pages[first].number, last=pages[last].number)
        for first, last in zip(firsts, lasts, strict=True)
        if pages
    )


def _begins_paper(looks: Sequence[_Look], first: int, at: int) -> bool:
    """Whether page `at` begins another paper than the one that begins on page `first`."""
    before, page = looks[at - 1], looks[at]
    if _is_cover(before) or not page.lines:
        return False
    if _is_front(before, page) or _is_appendix_of(looks[first], page):
        return True
    if _numbers_run_on(looks, at):
        return False
    return _is_cover(page) or _starts_anew(looks[first:at], looks[at:])


def _is_cover(page: _Look) -> bool:
    titled = page.large_heading and bool(_APPENDIX.match(page.lines[0]))
    return titled and page.words <= _COVER_WORDS


def _is_front(before: _Look, page: _Look) -> bool:
    """Whether the top of the page is that of an agenda, minutes, memo, letter or extract.

    What the page before it prints there as well is a running head, unless it announces a meeting.
    """
    if any(_LETTER.match(heading) or _EXTRACT.match(heading) for heading in page.headings):
        return True
    first = page.lines[0]
    if first in before.lines[:1] and not any(map(_MEETING_LINE.match, page.lines)):
        return False
    labels = [label_kind(line) is not None for line in page.lines]
    return any(labels[1:3]) if body_heading(first) else labels[0] and first.isupper()


def _is_appendix_of(first: _Look, page: _Look) -> bool:
    """Whether the page opens an appendix of a letter, an agenda or a recommendation.

    These never hold their appendices, where a report holds its own.
    """
    short_paper = any(
        _LETTER.match(line) or _RECOMMENDATION.match(line) or label_kind(line)
        for line in first.lines
    )
    return short_paper and any(_APPENDIX.match(heading) for heading in page.headings)


def _starts_anew(earlier: Sequence[_Look], later: Sequence[_Look]) -> bool:
    """Whether page numbers start again, or a large heading opens pages that look different."""
    before, page = earlier[-1], later[0]
    if before.number and page.number and page.number[1] == 1 < before.number[1]:
        return True
    return page.large_heading and (_other_type(earlier, later) or _differ(page.size, before.size))


def _other_type(earlier: Sequence[_Look], later: Sequence[_Look]) -> bool:
    """Whether the fonts of the earlier pages are given up for good.

    A page in other fonts may be an insert; where the first fonts come back it is.
    """
    enough = min(later[0].words, sum(look.words for look in earlier)) >= _ENOUGH_WORDS
    return enough and bool(later[0].fonts) and not _fonts(earlier) & _fonts(later)


def _fonts(looks: Sequence[_Look]) -> frozenset[str]:
    return frozenset().union(*(look.fonts for look in looks))


def _numbers_run_on(looks: Sequence[_Look], at: int) -> bool:
    """Whether page numbers of one style count on over the beginning of page `at`."""
    before = looks[at - 1].number
    if before is None:
        return False
    style, number = before
    after = looks[at + 1].number if at + 1 < len(looks) else None
    if looks[at].number is not None:
        return looks[at].number == (style, number + 1)
    return after == (style, number + 2)


def _differ(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return any(abs(a - b) > 10 for a, b in zip(one, other, strict=True))


def _usual_size(pages: Sequence[PrintedPage]) -> float:
    """The font size of most words of the file, points; 0 for a file without words."""
    sizes = Counter(round(word.size, 1) for page in pages for word in page.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _look(blocks: Sequence[Block], page: PrintedPage, usual: float) -> _Look:
    from_top = sorted(
        (block for block in blocks if block.lines), key=lambda block: block.lines[0].box.top
    )
    lines = tuple(map(_text, from_top))
    fonts = Counter(_family(word.font) for word in page.words if word.font)
    share = _USED_FONT * sum(fonts.values())
    headings = [block for block in from_top[:_TOP_BLOCKS] if block.kind is BlockKind.HEADING]
    return _Look(
        lines=lines[:_TOP_BLOCKS],
        headings=tuple(map(_text, headings)),
        words=len(page.words),
        number=_page_number(lines),
        fonts=frozenset(font for font, words in fonts.items() if words >= share),
        size=(round(min(page.width, page.height)), round(max(page.width, page.height))),
        large_heading=any(_size(block) >= _LARGE * usual for block in headings),
    )


def _page_number(lines: Sequence[str]) -> tuple[str, int] | None:
    """The number printed at the foot or the head, alone on its line or after ``Side``."""
    for line in (*reversed(lines[-3:]), *lines[:2]):
        match = _PAGE_NUMBER.match(line) or (_PAGE_OF.search(line) if len(line) < 80 else None)
        if match:
            return (match.group("style") or "").strip().casefold(), int(match.group("number"))
    return None


def _text(block: Block) -> str:
    return " ".join(word.text for line in block.lines for word in line.words)


def _size(block: Block) -> float:
    return max(word.size for line in block.lines for word in line.words)


def _family(font: str) -> str:
    """The font's family: its name without style (``DejaVuSans`` for ``DejaVuSans-Bold``)."""
    return re.split(r"[-,]|Bold|Italic|Oblique", font)[0].rstrip("MT")
