"""Names that the trained network finds, and the places that a table knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from corpus.findings import MentionKind
from corpus.spans import Span
from models.danish.analysis import Name
from models.danish.genitive import without_genitive
from models.danish.lemmas import function_words
from models.danish.names.phrases import Phrase, PhraseBook
from models.danish.vocabulary import is_common_word

PLACES_FILE = "places.txt"

_CAPITAL_AFTER = re.compile(r" [A-ZÆØÅ]")
_CAPITAL_BEFORE = re.compile(r"[^\W\d_] [A-ZÆØÅ][\w-]* $")
"""A capitalised word right before that is not the first of its sentence."""

_OVER_SENTENCES = re.compile(r"\d+\. (?P<word>[^\W\d_]+)")
"""A number that ends a sentence, and the first word of the next: ``imod 6. For stemte``."""

_AT_PLACE = re.compile(r"(?:\b(?:i|fra|til|ved|nær|omkring)|\b\d{4}) $", re.IGNORECASE)
"""A preposition of place, or a postal code, right before a name."""

KINDS = {
    "PER": MentionKind.PERSON,
    "PERSON": MentionKind.PERSON,
    "LOC": MentionKind.PLACE,
    "GPE": MentionKind.PLACE,
    "ORG": MentionKind.ORGANISATION,
}
"""The labels of Danish pipelines that become names; others (``MISC``) are dropped."""


def trained_name(text: str, span: Span, label: str, *, opens_sentence: bool) -> Name | None:
    """The name that the network sees under `span` of `text`; ``None`` where it is none.

    What is in the table of places and stands where one does is a place, whatever else has that name
    (``politiet i Viborg``, ``3790 Hasle``).

    A common word is capitalised at the start of a sentence and there alone taken for a name, most
    often wrongly (``Måtte``, ``Telefonerne``), so it does not count.
    """
    printed = span.of(text)
    lowered = printed.lower()
    is_word = " " not in printed and (lowered in function_words() or is_common_word(lowered))
    if label not in KINDS or (opens_sentence and is_word):
        return None
    over = _OVER_SENTENCES.fullmatch(printed)
    if over and over["word"].lower() in function_words():
        return None
    name = without_genitive(" ".join(printed.split()))
    at_place = name in place_names() and _AT_PLACE.search(text, max(0, span.start - 10), span.start)
    return Name(span=span, kind=MentionKind.PLACE if at_place else KINDS[label], name=name)


def find_places(text: str) -> Sequence[Name]:
    """The countries, cities and Danish towns of the table that stand alone in `text`.

    Beside another capitalised word the name may be part of a longer one, so it is passed over.
    """
    return [
        name
        for name in places().find(text)
        if not _CAPITAL_AFTER.match(text, name.span.end)
        and not _CAPITAL_BEFORE.search(text, 0, name.span.start)
    ]


@cache
def place_names() -> frozenset[str]:
    """The table of places (``tables/places.txt`` says where they are from)."""
    lines = (files("models.danish") / "tables" / PLACES_FILE).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def places() -> PhraseBook:
    """The same, to be looked for in running text."""
    return PhraseBook(
        Phrase(form=place, kind=MentionKind.PLACE, name=place, exact=True)
        for place in sorted(place_names())
    )
