"""Numbers in Danish text, with words of scale such as ``mio.`` read into the value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.spans import Span
from models.danish.quantities.numerals import find_numerals, plain

MILLION = Decimal(10) ** 6
_SCALES = (
    (re.compile(r"\s?(?:tusinde?|tus\.)(?!\w)", re.IGNORECASE), Decimal(1000)),
    (re.compile(r"[\s-]?(?:mio\b\.?|mill\b\.?|million(?:er)?(?!\w))", re.IGNORECASE), MILLION),
    (
        re.compile(r"[\s-]?(?:mia\b\.?|mrd\b\.?|milliard(?:er)?(?!\w))", re.IGNORECASE),
        MILLION * 1000,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as printed and its value: ``5,8 mio.`` is 5800000."""

    span: Span
    verbatim: str
    value: Decimal
    ordinal: bool
    """Whether it is an ordinal word (``tredje``)."""


def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of `text` in order, in digits and in words, years and page numbers included.

    Digits that only make up a case number, a date, a time of day or a telephone number are not
    numbers; `models.danish.quantities.references` finds those.
    """
    numbers = []
    for numeral in find_numerals(text):
        scale, end = scale_after(text, numeral.span.end)
        span = Span(numeral.span.start, end)
        numbers.append(
            Number(
                span=span,
                verbatim=span.of(text),
                value=plain(numeral.value * scale),
                ordinal=numeral.ordinal,
            )
        )
    return tuple(numbers)


def scale_after(text: str, position: int) -> tuple[Decimal, int]:
    """The factor of a word of scale at `position` and where it ends; ``(1, position)`` if none."""
    for pattern, factor in _SCALES:
        match = pattern.match(text, position)
        if match:
            return factor, match.end()
    return Decimal(1), position


def format_number(value: Decimal) -> str:
    """`value` as printed in Danish: dots between thousands, a decimal comma, no lost digits."""
    sign = "-" if value < 0 else ""
    whole, _, decimals = f"{abs(value):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{decimals}" if decimals else f"{sign}{grouped}"
