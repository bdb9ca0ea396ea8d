"""Words and their stems by rule, without a language model: what searching needs of Danish.

Stems come from the Danish Snowball stemmer (Porter, https://snowballstem.org/algorithms/danish/).
Importing this module loads neither spaCy nor a table.
"""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(
    r"""
    \d+(?:[.,:/\-]\d+)*      # numbers, dates, case numbers: 1.237.500  5,8  2019-0302914  25/26257
    (?:-?[^\W\d_]+)*         # 365-licens, 5g
    | [^\W\d_]+\d*           # words, and names such as e3
      (?:['’\-][^\W_]+)*     # it-system, tv'et
    """,
    re.VERBOSE,
)

_FUNCTION_WORDS = """
    ad af aldrig alle alt altså anden andet andre at blev blive bliver da de dem den denne der deres
    det dette dig din disse dit dog du efter eller en end er et for fordi fra før gøre ham han hans
    har havde have hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan
    hvorfor hvornår i ikke ind ingen ja jeg jer jeres jo kan kom kommer kun kunne man mange med
    meget men mig min mine mit mod må når ned nej noget nogle nu ny nå og også om op os over på sam
    selv ses sig sin sine sit skal skulle som så sådan thi til ud under var ved vi vil ville vor
    være været
"""

STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Danish function words that carry no subject, after Snowball's list."""

_snowball = snowballstemmer.stemmer("danish")


def words(text: str) -> list[str]:
    """The words and numbers of `text` in order, in lower case; punctuation is dropped.

    A number with its separators is one word (``1.237.500``, ``25/26257``, ``2019-0302914``), and so
    is a word with inner hyphens (``it-system``).
    """
    return _WORD.findall(text.lower())


@lru_cache(maxsize=200_000)
def light_stem(word: str) -> str:
    """A lower-case word without one ending: ``licens`` of ``licenserne``.

    Anything with a digit stays as it is.
    """
    if any(character.isdigit() for character in word):
        return word
    return str(_snowball.stemWord(word))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one lower-case word: endings are taken off until none is left.

    Snowball's single step parts ``licenser`` (``licens``) from ``licens`` (``lic``), whose root
    looks like an ending; taken further, both end alike.
    """
    while len(shorter := light_stem(word)) < len(word):
        word = shorter
    return word


def subject_stems(text: str) -> frozenset[str]:
    """The stems of the words of `text` that carry a subject."""
    return frozenset(stem(word) for word in words(text) if word not in STOP_WORDS)
