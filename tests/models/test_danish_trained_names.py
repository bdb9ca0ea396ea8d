"""What becomes of the network's names, and the table of places."""

from __future__ import annotations

import pytest

from corpus.findings import MentionKind
from corpus.spans import Span
from models.danish.names.trained import find_places, trained_name


def kind_of(text: str, printed: str, label: str, *, opens_sentence: bool) -> MentionKind | None:
    start = text.index(printed)
    span = Span(start, start + len(printed))
    name = trained_name(text, span, label, opens_sentence=opens_sentence)
    return name and name.kind


def test_common_words_are_no_names_where_a_sentence_opens() -> None:
    text = "Telefonerne kimede hos Idas mor."
    assert kind_of(text, "Telefonerne", "PER", opens_sentence=True) is None
    assert kind_of(text, "Idas", "PER", opens_sentence=False) is MentionKind.PERSON


def test_the_end_of_a_sentence_and_a_start_are_no_name() -> None:
    text = "Tiltrådt med 16 stemmer imod 6. For stemte A og B på 3. Ugle."
    assert kind_of(text, "6. For", "ORG", opens_sentence=False) is None
    assert kind_of(text, "3. Ugle", "ORG", opens_sentence=False) is MentionKind.ORGANISATION


def test_labels_of_other_pipelines() -> None:
    assert kind_of("i Odense", "Odense", "GPE", opens_sentence=False) is MentionKind.PLACE
    assert kind_of("på dansk", "dansk", "MISC", opens_sentence=False) is None


def test_where_one_stands_is_a_place() -> None:
    assert kind_of("Politiet i Viborg", "Viborg", "ORG", opens_sentence=False) is MentionKind.PLACE
    assert kind_of("3790 Hasle", "Hasle", "PER", opens_sentence=False) is MentionKind.PLACE
    played = kind_of("Så tabte Viborg", "Viborg", "ORG", opens_sentence=False)
    assert played is MentionKind.ORGANISATION


@pytest.mark.parametrize(
    "text, found",
    [
        ("Malmø og Freiburgs erfaringer", ["Malmø", "Freiburg"]),
        ("I Gladsaxe er prisen lavere", ["Gladsaxe"]),
        ("hos Odense Boldklub", []),
        ("med Jens Hobro", []),
        ("på vejen til skive", []),
    ],
)
def test_places_of_the_table_stand_alone(text: str, found: list[str]) -> None:
    assert [name.name for name in find_places(text)] == found
