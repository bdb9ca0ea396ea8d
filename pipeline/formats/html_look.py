"""How the text of a web page looks, as far as elements and their own styles tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline.formats.content import BODY_SIZE

Element = Any
"""An element of lxml's tree whose tag is a name."""

HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}
"""How large browsers set headings beside running text (HTML Standard, 15.3.7)."""

_BOLD = frozenset({"b", "strong", "th"})
_MARKED = frozenset({"i", "em", "u"})
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*[01]?(?:\.\d+)?(?:px|pt)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*(?P<colour>[^;!]+)", re.IGNORECASE)
_WHITE = re.compile(r"white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)", re.IGNORECASE)
_GROUND = re.compile(r"(?:^|;)\s*background", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How text looks at a place in the page."""

    size: float = BODY_SIZE
    """Points."""
    bold: bool = False
    is_marked: bool = False
    """In italics or underlined; links are so without that meaning anything."""
    is_removed: bool = False
    """Not shown at all."""
    is_white: bool = False
    on_page: bool = True
    """Nothing around it says that its ground has a colour."""

    @property
    def hidden(self) -> bool:
        """Whether no reader sees it."""
        return self.is_removed or (self.is_white and self.on_page)


def look_within(element: Element, outer: Look) -> Look:
    """How text looks in `element`, which stands where it looks as `outer`."""
    style = element.get("style") or ""
    scale = HEADINGS.get(element.tag)
    coloured = any(element.get(name) is not None for name in ("bgcolor", "background"))
    return Look(
        size=outer.size if scale is None else BODY_SIZE * scale,
        bold=outer.bold or element.tag in _BOLD or scale is not None or bool(_HEAVY.search(style)),
        is_marked=outer.is_marked or element.tag in _MARKED,
        is_removed=outer.is_removed
        or element.get("hidden") is not None
        or bool(_HIDING.search(style)),
        is_white=_is_white(element, style, outer),
        # A table's colours come from its style sheet more often than not.
        on_page=outer.on_page
        and not coloured
        and element.tag != "table"
        and not _GROUND.search(style),
    )


def _is_white(element: Element, style: str, outer: Look) -> bool:
    match = _COLOUR.search(style)
    colour = match["colour"] if match else element.get("color")
    return outer.is_white if colour is None else bool(_WHITE.fullmatch(colour.strip()))
