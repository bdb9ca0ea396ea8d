"""Text to token ids, in windows that fit the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from tokenizers import Tokenizer

from models.e5.folder import PIECES_FILE, TOKENIZER_FILE
from models.e5.segmenter import Segmenter

LONGEST = 512
"""Tokens that the model can see at once, its begin and end marks included."""

BRIEF_CHARACTERS = 4000
"""Texts of this length together are segmented (25 µs a character) sooner than tokenizers has
loaded its vocabulary (0.6 s)."""

BEGIN, END = 0, 2
"""``<s>`` and ``</s>`` in the vocabulary of XLM-RoBERTa."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text's tokens.

    A text that does not fit is cut into windows of nearly equal size, each behind the prefix.
    """

    windows: tuple[tuple[int, ...], ...]
    """Token ids: begin, prefix, a stretch of the text, end. None for a text without tokens."""
    prefix: int
    """How many ids precede the text in each window."""


Ids = tuple[int, ...]
"""Token ids."""

Offsets = tuple[tuple[int, int], ...]
"""For each token of a text, in order through its windows: its codepoints, half-open."""


class Tokeniser:
    """Turns texts into tokens behind a prefix such as ``query:``, a word of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded = False

    @cached_property
    def _segmenter(self) -> Segmenter:
        return Segmenter(self._folder / PIECES_FILE)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        self._loaded = True
        return Tokenizer.from_file(str(self._folder / TOKENIZER_FILE))

    def tokenise(self, texts: Sequence[str], prefix: str) -> list[Tokens]:
        """The tokens of each text."""
        lists = self._brief_ids([prefix, *texts])
        if lists is None:
            encodings = self._tokenizer.encode_batch_fast(
                [prefix, *texts], add_special_tokens=False
            )
            lists = [encoding.ids for encoding in encodings]
        head = (BEGIN, *lists[0])
        return [in_windows(ids, head) for ids in lists[1:]]

    def tokenise_with_offsets(self, texts: Sequence[str]) -> tuple[list[Ids], list[Offsets]]:
        """The tokens of each text without marks and prefix, and where each of them stands in it."""
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return (
            [tuple(encoding.ids) for encoding in encodings],
            [tuple(encoding.offsets) for encoding in encodings],
        )

    def head(self, prefix: str) -> Ids:
        """What a text's tokens stand behind: the begin mark and those of `prefix`."""
        return (BEGIN, *self._tokenizer.encode(prefix, add_special_tokens=False).ids)

    def _brief_ids(self, texts: Sequence[str]) -> list[list[int]] | None:
        """The ids of a few short texts, ``None`` where tokenizers is needed or there anyway."""
        if self._loaded or sum(map(len, texts)) > BRIEF_CHARACTERS:
            return None
        lists = [self._segmenter.ids(text) for text in texts]
        known = [ids for ids in lists if ids is not None]
        return known if len(known) == len(lists) else None


def in_windows(ids: Sequence[int], head: tuple[int, ...]) -> Tokens:
    """`ids` cut into windows that fit the model, each behind `head`."""
    parts = _equal_parts(ids, LONGEST - len(head) - 1)
    return Tokens(windows=tuple((*head, *part, END) for part in parts), prefix=len(head))


def _equal_parts(ids: Sequence[int], longest: int) -> list[Sequence[int]]:
    """`ids` cut into as few parts of nearly equal size as fit."""
    count = -(-len(ids) // longest)
    bounds = [len(ids) * index // count for index in range(count + 1)] if count else []
    return [ids[start:end] for start, end in pairwise(bounds)]
