"""Forms of one name that are one entry, and those that must not be."""

from __future__ import annotations

from corpus.findings import Mention, MentionKind
from corpus.spans import Span
from models.danish.names.linking import link_names


def entries(*names: str, kind: MentionKind = MentionKind.PERSON) -> list[str]:
    mentions = [
        Mention(passage="p", span=Span(0, 1), kind=kind, name=name, source="test") for name in names
    ]
    linked = link_names(mentions)
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
    mentions = [
        Mention(passage="p", span=Span(0, 1), kind=kind, name="Aula", source="test")
        for kind in (MentionKind.PRODUCT, MentionKind.PLACE)
    ]
    assert len(link_names(mentions)) == 2
