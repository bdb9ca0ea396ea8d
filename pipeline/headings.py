"""The headings of a paper, the path of headings above each block, and its known sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.papers import Heading
from pipeline.blocks import BlockKind, LaidText, TextBlock

_DEEPEST = 6


class SectionKind(StrEnum):
    """Sections whose name says what stands in them, whatever their municipality calls them."""

    QUESTIONS = "questions"
    ANSWER = "answer"
    RECOMMENDATION = "recommendation"
    DECISION = "decision"
    EARLIER_DECISIONS = "earlier decisions"
    APPENDICES = "appendices"


_SECTION_NAMES: tuple[tuple[SectionKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (SectionKind.EARLIER_DECISIONS, r"tidligere (?:beslutning|behandling)\w*"),
        (
            SectionKind.DECISION,
            r"(?:.{3,60}s )?(?:beslutning|afgørelse|vedtagelse)(?:en)?"
            r"(?: (?:i|den|fra|på|for) .+)?",
        ),
        (
            SectionKind.RECOMMENDATION,
            r"(?:.{3,60}s )?(?:indstilling|erklæring)(?:en)?(?: og beslutning)?"
            r"|(?:medlems|ændrings)?forslag",
        ),
        (
            SectionKind.QUESTIONS,
            r"(?:de |følgende |opfølgende |stillede )*spørgsmål(?:et|ene)?"
            r"(?: lyder| (?:nr\. )?\d+)?(?: fra (?:(?!\b(?:om|vedr|vedrørende|angående)\b).)+)?",
        ),
        (
            SectionKind.ANSWER,
            r"(?:\w+(?:-,? ?(?:\w+-)? og \w+)?s )?(?:svar|besvarelse|bemærkninger)(?:et|en)?"
            r"(?: (?:på|af|til) spørgsmål(?:et|ene)?(?: (?:nr\. )?\d+)?)?|svar fra .+",
        ),
        (SectionKind.APPENDICES, r"bilag(?:sliste|soversigt)?|bilag til (?:sagen|punktet)"),
    )
)
_LED_IN = frozenset({SectionKind.DECISION, SectionKind.RECOMMENDATION})
_LABEL_CHARACTERS = 60
_MARGIN_LABEL = re.compile(r"(?:Beslutning|Indstilling) (?=[A-ZÆØÅ][a-zæøå]+\b.*[.:]$)")
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[a-z])[.)]\s+")
_ITEM = re.compile(r"\s*(?:(?:punkt|pkt\.?|sag) )?\d+[.:)]? +(?=\S)", re.IGNORECASE)
"""The number of an item of the agenda: ``3. Medlemsforslag``, ``Punkt 3: Medlemsforslag``."""
ARGUED_SECTIONS = frozenset(
    {
        "problemstilling", "løsning", "sagsfremstilling", "sagsfremstilling og økonomi", "baggrund",
        "økonomi", "videre proces", "beslutningstema", "resume", "resumé",
    }
)  # fmt: skip
"""Headings between which a recommendation argues."""
_OF_A_CASE = ARGUED_SECTIONS | {
    "sagsbeskrivelse", "behandling", "politisk behandling", "handlerum", "politisk handlerum",
    "høring", "kommunikation", "lovgrundlag", "vurdering",
}  # fmt: skip
"""Sections that a case of an agenda has besides those of `SectionKind`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a block stands in the structure of its paper."""

    path: tuple[str, ...]
    """The headings above it, outermost first."""
    section: SectionKind | None
    """The innermost known section it stands in; a heading stands in its own section."""


def find_headings(laid: LaidText) -> tuple[Heading, ...]:
    """The headings of a paper, in text order."""
    return tuple(
        Heading(span=block.span, level=heading_level(block))
        for block in laid.blocks
        if block.kind is BlockKind.HEADING
    )


def heading_level(block: TextBlock) -> int:
    """The level of a heading block, 1 where the layout could not say, never deeper than 6."""
    return min(block.level or 1, _DEEPEST)


def find_places(laid: LaidText, *, letterhead: Sequence[TextBlock] = ()) -> tuple[Place, ...]:
    """The place of each block, in the order of the blocks; nothing stands under a letterhead.

    A section lasts until the next heading of its own level or above. A line that is all label
    (``Beslutning``, ``Svar:``) opens its section also where the layout took it for a paragraph, and
    so does a label that leads a paragraph in (``Beslutning: Godkendt.``); that lasts until the next
    heading of any level. Where a case's sections are printed like the
    numbered item they stand under, they stand under it all the same.
    """
    above: list[_OpenHeading] = []
    label: SectionKind | None = None
    places = []
    for block in laid.blocks:
        text = block.span.of(laid.text)
        named = section_kind(text) if _may_open_section(block) else None
        named = named or (led_in(text) if block.kind is BlockKind.PARAGRAPH else None)
        if block.kind is BlockKind.HEADING:
            level = heading_level(block)
            is_section = named is not None or text.strip(" :").lower() in _OF_A_CASE
            above = [
                heading
                for heading in above
                if heading.level < level
                or (heading.level == level and is_section and heading.is_item)
            ]
            label = None
            places.append(_place(above, named))
            if block not in letterhead:
                above.append(_OpenHeading(level=level, title=text, section=named))
        else:
            label = named or label
            places.append(_place(above, label))
    return tuple(places)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenHeading:
    level: int
    title: str
    section: SectionKind | None

    @property
    def is_item(self) -> bool:
        """Whether it is a numbered item, and no section itself."""
        return self.section is None and bool(_ITEM.match(self.title))


def _place(above: list[_OpenHeading], innermost: SectionKind | None) -> Place:
    sections = [heading.section for heading in above] + [innermost]
    known = [section for section in sections if section is not None]
    return Place(
        path=tuple(heading.title for heading in above), section=known[-1] if known else None
    )


def section_kind(line: str) -> SectionKind | None:
    """The section that a heading or label line opens, or ``None``."""
    words = _NUMBER.sub("", " ".join(line.split())).rstrip(" :.")
    for kind, name in _SECTION_NAMES:
        if name.fullmatch(words):
            return kind
    return None


def led_in(text: str) -> SectionKind | None:
    """The decision or recommendation that a label before a paragraph's text says it is.

    A label that stands in the margin has no colon: ``Beslutning Godkendt.``
    """
    if _MARGIN_LABEL.match(text):
        return section_kind(text.split(maxsplit=1)[0])
    label, colon, rest = text[:_LABEL_CHARACTERS].partition(": ")
    kind = section_kind(label) if colon and rest else None
    return kind if kind in _LED_IN else None


def _may_open_section(block: TextBlock) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and len(block.span) <= 120
