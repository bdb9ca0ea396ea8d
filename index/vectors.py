"""The vectors we computed: the truth that every index is made from, kept by recipe.

A store is a list of *segments*, folders that never change once they have their name::

    MANIFEST.json              the segments in order; replaced in one step
    1905-5f3a9c01/             named by how many rows it holds, and their checksum
        ids.txt                passage ids, one a line
        passages.npy           float32 [rows, dimension]
        sentences.npy          float16 [sentences, dimension]
        starts.npy             int64 [rows + 1]: where each row's sentences start
        sums.json              CRC-32 of each file

A *row* is a passage's place in this order. Appending keeps every earlier row: it joins small
neighbouring segments into one (sizes at least double from the last segment backwards, as in a
log-structured merge tree), which changes the files but not the order.

Sentences are kept in half precision: they refine the order of passages that were found by their
float32 vector, and the error of a cosine is below 0.001.
"""

from __future__ import annotations

import json
import re
import shutil
import zlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from corpus.errors import DamageError
from corpus.files import new_folder, write_json
from models.encoder import Vectors

_MANIFEST = "MANIFEST.json"
_JOIN_LIMIT = 131_072
"""Rows of a segment that is never joined again: 200 MB, so that joining stays cheap."""
_FILES = ("ids.txt", "passages.npy", "sentences.npy", "starts.npy")
_SEGMENT = re.compile(r"\d+-[0-9a-f]{8}")
_REMEDY = "Run `kildesvar check --repair`."


class Segment:
    """Some consecutive rows of a store, read by memory map when first touched."""

    def __init__(self, folder: Path, *, first: int) -> None:
        self.folder = folder
        self.first = first
        self.rows = int(folder.name.split("-")[0])

    @cached_property
    def ids(self) -> list[str]:
        """Passage ids in row order."""
        text = self._checked(self.folder / "ids.txt").read_text(encoding="utf-8")
        return text.split("\n")[:-1]

    @cached_property
    def passages(self) -> Vectors:
        """Float32 ``[rows, dimension]``."""
        return cast(Vectors, self._array("passages.npy"))

    @cached_property
    def sentences(self) -> NDArray[np.float16]:
        """Float16 ``[sentences, dimension]`` of all rows, in order."""
        return cast("NDArray[np.float16]", self._array("sentences.npy"))

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where each row's sentences start, with the end of the last one: ``[rows + 1]``."""
        return cast("NDArray[np.int64]", self._array("starts.npy"))

    def sentences_of(self, row: int) -> NDArray[np.float16]:
        """The vectors of the sentences of `row`, counted from 0 within this segment."""
        return self.sentences[self.starts[row] : self.starts[row + 1]]

    def damage(self) -> str | None:
        """What differs from what was written, or ``None``."""
        try:
            sums = json.loads((self.folder / "sums.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return f"{self.folder.name}: its checksums cannot be read"
        for name, expected in sums.items():
            file = self.folder / name
            if not file.is_file() or _crc(file) != expected:
                return f"{self.folder.name}/{name} is not what was written"
        return None

    def _array(self, name: str) -> NDArray[Any]:
        try:
            mapped = np.load(self._checked(self.folder / name), mmap_mode="r")
        except (ValueError, EOFError) as error:
            raise DamageError(
                f"The vectors in {self.folder / name} cannot be read.", remedy=_REMEDY
            ) from error
        # A plain array over the same pages: taking a row of a memmap costs three times as much.
        return cast("NDArray[Any]", mapped.view(np.ndarray))

    def _checked(self, file: Path) -> Path:
        if not file.is_file():
            raise DamageError(f"The vectors lack {file}.", remedy=_REMEDY)
        return file


def open_segments(folder: Path, names: Sequence[str]) -> tuple[Segment, ...]:
    """The segments `names` of the store in `folder`, each knowing its first row."""
    opened: list[Segment] = []
    first = 0
    for name in names:
        opened.append(Segment(folder / name, first=first))
        first += opened[-1].rows
    return tuple(opened)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Vectors of new passages."""

    ids: Sequence[str]
    passages: Vectors
    sentences: Sequence[NDArray[np.floating[Any]]]
    """For each passage its sentences' vectors, ``[sentences, dimension]``."""

    def without(self, ids: Container[str]) -> Batch:
        """What is left when the passages of `ids` are left out."""
        rows = [row for row, passage in enumerate(self.ids) if passage not in ids]
        return Batch(
            ids=[self.ids[row] for row in rows],
            passages=self.passages[rows],
            sentences=[self.sentences[row] for row in rows],
        )


def stacked(parts: Sequence[Batch]) -> Batch:
    """Several batches, at least one, as one."""
    return Batch(
        ids=[passage for part in parts for passage in part.ids],
        passages=np.vstack([part.passages for part in parts]),
        sentences=[vectors for part in parts for vectors in part.sentences],
    )


class VectorStore:
    """The segments of one recipe. Any number may read; the holder of the write lock appends."""

    def __init__(self, folder: Path, *, dimension: int) -> None:
        self.folder = folder
        self.dimension = dimension

    def names(self) -> list[str]:
        """The names of all segments in row order; none where nothing was stored yet.

        Raises `DamageError` where the manifest cannot be read.
        """
        file = self.folder / _MANIFEST
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
            return [str(name) for name in found["segments"]]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamageError(
                f"The list of vectors {file} cannot be read.", remedy=_REMEDY
            ) from error

    def segments(self) -> tuple[Segment, ...]:
        """All segments in row order."""
        return open_segments(self.folder, self.names())

    def ids(self) -> list[str]:
        """The passage id of each row."""
        return [passage for segment in self.segments() for passage in segment.ids]

    def append(self, batch: Batch) -> None:
        """Add rows after the last one, whole or not at all."""
        kept = list(self.segments())
        joined: list[Segment] = []
        size = len(batch.ids)
        while kept and kept[-1].rows < min(2 * size, _JOIN_LIMIT - size):
            joined.insert(0, kept.pop())
            size += joined[0].rows
        parts = [*(_picked(segment) for segment in joined), batch]
        self._list([*(segment.folder.name for segment in kept), self._write(stacked(parts))])

    def rewrite(self, keep: frozenset[str]) -> None:
        """Leave out the rows of passages not in `keep`, and damaged segments as a whole.

        Erases what the catalogue no longer holds. Later rows move up, so every index made from the
        store has to be made anew. Without a manifest that can be read, what lies here is taken.
        """
        try:
            segments = self.segments()
        except DamageError:
            segments = open_segments(self.folder, self._folders())
        names: list[str] = []
        for segment in segments:
            if segment.damage():
                continue
            part = _picked(segment, keep)
            keep -= frozenset(part.ids)
            if part.ids:
                complete = len(part.ids) == segment.rows
                names.append(segment.folder.name if complete else self._write(part))
        self._list(names)

    def remove_all_but(self, names: Iterable[str]) -> None:
        """Delete the folders of segments that neither the store nor `names` lists."""
        listed = {*self.names(), *names}
        for folder in self.folder.glob("*"):
            if folder.is_dir() and folder.name not in listed:
                shutil.rmtree(folder, ignore_errors=True)

    def _folders(self) -> list[str]:
        """The names of all folders of segments, listed or not."""
        named = (folder.name for folder in self.folder.iterdir() if folder.is_dir())
        return sorted(name for name in named if _SEGMENT.fullmatch(name))

    def _write(self, batch: Batch) -> str:
        """Keep `batch` as a segment of its own, and return the segment's name."""
        counts = [len(vectors) for vectors in batch.sentences]
        none = np.empty((0, self.dimension), dtype=np.float16)
        arrays: dict[str, NDArray[Any]] = {
            "passages.npy": np.ascontiguousarray(batch.passages, dtype=np.float32),
            "sentences.npy": np.vstack([none, *batch.sentences]).astype(np.float16),
            "starts.npy": np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]),
        }
        ids = "".join(f"{passage}\n" for passage in batch.ids)
        checksum = zlib.crc32(arrays["passages.npy"].tobytes(), zlib.crc32(ids.encode()))
        path = self.folder / f"{len(batch.ids)}-{checksum:08x}"
        if path.exists():
            if Segment(path, first=0).damage() is None:
                return path.name
            shutil.rmtree(path)
        with new_folder(path) as folder:
            (folder / "ids.txt").write_text(ids, encoding="utf-8")
            for file, array in arrays.items():
                np.save(folder / file, array)
            write_json(folder / "sums.json", {name: _crc(folder / name) for name in _FILES})
        return path.name

    def _list(self, names: Sequence[str]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        write_json(self.folder / _MANIFEST, {"segments": list(names)})


def _picked(segment: Segment, keep: frozenset[str] | None = None) -> Batch:
    """The rows of `segment` whose passages are in `keep`; all without it."""
    rows = [row for row, passage in enumerate(segment.ids) if keep is None or passage in keep]
    return Batch(
        ids=[segment.ids[row] for row in rows],
        passages=segment.passages[rows],
        sentences=[segment.sentences_of(row) for row in rows],
    )


def _crc(file: Path) -> int:
    """CRC-32 of a file, read in pieces."""
    checksum = 0
    with file.open("rb") as opened:
        while piece := opened.read(1 << 20):
            checksum = zlib.crc32(piece, checksum)
    return checksum
