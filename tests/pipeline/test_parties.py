from __future__ import annotations

import pytest

from models.danish.names.tables import Party, parties
from pipeline.parties import INDEPENDENT, find_parties, party_letter


@pytest.mark.parametrize(
    ("printed", "letter"),
    [
        ("F", "F"),
        ("SF", "F"),
        ("Socialistisk Folkeparti", "F"),
        ("Det Konservative Folkeparti", "C"),
        ("EL", "Ø"),
        ("løsgænger", INDEPENDENT),
        ("EU", None),
        ("Danmark", None),
    ],
)
def test_a_printed_party_gives_its_letter(printed: str, letter: str | None) -> None:
    assert party_letter(printed) == letter


@pytest.mark.parametrize("party", parties(), ids=lambda party: party.name)
def test_every_name_of_the_table_is_read(party: Party) -> None:
    for name in party.names:
        assert [found.letter for found in find_parties(f"I går mente {name} det.")] == [
            party.letter
        ]
    assert {party_letter(form) for form in (*party.names, *party.short)} == {party.letter}


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("(Stillet af Venstre, SF, Radikale Venstre og Enhedslisten)", "VFBØ"),
        ("For stemte: A, B, F og Ø. Imod stemte: C og V.", "ABFØCV"),
        ("Budget 2024 (BR 5. oktober 2023) (A, B, C, F og Ø)", "ABCFØ"),
        ("godkendt med stemmerne fra A, F og Ø imod V.", "AFØV"),
        ("O og I er ikke repræsenteret i udvalget.", "OI"),
        ("Enhedslistens forslag faldt.", "Ø"),
    ],
)
def test_parties_are_found_in_text_order(text: str, letters: str) -> None:
    assert "".join(party.letter for party in find_parties(text)) == letters


@pytest.mark.parametrize(
    "text",
    [
        "Alternativet er at vente.",
        "Drej til venstre ved model A og B.",
        "Se bilag A og B.",
        "Vejen til venstre er lukket (A).",
    ],
)
def test_common_words_and_labels_are_no_parties(text: str) -> None:
    assert find_parties(text) == ()


def test_spans_lie_on_what_is_printed() -> None:
    text = "Forslaget er stillet af Socialdemokratiet og SF."

    assert [party.span.of(text) for party in find_parties(text)] == ["Socialdemokratiet", "SF"]
