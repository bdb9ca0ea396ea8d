"""Decisions under their headings, as retold in lists, and votes by party."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.findings import Outcome, Role
from pipeline.decisions import find_votes
from tests.support.laying import read

MINUTES = """
# REFERAT
for mødet den 18.03.2025, kl. 15:00 i Rådhuset, mødelokale 3
# Flere cykelparkeringspladser ved stationen
## Indstilling
Teknik- og Miljøforvaltningen indstiller, at Teknik- og Miljøudvalget over for Økonomiudvalget \
anbefaler,
1. at der afsættes 2,4 mio. kr.
2. at arbejdet begynder i 2026.
## Økonomi
Udgiften er 2,4 mio. kr.
## Beslutning i Teknik- og Miljøudvalget den 10-03-2025
Anbefalet.
## Beslutning
Indstillingen blev tiltrådt med 34 stemmer imod 15. For stemte: A, B, F og Ø. \
Imod stemte: C, V og Jan Bo Lind (løsgænger). I undlod at stemme.
"""


def test_each_level_has_its_decision() -> None:
    committee, council = read(MINUTES).decisions

    assert (committee.body, committee.taken_on) == ("TMU", date(2025, 3, 10))
    assert committee.outcome is Outcome.ADOPTED
    assert council.taken_on == date(2025, 3, 18)
    assert council.text.startswith("Indstillingen blev tiltrådt")


def test_votes_are_told_by_party_and_independents_by_name() -> None:
    votes = read(MINUTES).decisions[1].votes

    assert votes is not None
    assert votes.in_favour == ("A", "B", "F", "Ø")
    assert votes.against == ("C", "V", "Jan Bo Lind")
    assert (votes.count_in_favour, votes.count_against) == (34, 15)


def test_recommended_points_are_no_decision() -> None:
    roles = {passage.text: passage.role for passage in read(MINUTES).passages}

    assert roles["1. at der afsættes 2,4 mio. kr."] is Role.LIST_ITEM
    assert roles["Anbefalet."] is Role.DECISION


def test_points_under_the_heading_of_a_decision_are_decided_once() -> None:
    (decision,) = read(
        "# Referat\n# Cykelstier\n## Beslutning\nMed forslaget blev følgende besluttet:\n"
        "1. at stien anlægges,\n2. at den åbner til maj."
    ).decisions

    assert decision.text.startswith("Med forslaget") and decision.text.endswith("til maj.")


@pytest.mark.parametrize("label", ["Beslutning:", "Beslutning"])
def test_a_label_before_its_text_says_what_was_decided(label: str) -> None:
    reading = read(
        "# Referat\nfor mødet den 18.03.2025\n# Lys på stier\n"
        "Indstilling: Forvaltningen indstiller, at lyset ikke slukkes om natten i byens parker.\n"
        f"{label} Godkendt med 7 stemmer mod 2.\n# Vand i kældre\nDer er vand i kældrene."
    )
    (decision,) = reading.decisions
    assert decision.text == f"{label} Godkendt med 7 stemmer mod 2."
    assert decision.outcome is Outcome.ADOPTED
    roles = [passage.role for passage in reading.passages]
    assert roles.count(Role.DECISION) == 1


def test_an_agenda_with_an_empty_decision_decides_nothing() -> None:
    reading = read(MINUTES[: MINUTES.index("## Beslutning i")] + "## Beslutning\n## Bilag\n• Kort")

    assert reading.decisions == ()


def test_a_rejection_is_not_read_as_adoption() -> None:
    reading = read(
        """
        # Referat
        # Forslag om gratis parkering
        ## Indstilling
        Det foreslås, at parkering bliver gratis.
        ## Beslutning
        Forslaget blev ikke godkendt.
        """
    )

    assert reading.decisions[0].outcome is Outcome.REJECTED
    assert reading.decisions[0].votes is None


def test_text_without_votes_has_none() -> None:
    assert find_votes("Udvalget stemte for dørene lukkede.") is None
