"""Years and spans of years in Danish text, and price levels such as ``2024-p/l``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.spans import Span
from models.danish.quantities.references import find_identifiers

_YEAR = r"(?:19|20)\d{2}"
_YEARS = re.compile(
    rf"""
    (?<![\w,/])(?<!\d[.–-])
    (?P<first>{_YEAR})
    (?:\s?[-–/]\s?(?P<last>{_YEAR}|\d{{2}}(?!\d))(?!\d)
      |\s+til\s+(?P<until>{_YEAR})
    )?
    (?P<onward>,?\s?(?:og|samt)\s+(?:frem(?:ad|efter|over)?|efterfølgende(?:\ år)?|følgende(?:\ år)?
       |årene\ frem)\b|\s?ff\.?(?!\w))?
    (?![\d%]|,\d|[./]\d)
    (?!\s?(?:kr\b|mio\b|mia\b|mill\b|pct\b|t\.?\s?kr|procent))
    (?!-?\s?(?:p/?l\b|pl\b|priser|prisniveau))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PRICE_LEVEL = re.compile(
    rf"""
    \b(?:i\s)?(?P<year>{_YEAR})\s?-?\s?(?:p/?l\b(?:-niveau|-priser)?|pris(?:er|niveau)\b
       |pris-\ og\ lønniveau\b|prisfremskrevet\b)
  | \b(?:p/l|PL|pris-\ og\ lønniveau(?:et)?|prisniveau(?:et)?|priser)
    [\s:-]*(?:i\s|for\s)?(?P<after>{_YEAR})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """A year or a span of years: ``2025``, ``2025-2028``, ``2024/25``, ``2025 og frem``."""

    span: Span
    verbatim: str
    first: int
    last: int | None
    """Inclusive, equal to `first` for one year; ``None`` for ``og frem``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLevel:
    """The year whose prices and wages amounts are counted in: ``2024-p/l``, ``2023-priser``."""

    span: Span
    verbatim: str
    year: int


def find_years(text: str) -> tuple[Years, ...]:
    """All years from 1900 to 2099 in order; not those of dates in digits or of price levels."""
    names = [*find_identifiers(text), *(level.span for level in find_price_levels(text))]
    found = []
    for match in _YEARS.finditer(text):
        span = Span(*match.span())
        if any(span.overlaps(name) for name in names):
            continue
        first = int(match["first"])
        last = _last_year(first, match["last"] or match["until"])
        found.append(
            Years(
                span=span,
                verbatim=match[0],
                first=first,
                last=None if match["onward"] else max(first, last),
            )
        )
    return tuple(found)


def find_price_levels(text: str) -> tuple[PriceLevel, ...]:
    """All price levels of `text` in order."""
    return tuple(
        PriceLevel(
            span=Span(*match.span()), verbatim=match[0], year=int(match["year"] or match["after"])
        )
        for match in _PRICE_LEVEL.finditer(text)
    )


def _last_year(first: int, printed: str | None) -> int:
    """The year that `printed` means after `first`: ``25`` in ``2024/25`` is 2025."""
    if printed is None:
        return first
    return int(printed) if len(printed) == 4 else first // 100 * 100 + int(printed)
