"""Text to token ids, in windows that fit the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tokenizers import Encoding, Tokenizer

LONGEST = 512
"""Tokens that the model can see at once, its begin and end marks included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text's tokens.

    A text that does not fit is cut into windows of nearly equal size, each behind the prefix.
    """

    windows: tuple[tuple[int, ...], ...]
    """Token ids: begin, prefix, a stretch of the text, end. None for a text without tokens."""
    prefix: int
    """How many ids precede the text in each window."""
    offsets: tuple[tuple[int, int], ...]
    """For each token of the text, in order through the windows: its codepoints in the text,
    half-open."""


class Tokeniser:
    """Turns texts into tokens behind a prefix such as ``query:``."""

    def __init__(self, file: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(file))

    def tokenise(self, texts: Sequence[str], prefix: str) -> list[Tokens]:
        """The tokens of each text; `prefix` is a word of its own before it."""
        begin, *prefix_ids, end = self._tokenizer.encode(prefix).ids
        head = (begin, *prefix_ids)
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [_in_windows(encoding, head, end) for encoding in encodings]


def _in_windows(encoding: Encoding, head: tuple[int, ...], end: int) -> Tokens:
    parts = _equal_parts(encoding.ids, LONGEST - len(head) - 1)
    return Tokens(
        windows=tuple((*head, *part, end) for part in parts),
        prefix=len(head),
        offsets=tuple(encoding.offsets),
    )


def _equal_parts(ids: list[int], longest: int) -> list[list[int]]:
    """`ids` cut into as few parts of nearly equal size as fit."""
    count = -(-len(ids) // longest)
    bounds = [len(ids) * index // count for index in range(count + 1)] if count else []
    return [ids[start:end] for start, end in pairwise(bounds)]
