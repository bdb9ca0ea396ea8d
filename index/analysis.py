"""The analyser of the word index: text in, terms out, the same for passages and queries.

A text gives two lists. *Stems* are what BM25 compares first: lower-case words without function
words, cut to their Danish Snowball stem, with numbers, case numbers and party letters whole.
*Grams* are the character 4-grams of longer stems; they reach compounds by their parts, so that
``licensudgift`` meets ``udgift til licenser`` (McNamee & Mayfield, Character N-Gram Tokenization
for European Language Text Retrieval, 2004).
"""

from __future__ import annotations

import re
from functools import lru_cache

from models.danish.stems import STOP_WORDS, stem, words

ANALYSER = "stems+4grams:1"
"""Changes whenever the terms of a text may; part of an index's recipe."""

GRAM = 4
"""Characters of a gram: four is the length that serves Germanic languages best (ibid.)."""

_PARTIES = re.compile(r"\(([A-ZÆØÅ](?:(?:, ?| og )[A-ZÆØÅ])*)\)")
_LETTER = re.compile(r"[A-ZÆØÅ]")


def stems(text: str) -> list[str]:
    """The terms of whole words, in order.

    A hyphenated word gives itself and its parts; a party letter in brackets gives ``parti:f``.
    """
    found: list[str] = []
    for word in words(text):
        if word not in STOP_WORDS:
            found.extend(_forms(word))
    for group in _PARTIES.findall(text):
        found.extend(party_term(letter) for letter in _LETTER.findall(group))
    return found


def party_term(letter: str) -> str:
    """The term of a party letter: ``i`` the party is not ``i`` the preposition."""
    return f"parti:{letter.lower()}"


def grams(found: list[str]) -> list[str]:
    """The 4-grams of `found` stems, in order; short stems and numbers give none."""
    return [gram for term in found for gram in _grams(term)]


@lru_cache(maxsize=200_000)
def _forms(word: str) -> tuple[str, ...]:
    whole = stem(word)
    if "-" not in word or word[0].isdigit():
        return (whole,)
    parts = (stem(part) for part in word.split("-") if part and part not in STOP_WORDS)
    return (whole, *parts)


@lru_cache(maxsize=200_000)
def _grams(term: str) -> tuple[str, ...]:
    if len(term) <= GRAM or not term.isalpha():
        return ()
    return tuple(term[start : start + GRAM] for start in range(len(term) - GRAM + 1))
