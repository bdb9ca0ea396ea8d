"""Who signs a paper: a name on a line of its own, where papers are signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.spans import Span
from pipeline.blocks import BlockKind, LaidText
from pipeline.headings import SectionKind, section_kind
from pipeline.people import NAME, PersonMention

_BRIEF = r"mvh|vh|bh"
_GREETING = re.compile(
    r"(?:med )?(?:de )?(?:venlige?|bedste|kærlige?|mange) hils(?:en|ner)\b|hilsen\b"
    rf"|(?:{_BRIEF})\b\.?",
    re.IGNORECASE,
)
_CLOSING = re.compile(rf"{_GREETING.pattern}|.*\bvegne\W*$", re.IGNORECASE)
_POST = re.compile(
    r"(?:\w+ )?\w*(?:chef|direktør|formand|forkvinde|konsulent|leder|borgmester|rådmand|sekretær"
    r"|koordinator|medarbejder|jurist|medlem|ingeniør|planlægger)\b.{0,40}",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?P<name>{NAME})(?:,? (?P<post>(?!er |var |blev )(?i:{_POST.pattern})))?")
"""A name, its post on the same line or none."""
_SHORT_CLOSING = re.compile(rf"(?:{_BRIEF}|hilsen)\b", re.IGNORECASE)
"""A closing that a name may follow on its line: ``Mvh. Ane``."""
_LAST_BLOCKS = 3
_ENDING = frozenset({SectionKind.APPENDICES, SectionKind.DECISION})
"""Sections that follow the signature under a recommendation."""


def with_signers_as_text(laid: LaidText) -> LaidText:
    """The text with the names in bold that sign it as paragraphs: they head nothing that follows.

    A name is signed below a closing formula, and above its bearer's post.
    """
    lines = [block.span.of(laid.text) for block in laid.blocks]
    blocks = tuple(
        replace(block, kind=BlockKind.PARAGRAPH, level=None)
        if block.kind is BlockKind.HEADING and _is_signer(lines, index)
        else block
        for index, block in enumerate(laid.blocks)
    )
    return replace(laid, blocks=blocks)


def _is_signer(lines: list[str], index: int) -> bool:
    above, below = lines[:index][-1:], lines[index + 1 :][:1]
    return bool(_NAME.fullmatch(lines[index])) and (
        any(map(is_closing, above)) or any(map(_POST.fullmatch, below))
    )


def find_signatures(laid: LaidText) -> tuple[PersonMention, ...]:
    """The persons who sign the paper, in text order.

    A name alone on its line is a signature below a closing formula, above the signer's post, above
    the list of appendices or the decision, and at the paper's end.
    """
    return tuple(_signatures(laid))


def is_greeting(line: str) -> bool:
    """Whether a line is a greeting, which ends whatever stands above it."""
    return bool(_GREETING.fullmatch(line.strip(" ,")))


def is_closing(line: str) -> bool:
    """Whether a line is the formula that closes a letter."""
    return bool(_CLOSING.fullmatch(line.strip(" ,")))


def _signatures(laid: LaidText) -> Iterator[PersonMention]:
    lines = [block.span.of(laid.text) for block in laid.blocks]
    for index, block in enumerate(laid.blocks):
        signed = block.kind is BlockKind.PARAGRAPH and _NAME.fullmatch(lines[index])
        is_other = (
            _POST.fullmatch(lines[index])
            or _SHORT_CLOSING.match(lines[index])
            or lines[index].endswith(" Kommune")
        )
        if signed and not is_other and _is_signed(lines, index):
            start = block.span.start
            span = Span(start, start + signed.end("name"))
            yield PersonMention(span=span, name=signed["name"], party=None)


def _is_signed(lines: list[str], index: int) -> bool:
    before = lines[index - 1] if index else ""
    after = lines[index + 1] if index + 1 < len(lines) else ""
    return bool(
        is_closing(before)
        or _POST.fullmatch(after)
        or section_kind(after) in _ENDING
        or (index > 0 and index >= len(lines) - _LAST_BLOCKS)
    )
