"""Breaks Danish text into lines, dividing words where Danish divides them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pyphen
from reportlab.pdfbase import pdfmetrics

_COMPOUNDS = re.compile(
    r"(skole)(mad)|(vej)(ved)|(fjern)(varme)|(it)(drift)|(bredbånds)(net)", re.IGNORECASE
)
"""Seams of compounds that the pattern dictionary divides elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line."""

    printed: str
    """With the hyphen that divides its last word, where it does."""
    width: float
    """In points."""
    last: bool
    """Whether it ends its paragraph."""


def break_lines(
    text: str, font: str, size: float, width: float, *, divided: bool
) -> tuple[Line, ...]:
    """Fill lines of a width as far as they go, word by word.

    With `divided`, a word that does not fit is divided by a hyphen; a word's own hyphen
    (``tech-giganter``) is a place to break in any case.
    """
    lines: list[str] = []
    current = ""
    for word in text.split(" "):
        rest = word
        while rest:
            candidate = f"{current} {rest}" if current else rest
            if pdfmetrics.stringWidth(candidate, font, size) <= width:
                current, rest = candidate, ""
                continue
            head, tail = _divide(rest, current, font, size, width, divided=divided)
            if head:
                lines.append(f"{current} {head}" if current else head)
            else:
                lines.append(current)
            current, rest = "", tail
    lines.append(current)
    return tuple(
        Line(
            printed=line,
            width=pdfmetrics.stringWidth(line, font, size),
            last=number == len(lines) - 1,
        )
        for number, line in enumerate(lines)
    )


def _divide(
    word: str, current: str, font: str, size: float, width: float, *, divided: bool
) -> tuple[str, str]:
    """The longest beginning of a word that fits behind the line so far, and the rest of it."""
    start = f"{current} " if current else ""
    for head, tail in reversed(_divisions(word, divided)):
        if pdfmetrics.stringWidth(start + head, font, size) <= width:
            return head, tail
    if not current:
        raise ValueError(f"the word {word!r} is wider than its line")
    return "", word


@cache
def _divisions(word: str, divided: bool) -> tuple[tuple[str, str], ...]:
    """Where a word may be divided, from left to right, as printed on either line."""
    places = {match.end(): "" for match in re.finditer(r"(?<=[^\W\d]{2})-(?=[^\W\d]{2})", word)}
    if divided and word.strip(".,;:?!()”’»«").isalpha() and not word.isupper():
        places |= dict.fromkeys(_syllables(word), "-")
    return tuple((word[:place] + mark, word[place:]) for place, mark in sorted(places.items()))


def _syllables(word: str) -> list[int]:
    if seam := _COMPOUNDS.search(word):
        return [seam.start() + len(next(part for part in seam.groups() if part))]
    letters = re.search(r"\w+", word)
    if letters is None or len(letters[0]) < 6:
        return []
    hyphenator = pyphen.Pyphen(lang="da_DK", left=3, right=3)
    return [letters.start() + place for place in hyphenator.positions(letters[0])]
