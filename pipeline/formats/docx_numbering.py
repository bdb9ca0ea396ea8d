"""The numbers and bullets that Word makes by itself, counted as Word counts.

Left out: pictures for bullets (a bullet is shown for them), numbers in words (``første``) and in
scripts other than Latin (their decimal is shown), and levels that one list redefines for itself
(the shared definition is used). Fields that count (``SEQ``) hold their last result as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from pipeline.formats.docx_styles import Element, Styles
from pipeline.formats.numbering import BULLET, decimal, letters, roman, upper

_FORMATS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": upper(letters),
    "lowerRoman": roman,
    "upperRoman": upper(roman),
    "decimalZero": "{:02d}".format,
}
_PLACEHOLDER = re.compile(r"%(\d)")
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list."""

    mark: str
    """As shown; empty where the list shows nothing."""
    depth: int
    """1 is outermost."""


@dataclass(slots=True)
class Numbering:
    """Counts through a document; ask for its paragraphs in their order."""

    definitions: Element | None
    """The document's ``w:numbering``; ``None`` where it has none."""
    styles: Styles
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """The last number at each level of a list, by the list's abstract definition."""
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def of(self, paragraph: Element) -> Numbered | None:
        """The number of the next paragraph; ``None`` for one that is in no list."""
        number, level = self._reference(paragraph)
        if self.definitions is None or number is None or not 0 <= level < _DEEPEST:
            return None
        concrete = self._named("w:num", "w:numId", number)
        abstract = self._abstract(concrete)
        if concrete is None or abstract is None:
            return None
        levels = {int(item.get(qn("w:ilvl"))): item for item in abstract.iter(qn("w:lvl"))}
        if level not in levels:
            return None
        counts = self._counts.setdefault(abstract.get(qn("w:abstractNumId")), {})
        self._count(counts, levels, level, concrete, number)
        return Numbered(_shown(levels, counts, level), level + 1)

    def _reference(self, paragraph: Element) -> tuple[str | None, int]:
        """The list and level (0 is outermost) that a paragraph or its style names."""
        number: str | None = None
        level: int | None = None
        for properties in self.styles.paragraph_properties(paragraph):
            reference = properties.find(qn("w:numPr"))
            if reference is None:
                continue
            number = number or _value(reference, "w:numId")
            own = _value(reference, "w:ilvl")
            level = int(own) if level is None and own is not None else level
            if number is not None:
                break
        return (None if number == "0" else number), level or 0

    def _named(self, tag: str, attribute: str, value: str) -> Element | None:
        assert self.definitions is not None
        named = (
            item for item in self.definitions.iter(qn(tag)) if item.get(qn(attribute)) == value
        )
        return next(named, None)

    def _abstract(self, concrete: Element | None) -> Element | None:
        identity = None if concrete is None else _value(concrete, "w:abstractNumId")
        if identity is None:
            return None
        abstract = self._named("w:abstractNum", "w:abstractNumId", identity)
        link = None if abstract is None else _value(abstract, "w:numStyleLink")
        return abstract if link is None else self._linked(link)

    def _linked(self, style: str) -> Element | None:
        """The definition that a numbering style carries for those that only name it."""
        assert self.definitions is not None
        abstracts = self.definitions.iter(qn("w:abstractNum"))
        return next((item for item in abstracts if _value(item, "w:styleLink") == style), None)

    def _count(
        self,
        counts: dict[int, int],
        levels: Mapping[int, Element],
        level: int,
        concrete: Element,
        number: str,
    ) -> None:
        """Count one on at `level`, and begin the levels above it that have not begun."""
        restart = _restart_at(concrete, level)
        if restart is not None and (number, level) not in self._begun:
            counts[level] = restart
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = _start(levels[level])
        self._begun.add((number, level))
        for above in range(level):
            counts.setdefault(above, _start(levels.get(above)))
        for below in [deeper for deeper in counts if deeper > level]:
            del counts[below]


def _shown(levels: Mapping[int, Element], counts: Mapping[int, int], level: int) -> str:
    if _format(levels[level]) == "bullet":
        return BULLET
    if _format(levels[level]) == "none":
        return ""
    legal = levels[level].find(qn("w:isLgl")) is not None

    def written(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        write = decimal if legal else _FORMATS.get(_format(levels.get(at)), decimal)
        return write(counts.get(at, 1))

    return " ".join(_PLACEHOLDER.sub(written, _value(levels[level], "w:lvlText") or "").split())


def _format(level: Element | None) -> str:
    return (None if level is None else _value(level, "w:numFmt")) or "decimal"


def _start(level: Element | None) -> int:
    return int((None if level is None else _value(level, "w:start")) or 1)


def _restart_at(concrete: Element, level: int) -> int | None:
    """The number at which a list that shares its definition with others begins anew."""
    for override in concrete.iter(qn("w:lvlOverride")):
        start = _value(override, "w:startOverride")
        if override.get(qn("w:ilvl")) == str(level) and start is not None:
            return int(start)
    return None


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(qn(name))
    value: str | None = None if child is None else child.get(qn("w:val"))
    return value
