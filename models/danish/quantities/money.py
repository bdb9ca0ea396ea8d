"""Sums of money in kroner in Danish text; other currencies are left alone."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.spans import Span
from models.danish.quantities.numbers import MILLION, format_number, scale_after
from models.danish.quantities.numerals import Numeral, find_numerals, plain
from models.danish.quantities.references import find_references
from models.danish.quantities.years import PriceLevel, find_price_levels

_THOUSANDS = re.compile(r"\s?(?:t\.?\s?kr\b\.?|t\.?\s?DKK\b)", re.IGNORECASE)
_KRONER = re.compile(r"\s?(?:kr\b\.?|kroners?\b|DKK\b)|,[-–](?!\d)", re.IGNORECASE)
_KRONER_BEFORE = re.compile(
    r"(?<!mio\.\s)(?<!mia\.\s)(?<!mill\.\s)(?<!t\.)(?<!t\.\s)(?:\bkr\b\.?|\bDKK)\s?$",
    re.IGNORECASE,
)
"""Not the unit of columns: ``Mio. kr. 2019 2021``."""
_ANY_UNIT = re.compile(r"kr\b|kroners?\b|DKK\b|,[-–]", re.IGNORECASE)
"""Stands in every text with a sum: a number without a unit of its own borrows a later one's."""
_NUMBER_FOLLOWS = re.compile(r"\s?\d[\d.]*(?!\s?(?:kr|mio|mia|mill|t\.))", re.IGNORECASE)
_RANGE_DASH = re.compile(r"\s?[-–—]\s?")
_RANGE_WORD = re.compile(r"\s+til\s+")
_AND = re.compile(r"\s+(?:og|eller|samt)\s+")
_COMMA = re.compile(r",\s+")
_RESPECTIVELY = re.compile(r"\b(?:hhv\.|henholdsvis)\s[^.]*$", re.IGNORECASE)
_LONGEST_LIST = 100
"""Characters of numbers that share a unit."""
_MOST = Decimal(10) ** 15
"""Below this lies all that is counted in any unit; a longer number is a key, not a sum."""
_UNIT_LENGTH = 12
"""Characters of ``mill. kr. ``, and some."""
_LEAD = 12
"""Characters of the word before a range."""
_NAMED = re.compile(r"\b(?:uge|klasse|trin|microsoft|office|windows|år)\s$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])")
_HEADER_UNITS = (
    (re.compile(r"\b(?:t\.?\s?kr|tkr|1\.000\s?kr|tusinde?\s?kr)", re.IGNORECASE), Decimal(1000)),
    (
        re.compile(r"\b(?:mio|mill|millioner|1\.000\.000)\b\.?\s?(?:kr|DKK)", re.IGNORECASE),
        MILLION,
    ),
    (re.compile(r"\b(?:mia|mrd|milliarder)\b\.?\s?(?:kr|DKK)", re.IGNORECASE), MILLION * 1000),
    (re.compile(r"\b(?:kr\b|kroner\b|DKK\b)", re.IGNORECASE), Decimal(1)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A sum of money as printed and in kroner: ``5,8 mio. kr.`` is 5800000."""

    span: Span
    """With the unit; of ``3 og 4 mio. kr.`` the first sum's span is its digits alone."""
    verbatim: str
    kroner: Decimal
    """For a range, its lower end."""
    kroner_high: Decimal | None
    """The upper end of a range (``10-12 mio. kr.``, ``mellem 5 og 7 mio. kr.``), else ``None``."""
    price_level: int | None
    """The year of the price level that the same sentence names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sum:
    """A numeral with the unit that belongs to it."""

    numeral: Numeral
    span: Span
    factor: Decimal
    unit: bool
    """Whether the unit is printed beside it, not lent by a later one."""

    @property
    def kroner(self) -> Decimal:
        return plain(self.numeral.value * self.factor)


def find_money(text: str) -> tuple[Money, ...]:
    """All sums of money of `text` in order.

    A unit counts back over an enumeration (``3,2, 4,1 og 5,0 mio. kr.`` are three sums) and over
    ``fra ... til`` (two sums); ranges are one sum with two ends.
    """
    if not _ANY_UNIT.search(text):
        return ()  # most passages: reading their numerals takes twenty times as long as all else
    sums = _lend_units(text, _sums(text))
    levels = find_price_levels(text)
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    return tuple(
        replace(money, price_level=_price_level(money.span, levels, ends))
        for money in _join_ranges(text, sums)
    )


def header_unit(header: str) -> Decimal | None:
    """Kroner a unit where a table's header or title names it (``1.000 kr.`` is 1000)."""
    for pattern, factor in _HEADER_UNITS:
        if pattern.search(header):
            return factor
    return None


def format_kroner(kroner: Decimal) -> str:
    """`kroner` as Danish papers print it: ``313 mio. kr.``, ``1,2 mia. kr.``, ``4.500 kr.``

    Nothing is rounded: a sum with more than three decimals of a million is printed in kroner.
    """
    for factor, unit in ((MILLION * 1000, "mia. kr."), (MILLION, "mio. kr.")):
        scaled = (kroner / factor).normalize()
        if abs(kroner) >= factor and scaled == round(scaled, 3):
            return f"{format_number(scaled)} {unit}"
    whole = kroner == kroner.to_integral_value()
    return f"{format_number(kroner.quantize(Decimal(1)) if whole else kroner)} kr."


def _sums(text: str) -> list[_Sum]:
    """Numerals as sums, in order; those without a unit of their own have the factor 0."""
    named = [reference.span for reference in find_references(text)]
    sums = []
    for numeral in find_numerals(text):
        is_named = any(numeral.span.overlaps(span) for span in named)
        if not numeral.ordinal and not is_named and numeral.value < _MOST:
            sums.append(_with_unit(text, numeral))
    return sums


def _with_unit(text: str, numeral: Numeral) -> _Sum:
    start, end = numeral.span.start, numeral.span.end
    before = _KRONER_BEFORE.search(text, max(0, start - _UNIT_LENGTH), start)
    thousands = _THOUSANDS.match(text, end)
    if thousands:
        span = Span(start, thousands.end())
        return _Sum(numeral=numeral, span=span, factor=Decimal(1000), unit=True)
    scale, scaled_end = scale_after(text, end)
    after = _KRONER.match(text, scaled_end)
    if after and not (numeral.looks_like_year and _NUMBER_FOLLOWS.match(text, after.end())):
        return _Sum(numeral=numeral, span=Span(start, after.end()), factor=scale, unit=True)
    if before and not after:
        return _Sum(numeral=numeral, span=Span(before.start(), scaled_end), factor=scale, unit=True)
    return _Sum(numeral=numeral, span=Span(start, scaled_end), factor=Decimal(0), unit=False)


def _lend_units(text: str, sums: Sequence[_Sum]) -> list[_Sum]:
    """Sums with a unit, the later's unit lent to bare numerals that are joined to it."""
    kept: list[_Sum] = []
    later: _Sum | None = None
    for candidate in reversed(sums):
        lent = candidate
        if not candidate.unit and later and _may_borrow(text, candidate, later):
            lent = replace(candidate, factor=_borrowed_factor(candidate, later))
        later = lent if lent.factor else None
        if later:
            kept.append(later)
    return kept[::-1]


def _may_borrow(text: str, bare: _Sum, later: _Sum) -> bool:
    if bare.numeral.looks_like_year or bare.span.end != bare.numeral.span.end:
        return False
    between = text[bare.span.end : later.span.start]
    if _COMMA.fullmatch(between):
        return not later.unit or _enumerates(text, bare)
    return any(
        pattern.fullmatch(between) for pattern in (_RANGE_DASH, _RANGE_WORD, _AND)
    ) and not _counts_something(text, bare)


def _enumerates(text: str, bare: _Sum) -> bool:
    """Whether ``hhv.`` before the numbers says that they are listed with one unit."""
    return bool(
        _RESPECTIVELY.search(text, max(0, bare.span.start - _LONGEST_LIST), bare.span.start)
    )


def _counts_something(text: str, bare: _Sum) -> bool:
    """Whether the numeral is the end of a name such as ``uge 3`` or ``Microsoft 365``."""
    return bool(_NAMED.search(text, max(0, bare.span.start - 12), bare.span.start))


def _borrowed_factor(bare: _Sum, later: _Sum) -> Decimal:
    """The later's unit; whole kroner where that would leap (``500.000-1 mio. kr.``)."""
    if bare.numeral.value >= 1000 > later.numeral.value and later.factor > 1:
        return Decimal(1)
    return later.factor


def _join_ranges(text: str, sums: Sequence[_Sum]) -> list[Money]:
    found: list[Money] = []
    position = 0
    while position < len(sums):
        low = sums[position]
        high = sums[position + 1] if position + 1 < len(sums) else None
        if high and _is_range(text, low, high):
            found.append(_money(text, Span(low.span.start, high.span.end), low.kroner, high.kroner))
            position += 2
        else:
            found.append(_money(text, low.span, low.kroner, None))
            position += 1
    return found


def _is_range(text: str, low: _Sum, high: _Sum) -> bool:
    if low.kroner >= high.kroner:
        return False
    between = text[low.span.end : high.span.start]
    before = text[max(0, low.span.start - _LEAD) : low.span.start].rstrip().lower()
    if _RANGE_DASH.fullmatch(between):
        return True
    if _RANGE_WORD.fullmatch(between):
        return not before.endswith("fra")
    return bool(_AND.fullmatch(between)) and before.endswith("mellem")


def _money(text: str, span: Span, low: Decimal, high: Decimal | None) -> Money:
    return Money(span=span, verbatim=span.of(text), kroner=low, kroner_high=high, price_level=None)


def _price_level(span: Span, levels: Sequence[PriceLevel], ends: Sequence[int]) -> int | None:
    """The price level named in the sentence of `span`, the next one after it first.

    `ends` are where sentences end.
    """
    before, after = bisect_left(ends, span.start), bisect_left(ends, span.end - 1)
    start = ends[before - 1] if before else 0
    stop = ends[after] if after < len(ends) else sys.maxsize
    near = [level for level in levels if start <= level.span.start < stop]
    chosen = [level for level in near if level.span.start >= span.start][:1] or near[-1:]
    return chosen[0].year if chosen else None
