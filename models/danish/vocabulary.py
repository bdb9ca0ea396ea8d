"""Which words the Danish table knows as common words."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

from models.danish.endings import dictionary_form

LEMMAS_FILE = "lemmas.txt.gz"


@cache
def lemmas() -> frozenset[str]:
    """The dictionary forms of the table of spacy-lookups-data, in lower case."""
    packed = (files("models.danish") / "tables" / LEMMAS_FILE).read_bytes()
    return frozenset(gzip.decompress(packed).decode().split("\n"))


def is_common_word(word: str) -> bool:
    """Whether `word`, in lower case, is a form of a word in the table: ``kommunerne``."""
    return dictionary_form(word) in lemmas()
