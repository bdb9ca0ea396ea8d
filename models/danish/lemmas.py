"""The dictionary form of a Danish word, by table and by the head of a compound."""

from __future__ import annotations

from functools import lru_cache

from simplemma import lemmatize

CACHED_FORMS = 100_000


@lru_cache(maxsize=CACHED_FORMS)
def lemmatise(word: str) -> str:
    """The lemma of `word` read alone: ``kommune`` for ``Kommunernes``."""
    return lemmatize(word, lang="da")
