"""Learns `models.danish.compounds` from the Danish table of spacy-lookups-data.

Run from the checkout: ``python -m models.danish.train.compounds``. Takes half a minute; the result
does not depend on chance.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Iterator, Set
from pathlib import Path

from models.danish.compounds import LEAST_LETTERS, PARTS_FILE
from models.danish.train.endings import read_table

LINKS = ("", "s", "e")
"""What may stand between the parts: ``by·plan``, ``drift·s·udgift``, ``dreng·e·skole``."""

_PARTICLES = (
    "af an bag bort efter for fore foran fra frem fri før gen gennem hen hos igen imod ind inde "
    "inden med mellem mis mod ned om omkring op over pro på re sam sammen selv som til tilbage ud "
    "ude uden under van ved vel vid uni bio trans ter ver der den des det"
)
_SUFFIXES = (
    "agtig and artet bar dom else eri ende eret fuld fold hed inde ion isk isme ist lig lighed løs "
    "mæssig ning ring sal sel ske skab som ten tion tør vis"
)
NO_MODIFIERS = frozenset(_PARTICLES.split(" "))
"""Prefixes and particles: they change a word and are none that anyone looks for."""
NO_HEADS = NO_MODIFIERS | frozenset(_SUFFIXES.split(" "))
"""Endings that make one word of another, though the table has words that look like them."""

LEAST_COMPOUNDS = 1
"""A part is kept when at least as many compounds have it."""

ROUNDS = 3

Split = tuple[str, str, str]
"""First part's dictionary form, linking letter, last part."""


def learn_parts(words: Set[str]) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How many of the `words` begin with each part (form, base), and how many end with it.

    At first every way to cut a word counts; then, in each round, only the one whose parts were
    the most productive in the round before.
    """
    splits = {word: found for word in sorted(words) if (found := list(_splits(word, words)))}
    begun: Counter[tuple[str, str]] = Counter()
    ended: Counter[str] = Counter()
    for found in splits.values():
        begun.update({(base + link, base) for base, link, _ in found})
        ended.update({head for _, _, head in found})
    for _ in range(ROUNDS):
        best = [
            max(found, key=lambda split: _score(split, begun, ended)) for found in splits.values()
        ]
        begun = Counter((base + link, base) for base, link, _ in best)
        ended = Counter(head for _, _, head in best)
    return begun, ended


def _splits(word: str, words: Set[str]) -> Iterator[Split]:
    for cut in range(LEAST_LETTERS, len(word) - LEAST_LETTERS + 1):
        head = word[cut:]
        if head in NO_HEADS or head not in words:
            continue
        for link in LINKS:
            base = word[:cut].removesuffix(link) if link else word[:cut]
            linked = base + link == word[:cut]
            if linked and len(base) >= LEAST_LETTERS and base in words and base not in NO_MODIFIERS:
                yield base, link, head


def _score(split: Split, begun: Counter[tuple[str, str]], ended: Counter[str]) -> float:
    base, link, head = split
    return math.log(1 + begun[base + link, base]) + math.log(1 + ended[head])


def main() -> None:
    """Writes the file."""
    words = {lemma for lemma in read_table().values() if "-" not in lemma}
    begun, ended = learn_parts(words)
    forms: dict[str, tuple[str, int]] = {}
    for (form, base), count in sorted(begun.items(), key=lambda item: (item[1], item[0])):
        if count >= LEAST_COMPOUNDS:
            forms[form] = (base, count)
    table = {
        "modifiers": [[form, base, count] for form, (base, count) in sorted(forms.items())],
        "suffixes": sorted(NO_HEADS),
        "heads": sorted([head, n] for head, n in ended.items() if n >= LEAST_COMPOUNDS),
    }
    packed = gzip.compress(json.dumps(table, ensure_ascii=False).encode(), mtime=0)
    (Path(__file__).parents[1] / "tables" / PARTS_FILE).write_bytes(packed)


if __name__ == "__main__":
    main()
