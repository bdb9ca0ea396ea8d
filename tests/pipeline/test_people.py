from __future__ import annotations

import pytest

from corpus.papers import Person
from pipeline.blocks import BlockKind
from pipeline.people import find_people, people_of
from pipeline.signatures import find_signatures, with_signers_as_text
from tests.support.laying import lay


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Politikersvar til Ane Holm (F) – Opfølgende", [("Ane Holm", "F")]),
        ("Til Ane Vibe-Holm (SF)", [("Ane Vibe-Holm", "F")]),
        ("Venstre og Helle Ravn (løsgænger))", [("Helle Ravn", "løsgænger")]),
        ("efter ønske fra Karl Chr. Høst (Dansk Folkeparti)", [("Karl Chr. Høst", "O")]),
        ("Byrådsmedlem Mia Hald spurgte.", [("Mia Hald", None)]),
        ("Søren Hansen /Mads Grønvall", [("Søren Hansen", None), ("Mads Grønvall", None)]),
        ("Deltagere Ane Holm (F)", [("Ane Holm", "F")]),
        ("Model Stor (A) og Bilag To (B)", []),
        ("Eksempelkøbing Kommune (EK) og Den Sociale Fond (ESF)", []),
    ],
)
def test_people_are_read_with_their_party(text: str, people: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.party) for person in find_people(text)] == people


def test_each_person_is_kept_once_with_the_party_that_is_printed_somewhere() -> None:
    mentions = find_people("Rådmand Bo Friis svarede. Bo Friis (V) takkede.")

    assert people_of(mentions) == (Person(name="Bo Friis", party="V"),)


def test_a_lone_name_is_a_signature_only_where_papers_are_signed() -> None:
    laid = lay(
        """
        # Svar på spørgsmål om biblioteker
        Collabora Online
        Svaret er afgivet, og udvalget er orienteret om det samme.
        Med venlig hilsen
        Tove Skov
        Bibliotekschef
        ## Bilag
        • Oversigt over åbningstider
        """
    )

    assert [person.name for person in find_signatures(laid)] == ["Tove Skov"]


def test_a_signature_may_have_its_post_on_the_line() -> None:
    laid = lay("Med venlig hilsen\nAne Holm, sekretariatsleder\nForeningen\nTorvet 4\n5000 Byen")
    assert [person.name for person in find_signatures(laid)] == ["Ane Holm"]


def test_a_municipality_signs_nothing_at_a_paper_s_foot() -> None:
    laid = lay("# Vand i kældre\nDer er vand i mange kældre.\nEksempelby Kommune")
    assert find_signatures(laid) == ()


def test_a_name_in_bold_that_signs_heads_nothing() -> None:
    below = "Vi ser på det.\n\nMed venlig hilsen\n\n## Bente Krog\n\n# Bilag\n\nEt kort."
    above = "## Ole Hald\n\nKontorchef\n\n## Nye Veje\n\nDer bygges to."
    for notation, headings in ((below, ["Bilag"]), (above, ["Nye Veje"])):
        laid = with_signers_as_text(lay(notation))
        kinds = [b.span.of(laid.text) for b in laid.blocks if b.kind is BlockKind.HEADING]
        assert kinds == headings
