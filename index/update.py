"""Bringing the index up to the catalogue: encode what is new, publish a new generation."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue
from corpus.filters import EVERYTHING, OPEN_PAPERS
from corpus.papers import Paper
from corpus.progress import Progress, Step, silent
from corpus.settings import Settings
from index.composition import Composed, compose
from index.encoding import AT_ONCE, PaperPassages, encode_papers, findable, open_store
from index.generations import Generation, Generations, GraphPart, Manifest, Parts
from index.graphs import FOLDER, graph_due, make_graph, remove_graphs_but
from index.index import index_folder, vectors_folder
from index.recipe import recipe_of, require_same
from index.vectors import Segment, stacked
from index.whitening import Whitening, fit_whitening, no_whitening
from index.words import write_words
from models.encoder import Encoder

_REFIT = 1.5
"""The whitening is fitted anew when the corpus has grown by half."""
_NO_LENGTHS = np.empty(0, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexUpdate:
    """What an update did."""

    generation: str
    """The name of the generation that is current now."""
    encoded: int
    """Passages that got vectors."""
    added: int
    """Passages that can be found now and could not before."""
    removed: int
    """Passages that could be found before and cannot now."""
    seconds: float


def update_index(
    catalogue: Catalogue, encoder: Encoder, settings: Settings, progress: Progress = silent
) -> IndexUpdate:
    """Encode the passages that lack vectors and publish a generation of all passages held.

    Takes in what is new on top of the current generation; vectors that were computed before a crash
    are not computed again. Raises `RecipeMismatchError` when the current generation is of another
    recipe, and `BusyError` when another process keeps writing.
    """
    builder = _Builder(catalogue, encoder, settings, progress)
    with builder.generations.writing():
        current = builder.generations.open_current()
        if current is not None:
            require_same(built=current.manifest.recipe, wanted=builder.recipe)
        return builder.bring_up(current)


def rebuild_index(
    catalogue: Catalogue, encoder: Encoder, settings: Settings, progress: Progress = silent
) -> IndexUpdate:
    """Publish a generation made anew by this encoder's recipe, whatever is there now.

    Vectors of this recipe are used again; those of passages no longer held are erased.
    """
    builder = _Builder(catalogue, encoder, settings, progress)
    with builder.generations.writing():
        builder.store.rewrite(frozenset(catalogue.passage_ids(EVERYTHING)))
        return builder.bring_up(None)


class _Builder:
    """What one update works with. Its methods run under the write lock."""

    def __init__(
        self, catalogue: Catalogue, encoder: Encoder, settings: Settings, progress: Progress
    ) -> None:
        self.catalogue = catalogue
        self.encoder = encoder
        self.settings = settings
        self.progress = progress
        self.recipe = recipe_of(encoder)
        self.store = open_store(settings, encoder)
        self.generations = Generations(index_folder(settings), vectors=vectors_folder(settings))

    def bring_up(self, current: Generation | None) -> IndexUpdate:
        """Publish what the catalogue holds now, on top of `current`."""
        started = time.perf_counter()
        revision = self.catalogue.revision()
        held = self.catalogue.passage_ids(EVERYTHING)
        encoded = self._encode_missing(held)
        if current is not None and not encoded and current.manifest.revision == revision:
            return IndexUpdate(
                generation=current.name,
                encoded=0,
                added=0,
                removed=0,
                seconds=time.perf_counter() - started,
            )
        ids = self.store.ids()
        rows = {passage: row for row, passage in enumerate(ids)}
        before = np.zeros(len(rows), dtype=np.bool_)
        if current is not None and current.ids != ids[: len(current.ids)]:
            current = None
        if current is not None:
            before[: len(current.live)] = current.live
        published = self._publish(current, revision, rows, held, before)
        self._remove_unread()
        return IndexUpdate(
            generation=published.name,
            encoded=encoded,
            added=int((published.live & ~before).sum()),
            removed=int((before & ~published.live).sum()),
            seconds=time.perf_counter() - started,
        )

    def _publish(
        self,
        current: Generation | None,
        revision: int,
        rows: dict[str, int],
        held: Sequence[str],
        before: NDArray[np.bool_],
    ) -> Generation:
        wanted = _mask(rows, held)
        live = before & wanted
        with self.generations.building() as folder:

            def added() -> Iterator[tuple[int, Composed]]:
                new = [passage for passage in held if passage in rows and not before[rows[passage]]]
                for composed in self._composed(new):
                    live[rows[composed.id]] = True
                    yield rows[composed.id], composed

            write_words(
                self.generations.words_folder(folder),
                start=None if current is None else self.generations.words_folder(current.folder),
                remove=np.flatnonzero(before & ~wanted).tolist(),
                add=added(),
            )
            segments = self.store.segments()
            whitening, fitted = _whitening(current, segments, live, self.recipe.dimension)
            parts = Parts(
                manifest=Manifest(
                    recipe=self.recipe,
                    revision=revision,
                    segments=tuple(segment.folder.name for segment in segments),
                    fitted=fitted,
                    graph=self._graph(current, segments, live, whitening),
                ),
                live=live,
                open=_mask(rows, self.catalogue.passage_ids(OPEN_PAPERS)) & live,
                lengths=_lengths(current, segments, whitening),
                whitening=whitening,
            )
            self.generations.write_parts(folder, parts)
            return self.generations.publish(folder)

    def _graph(
        self,
        current: Generation | None,
        segments: Sequence[Segment],
        live: NDArray[np.bool_],
        whitening: Whitening,
    ) -> GraphPart | None:
        """The graph for a generation: `current`'s, a new one where it is due, or none."""
        part = current.manifest.graph if current is not None else None
        limit = self.settings.exact_limit
        if int(live.sum()) <= limit:
            return None
        if not graph_due(
            live=live,
            covered=part.rows if part else 0,
            refitted=current is None or current.whitening is not whitening,
            exact_limit=limit,
        ):
            return part
        name = uuid.uuid4().hex
        folder = index_folder(self.settings) / FOLDER / name
        make_graph(folder, segments, live, whitening, server=self.settings.chroma)
        return GraphPart(name=name, rows=len(live), passages=int(live.sum()))

    def _encode_missing(self, held: Sequence[str]) -> int:
        """Compute and keep the vectors that `held` passages lack; returns how many.

        A paper's passages are read together even where only some lack theirs: the same paper always
        gives the same vectors.
        """
        known = frozenset(self.store.ids())
        missing = [passage for passage in held if passage not in known]
        done = 0
        for papers in _in_batches(self._papers_of(missing)):
            new = stacked(encode_papers(self.encoder, papers)).without(known)
            self.store.append(new)
            done += len(new.ids)
            self.progress(Step(stage="encoding", done=done, total=len(missing)))
        return done

    def _papers_of(self, passages: Sequence[str]) -> Iterator[PaperPassages]:
        """The papers that `passages` stand in, each with all of its passages that can be found."""
        seen: set[str] = set()
        for start in range(0, len(passages), AT_ONCE):
            for passage in self.catalogue.passages(passages[start : start + AT_ONCE]):
                if passage.paper not in seen:
                    seen.add(passage.paper)
                    yield (
                        self.catalogue.paper(passage.paper),
                        findable(self.catalogue.passages_of(passage.paper)),
                    )

    def _composed(self, ids: Sequence[str]) -> Iterator[Composed]:
        """The passages of `ids` that are still held, ready to be indexed, in that order."""
        papers: dict[str, Paper] = {}
        for start in range(0, len(ids), AT_ONCE):
            for passage in self.catalogue.passages(ids[start : start + AT_ONCE]):
                if passage.paper not in papers:
                    papers[passage.paper] = self.catalogue.paper(passage.paper)
                yield compose(passage, papers[passage.paper])

    def _remove_unread(self) -> None:
        """Delete old generations, and the segments and graphs that none of those left reads."""
        self.generations.remove_old()
        kept = self.generations.manifests_kept()
        remove_graphs_but(
            index_folder(self.settings) / FOLDER,
            {manifest.graph.name for manifest in kept if manifest.graph is not None},
        )
        read = {
            name
            for manifest in kept
            if manifest.recipe.vectors == self.recipe.vectors
            for name in manifest.segments
        }
        self.store.remove_all_but(read)


def _whitening(
    current: Generation | None,
    segments: Sequence[Segment],
    live: NDArray[np.bool_],
    dimension: int,
) -> tuple[Whitening, int]:
    """The whitening for `live` rows and how many it was fitted to: `current`'s while it serves."""
    count = int(live.sum())
    if current is not None and current.manifest.fitted * _REFIT > count:
        return current.whitening, current.manifest.fitted
    if not count:
        return no_whitening(dimension), 0
    return fit_whitening(segments, live), count


def _lengths(
    current: Generation | None, segments: Sequence[Segment], whitening: Whitening
) -> NDArray[np.float32]:
    """The whitened length of each row; those that `current` has are taken over."""
    known = current.lengths if current and current.whitening is whitening else _NO_LENGTHS
    new = [
        whitening.lengths(segment.passages[max(0, len(known) - segment.first) :])
        for segment in segments
        if segment.first + segment.rows > len(known)
    ]
    return np.concatenate([known, *new])


def _mask(rows: dict[str, int], passages: Iterable[str]) -> NDArray[np.bool_]:
    """Bool ``[rows]``: where `passages` stand; those without a row are passed over."""
    mask = np.zeros(len(rows), dtype=np.bool_)
    mask[[rows[passage] for passage in passages if passage in rows]] = True
    return mask


def _in_batches(papers: Iterable[PaperPassages]) -> Iterator[list[PaperPassages]]:
    """Whole papers, some hundred passages at a time."""
    batch: list[PaperPassages] = []
    for paper in papers:
        batch.append(paper)
        if sum(len(passages) for _, passages in batch) >= AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
