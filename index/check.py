"""Checking the index against the catalogue, and mending what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np

from corpus.catalogue import Catalogue
from corpus.errors import DamageError
from corpus.filters import EVERYTHING, OPEN_PAPERS
from corpus.originals import LOST, Originals
from corpus.progress import Progress, silent
from corpus.settings import Settings
from index.generations import Generation, Generations
from index.graphs import FOLDER, graph_problem
from index.index import index_folder, vectors_folder
from index.recipe import recipe_of
from index.update import rebuild_index, update_index
from index.vectors import VectorStore
from models.encoder import Encoder

_NAMED = 3
"""Passages that a finding names; it counts the others."""


class Part(StrEnum):
    """What a finding is about."""

    RECIPE = "recipe"
    VECTORS = "vectors"
    GENERATION = "generation"
    WORDS = "words"
    GRAPH = "graph"
    CATALOGUE = "catalogue"
    """The index is whole but does not hold what the catalogue holds."""
    ORIGINALS = "originals"
    """Files are gone: nothing but a backup or their source brings them back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A difference between what is and what should be."""

    part: Part
    detail: str
    """In English: what differs, with ids or file names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What a check found."""

    passages: int
    """Passages that the catalogue holds."""
    findings: tuple[Finding, ...]
    repaired: bool
    """Whether the findings have been mended since."""

    @property
    def whole(self) -> bool:
        """Whether nothing differs now."""
        return self.repaired or not self.findings

    def json(self) -> dict[str, Any]:
        """The report as JSON values."""
        return {"whole": self.whole, **asdict(self)}


def check_index(catalogue: Catalogue, encoder: Encoder, settings: Settings) -> CheckReport:
    """All that differs between catalogue, vectors, word index and graph; nothing is changed.

    Reads every vector once to compare its file's checksum.
    """
    return CheckReport(
        passages=len(catalogue.passage_ids(EVERYTHING)),
        findings=tuple(_findings(catalogue, encoder, settings)),
        repaired=False,
    )


def repair_index(
    catalogue: Catalogue, encoder: Encoder, settings: Settings, progress: Progress = silent
) -> CheckReport:
    """Mend what `check_index` finds, and return what it was.

    Only passages whose vectors are missing or damaged are encoded again. Raises `BusyError` when
    another process keeps writing.
    """
    report = check_index(catalogue, encoder, settings)
    parts = {finding.part for finding in report.findings}
    if parts - {Part.CATALOGUE}:
        rebuild_index(catalogue, encoder, settings, progress)
    elif parts:
        update_index(catalogue, encoder, settings, progress)
    return replace(report, repaired=bool(parts))


def with_originals(report: CheckReport, catalogue: Catalogue, originals: Originals) -> CheckReport:
    """`report` with the originals that are gone: no repair brings them back."""
    gone = originals.missing(paper.original for paper in catalogue.papers(EVERYTHING))
    if not gone:
        return report
    found = Finding(part=Part.ORIGINALS, detail=f"Gone: {_some(gone)}. {LOST}")
    return replace(report, findings=(*report.findings, found), repaired=False)


def _findings(catalogue: Catalogue, encoder: Encoder, settings: Settings) -> Iterator[Finding]:
    recipe = recipe_of(encoder)
    store = VectorStore(vectors_folder(settings) / recipe.vectors, dimension=recipe.dimension)
    generations = Generations(index_folder(settings), vectors=vectors_folder(settings))
    try:
        current = generations.open_current()
    except DamageError as error:
        yield Finding(part=Part.GENERATION, detail=error.message)
        current = None
    try:
        stored = store.segments()
    except DamageError as error:
        yield Finding(part=Part.VECTORS, detail=error.message)
        stored = ()
    read = current.segments if current is not None else ()
    segments = {segment.folder: segment for segment in (*stored, *read)}
    damaged = {
        folder: damage for folder, segment in segments.items() if (damage := segment.damage())
    }
    for damage in damaged.values():
        yield Finding(part=Part.VECTORS, detail=damage)
    if current is None:
        if held := catalogue.passage_ids(EVERYTHING):
            yield Finding(part=Part.CATALOGUE, detail=f"None of {len(held)} passages is indexed")
        return
    if current.manifest.recipe != recipe:
        yield Finding(part=Part.RECIPE, detail="The index was built by another recipe")
        return
    if any(segment.folder in damaged for segment in read):
        return  # what it holds is known from its segments
    yield from _against_catalogue(catalogue, current)
    yield from _words(current)
    yield from _graph(current, settings)


def _against_catalogue(catalogue: Catalogue, current: Generation) -> Iterator[Finding]:
    held = set(catalogue.passage_ids(EVERYTHING))
    indexed = set(current.row_of)
    if missing := sorted(held - indexed):
        yield Finding(part=Part.CATALOGUE, detail=f"Not indexed: {_some(missing)}")
    if stale := sorted(indexed - held):
        yield Finding(part=Part.CATALOGUE, detail=f"Indexed but no longer held: {_some(stale)}")
    shown = current.mask(catalogue.passage_ids(OPEN_PAPERS))
    if (shown != current.open).any() and not missing and not stale:
        wrong = [current.ids[row] for row in np.flatnonzero(shown != current.open).tolist()]
        yield Finding(part=Part.CATALOGUE, detail=f"Open or closed since indexed: {_some(wrong)}")


def _words(current: Generation) -> Iterator[Finding]:
    held = np.zeros(len(current.live), dtype=np.bool_)
    held[current.words.rows()] = True
    for rows, what in (
        (current.live & ~held, "Without words"),
        (held & ~current.live, "With words but not live"),
    ):
        if rows.any():
            ids = [current.ids[row] for row in np.flatnonzero(rows).tolist()]
            yield Finding(part=Part.WORDS, detail=f"{what}: {_some(ids)}")


def _graph(current: Generation, settings: Settings) -> Iterator[Finding]:
    part = current.manifest.graph
    if part is None:
        return
    folder = index_folder(settings) / FOLDER / part.name
    found = graph_problem(folder, part.passages, server=settings.chroma)
    if found is not None:
        yield Finding(part=Part.GRAPH, detail=found)


def _some(ids: Sequence[str]) -> str:
    more = len(ids) - _NAMED
    return ", ".join(ids[:_NAMED]) + (f" and {more} more" if more > 0 else "")
