"""Danish compounds and their parts, without spaCy, light enough for a search.

``licensudgifter`` is found by "udgifter til licenser" when it is split. Which strings are parts is
learned from the table of spacy-lookups-data (`models.danish.train.compounds`): how many compounds
of the table begin, and how many end, with them. Of several splits the one whose parts are the most
productive wins, in the manner of P. Koehn and K. Knight, "Empirical methods for compound
splitting", EACL 2003, with numbers of words where they count occurrences in a corpus.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from models.danish.endings import dictionary_form

PARTS_FILE = "compounds.json.gz"
LEAST_LETTERS = 3
"""A part has at least as many letters."""
LEAST_PRODUCTIVITY = 3
"""A split whose parts are rarer than that on the average is as likely chance."""
CACHED_WORDS = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What compounds are made of, with the number of compounds in the table."""

    modifiers: Mapping[str, tuple[str, int]]
    """First parts as written, with their linking letter: ``erhvervs`` to ``erhverv`` and 140."""
    heads: Mapping[str, int]
    """Last parts in their dictionary form."""
    suffixes: frozenset[str]
    """Endings that make one word of another and are no heads."""


@cache
def load_parts() -> Parts:
    """The parts that come along."""
    packed = (files("models.danish") / "tables" / PARTS_FILE).read_bytes()
    table = json.loads(gzip.decompress(packed))
    return Parts(
        modifiers={form: (base, count) for form, base, count in table["modifiers"]},
        heads=dict(table["heads"]),
        suffixes=frozenset(table["suffixes"]),
    )


@lru_cache(maxsize=CACHED_WORDS)
def split_compound(word: str) -> tuple[str, ...]:
    """The parts of `word` in lower case, or `word` alone where it is no compound.

    All but the last come in their dictionary form, the last as it is inflected:
    ``Licensudgifterne`` gives ``licens`` and ``udgifterne``.
    """
    word = word.lower()
    if "-" in word.strip("-"):
        return tuple(part for piece in word.split("-") if piece for part in split_compound(piece))
    best = best_split(word, load_parts())
    if best is None:
        return (word,)
    cut, base = best
    return (*split_compound(base), *split_compound(word[cut:]))


def best_split(word: str, parts: Parts) -> tuple[int, str] | None:
    """Where `word` is best cut in two and the first part's dictionary form; ``None`` if nowhere.

    The score of a cut is the geometric mean of how productive its parts are. A cut counts when
    that is at least `LEAST_PRODUCTIVITY` and more than the word itself is as a part of others.
    """
    best: tuple[int, str] | None = None
    own = max(_as_head(word, parts), parts.modifiers.get(word, ("", 0))[1])
    best_score = math.log(max(own, LEAST_PRODUCTIVITY))
    for cut in range(LEAST_LETTERS, len(word) - LEAST_LETTERS + 1):
        ended = _as_head(word[cut:], parts)
        base, begun = _as_modifier(word[:cut], parts) if ended else ("", 0)
        if begun:
            score = (math.log(begun) + math.log(ended)) / 2
            if score > best_score:
                best, best_score = (cut, base), score
    return best


def _as_modifier(form: str, parts: Parts) -> tuple[str, int]:
    """Dictionary form and productivity of a first part; one that is a compound has its head's."""
    known = parts.modifiers.get(form)
    if known is not None:
        return known
    base = form.removesuffix("s")
    split = best_split(base, parts) if len(base) >= 2 * LEAST_LETTERS else None
    return (base, _as_head(base[split[0] :], parts)) if split else ("", 0)


def _as_head(rest: str, parts: Parts) -> int:
    """How many compounds end with `rest` or its dictionary form."""
    if rest in parts.suffixes:
        return 0
    return max(parts.heads.get(rest, 0), parts.heads.get(dictionary_form(rest), 0))
