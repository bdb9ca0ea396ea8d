"""Readings built by hand, for tests that need papers but no PDF."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from corpus.findings import (
    OriginalReading,
    Passage,
    Question,
    QuestionState,
    Reading,
    Role,
    Theme,
)
from corpus.papers import Access, Kind, Original, Page, Paper, TextSource, Word
from corpus.spans import Box, Span

RECIPE = "test"


def original(name: str, url: str | None = None) -> Original:
    return Original(
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        media_type="application/pdf",
        size=1000,
        url=url,
        fetched_at=datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.UTC),
    )


def reading(name: str, paragraphs: Sequence[str], **fields: Any) -> Reading:
    """A one-page paper whose passages are `paragraphs`, each a single sentence."""
    text = "\n\n".join(paragraphs)
    paper = Paper(
        **{
            "id": f"p-{name}",
            "original": original(name).sha256,
            "first_page": 1,
            "last_page": 1,
            "kind": Kind.RAPPORT,
            "title": f"Rapport om {name}",
            "date": datetime.date(2025, 5, 1),
            "body": None,
            "meeting": None,
            "case_numbers": (),
            "department": None,
            "people": (),
            "parties": (),
            "language": "da",
            "access": Access.OPEN,
            "access_words": None,
            "bundle": None,
            "version_of": None,
            "text_quality": 1.0,
            "url": None,
            **fields,
        }
    )
    return Reading(
        paper=paper,
        text=text,
        pages=(Page(number=1, width=595, height=842, source=TextSource.LAYER, quality=1.0),),
        words=_words(text),
        headings=(),
        passages=_passages(paper.id, text, paragraphs),
        themes=(),
        amounts=(),
        mentions=(),
        questions=(),
    )


def of_sentences(*sentences: str) -> Reading:
    """A reading of one passage with these sentences."""
    made = reading("broen", [" ".join(sentences)])
    (passage,) = made.passages
    starts = [passage.text.index(sentence) for sentence in sentences]
    spans = [Span(start, start + len(text)) for start, text in zip(starts, sentences, strict=True)]
    return replace(made, passages=(replace(passage, sentences=tuple(spans)),))


def question(asked: Passage, **fields: Any) -> Question:
    """What `asked` asks: the only question of its letter, open, unless `fields` say otherwise."""
    return Question(
        **{
            "id": "q-1",
            "paper": asked.paper,
            "span": asked.span,
            "text": asked.text,
            "pages": (1,),
            "number": 1,
            "parts": (asked.text,),
            "asked_by": "Ida Lund",
            "party": "B",
            "asked_on": datetime.date(2025, 3, 1),
            "state": QuestionState.OPEN,
            "promise": None,
            **fields,
        }
    )


def original_reading(*readings: Reading, url: str | None = None) -> OriginalReading:
    """The readings as one file; all must carry the same original."""
    record = original("", url)
    first = readings[0].paper.original
    return OriginalReading(
        original=Original(
            sha256=first,
            media_type=record.media_type,
            size=record.size,
            url=url,
            fetched_at=record.fetched_at,
        ),
        readings=readings,
    )


def theme(passage: Passage, name: str) -> Theme:
    return Theme(passage=passage.id, name=name, score=0.8, cues=(), source="test")


def _words(text: str) -> tuple[Word, ...]:
    words = []
    start = 0
    for number, piece in enumerate(text.split()):
        start = text.index(piece, start)
        top = 20.0 + 12 * (number // 12)
        left = 50.0 + 40 * (number % 12)
        box = Box(page=1, x0=left, top=top, x1=left + 36, bottom=top + 10)
        words.append(Word(span=Span(start, start + len(piece)), box=box))
        start += len(piece)
    return tuple(words)


def _passages(paper_id: str, text: str, paragraphs: Sequence[str]) -> tuple[Passage, ...]:
    passages = []
    start = 0
    for number, paragraph in enumerate(paragraphs):
        start = text.index(paragraph, start)
        span = Span(start, start + len(paragraph))
        passages.append(
            Passage(
                id=f"{paper_id}-{number}",
                paper=paper_id,
                span=span,
                text=paragraph,
                pages=(1,),
                headings=(),
                role=Role.PARAGRAPH,
                context="",
                sentences=(span,),
                number=None,
                hidden=False,
            )
        )
        start = span.end
    return tuple(passages)
