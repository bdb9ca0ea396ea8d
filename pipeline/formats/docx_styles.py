"""How a Word document's text looks: what its styles and its runs say, nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

Element = Any
"""An lxml element of WordprocessingML; python-docx gives no types for most of them."""

_HALF_POINTS = 2
_USUAL_SIZE = 10.0
"""Points, where nothing in the file says (ECMA-376 part 1, 17.3.2.38)."""
_WHITE = "FFFFFF"
_ON = frozenset({"1", "true", "on"})
_OFF = frozenset({"0", "false", "off"})
_BODY_TEXT = 9
"""The outline level that is none (ECMA-376 part 1, 17.3.1.20)."""
_CYCLE = 50
"""Styles based on each other beyond this depth are based on themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLook:
    """How a run looks."""

    size: float
    """Points."""
    bold: bool
    marked: bool
    """In italics or capitals, or underlined."""
    vanished: bool
    """Formatted as hidden text."""
    white: bool
    """White without a colour behind it, as far as the run and its paragraph say."""


class Styles:
    """The styles of a document; `element` is its ``w:styles``."""

    def __init__(self, element: Element) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in element.iter(qn("w:style"))}
        self._default = next(
            (
                identity
                for identity, style in self._styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in _ON
            ),
            None,
        )
        self._defaults = element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")

    def name(self, paragraph: Element) -> str:
        """The name of a paragraph's style, in English and lower case whatever language Word has."""
        for style in self._chain(_value(paragraph.find(qn("w:pPr")), "w:pStyle") or self._default):
            return (_value(style, "w:name") or "").lower()
        return ""

    def outline(self, paragraph: Element) -> int | None:
        """The heading level of a paragraph: 0 for a title, 1 to 9 for headings."""
        if self.name(paragraph) == "title":
            return 0
        for properties in self.paragraph_properties(paragraph):
            level = _value(properties, "w:outlineLvl")
            if level is not None:
                return int(level) + 1 if int(level) < _BODY_TEXT else None
        return None

    def paragraph_properties(self, paragraph: Element) -> Iterator[Element]:
        """The ``w:pPr`` that apply to a paragraph, the nearest first."""
        own = paragraph.find(qn("w:pPr"))
        if own is not None:
            yield own
        for style in self._chain(_value(own, "w:pStyle") or self._default):
            properties = style.find(qn("w:pPr"))
            if properties is not None:
                yield properties

    def look(self, run: Element, paragraph: Element) -> RunLook:
        """How `run` looks in `paragraph`."""
        properties = list(self._run_properties(run, paragraph))
        size = _first(properties, "w:sz")
        ground = [*properties, *self.paragraph_properties(paragraph)]
        return RunLook(
            size=float(size) / _HALF_POINTS if size else _USUAL_SIZE,
            bold=_is_on(properties, "w:b"),
            marked=_is_on(properties, "w:i")
            or _is_on(properties, "w:caps")
            or (_first(properties, "w:u") or "none") != "none",
            vanished=_is_on(properties, "w:vanish"),
            white=_first(properties, "w:color") == _WHITE
            and not any(_is_shaded(item) for item in ground),
        )

    def _run_properties(self, run: Element, paragraph: Element) -> Iterator[Element]:
        own = run.find(qn("w:rPr"))
        if own is not None:
            yield own
        styled = (
            *self._chain(_value(own, "w:rStyle")),
            *self._chain(_value(paragraph.find(qn("w:pPr")), "w:pStyle") or self._default),
        )
        for style in styled:
            properties = style.find(qn("w:rPr"))
            if properties is not None:
                yield properties
        if self._defaults is not None:
            yield self._defaults

    def _chain(self, identity: str | None) -> Iterator[Element]:
        """A style and what it is based on."""
        for _ in range(_CYCLE):
            style = self._styles.get(identity)
            if style is None:
                return
            yield style
            identity = _value(style, "w:basedOn")


def _value(parent: Element | None, name: str) -> str | None:
    child = None if parent is None else parent.find(qn(name))
    value: str | None = None if child is None else child.get(qn("w:val"))
    return value


def _first(properties: list[Element], name: str) -> str | None:
    return next((value for item in properties if (value := _value(item, name)) is not None), None)


def _is_on(properties: list[Element], name: str) -> bool:
    """Whether the nearest of the properties that speak of a switch set it."""
    for item in properties:
        switch = item.find(qn(name))
        if switch is not None:
            return switch.get(qn("w:val"), "1") not in _OFF
    return False


def _is_shaded(properties: Element) -> bool:
    shade, highlight = properties.find(qn("w:shd")), properties.find(qn("w:highlight"))
    filled = shade is not None and shade.get(qn("w:fill"), "auto") not in ("auto", _WHITE)
    return filled or (highlight is not None and highlight.get(qn("w:val")) != "none")
