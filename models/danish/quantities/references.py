"""Numbers that name rather than count: case numbers, paragraphs, pages, appendices, telephones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.spans import Span

_IDENTIFIER = re.compile(
    r"""
    \b(?:J\.?\s?nr\.?|Journalnr\.?|Sagsnr\.?|Sagsnummer|Dok\.?\s?nr\.?)[:\s]*[\wÆØÅæøå/.-]*\d[\w/.-]*\b
  | \b[A-ZÆØÅ]{2,5}-\d{4}-\d+\b                        # SAG-2024-12345
  | \b\d{4}-\d{5,8}\b                                  # eDoc: 2025-0092063
  | (?<![\d/])\d{2}/\d{3,6}(?![\d/])                   # 25/26257
  | (?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)            # ISO date
  | (?<![\d.])\d{1,2}[./-]\d{1,2}[./\ -]{1,2}(?:\d{4}|\d{2})(?![\d.]\d|\d) # 27.03.2025, 3/4-25
  | \bkl\.\s?\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?          # kl. 17:30
  | \b(?:tlf\.?|telefon|mobil)[:\s]*(?:\+45\s?)?\d(?:\s?\d){7}\b
  | (?<![\d.,])(?:\+45\s?)?\d{2}(?:\s\d{2}){3}(?![\d.,]\d|\d) # 33 66 33 66
  | \b(?:CVR|EAN|SE)(?:-?\s?nr\.?|-nummer)?[:\s]*\d[\d\s]{6,14}\d\b
  | (?<![\d.,-])\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\b(?![.,]?\d|\s?(?:mio|mia|mill|mrd)) # section 4.2
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABELLED = re.compile(
    r"""
    §{1,2}\s?\d+\s?[a-z]?\b(?:,?\s?(?:stk|nr)\.\s?\d+)*
  | \b(?:side|sider|s\.|bilag|punkt|punkter|pkt\.|afsnit|kapitel|kap\.|anbefaling|princip|tabel
       |figur|fodnote|note|version|nr\.|nummer|stk\.|spørgsmål|fase|spor|boks)
    \s?\d+(?:\.\d+)*(?:(?:\s?[-–]\s?|\s?,\s|\s+og\s+)\d+(?:\.\d+)*)*\b(?!\s?(?:kr|mio|mia|pct|%))
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A number with what it points at: ``§ 12, stk. 5``, ``bilag 2``, ``2025-0092063``."""

    span: Span
    verbatim: str


def find_identifiers(text: str) -> tuple[Span, ...]:
    """Where digits make up a name or a point in time and have no value as a number."""
    return tuple(Span(*match.span()) for match in _IDENTIFIER.finditer(text))


def find_references(text: str) -> tuple[Reference, ...]:
    """Identifiers and labelled numbers, in text order, without overlaps (the longer wins)."""
    spans = [Span(*match.span()) for match in _LABELLED.finditer(text)]
    spans += find_identifiers(text)
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return tuple(Reference(span=span, verbatim=span.of(text)) for span in chosen)
