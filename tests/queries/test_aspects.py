"""What tells of a risk, a gain, a consequence, a purpose or a means."""

import pytest

from queries.asked import read_part
from queries.aspects import tells_of_aspect


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        ("Hvilke risici er der ved broen?", "Broen er sårbar over for is.", True),
        ("Hvilke risici er der ved broen?", "Broen er malet rød.", False),
        ("Hvad er fordelen ved færgen?", "Færgen er billigere i drift.", True),
        ("Hvilke konsekvenser har lukningen?", "Lukningen medfører længere ture.", True),
        ("Hvad er formålet med mødet?", "Mødet skal samle op på året.", True),
        ("Hvad er formålet med mødet?", "Mødet var velbesøgt.", False),
        ("Hvordan kan vi få udgiften til broen ned?", "Broen bør lukkes om vinteren.", True),
        ("Hvordan kan vi få udgiften til broen ned?", "Broen kostede 3 mio. kr. i 2024.", False),
        ("Hvad er vores mulighed for at begrænse støj?", "Vi kan dæmpe støj med hegn.", True),
        ("Hvad er vores mulighed for at begrænse støj?", "Hegn mindsker udsynet og støj.", False),
        ("Hvad har broen sparet?", "Broen bør lukkes om vinteren.", False),
        ("Hvad koster broen?", "Broen er sårbar over for is.", False),
        ("Hvad kræver en ny bro?", "En bro forudsætter en lokalplan.", True),
        ("Hvad vil det kræve at lukke broen?", "Broen er dyr.", False),
        ("Hvilke krav stilles der til broen?", "Broen skal kunne bære en bus.", True),
        ("Hvilke krav stilles der til broen?", "Der er en plan, som skal redde broen.", False),
        ("Under hvilke betingelser åbner broen?", "Broen åbner, hvis staten betaler.", True),
        ("Hvilke krav er der?", "En bil skal vente på grønt lys.", True),
    ],
)
def test_an_aspect_is_told_where_it_is_asked(question: str, said: str, *, expected: bool) -> None:
    assert tells_of_aspect(read_part(question), said, said) is expected


def test_a_gain_of_something_else_is_none() -> None:
    asked = read_part("Hvilke fordele og ulemper er der ved broen?")

    assert not tells_of_aspect(asked, "Det er en fordel.", "Det er en fordel. Færgen er ny.")
    assert tells_of_aspect(asked, "Det er en fordel.", "Broen er ny. Det er en fordel.")


def test_what_has_the_gain_may_be_called_by_another_word() -> None:
    asked = read_part("Hvad er fordelen ved en stor leverandør?")
    said = "Store udbydere giver bedre drift."

    assert tells_of_aspect(asked, said, said)
