"""What changed between two versions of a draft is told, and nothing where nothing did."""

from __future__ import annotations

from dataclasses import replace

from drafts import citation, draft

from corpus.drafts import Draft, State, Statement
from queries.draft_changes import draft_changes


def with_first_part(made: Draft, **changes: object) -> Draft:
    question = made.questions[0]
    first, *others = question.parts
    parts = (replace(first, **changes), *others)
    return replace(made, questions=(replace(question, parts=parts),))


def test_equal_drafts_have_no_changes() -> None:
    assert draft_changes(draft(), draft(), arrived=()) == ()


def test_a_new_state_a_new_quote_and_a_lost_one_are_told() -> None:
    other = replace(citation("Taksten er 14 kr.", 500), paper="p9", title="Nye takster")
    statement = Statement(text="Bilaget: ...", citations=(other,), written=False)
    new = with_first_part(
        draft(), state=State.UNSURE, reason="De er uenige.", statements=(statement,)
    )

    assert draft_changes(draft(), new, arrived={"p9"}) == (
        "Spørgsmål 1 er nu usikkert, før fundet. De er uenige.",
        "Spørgsmål 1: Nye takster, 3. april 2025, side 2, er kommet til og citeres nu.",
        "Spørgsmål 1: Takster, 3. april 2025, side 2, citeres ikke længere.",
    )


def test_without_a_version_before_only_what_arrived_is_new() -> None:
    assert draft_changes(None, draft(), arrived=()) == ()
    assert draft_changes(None, draft(), arrived={"p1"}) == (
        "Spørgsmål 1: Takster, 3. april 2025, side 2, er kommet til og citeres nu.",
    )
