"""A draft as the JSON that scripts rely on, and back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from corpus.drafts import (
    Citation,
    Conflict,
    Draft,
    DraftPart,
    DraftQuestion,
    EarlierAnswer,
    Letter,
    Manifest,
    Pending,
    RawAnswer,
    Searched,
    State,
    Statement,
    Writing,
)
from corpus.errors import UnusableInputError
from corpus.months import Month, dated
from corpus.spans import Box, Span

Json = dict[str, Any]


def draft_json(draft: Draft) -> Json:
    """`draft` as JSON values; fields may be added to the form, never renamed or removed."""
    return {
        "letter": None if draft.letter is None else _letter_json(draft.letter),
        "questions": [_question_json(question) for question in draft.questions],
        "conflicts": [
            {"about": conflict.about, "citations": [citation_json(c) for c in conflict.citations]}
            for conflict in draft.conflicts
        ],
        "searched": searched_json(draft.searched),
        "manifest": _manifest_json(draft.manifest),
    }


def citation_json(citation: Citation) -> Json:
    """A quote and where it stands; box corners are points from the page's top left."""
    return {
        "paper": citation.paper,
        "title": citation.title,
        "date": _iso(citation.date),
        "month_only": isinstance(citation.date, Month),
        "page": citation.page,
        "quote": citation.quote,
        "span": [citation.span.start, citation.span.end],
        "boxes": [box_json(box) for box in citation.boxes],
        "url": citation.url,
        "ocr": citation.ocr,
    }


def searched_json(searched: Searched) -> Json:
    """What was looked through."""
    return {
        "papers": searched.papers,
        "passages": searched.passages,
        "from": _iso(searched.first),
        "to": _iso(searched.last),
        "unread": searched.unread,
        "missing": searched.missing,
    }


def box_json(box: Box) -> Json:
    """A rectangle on a page, in points from the top left."""
    return {
        "page": box.page,
        "x0": round(box.x0, 2),
        "top": round(box.top, 2),
        "x1": round(box.x1, 2),
        "bottom": round(box.bottom, 2),
    }


def draft_from_json(data: Mapping[str, Any]) -> Draft:
    """The draft that `draft_json` made `data` of.

    Raises `UnusableInputError` when it is none.
    """
    try:
        return _draft(data)
    except (KeyError, TypeError, ValueError) as error:
        raise UnusableInputError(
            f"This is no draft: {type(error).__name__} at {error}.",
            remedy="Make one with kildesvar answer -o DRAFT.json.",
        ) from error


def _draft(data: Mapping[str, Any]) -> Draft:
    searched = data["searched"]
    letter = data["letter"]
    return Draft(
        letter=None if letter is None else _letter(letter),
        questions=tuple(_question(question) for question in data["questions"]),
        conflicts=tuple(
            Conflict(
                about=conflict["about"],
                citations=tuple(_citation(item) for item in conflict["citations"]),
            )
            for conflict in data["conflicts"]
        ),
        searched=Searched(
            papers=searched["papers"],
            passages=searched["passages"],
            first=_date(searched["from"]),
            last=_date(searched["to"]),
            unread=searched["unread"],
            missing=searched.get("missing", 0),
        ),
        manifest=_manifest(data["manifest"]),
    )


def _manifest_json(manifest: Manifest) -> Json:
    writing = manifest.writing
    return {
        **asdict(manifest),
        "writing": None
        if writing is None
        else {
            **asdict(writing),
            "settings": dict(writing.settings),
            "answers": [asdict(answer) for answer in writing.answers],
        },
    }


def _manifest(data: Mapping[str, Any]) -> Manifest:
    writing = data.get("writing")
    return Manifest(
        **{
            **data,
            "writing": None
            if writing is None
            else Writing(
                **{
                    **writing,
                    "settings": tuple(sorted(writing["settings"].items())),
                    "answers": tuple(RawAnswer(**answer) for answer in writing["answers"]),
                }
            ),
        }
    )


def _letter_json(letter: Letter) -> Json:
    return {**asdict(letter), "date": _iso(letter.date), "asked_on": _iso(letter.asked_on)}


def _letter(data: Mapping[str, Any]) -> Letter:
    return Letter(**{**data, "date": _date(data["date"]), "asked_on": _date(data["asked_on"])})


def _question_json(question: DraftQuestion) -> Json:
    pending = question.pending
    return {
        "text": question.text,
        "parts": [_part_json(part) for part in question.parts],
        "pending": None
        if pending is None
        else {
            "promise": citation_json(pending.promise),
            "by": pending.by,
            "due": _iso(pending.due),
            "due_text": pending.due_text,
        },
    }


def _question(data: Mapping[str, Any]) -> DraftQuestion:
    pending = data.get("pending")
    return DraftQuestion(
        text=data["text"],
        parts=tuple(_part(part) for part in data["parts"]),
        pending=None
        if pending is None
        else Pending(
            promise=_citation(pending["promise"]),
            by=pending["by"],
            due=_date(pending["due"]),
            due_text=pending["due_text"],
        ),
    )


def _part_json(part: DraftPart) -> Json:
    return {
        "text": part.text,
        "state": part.state.value,
        "reason": part.reason,
        "statements": [
            {
                "text": statement.text,
                "citations": [citation_json(citation) for citation in statement.citations],
                "written": statement.written,
            }
            for statement in part.statements
        ],
        "nearest": None if part.nearest is None else citation_json(part.nearest),
        "earlier": [
            {
                "question": citation_json(item.question),
                "answer": citation_json(item.answer),
                "since": [citation_json(citation) for citation in item.since],
            }
            for item in part.earlier
        ],
    }


def _part(data: Mapping[str, Any]) -> DraftPart:
    return DraftPart(
        text=data["text"],
        state=State(data["state"]),
        reason=data["reason"],
        statements=tuple(
            Statement(
                text=statement["text"],
                citations=tuple(_citation(item) for item in statement["citations"]),
                written=statement["written"],
            )
            for statement in data["statements"]
        ),
        nearest=None if data["nearest"] is None else _citation(data["nearest"]),
        earlier=tuple(
            EarlierAnswer(
                question=_citation(item["question"]),
                answer=_citation(item["answer"]),
                since=tuple(_citation(citation) for citation in item["since"]),
            )
            for item in data.get("earlier", ())
        ),
    )


def _citation(data: Mapping[str, Any]) -> Citation:
    return Citation(
        paper=data["paper"],
        title=data["title"],
        date=dated(_date(data["date"]), month_only=data.get("month_only", False)),
        page=data["page"],
        quote=data["quote"],
        span=Span(*data["span"]),
        boxes=tuple(Box(**box) for box in data["boxes"]),
        url=data["url"],
        ocr=data["ocr"],
    )


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)
