"""What of a web page is there to find the way, and not what the page says."""

from __future__ import annotations

import re

from pipeline.formats.html_look import Element

LINKED = 0.5
"""Navigation is links for more than this share of its letters."""

_AWAY = frozenset({"navigation", "menu", "menubar", "search", "dialog", "alertdialog"})
_HEADS_AND_FEET = frozenset({"banner", "contentinfo"})
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|breadcrumbs?|skip-?link|skip-to-\w+)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookie[\s_-]?(?:banner|bar|bot|consent|dialog|info|notice|popup)", re.IGNORECASE
)
"""What asks a visitor about cookies."""
_HEAD_OR_FOOT = re.compile(r"(?:(?:site|page|global|main)[_-])?(?:header|footer)", re.IGNORECASE)
_PARTS = frozenset({"article", "section", "aside", "main", "blockquote"})
"""Whose own head or foot is text."""


def leads_away(element: Element) -> bool:
    """Whether an element is a menu, a path, a search or a dialogue of the page, not its frame."""
    if element.tag in ("html", "body"):
        return False
    if element.get("role") in _AWAY:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_CONSENT.search(names)) or (bool(_NAVIGATION.search(names)) and _is_linked(element))


def is_head_or_foot(element: Element) -> bool:
    """Whether an element is the head or foot of the whole site, without the page's own title."""
    says_so = element.get("role") in _HEADS_AND_FEET or any(
        _HEAD_OR_FOOT.fullmatch(name)
        for name in (element.get("id") or "", *(element.get("class") or "").split())
    )
    if element.tag in ("html", "body"):
        return False
    if element.tag in ("header", "footer"):
        says_so = not any(outer.tag in _PARTS for outer in element.iterancestors())
    return says_so and element.find(".//h1") is None


def _is_linked(element: Element) -> bool:
    """Whether most of an element's text is in links; one to the page's own parts is all of it."""
    if element.tag == "a":
        return True
    total = _letters(element)
    return sum(map(_letters, element.iter("a"))) > LINKED * total


def _letters(element: Element) -> int:
    return len("".join("".join(element.itertext()).split()))
