"""The dictionary forms of the words of a sentence.

A table of endings knows each word alone (`models.danish.endings`), a table of function words
corrects it (``tables/function_words.toml``), and a few rules look at the neighbours where a form
belongs to two words: ``de store`` (``den``) and ``de er`` (``de``), ``at vinde`` (the verb) and
``kold vinde`` (the noun), ``kører hurtigt`` (the adverb) and ``et hurtigt tog`` (the adjective).
The conventions are those of Universal Dependencies for Danish.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from models.danish.endings import dictionary_form
from models.danish.genitive import without_genitive
from models.danish.vocabulary import is_common_word

WORDS_FILE = "function_words.toml"

_WORD = re.compile(r"(?P<before>(?:[\w.]+['’]?-)*)(?P<last>[^\W\d_]+(?:['’]s)?)")
"""A word, with what stands before it in a hyphened compound: ``FN-`` ``operationen``."""
_PRESENT_OF_ERE = "erer"
"""``finansierer`` is the verb before it is the plural of any noun."""
_NUMBER = re.compile(r"\d")


def lemmatise(words: Sequence[str], *, names: Collection[int] = ()) -> list[str]:
    """One lemma for each of the `words` of a sentence, punctuation among them.

    `names` are the positions of words that belong to names of persons and places: those keep
    their capital, as does every capitalised word inside the sentence that no table knows.
    """
    lowered = ["", *(word.lower() for word in words), ""]
    first = next((i for i, word in enumerate(words) if word[:1].isalnum()), 0)
    return [
        _lemma(
            word,
            before=lowered[i],
            after=lowered[i + 2],
            is_name=i in names
            or (
                i != first
                and word[:1].isupper()
                and (word.isupper() or not is_common_word(word.lower()))
            ),
        )
        for i, word in enumerate(words)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexts:
    """Words, in lower case, that tell what their neighbour is."""

    before_infinitive: frozenset[str]
    before_adjective: frozenset[str]
    """Neuter determiners and copulas, after which a form in ``-t`` is an adjective."""
    prepositions: frozenset[str]
    after_article: frozenset[str]
    """Function words that follow an article and seldom a pronoun."""


@cache
def function_words() -> Mapping[str, str]:
    """The lemma of each closed-class word, abbreviation and frequent homograph, in lower case."""
    table = _table()
    return {**{word: word for word in table["same"].split()}, **table["lemmas"]}


@cache
def contexts() -> Contexts:
    """The words that the rules look for beside a word."""
    return Contexts(
        **{name: frozenset(words.split()) for name, words in _table()["contexts"].items()}
    )


def _table() -> dict[str, Any]:
    return tomllib.loads((files("models.danish") / "tables" / WORDS_FILE).read_text("utf-8"))


def _lemma(word: str, *, before: str, after: str, is_name: bool) -> str:
    lowered = word.lower()
    if lowered in ("de", "det"):
        return "den" if _is_article(before, after) else lowered
    known = function_words().get(lowered)
    if known is not None and (len(word) == 1 or not word.isupper()):
        return lowered if before == "i" and lowered == "går" else known
    parts = _WORD.fullmatch(word)
    if parts and parts["before"] and parts["last"].islower():
        return str(parts["before"]) + dictionary_form(parts["last"])
    if parts and not is_name:
        return _inflected(lowered, before=before, after=after)
    return without_genitive(word) if parts else word


def _inflected(word: str, *, before: str, after: str) -> str:
    if before in contexts().before_infinitive:
        active = word.removesuffix("s")
        if _is_infinitive(active):
            return active
    if word.endswith(_PRESENT_OF_ERE):
        return word[:-1]
    lemma = dictionary_form(word)
    if word == lemma + "t" and not lemma.endswith("e") and _is_adverb(before, after):
        return word
    return lemma


def _is_article(before: str, after: str) -> bool:
    """Whether ``de`` or ``det`` between these words is an article: ``de store byer``."""
    if after in contexts().after_article or _NUMBER.match(after):
        return True
    if after in function_words():
        return False
    return after.endswith("e") or (before in contexts().prepositions and after[:1].isalpha())


def _is_infinitive(word: str) -> bool:
    return word.endswith("e") and dictionary_form(word + "r") == word


def _is_adverb(before: str, after: str) -> bool:
    """Whether an adjective in ``-t`` between these words is an adverb."""
    if before in contexts().before_adjective:
        return False
    return not after[:1].isalpha() or after in function_words()
