"""Sums of money in passages: how much, for what, in which year, and whether it rises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.findings import Amount, Change, Passage, Role
from corpus.spans import Span
from models.danish.quantities.money import Money, find_money
from pipeline.amount_purposes import purposes
from pipeline.amount_tables import row_amounts
from pipeline.amount_years import YearRange, years_of

_YEARLY = re.compile(
    r"\b(?:årligt?|årlige|om året|pr\.? år|hvert år|varigt?|varige|permanent|kr\.?/år|per år"
    r"|og frem|fremadrettet)\b",
    re.IGNORECASE,
)
_ONE_OFF = re.compile(
    r"\b(?:en|én)gangs\w*|\b(?:etablerings|anskaffelses|implementerings|migrerings|anlægs)"
    r"(?:udgift|omkostning|sum)\w*",
    re.IGNORECASE,
)
_RISE = re.compile(
    r"\b(?:stig\w*|steget|steg|øge\w*|øgning\w*|forøge\w*|forhøj\w*|vokse\w*|hæve[sdr]?\w*"
    r"|opjuster\w*|merudgift\w*|meromkostning\w*|prisstigning\w*|fordyre\w*|dyrere)\b",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"\b(?:fald\w*|reducer\w*|nedsæt\w*|nedbring\w*|nedjuster\w*|sænk\w*|spare[srt]?|sparede"
    r"|mindreudgift\w*|besparelse\w*|billigere)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(r"(?:[,;] |\s)(?:og|men|mens|hvoraf)\s|; ")
"""Parts a sum, with what follows it, from what is said of the next one."""
_ADDS_TO = re.compile(r"(?:her|der)(?:til|udover|af)\b|ud over dette\b", re.IGNORECASE)
_FROM = re.compile(r"\bfra\s+(?:ca\.\s+|omkring\s+)?$", re.IGNORECASE)
_TO = re.compile(r"(?:[^.;]{0,40}?\s)?til\s+(?:ca\.\s+|omkring\s+|nu\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A sentence with its sums, and one of them."""

    text: str
    sums: Sequence[Money]
    index: int

    @property
    def money(self) -> Money:
        return self.sums[self.index]

    @property
    def window(self) -> Span:
        """From the end of the sum before to the start of the sum after, or to where another clause
        begins on the way there."""
        before = self.sums[self.index - 1].span.end if self.index else 0
        if self.index + 1 == len(self.sums):
            return Span(before, len(self.text))
        after = self.sums[self.index + 1].span.start
        clause = _NEXT_CLAUSE.search(self.text, self.money.span.end + 1, after)
        return Span(before, clause.start() if clause else after)


def find_amounts(passages: Sequence[Passage]) -> tuple[Amount, ...]:
    """The sums of money of all `passages`, in their order.

    A table row takes the unit and the year from its header cells (`Passage.context`); a sentence
    says the year, the price level, what the money is for and whether it moves. What is not said
    stays ``None``; an open end (``2026 og frem``) has a `year_from` without a `year_to`.
    """
    found: list[Amount] = []
    for passage in passages:
        if passage.role is Role.TABLE_ROW and passage.context:
            found.extend(row_amounts(passage))
        else:
            found.extend(_prose_amounts(passage))
    return tuple(found)


def _prose_amounts(passage: Passage) -> list[Amount]:
    found: list[Amount] = []
    for sentence in passage.sentences or (passage.span,):
        text = passage.text[sentence.start - passage.span.start :][: len(sentence)]
        amounts = list(_sentence_amounts(passage.id, text, sentence.start))
        if found and _ADDS_TO.match(text):
            amounts = [_dated_like(amount, found[-1]) for amount in amounts]
        found.extend(amounts)
    return found


def _sentence_amounts(passage: str, text: str, start: int) -> Iterator[Amount]:
    sums = find_money(text)
    facts = zip(years_of(text, sums), purposes(text, sums), strict=True)
    for index, (years, pays_for) in enumerate(facts):
        clause = _Clause(text=text, sums=sums, index=index)
        yield _amount(passage, start, clause, years, pays_for)


def _dated_like(amount: Amount, earlier: Amount) -> Amount:
    """`amount` in the year of the one it is added to, where it names none and does not recur."""
    if amount.yearly or amount.year_from is not None or amount.year_to is not None:
        return amount
    return replace(amount, year_from=earlier.year_from, year_to=earlier.year_to)


def _amount(
    passage: str, start: int, clause: _Clause, years: YearRange, pays_for: str | None
) -> Amount:
    money = clause.money
    return Amount(
        passage=passage,
        span=money.span.shifted(start),
        verbatim=money.verbatim,
        kroner=money.kroner,
        kroner_high=money.kroner_high,
        year_from=years[0],
        year_to=years[1],
        price_level=money.price_level,
        yearly=_yearly(clause),
        pays_for=pays_for,
        change=_change(clause),
    )


def _yearly(clause: _Clause) -> bool | None:
    yearly = _distance(_YEARLY, clause)
    once = _distance(_ONE_OFF, clause)
    if yearly is None and once is None:
        return None
    return once is None or (yearly is not None and yearly < once)


def _change(clause: _Clause) -> Change | None:
    """The direction of a ``fra ... til`` pair by its numbers, else of the nearest word before."""
    near = clause.sums[max(0, clause.index - 1) : clause.index + 2]
    for low, high in pairwise(near):
        if _from_to(clause.text, low, high):
            return Change.RISE if high.kroner > low.kroner else Change.FALL
    rise, fall = _distance_before(_RISE, clause), _distance_before(_FALL, clause)
    if rise is None and fall is None:
        return None
    return Change.RISE if fall is None or (rise is not None and rise < fall) else Change.FALL


def _from_to(text: str, low: Money, high: Money) -> bool:
    between = text[low.span.end : high.span.start]
    lead = text[max(0, low.span.start - 20) : low.span.start]
    moves = low.kroner != high.kroner
    return bool(moves and _FROM.search(lead) and _TO.fullmatch(between))


def _distance(pattern: re.Pattern[str], clause: _Clause) -> int | None:
    """Characters from the sum to the nearest match within its window, ``None`` without one."""
    money, window = clause.money.span, clause.window
    distances = [
        max(money.start - match.end(), match.start() - money.end, 0)
        for match in pattern.finditer(clause.text, window.start, window.end)
    ]
    return min(distances, default=None)


def _distance_before(pattern: re.Pattern[str], clause: _Clause) -> int | None:
    """Characters from the last match to the sum; what follows a sum tells of the next one."""
    start = clause.money.span.start
    ends = [match.end() for match in pattern.finditer(clause.text, clause.window.start, start)]
    return start - ends[-1] if ends else None
