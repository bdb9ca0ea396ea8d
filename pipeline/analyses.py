"""The Danish analysis of blocks, handed on to the passages that were cut from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.findings import Passage
from corpus.spans import Span
from models.danish.analysis import Analysis
from pipeline.blocks import LaidText


def analyses_of(
    passages: Sequence[Passage], laid: LaidText, analyses: Sequence[Analysis]
) -> tuple[Analysis, ...]:
    """For each passage its share of the analysis of its block, relative to the passage's text.

    `analyses` are those of each block's text. Nothing is analysed twice.
    """
    starts = [block.span.start for block in laid.blocks]
    found = []
    for passage in passages:
        index = bisect_right(starts, passage.span.start) - 1
        found.append(_share(analyses[index], passage.span.shifted(-starts[index])))
    return tuple(found)


def _share(analysis: Analysis, span: Span) -> Analysis:
    """What `analysis` says of `span` of its text, relative to the beginning of the span."""
    return Analysis(
        sentences=tuple(
            sentence.shifted(-span.start)
            for sentence in analysis.sentences
            if span.contains(sentence)
        ),
        tokens=tuple(
            replace(token, span=token.span.shifted(-span.start))
            for token in analysis.tokens
            if span.contains(token.span)
        ),
        names=tuple(
            replace(name, span=name.span.shifted(-span.start))
            for name in analysis.names
            if span.contains(name.span)
        ),
    )
