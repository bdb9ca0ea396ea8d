"""How the text of an OpenDocument file looks, and how its lists and headings count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from odf.namespaces import FONS, STYLENS, TEXTNS
from odf.opendocument import OpenDocument

from pipeline.formats.numbering import BULLET, decimal, letters, roman, upper

Element = Any
"""A node of odfpy's tree, which has no types."""

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0}
_LENGTH = re.compile(r"([\d.]+)(pt|in|cm|mm|px|pc|%)")
_USUAL_SIZE = 12.0
"""Points, where nothing in the file says: what LibreOffice takes."""
_WHITE = "#ffffff"
_GROUNDS = frozenset({"transparent", _WHITE})
_CYCLE = 50
"""Styles derived from each other beyond this depth are derived from themselves."""
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "1": decimal,
    "a": letters,
    "A": upper(letters),
    "i": roman,
    "I": upper(roman),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLook:
    """How a stretch of text looks."""

    size: float
    """Points."""
    bold: bool
    marked: bool
    """In italics or capitals, or underlined."""
    hidden: bool
    """Formatted as hidden text."""
    white: bool
    """White without a colour behind it, as far as its styles say."""


class Styles:
    """The styles of a document."""

    def __init__(self, document: OpenDocument) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, Element]] = {}
        self.outline: dict[int, Element] = {}
        """How headings are numbered, by level."""
        for group in (document.automaticstyles, document.styles):
            for style in children(group):
                self._take(style)

    def _take(self, style: Element) -> None:
        name = attribute(style, STYLENS, "name") or ""
        if style.qname == (STYLENS, "style"):
            family = attribute(style, STYLENS, "family") or ""
            # The automatic styles of heads and feet come second and may repeat a name.
            self._styles.setdefault((family, name), style)
        elif style.qname == (TEXTNS, "list-style"):
            self._lists.setdefault(name, _by_level(style))
        elif style.qname == (TEXTNS, "outline-style"):
            self.outline = _by_level(style)

    def list_style(self, name: str | None) -> dict[int, Element]:
        """The levels of a list style, 1 being the outermost; none for an unknown name."""
        return self._lists.get(name or "", {})

    def names(self, paragraph: str | None) -> Iterator[str]:
        """The names of a paragraph's style and of those it is derived from."""
        for style in self._chain("paragraph", paragraph):
            yield attribute(style, STYLENS, "name") or ""

    def look(self, paragraph: str | None, spans: tuple[str, ...]) -> TextLook:
        """How text looks in a paragraph's style and the character styles around it.

        `spans` are named from the outermost in.
        """
        properties = [
            *(item for span in reversed(spans) for item in self._properties("text", span)),
            *self._properties("paragraph", paragraph),
        ]
        defaults = self._properties("paragraph", "")
        stated = [*properties, *defaults]
        return TextLook(
            size=_size([value for item in stated if (value := _said(item, "font-size"))]),
            bold=_first_said(stated, FONS, "font-weight") == "bold",
            marked=_first_said(stated, FONS, "font-style") == "italic"
            or _first_said(stated, FONS, "text-transform") == "uppercase"
            or _first_said(stated, STYLENS, "text-underline-style") not in ("", "none"),
            hidden=any(attribute(item, TEXTNS, "display") == "none" for item in properties),
            white=_first_said(stated, FONS, "color").lower() == _WHITE
            and all((_said(i, "background-color") or _WHITE) in _GROUNDS for i in properties),
        )

    def _properties(self, family: str, name: str | None) -> Iterator[Element]:
        for style in self._chain(family, name):
            for child in children(style):
                if child.qname in (
                    (STYLENS, "text-properties"),
                    (STYLENS, "paragraph-properties"),
                ):
                    yield child

    def _chain(self, family: str, name: str | None) -> Iterator[Element]:
        for _ in range(_CYCLE):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = attribute(style, STYLENS, "parent-style-name")


@dataclass(slots=True)
class Counter:
    """Counts the items of a list, or the headings of a document, by level."""

    levels: Mapping[int, Element]
    """How each level is numbered."""
    counts: dict[int, int] = field(default_factory=dict)

    def mark(self, level: int, *, start: str | None = None) -> str:
        """The mark of the next item at `level` (1 is outermost), which `start` may set."""
        style = self.levels.get(level)
        if start is not None:
            self.counts[level] = int(start)
        elif level in self.counts:
            self.counts[level] += 1
        else:
            self.counts[level] = self._start(level)
        for deeper in [other for other in self.counts if other > level]:
            del self.counts[deeper]
        if style is None or "bullet" in style.qname[1] or "image" in style.qname[1]:
            return BULLET
        return self._number(style, level)

    def _number(self, style: Element, level: int) -> str:
        if not attribute(style, STYLENS, "num-format"):
            return ""
        shown = int(attribute(style, TEXTNS, "display-levels") or 1)
        numbers = [
            _FORMATS.get(self._format(at), decimal)(self.counts.get(at, self._start(at)))
            for at in range(max(1, level - shown + 1), level + 1)
            if self._format(at)
        ]
        prefix = attribute(style, STYLENS, "num-prefix") or ""
        suffix = attribute(style, STYLENS, "num-suffix") or ""
        return f"{prefix}{'.'.join(numbers)}{suffix}".strip()

    def _format(self, level: int) -> str:
        style = self.levels.get(level)
        return "" if style is None else attribute(style, STYLENS, "num-format") or ""

    def _start(self, level: int) -> int:
        style = self.levels.get(level)
        return 1 if style is None else int(attribute(style, TEXTNS, "start-value") or 1)


def children(node: Element) -> list[Element]:
    """The elements directly in `node`."""
    return [child for child in node.childNodes if child.nodeType == child.ELEMENT_NODE]


def attribute(node: Element, space: str, local: str) -> str | None:
    """The value of an attribute, ``None`` where it is not given."""
    value = node.attributes.get((space, local))
    return None if value is None else str(value)


def _by_level(style: Element) -> dict[int, Element]:
    return {int(attribute(level, TEXTNS, "level") or 1): level for level in children(style)}


def _said(properties: Element, local: str) -> str | None:
    return attribute(properties, FONS, local)


def _first_said(stated: list[Element], space: str, local: str) -> str:
    """What the nearest of the properties that speak of something say; empty where none does."""
    return next((value for item in stated if (value := attribute(item, space, local))), "")


def _size(stated: list[str]) -> float:
    """The size in points from what is stated, nearest first; percentages are of the next."""
    factor = 1.0
    for value in stated:
        match = _LENGTH.fullmatch(value)
        if match and match[2] == "%":
            factor *= float(match[1]) / 100
        elif match:
            return factor * float(match[1]) * _POINTS[match[2]]
    return factor * _USUAL_SIZE
