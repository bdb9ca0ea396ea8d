"""Which year a sum of money belongs to, by where the year stands in the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.spans import Span
from models.danish.quantities.money import Money
from models.danish.quantities.years import Years, find_years

YearRange = tuple[int | None, int | None]
"""First and last year; ``(2026, None)`` for ``2026 og frem``, ``(None, None)`` when unsaid."""

_NONE: YearRange = (None, None)
_FOLLOWS = re.compile(
    r"""
    \s*(?:\([^)]*\)\s*|(?:årligt?|varigt|om\ året|netto|ekstra|ekskl\.\ moms|p/l)\s+)*
    (?:i|for|fra|fra\ og\ med|fordelt\ på|frem\ til|pr\.|\()\s?
    (?:perioden|årene|år|budget|hhv\.|henholdsvis)?\s*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIST = re.compile(r"\s*(?:,|og|,\s*og|samt)\s*", re.IGNORECASE)
_ONWARD = re.compile(r"\b(?:fra|fra og med)\s+$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:frem|indtil) til\s+$|\bindtil\s+$", re.IGNORECASE)
_PUT_OFF = re.compile(r"\b(?:uds[kæa]\w+|forlæng\w+)\s+(?:\w+\s+){0,3}?til\s+$", re.IGNORECASE)
_SAME_COST = re.compile(
    r".{0,60}?\b(?:i alt|svarende til|dvs\.|eller)\s+(?:ca\.\s+)?", re.IGNORECASE
)
_SINCE = re.compile(r"\b(?:siden|fra)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfra\s+(?:ca\.\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\btil\s+(?:ca\.\s+|nu\s+)?$", re.IGNORECASE)


def years_of(text: str, sums: Sequence[Money], index: int) -> YearRange:
    """The years of the sum at `index` among the `sums` of one sentence.

    A year right behind the sum is its own; sums and years that are both listed go pairwise;
    ``siden 2018 ... fra A til B`` dates A alone, ``fra 2018 til 2024`` each of the two; otherwise
    the last year before the sum counts, then the first one behind it.
    """
    years = [year for year in find_years(text) if not _PUT_OFF.search(text[: year.span.start])]
    listed = _pairwise(text, sums, years).get(index)
    behind = [listed] if listed else _right_behind(text, sums, years, index)
    if behind:
        return _range(text, behind)
    taken = _taken(text, sums, years)
    start = sums[index].span.start
    before = [year for year in years if year.span.end <= start and year not in taken]
    if before:
        return _before(text, sums, before, index)
    return _after(text, sums, years, index)


def _after(text: str, sums: Sequence[Money], years: Sequence[Years], index: int) -> YearRange:
    """The year behind the sum, or behind the next sum where that is the same cost said anew."""
    end = sums[index].span.end
    limit = sums[index + 1].span.start if index + 1 < len(sums) else len(text)
    after = [year for year in years if end <= year.span.start < limit]
    if after:
        return _range(text, after[:1])
    if index + 1 < len(sums) and _SAME_COST.fullmatch(text[end:limit]):
        return years_of(text, sums, index + 1)
    return _NONE


def _range(text: str, run: Sequence[Years]) -> YearRange:
    """The years of `run` as one range; ``fra 2026`` stays open, ``frem til 2035`` has no start."""
    before = text[: run[0].span.start]
    first, last = run[0].first, run[-1].last
    if _UP_TO.search(before):
        return None, last
    return first, None if _ONWARD.search(before) and first == last else last


def _right_behind(
    text: str, sums: Sequence[Money], years: Sequence[Years], index: int
) -> list[Years]:
    """The year behind the sum with only a preposition between, and those listed with it."""
    end = sums[index].span.end
    run: list[Years] = []
    for year in years:
        gap = text[(run[-1].span.end if run else end) : year.span.start]
        if year.span.start >= end and (_LIST if run else _FOLLOWS).fullmatch(gap):
            run.append(year)
        elif run:
            break
    return run


def _pairwise(text: str, sums: Sequence[Money], years: Sequence[Years]) -> dict[int, Years]:
    """Sums and years that are listed one by one: ``3, 4 og 5 mio. kr. i 2024, 2025 og 2026``."""
    pairs: dict[int, Years] = {}
    for last in range(1, len(sums)):
        first = last
        while first and _LIST.fullmatch(text[sums[first - 1].span.end : sums[first].span.start]):
            first -= 1
        run = _right_behind(text, sums, years, last)
        if last > first and len(run) == last - first + 1:
            pairs.update(zip(range(first, last + 1), run, strict=True))
    return pairs


def _taken(text: str, sums: Sequence[Money], years: Sequence[Years]) -> list[Years]:
    """The years that stand right behind a sum and so belong to it."""
    return [year for index in range(len(sums)) for year in _right_behind(text, sums, years, index)]


def _before(text: str, sums: Sequence[Money], before: Sequence[Years], index: int) -> YearRange:
    """The year of a sum that stands after all of its years."""
    start = next((year for year in before if _SINCE.search(text[: year.span.start])), None)
    if start and index + 1 < len(sums) and _is_pair(text, sums[index].span, sums[index + 1].span):
        return start.first, start.first
    if start and index and _is_pair(text, sums[index - 1].span, sums[index].span):
        between = [year for year in before if year.span.start > sums[index - 1].span.end]
        end = between[-1].last if between else start.last
        return _NONE if end == start.first else (end, end)
    return before[-1].first, before[-1].last


def _is_pair(text: str, low: Span, high: Span) -> bool:
    """Whether ``fra A ... til B`` joins the two sums."""
    return bool(_FROM.search(text[: low.start]) and _TO.search(text[low.end : high.start]))
