"""A query's tokens without loading the tokenizers library's form of the vocabulary.

Parsing ``tokenizer.json`` takes 0.6 s, the largest part of a cold start, and is not worth it for
one question. This is the same Unigram segmentation (Kudo 2018: the split of a word into pieces
with the largest sum of scores, by Viterbi's algorithm) over the pieces sorted in one file that is
only looked up, in a hundredth of the time. Its ids are those of tokenizers, character for
character; where they might not be, it declines.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np

from models.e5.weights import Pieces

_SPACE = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""Unicode's ``White_Space``; Python's ``\\s`` holds four control characters more."""
_WORD_MARK = "▁"
_WORD = re.compile(f"{_WORD_MARK}[^{_WORD_MARK}]*")
_SPECIAL = re.compile(r"<(s|/s|pad|unk|mask)>")
_WORDS_KEPT = 20_000
"""Words whose pieces are remembered: questions repeat their words."""
_UNKNOWN_PENALTY = 10.0
"""How much worse than the worst piece an unknown character is (tokenizers and SentencePiece)."""
_AFTER_ALL = b"\xff"
"""Greater than any byte of UTF-8."""


def write_sorted_pieces(path: Path, pieces: Pieces) -> None:
    """Writes the pieces in the order of their UTF-8 bytes, with their ids and scores."""
    encoded = [text.encode() for text in pieces.texts]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    lengths = [len(encoded[index]) for index in order]
    with path.open("wb") as file:
        np.savez(
            file,
            blob=np.frombuffer(b"".join(encoded[index] for index in order), np.uint8),
            ends=np.cumsum(lengths, dtype=np.uint32),
            ids=np.asarray(order, np.int32),
            scores=np.asarray([pieces.scores[index] for index in order], np.float64),
            unknown=np.asarray([pieces.unknown], np.int32),
        )


class Segmenter:
    """Cuts short texts into the model's pieces."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as arrays:
            self._pieces = _SortedBytes(arrays["blob"].tobytes(), memoryview(arrays["ends"]))
            self._ids = memoryview(arrays["ids"])
            scores = arrays["scores"]
            self._unknown = int(arrays["unknown"][0])
        self._scores = memoryview(scores)
        self._unknown_score = float(scores.min()) - _UNKNOWN_PENALTY
        self._pieces_of = lru_cache(maxsize=_WORDS_KEPT)(self._segment)

    def ids(self, text: str) -> list[int] | None:
        """The ids of `text` without begin and end marks.

        ``None`` where tokenizers might see it differently: text that spells a special token, or
        characters younger than this Python's Unicode tables.
        """
        if _SPECIAL.search(text) or any(unicodedata.category(sign) == "Cn" for sign in text):
            return None
        plain = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip(" ")
        marked = plain.replace(" ", _WORD_MARK)
        if marked and not marked.startswith(_WORD_MARK):
            marked = _WORD_MARK + marked
        return [piece for word in _WORD.findall(marked) for piece in self._pieces_of(word)]

    def _segment(self, word: str) -> list[int]:
        """The pieces of the best path through `word`; neighbouring unknown ones count as one."""
        best = [0.0] + [-np.inf] * len(word)
        arrived: list[tuple[int, int]] = [(0, 0)] * (len(word) + 1)  # from where, with which piece
        for start in range(len(word)):
            for end, place in self._pieces_at(word, start):
                piece, score = (
                    (self._unknown, self._unknown_score)
                    if place is None
                    else (self._ids[place], self._scores[place])
                )
                if best[start] + score > best[end]:
                    best[end] = best[start] + score
                    arrived[end] = start, piece
        return self._walk_back(arrived)

    def _walk_back(self, arrived: list[tuple[int, int]]) -> list[int]:
        path: list[int] = []
        at = len(arrived) - 1
        while at > 0:
            at, piece = arrived[at]
            if not (piece == self._unknown and path and path[-1] == self._unknown):
                path.append(piece)
        return path[::-1]

    def _pieces_at(self, word: str, start: int) -> Iterator[tuple[int, int | None]]:
        """Where each piece that begins at `start` ends, and its place in the order.

        Where not even the first character alone is a piece, it is the unknown one (``None``).
        """
        pieces = self._pieces
        first, last = 0, len(pieces)
        single = False
        for end in range(start + 1, len(word) + 1):
            beginning = word[start:end].encode()
            first = bisect_left(pieces, beginning, first, last)
            last = bisect_left(pieces, beginning + _AFTER_ALL, first, last)
            if first == last:
                break
            if pieces[first] == beginning:
                single = single or end == start + 1
                yield end, first
        if not single:
            yield start + 1, None


class _SortedBytes:
    """Byte strings one behind the other, by index."""

    def __init__(self, blob: bytes, ends: memoryview) -> None:
        self._blob = blob
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, index: int) -> bytes:
        start = self._ends[index - 1] if index else 0
        return self._blob[start : self._ends[index]]
