"""Forms of one name that are one entry, and those that must not be."""

from __future__ import annotations

from collections import Counter

from corpus.findings import MentionKind
from corpus.papers import Person
from models.danish.names.linking import link_departments, link_names, link_people


def entries(*names: str, kind: MentionKind = MentionKind.PERSON) -> list[str]:
    linked = link_names(Counter((kind, name) for name in names))
    return [linked[kind, name] for name in names]


def test_spellings_of_one_name() -> None:
    assert set(entries("H.C. Holm", "H. C. Holm", "H.C. Holm")) == {"H.C. Holm"}
    assert (
        entries(
            "Teknik- og Miljøforvaltningen",
            "Teknik og Miljøforvaltningen",
            "Teknik- og miljøforvaltningen",
            "Teknik- og Miljøforvaltningen",
            kind=MentionKind.DEPARTMENT,
        )
        == ["Teknik- og Miljøforvaltningen"] * 4
    )


def test_middle_names_may_be_left_out_or_shortened() -> None:
    names = ["Ida Vestergren", "Ida B. Vestergren", "Ida Birk Vestergren", "Ida Vestergren"]
    assert set(entries(*names)) == {"Ida Vestergren"}


def test_two_fuller_forms_leave_the_short_one_alone() -> None:
    names = ["Ida Vestergren", "Ida Birk Vestergren", "Ida Maja Vestergren"]
    assert entries(*names) == names


def test_initials_last_names_and_kinds_are_not_enough() -> None:
    names = ["I. Vestergren", "Ida Vestergren", "Vestergren", "Ida"]
    assert entries(*names) == names
    kinds = (MentionKind.PRODUCT, MentionKind.PLACE)
    assert len(link_names({(kind, "Aula"): 1 for kind in kinds})) == 2


def test_people_of_different_parties_stay_apart() -> None:
    short = Person(name="Ida Vestergren", party="F")
    unsaid = Person(name="Ida Vestergren", party=None)
    assert link_people({short: 2, unsaid: 1, Person(name="Ida B. Vestergren", party="F"): 1}) == {
        (MentionKind.PERSON, "Ida Vestergren"): "Ida Vestergren",
        (MentionKind.PERSON, "Ida B. Vestergren"): "Ida Vestergren",
    }
    assert link_people({short: 2, Person(name="Ida B. Vestergren", party="A"): 1}) == {}


def test_departments_printed_in_one_way_need_no_entry() -> None:
    assert link_departments({"Økonomiforvaltningen": 3}) == {}
