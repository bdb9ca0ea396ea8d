"""Questions and decisions as rows and back. Each pair of functions is an exact inverse."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from corpus.findings import Decision, Outcome, Promise, Question, QuestionState, Votes
from corpus.spans import Span


def decision_json(decision: Decision) -> dict[str, Any]:
    """A decision as kept in its paper's row."""
    votes = decision.votes
    return {
        "span": [decision.span.start, decision.span.end],
        "text": decision.text,
        "body": decision.body,
        "taken_on": None if decision.taken_on is None else decision.taken_on.isoformat(),
        "outcome": None if decision.outcome is None else decision.outcome.value,
        "votes": None if votes is None else asdict(votes),
    }


def decisions_from(values: Iterable[Mapping[str, Any]]) -> tuple[Decision, ...]:
    """The decisions kept in a paper's row."""
    return tuple(_decision_from(value) for value in values)


def _decision_from(value: Mapping[str, Any]) -> Decision:
    taken_on, outcome = value["taken_on"], value["outcome"]
    return Decision(
        span=Span(*value["span"]),
        text=value["text"],
        body=value["body"],
        taken_on=None if taken_on is None else datetime.date.fromisoformat(taken_on),
        outcome=None if outcome is None else Outcome(outcome),
        votes=None if value["votes"] is None else _votes_from(value["votes"]),
    )


def _votes_from(value: Mapping[str, Any]) -> Votes:
    return Votes(
        in_favour=tuple(value["in_favour"]),
        against=tuple(value["against"]),
        abstained=tuple(value["abstained"]),
        count_in_favour=value["count_in_favour"],
        count_against=value["count_against"],
    )


def question_row(question: Question) -> dict[str, Any]:
    """The row of a question."""
    return {
        "id": question.id,
        "paper": question.paper,
        "start": question.span.start,
        "end": question.span.end,
        "text": question.text,
        "pages": list(question.pages),
        "number": question.number,
        "parts": list(question.parts),
        "asked_by": question.asked_by,
        "party": question.party,
        "asked_on": question.asked_on,
        "state": question.state.value,
        "promise": None if question.promise is None else _promise_json(question.promise),
    }


def _promise_json(promise: Promise) -> dict[str, Any]:
    return {
        "span": [promise.span.start, promise.span.end],
        "text": promise.text,
        "by": promise.by,
        "due": None if promise.due is None else promise.due.isoformat(),
        "due_text": promise.due_text,
    }


def question_from(row: sa.RowMapping) -> Question:
    """The question of a row."""
    promise = row["promise"]
    return Question(
        id=row["id"],
        paper=row["paper"],
        span=Span(row["start"], row["end"]),
        text=row["text"],
        pages=tuple(row["pages"]),
        number=row["number"],
        parts=tuple(row["parts"]),
        asked_by=row["asked_by"],
        party=row["party"],
        asked_on=row["asked_on"],
        state=QuestionState(row["state"]),
        promise=None if promise is None else _promise_from(promise),
    )


def _promise_from(value: Mapping[str, Any]) -> Promise:
    due = value["due"]
    return Promise(
        span=Span(*value["span"]),
        text=value["text"],
        by=value["by"],
        due=None if due is None else datetime.date.fromisoformat(due),
        due_text=value["due_text"],
    )
