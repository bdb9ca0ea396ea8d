"""What a sentence states, and what it only has looked into."""

from __future__ import annotations

import pytest

from queries.telling import orders_inquiry


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
