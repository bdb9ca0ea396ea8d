"""The dictionary form of a word by its ending.

A Danish word inflects at its end, and a compound inflects as its last part does. So the table of
inflected forms in spacy-lookups-data (MIT) is kept as the shortest endings that tell its forms
apart: ``…udgifterne`` loses ``erne``, whatever stands before it. Every form of the table comes out
as the table has it, and a word that no table holds follows the longest ending it shares with one.
The idea is that of the affix rules of B. Jongejan and H. Dalianis, "Automatic training of
lemmatization rules that handle morphological changes in pre-, in- and suffixes alike", ACL 2009;
here with suffixes alone. `models.danish.train.endings` writes the file.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

WORD_START = "^"
"""Stands before the first letter in an ending that is a whole word."""

ENDINGS_FILE = "endings.json.gz"
CACHED_FORMS = 65_536

Edit = tuple[int, str]
"""How many letters to cut from the end, and what to put there instead."""


@cache
def load_endings() -> Mapping[str, Edit]:
    """The edit of each ending; the empty ending changes nothing."""
    packed = (files("models.danish") / "tables" / ENDINGS_FILE).read_bytes()
    endings: dict[str, Edit] = {}
    for cut, added, having in json.loads(gzip.decompress(packed)):
        endings.update(dict.fromkeys(having.split(" "), (cut, added)))
    return endings


@lru_cache(maxsize=CACHED_FORMS)
def dictionary_form(word: str) -> str:
    """The dictionary form of `word`, both in lower case: ``udgift`` for ``udgifterne``."""
    endings = load_endings()
    marked = WORD_START + word
    for start in range(len(marked) + 1):
        edit = endings.get(marked[start:])
        if edit is not None and edit[0] <= len(word):
            cut, added = edit
            return word[: len(word) - cut] + added
    return word
