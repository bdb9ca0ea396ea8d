"""Retrieval sets from reports: a sentence finds its paragraph, a heading what stands under it."""

from __future__ import annotations

from dataclasses import replace

from readings import reading

from bench.report_sets import first_sentences, headings

FIRST = "Kommunen har i dag aftaler med fire leverandører af kontorprogrammer."
REST = " ".join(["Aftalerne udløber hver for sig, og de kan ikke forlænges uden nyt udbud."] * 3)
SHORT = "Kort og godt."


def test_a_first_sentence_is_answered_by_the_rest_of_its_paragraph() -> None:
    (paragraph, short) = reading("rapport", [f"{FIRST} {REST}", SHORT]).passages
    made = first_sentences([paragraph, short])
    (question,) = made.questions
    assert question["text"] == FIRST
    assert question["relevant"] == {made.documents[REST]: 1}


def test_a_heading_is_answered_by_the_first_paragraphs_under_it() -> None:
    texts = [f"{number}. {REST}" for number in ("Et", "To", "Tre")]
    found = reading("rapport", [*texts, SHORT]).passages
    under = [replace(passage, headings=("Rapport", "Aftaler")) for passage in found]
    made = headings([*under, replace(found[0], headings=())])
    (question,) = made.questions
    assert question["text"] == "Aftaler"
    assert set(question["relevant"]) == {made.documents[text] for text in texts[:2]}
    assert set(made.documents) == set(texts)
