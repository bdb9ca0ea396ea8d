"""Numerals as printed, in digits or words, before any unit is read.

Other modules of this package build on these: a number adds ``mio.``, a sum of money adds ``kr.``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.spans import Span
from models.danish.quantities.references import find_identifiers
from models.danish.quantities.words import ARTICLES, ordinal_value, sum_of_words

_UNIT = r"(?:kr|mio|mia|mill|mrd|pct|DKK|t\.?\s?kr)"
_DIGITS = re.compile(
    rf"""
    (?<![\w/])(?<!\d[.,])(?<![^\W\d]-)            # not inside a word, section number or name
    (?P<sign>(?<![\w)–-])[-−–](?=\d)|\bminus\s+(?=\d))?
    (?:(?P<grouped>\d{{1,3}}(?:(?:\.\d{{3}})+
         |(?:[\u00a0\u2007\u2009\u202f]\d{{3}})+
         |(?:[ ]\d{{3}})+(?=,-|,\d+\s?{_UNIT}|\s?{_UNIT}))  # a plain space only before a unit
       (?:,\d+)?)
      |(?P<point>\d+\.\d{{1,2}})(?=\s?(?:mio|mia|mill|mrd)) # 5.8 mio.: an English point
      |(?P<plain>\d+(?:,\d+)?)
    )
    (?P<part>[½¼¾])?
    (?![./]\d|,\d|\d)(?!(?!{_UNIT})\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PART_ALONE = re.compile(r"(?<![\w½¼¾])[½¼¾]")
_PARTS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_WORD = re.compile(r"[a-zæøåé]+", re.IGNORECASE)
_QUANTITY = re.compile(r"\s+(?:million|milliard|mio\b|mia\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number in digits or words, without its unit."""

    span: Span
    value: Decimal
    digits: bool
    """Whether it is printed in digits."""
    ordinal: bool
    """Whether it is a word such as ``tredje``."""

    @property
    def looks_like_year(self) -> bool:
        """Whether it is four digits from 1900 to 2099, printed without a separator."""
        return self.digits and len(self.span) == 4 and 1900 <= self.value <= 2099


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """All numerals in text order; digits inside case numbers, dates and the like are left out."""
    found = [*_in_digits(text), *_in_words(text)]
    return tuple(sorted(found, key=lambda numeral: numeral.span))


def digits_value(digits: str) -> Decimal:
    """The value of unsigned Danish digits: ``1.234,5`` is 1234.5; parts such as ``2½`` count."""
    part = _PARTS.get(digits[-1], Decimal(0))
    bare = re.sub(r"[\s.½¼¾]", "", digits).replace(",", ".")
    return Decimal(bare or 0) + part


def plain(value: Decimal) -> Decimal:
    """`value` without needless decimals or exponent: 46500000.0 becomes 46500000."""
    is_whole = value == value.to_integral_value()
    return Decimal(int(value)) if is_whole else value.normalize()


def _in_digits(text: str) -> list[Numeral]:
    names = find_identifiers(text)
    found = []
    for match in _DIGITS.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(name) for name in names):
            found.append(Numeral(span=span, value=_value(match), digits=True, ordinal=False))
    for match in _PART_ALONE.finditer(text):
        span = Span(*match.span())
        found.append(Numeral(span=span, value=_PARTS[match[0]], digits=True, ordinal=False))
    return found


def _value(match: re.Match[str]) -> Decimal:
    if match["point"]:
        value = Decimal(match["point"])
    else:
        value = digits_value((match["grouped"] or match["plain"]) + (match["part"] or ""))
    return -value if match["sign"] else value


def _in_words(text: str) -> list[Numeral]:
    words = list(_WORD.finditer(text))
    found = []
    position = 0
    while position < len(words):
        run = _run(text, words, position)
        lowered = [word[0].lower() for word in run]
        total = sum_of_words(lowered)
        if total and not _is_article(text, lowered, run, total[1]):
            span = Span(run[0].start(), run[total[1] - 1].end())
            found.append(Numeral(span=span, value=total[0], digits=False, ordinal=False))
            position += total[1]
            continue
        ordinal = ordinal_value(lowered[0])
        if ordinal is not None:
            span = Span(*run[0].span())
            found.append(Numeral(span=span, value=Decimal(ordinal), digits=False, ordinal=True))
        position += 1
    return found


def _run(text: str, words: list[re.Match[str]], position: int) -> list[re.Match[str]]:
    """The words from `position` on that only spaces part, eight at most."""
    run = [words[position]]
    for word in words[position + 1 : position + 8]:
        if text[run[-1].end() : word.start()].strip(" \u00a0"):
            break
        run.append(word)
    return run


def _is_article(text: str, words: list[str], run: list[re.Match[str]], taken: int) -> bool:
    """Whether the number is a lone ``en`` or ``et`` that no word of quantity follows."""
    return taken == 1 and words[0] in ARTICLES and not _QUANTITY.match(text, run[0].end())
