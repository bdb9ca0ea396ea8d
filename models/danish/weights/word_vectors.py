"""Vectors of words: those of a table, and for every other word what its letters say.

A third of the names in a text are in no table. Their vectors are put together from n-grams of
letters, each of which has learned (`models.danish.train.ngrams`) what words that hold it are like
(J. Zhao, S. Mudgal and Y. Liang, "Generalizing Word Embeddings using Bag of Subwords", EMNLP 2018);
they are hashed into buckets, as in fastText.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.danish.light_spacy import LOWER, BaseVectors, Mode, StringStore

SHORTEST, LONGEST = 2, 5
"""Letters of an n-gram, the marks of the word's start and end among them."""
CACHED_WORDS = 65_536

Rows = NDArray[np.float32]
"""Shape ``[rows, width]``."""


def ngram_buckets(word: str, count: int) -> list[int]:
    """The buckets, 0 to `count` - 1, of the n-grams of a lower-case `word`, ascending."""
    marked = f"<{word}>"
    return sorted(
        {
            zlib.crc32(marked[start : start + length].encode()) % count
            for length in range(SHORTEST, LONGEST + 1)
            for start in range(len(marked) - length + 1)
        }
    )


class WordVectors(BaseVectors):  # type: ignore[misc]  # spaCy's Cython class has no stubs
    """What `StaticVectors` of spaCy asks for the vectors of a batch of words."""

    attr = LOWER
    """The attribute of a token that is its key."""
    name = None
    mode = Mode.default
    """Both are asked for by the description of a pipeline alone."""

    def __init__(
        self,
        *,
        strings: StringStore,
        keys: NDArray[np.uint64],
        rows: Rows,
        ngrams: Rows,
        mean: NDArray[np.float32],
    ) -> None:
        """`keys` are the hashes of the words of `rows`; an unknown word has the vector `mean`, and
        what the `ngrams` of its letters add."""
        self.strings = strings
        self.keys = keys
        self.rows = rows
        self.ngrams = ngrams
        self.mean = mean
        self._row_of_key = {key: row for row, key in enumerate(keys.tolist())}
        self._unknown = lru_cache(maxsize=CACHED_WORDS)(self._compose)

    @property
    def shape(self) -> tuple[int, int]:
        """Words with a row of their own, and the width of all."""
        words, width = self.rows.shape
        return words, width

    @property
    def vectors_length(self) -> int:
        """The width."""
        return self.shape[1]

    @property
    def n_keys(self) -> int:
        """Words with a row of their own."""
        return len(self)

    def __len__(self) -> int:
        return len(self.rows)

    def get_batch(self, keys: NDArray[np.uint64]) -> Rows:
        """The vectors of the words with these hashes, ``[words, width]``."""
        known = [self._row_of_key.get(key, -1) for key in keys.tolist()]
        batch = self.rows[known]
        for place in np.flatnonzero(np.asarray(known) < 0):
            batch[place] = self._unknown(int(keys[place]))
        return batch

    def projected(self, matrix: NDArray[np.float32]) -> WordVectors:
        """The same words with each vector multiplied by `matrix`, ``[narrow, width]``."""
        return WordVectors(
            strings=self.strings,
            keys=self.keys,
            rows=self.rows @ matrix.T,
            ngrams=self.ngrams @ matrix.T,
            mean=self.mean @ matrix.T,
        )

    def _compose(self, key: int) -> NDArray[np.float32]:
        buckets = ngram_buckets(self.strings[key], len(self.ngrams))
        vector: NDArray[np.float32] = self.ngrams[buckets].sum(axis=0)
        return self.mean + vector / np.float32(np.sqrt(len(buckets)))


def load_vectors(path: Path, strings: StringStore) -> WordVectors:
    """Word vectors kept as bytes: each row times its scale."""
    with np.load(path) as packed:
        return WordVectors(
            strings=strings,
            keys=packed["keys"],
            rows=_unpacked(packed["rows"], packed["row_scales"]),
            ngrams=_unpacked(packed["ngrams"], packed["ngram_scales"]),
            mean=packed["mean"],
        )


def save_vectors(path: Path, vectors: WordVectors) -> None:
    """Writes what `load_vectors` reads, one byte a number."""
    rows, row_scales = _packed(vectors.rows)
    ngrams, ngram_scales = _packed(vectors.ngrams)
    np.savez(
        path,
        keys=vectors.keys,
        rows=rows,
        row_scales=row_scales,
        ngrams=ngrams,
        ngram_scales=ngram_scales,
        mean=vectors.mean,
    )


def _packed(rows: Rows) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    scales = np.abs(rows).max(axis=1) / np.iinfo(np.int8).max
    scales[scales == 0] = 1.0
    return np.round(rows / scales[:, None]).astype(np.int8), scales.astype(np.float16)


def _unpacked(rows: NDArray[np.int8], scales: NDArray[np.float16]) -> Rows:
    return rows.astype(np.float32) * scales.astype(np.float32)[:, None]
