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
_LONGEST_LEAD = 80
"""Characters that words between a sum and its year may take."""
_ONWARD = re.compile(r"\b(?:fra|fra og med)\s+$", re.IGNORECASE)
_UP_TO = re.compile(r"\b(?:frem|indtil) til\s+$|\bindtil\s+$", re.IGNORECASE)
_PUT_OFF = re.compile(r"\b(?:uds[kæa]\w+|forlæng\w+)\s+(?:\w+\s+){0,3}?til\s+$", re.IGNORECASE)
_SAME_COST = re.compile(
    r".{0,60}?\b(?:i alt|svarende til|dvs\.|eller)\s+(?:ca\.\s+)?", re.IGNORECASE
)
_SINCE = re.compile(r"\b(?:siden|fra)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfra\s+(?:ca\.\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\btil\s+(?:ca\.\s+|nu\s+)?$", re.IGNORECASE)


def years_of(text: str, sums: Sequence[Money]) -> list[YearRange]:
    """The years of each of the `sums` of one sentence.

    A year right behind a sum is its own; sums and years that are both listed go pairwise;
    ``siden 2018 ... fra A til B`` dates A alone, ``fra 2018 til 2024`` each of the two; otherwise
    the last year before the sum counts, then the first one behind it.
    """
    years = [year for year in find_years(text) if not _PUT_OFF.search(_lead(text, year.span))]
    runs = [_right_behind(text, money, years) for money in sums]
    taken = {year.span for run in runs for year in run}
    pairs = _pairwise(text, sums, runs)
    found: list[YearRange] = []
    for index, money in enumerate(sums):
        own = [pairs[index]] if index in pairs else runs[index]
        before = [
            year for year in years if year.span.end <= money.span.start and year.span not in taken
        ]
        if own:
            found.append(_range(text, own))
        elif before:
            found.append(_before(text, sums, before, index))
        else:
            found.append(_after(text, sums, years, index))
    return _same_costs(text, sums, found)


def _lead(text: str, span: Span) -> str:
    """The words that lead up to `span`."""
    return text[max(0, span.start - _LONGEST_LEAD) : span.start]


def _after(text: str, sums: Sequence[Money], years: Sequence[Years], index: int) -> YearRange:
    """The first year between the sum and the next one."""
    limit = sums[index + 1].span.start if index + 1 < len(sums) else len(text)
    end = sums[index].span.end
    after = [year for year in years if end <= year.span.start < limit]
    return _range(text, after[:1]) if after else _NONE


def _same_costs(text: str, sums: Sequence[Money], found: Sequence[YearRange]) -> list[YearRange]:
    """`found`, where a sum without a year takes that of the next one if it is the same cost."""
    dated = list(found)
    for index in reversed(range(len(sums) - 1)):
        between = text[sums[index].span.end : sums[index + 1].span.start]
        if dated[index] == _NONE and _SAME_COST.fullmatch(between):
            dated[index] = dated[index + 1]
    return dated


def _range(text: str, run: Sequence[Years]) -> YearRange:
    """The years of `run` as one range; ``fra 2026`` stays open, ``frem til 2035`` has no start."""
    lead = _lead(text, run[0].span)
    first, last = run[0].first, run[-1].last
    if _UP_TO.search(lead):
        return None, last
    return first, None if _ONWARD.search(lead) and first == last else last


def _right_behind(text: str, money: Money, years: Sequence[Years]) -> list[Years]:
    """The year behind the sum with only a preposition between, and those listed with it."""
    run: list[Years] = []
    end = money.span.end
    for year in years:
        if year.span.start < end:
            continue
        gap = text[end : year.span.start]
        if len(gap) > _LONGEST_LEAD or not (_LIST if run else _FOLLOWS).fullmatch(gap):
            break
        run.append(year)
        end = year.span.end
    return run


def _pairwise(
    text: str, sums: Sequence[Money], runs: Sequence[Sequence[Years]]
) -> dict[int, Years]:
    """Sums and years that are listed one by one: ``3, 4 og 5 mio. kr. i 2024, 2025 og 2026``."""
    pairs: dict[int, Years] = {}
    first = 0
    for last in range(1, len(sums)):
        between = text[sums[last - 1].span.end : sums[last].span.start]
        if not _LIST.fullmatch(between):
            first = last
        elif len(runs[last]) == last - first + 1:
            pairs.update(zip(range(first, last + 1), runs[last], strict=True))
    return pairs


def _before(text: str, sums: Sequence[Money], before: Sequence[Years], index: int) -> YearRange:
    """The year of a sum that stands after all of its years."""
    start = next((year for year in before if _SINCE.search(_lead(text, year.span))), None)
    if start and index + 1 < len(sums) and _is_pair(text, sums[index].span, sums[index + 1].span):
        return start.first, start.first
    if start and index and _is_pair(text, sums[index - 1].span, sums[index].span):
        between = [year for year in before if year.span.start > sums[index - 1].span.end]
        end = between[-1].last if between else start.last
        return _NONE if end == start.first else (end, end)
    return before[-1].first, before[-1].last


def _is_pair(text: str, low: Span, high: Span) -> bool:
    """Whether ``fra A ... til B`` joins the two sums."""
    return bool(_FROM.search(_lead(text, low)) and _TO.search(text[low.end : high.start]))
