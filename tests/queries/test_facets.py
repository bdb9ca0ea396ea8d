"""What is counted beside a search."""

from __future__ import annotations

from readings import reading

from corpus.findings import MentionKind
from corpus.papers import Person
from queries.facets import count_facets


def test_forms_of_one_name_count_together() -> None:
    papers = [
        reading(
            name, ["Tekst."], people=tuple(Person(name=form, party="F") for form in forms)
        ).paper
        for name, forms in (
            ("a", ("Ida Vestergren", "Bo Maj")),
            ("b", ("Ida B. Vestergren", "Ida Vestergren")),
        )
    ]
    entries = {(MentionKind.PERSON, "Ida B. Vestergren"): "Ida Vestergren"}
    counts = count_facets([(paper, ()) for paper in papers], entries)
    assert counts["person"] == {"Ida Vestergren": 2, "Bo Maj": 1}
