"""What a sentence states, and what it only has looked into."""

from __future__ import annotations

import pytest
from readings import reading

from queries.telling import orders_inquiry, states_something


@pytest.mark.parametrize(
    "sentence",
    [
        "2. at Byrådet pålægger Økonomiforvaltningen at undersøge mulige alternativer til færgen.",
        "1. at Økonomiforvaltningen pålægges at redegøre for kommunens afhængighed af færgen,",
        "3. at Teknik- og Miljøforvaltningen undersøger, om broen kan bære en cykelsti.",
        "Udvalget anmoder forvaltningen om inden sommer at kortlægge kommunens licenser.",
    ],
)
def test_an_order_to_look_into_something_tells_nothing_of_it(sentence: str) -> None:
    assert orders_inquiry(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "1. at Byrådet godkender, at færgen får en ny motor.",
        "Forvaltningen har undersøgt to alternativer til færgen.",
        "at der afsættes 2 mio. kr. til en bro,",
        "Byrådet pålægger færgeriet en afgift på 3 kr. pr. passager.",
        "• Om det kan betale sig at bygge en bro.",
    ],
)
def test_what_is_found_or_decided_tells_something(sentence: str) -> None:
    assert not orders_inquiry(sentence)


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("Tilmelding: senest mandag den 20. januar 2003", True),
        ("(Stillet af Venstre og Alternativet)", True),
        ("Broen åbner i maj.", True),
        ("Broens åbning i maj", False),
        ("Broen åbner følgende dage:", False),
        ("I brevet skriver lederen, at broen skal blive grøn:", True),
    ],
)
def test_a_line_of_a_field_tells_without_a_verb(line: str, *, states: bool) -> None:
    (passage,) = reading("broen", [line]).passages
    assert states_something(line, passage) is states


@pytest.mark.parametrize(
    "sentence",
    [
        "Havnen foreslår en takst på 12 kr. i timen.",
        "Udgiften udgør 3 mio. kr.",
        "Broen består af ni fag.",
        "Færgen opnår en fart på 14 knob.",
    ],
)
def test_a_verb_in_r_states_something(sentence: str) -> None:
    (passage,) = reading("havn", [sentence]).passages

    assert states_something(sentence, passage)


def test_a_line_that_opens_with_a_passive_states_something() -> None:
    (passage,) = reading("kurset", ["Udbydes af Havneskolen og to andre skoler."]).passages

    assert states_something(passage.text, passage)


def test_a_sentence_may_end_with_the_address_of_a_page() -> None:
    (passage,) = reading("kurset", ["Kurset begynder i maj. www.havnen.example"]).passages

    assert states_something(passage.text, passage)
