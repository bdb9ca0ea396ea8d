"""A paper's structure: everything that later steps ask about its blocks, found once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.papers import Kind
from corpus.spans import Span
from models.danish.analysis import Analysis
from pipeline.blocks import LaidText
from pipeline.front import Front, find_front
from pipeline.headings import Place, find_places
from pipeline.kind import find_kind
from pipeline.letter import Letter, find_letter, is_letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """A paper's text with what its blocks are; sequences hold one entry for each block."""

    laid: LaidText
    front: Front
    kind: Kind
    places: tuple[Place, ...]
    sentences: tuple[tuple[Span, ...], ...]
    """The sentences of each block, in the paper's text."""
    letter: Letter | None
    """The order of a councillor's letter; ``None`` for other papers."""


def find_structure(laid: LaidText, analyses: Sequence[Analysis]) -> Structure:
    """The structure of a paper; `analyses` are those of each block's text."""
    front = find_front(laid)
    places = find_places(laid, letterhead=front.letterhead)
    letter = find_letter(laid, front) if is_letter(laid, front) else None
    return Structure(
        laid=laid,
        front=front,
        kind=find_kind(laid, front, places, letter).kind,
        places=places,
        sentences=tuple(
            tuple(sentence.shifted(block.span.start) for sentence in analysis.sentences)
            for block, analysis in zip(laid.blocks, analyses, strict=True)
        ),
        letter=letter,
    )
