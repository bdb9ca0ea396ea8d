"""Generations: an index is built aside, checked, and then becomes the current one in one step.

::

    index/
        LOCK               held by the one process that writes
        CURRENT            the name of the generation that readers open
        12/                a generation; it never changes
            manifest.json  recipe, catalogue revision, segments of vectors, graph
            live.npy       bool [rows]: the rows that the catalogue holds
            open.npy       bool [rows]: those that any reader may see
            lengths.npy    float32 [rows]: lengths of the vectors after whitening
            whitening.npz  the mean and the map that whiten
            words/         the word index

A reader keeps what it has opened, whatever is published or removed meanwhile: files that are open
or mapped outlive their names. The generation before the current one is kept for readers that are
just opening it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from corpus.errors import BusyError, DamageError, FullDiskError
from corpus.files import tells_full_disk, write_json, write_text
from index.recipe import Recipe
from index.vectors import Segment, open_segments
from index.whitening import Whitening
from index.words import Words

LOCK_SECONDS = 300.0
"""How long a writer waits for another before it gives up."""

_MANIFEST = "manifest.json"
_CURRENT = "CURRENT"
_LOCK = "LOCK"
_WORDS = "words"
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile, DamageError)
"""What opening a damaged generation may raise; a `TypeError`, where its manifest says other things
than a manifest does."""
_KEPT = 2
"""The current generation and the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphPart:
    """A Chroma projection of the first rows."""

    name: str
    """Its folder in ``graphs``."""
    rows: int
    """Rows it covers, from the first on."""
    passages: int
    """Passages it holds: the rows that were live when it was built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation is made of."""

    recipe: Recipe
    revision: int
    """The catalogue's revision it was made from."""
    segments: tuple[str, ...]
    """Names of the segments of vectors, in row order."""
    fitted: int
    """How many passages the whitening was fitted to."""
    graph: GraphPart | None
    """``None`` where every row is compared one by one."""


class Generation:
    """An opened generation. Rows are those of the vector store when it was made."""

    def __init__(self, folder: Path, *, vectors: Path) -> None:
        self.folder = folder
        self.name = folder.name
        self.manifest = _read_manifest(folder)
        self.segments: tuple[Segment, ...] = open_segments(
            vectors / self.manifest.recipe.vectors, self.manifest.segments
        )
        self.live: NDArray[np.bool_] = np.load(folder / "live.npy")
        self.open: NDArray[np.bool_] = np.load(folder / "open.npy")
        self.lengths: NDArray[np.float32] = np.load(folder / "lengths.npy")
        self.whitening = _read_whitening(folder)
        self.words = Words(folder / _WORDS)

    @cached_property
    def ids(self) -> list[str]:
        """The passage id of each row."""
        return [passage for segment in self.segments for passage in segment.ids]

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each live passage id."""
        return {passage: row for row, passage in enumerate(self.ids) if self.live[row]}

    def mask(self, passage_ids: Sequence[str]) -> NDArray[np.bool_]:
        """Bool ``[rows]``: the live rows of `passage_ids`; ids without a row are passed over."""
        rows = [self.row_of[passage] for passage in passage_ids if passage in self.row_of]
        mask = np.zeros(len(self.live), dtype=np.bool_)
        mask[rows] = True
        return mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What `publish` makes a generation from, beside its word index."""

    manifest: Manifest
    live: NDArray[np.bool_]
    open: NDArray[np.bool_]
    lengths: NDArray[np.float32]
    whitening: Whitening


class Generations:
    """The generations of one home folder."""

    def __init__(self, folder: Path, *, vectors: Path) -> None:
        self.folder = folder
        self._vectors = vectors

    @contextmanager
    def writing(self, *, seconds: float = LOCK_SECONDS) -> Iterator[None]:
        """Hold the write lock; waits up to `seconds` for another writer, then `BusyError`.

        The system frees the lock of a process that dies. Raises `FullDiskError` when what is done
        meanwhile finds no room.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / _LOCK, timeout=seconds)
        try:
            lock.acquire()
        except Timeout as error:
            raise BusyError(
                "Another process is writing to the index.",
                remedy="Try again when it is done; `kildesvar status` shows what runs.",
                danish="Indekset er ved at blive ændret af en anden. Prøv igen om lidt.",
            ) from error
        try:
            yield
        except (OSError, ValueError) as error:
            if tells_full_disk(error):
                raise FullDiskError(str(self.folder)) from error
            raise
        finally:
            lock.release()

    def current_name(self) -> str | None:
        """The name of the current generation, or ``None`` before the first."""
        try:
            return (self.folder / _CURRENT).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None

    def open_current(self) -> Generation | None:
        """The current generation, or ``None`` before the first.

        Raises `DamageError` when it cannot be opened.
        """
        while (name := self.current_name()) is not None:
            try:
                return Generation(self.folder / name, vectors=self._vectors)
            except _UNREADABLE as error:
                if self.current_name() == name:
                    raise DamageError(
                        f"Generation {name} of the index cannot be opened: {error}.",
                        remedy="Run `kildesvar check --repair`.",
                    ) from error
        return None

    def manifests_kept(self) -> tuple[Manifest, ...]:
        """The manifests of all generations whose folders can be read."""
        found = []
        for folder in self._folders():
            try:
                found.append(_read_manifest(folder))
            except _UNREADABLE:
                continue
        return tuple(found)

    @contextmanager
    def building(self) -> Iterator[Path]:
        """An empty folder under the next generation's name; removed if the block fails."""
        names = [int(folder.name) for folder in self._folders()]
        folder = self.folder / str(max(names, default=0) + 1)
        folder.mkdir()
        try:
            yield folder
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def write_parts(self, folder: Path, parts: Parts) -> None:
        """Write everything of a generation but its word index into `folder`."""
        np.save(folder / "live.npy", parts.live)
        np.save(folder / "open.npy", parts.open)
        np.save(folder / "lengths.npy", parts.lengths)
        np.savez(folder / "whitening.npz", mean=parts.whitening.mean, map=parts.whitening.map)
        write_json(folder / _MANIFEST, asdict(parts.manifest))

    def words_folder(self, folder: Path) -> Path:
        """Where a generation's word index lies."""
        return folder / _WORDS

    def publish(self, folder: Path) -> Generation:
        """Check the generation in `folder`, and make it the current one.

        Raises `DamageError`, and leaves the current one, when its parts do not agree.
        """
        made = Generation(folder, vectors=self._vectors)
        rows = sum(segment.rows for segment in made.segments)
        passages = int(made.live.sum())
        if not len(made.live) == len(made.lengths) == rows or made.words.passages != passages:
            raise DamageError(
                f"The new generation of the index holds {made.words.passages} passages in words, "
                f"{passages} of {rows} rows in vectors.",
                remedy="Run `kildesvar reindex`.",
            )
        write_text(self.folder / _CURRENT, f"{folder.name}\n")
        return made

    def remove_old(self) -> None:
        """Delete all generations but the newest two, just after one was published.

        What a killed build left counts as one of them until it is older.
        """
        current = self.current_name()
        if current is None:
            return
        for folder in self._folders():
            if int(folder.name) <= int(current) - _KEPT:
                shutil.rmtree(folder, ignore_errors=True)

    def _folders(self) -> list[Path]:
        return [path for path in self.folder.iterdir() if path.is_dir() and path.name.isdigit()]


def _read_manifest(folder: Path) -> Manifest:
    found = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    graph = found["graph"]
    return Manifest(
        recipe=Recipe(**found["recipe"]),
        revision=int(found["revision"]),
        segments=tuple(found["segments"]),
        fitted=int(found["fitted"]),
        graph=GraphPart(**graph) if graph else None,
    )


def _read_whitening(folder: Path) -> Whitening:
    with np.load(folder / "whitening.npz") as arrays:
        return Whitening(mean=arrays["mean"], map=arrays["map"])
