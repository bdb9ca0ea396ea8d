"""Records as rows and back. Each pair of functions is an exact inverse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from corpus.catalogue.proceedings import decision_json
from corpus.catalogue.words import pack_words
from corpus.findings import (
    Amount,
    Change,
    Mention,
    MentionKind,
    Passage,
    Reading,
    Role,
    Theme,
)
from corpus.months import Month, dated
from corpus.papers import (
    Access,
    Heading,
    Kind,
    Meeting,
    Page,
    Paper,
    Person,
    TextSource,
)
from corpus.spans import Span

Row = dict[str, Any]


def paper_row(reading: Reading) -> Row:
    """The row of `papers`; parties, people and case numbers go to their own tables."""
    paper = reading.paper
    meeting = paper.meeting
    return {
        "id": paper.id,
        "original": paper.original,
        "first_page": paper.first_page,
        "last_page": paper.last_page,
        "kind": paper.kind.value,
        "title": paper.title,
        "date": paper.date,
        "month_only": isinstance(paper.date, Month),
        "body": paper.body,
        "has_meeting": meeting is not None,
        "meeting_starts_at": meeting.starts_at if meeting else None,
        "meeting_place": meeting.place if meeting else None,
        "department": paper.department,
        "language": paper.language,
        "access": paper.access.value,
        "access_words": paper.access_words,
        "bundle": paper.bundle,
        "version_of": paper.version_of,
        "text_quality": paper.text_quality,
        "url": paper.url,
        "text": reading.text,
        "words": pack_words(reading.words),
        "pages": [
            [page.number, page.width, page.height, page.source.value, page.quality]
            for page in reading.pages
        ],
        "headings": [[h.span.start, h.span.end, h.level] for h in reading.headings],
        "decisions": [decision_json(decision) for decision in reading.decisions],
    }


def paper_from(
    row: sa.RowMapping,
    *,
    case_numbers: Iterable[str],
    people: Iterable[Person],
    parties: Iterable[str],
) -> Paper:
    """The paper of a row of `papers` with what its own tables hold."""
    meeting = None
    if row["has_meeting"]:
        meeting = Meeting(starts_at=row["meeting_starts_at"], place=row["meeting_place"])
    return Paper(
        id=row["id"],
        original=row["original"],
        first_page=row["first_page"],
        last_page=row["last_page"],
        kind=Kind(row["kind"]),
        title=row["title"],
        date=dated(row["date"], month_only=row["month_only"]),
        body=row["body"],
        meeting=meeting,
        case_numbers=tuple(case_numbers),
        department=row["department"],
        people=tuple(people),
        parties=tuple(parties),
        language=row["language"],
        access=Access(row["access"]),
        access_words=row["access_words"],
        bundle=row["bundle"],
        version_of=row["version_of"],
        text_quality=row["text_quality"],
        url=row["url"],
    )


def pages_from(rows: Iterable[Sequence[Any]]) -> tuple[Page, ...]:
    """The pages kept in a paper's row."""
    return tuple(
        Page(number=number, width=width, height=height, source=TextSource(source), quality=quality)
        for number, width, height, source, quality in rows
    )


def headings_from(rows: Iterable[Sequence[int]]) -> tuple[Heading, ...]:
    """The headings kept in a paper's row."""
    return tuple(Heading(span=Span(start, end), level=level) for start, end, level in rows)


def passage_row(passage: Passage, position: int) -> Row:
    """The row of a passage that is the `position`-th (from 0) of its paper."""
    return {
        "id": passage.id,
        "paper": passage.paper,
        "position": position,
        "start": passage.span.start,
        "end": passage.span.end,
        "pages": list(passage.pages),
        "headings": list(passage.headings),
        "role": passage.role.value,
        "context": passage.context,
        "sentences": [[sentence.start, sentence.end] for sentence in passage.sentences],
        "number": passage.number,
        "hidden": passage.hidden,
    }


def passage_from(row: sa.RowMapping, paper_text: str) -> Passage:
    """The passage of a row, its text cut from its paper's."""
    span = Span(row["start"], row["end"])
    return Passage(
        id=row["id"],
        paper=row["paper"],
        span=span,
        text=span.of(paper_text),
        pages=tuple(row["pages"]),
        headings=tuple(row["headings"]),
        role=Role(row["role"]),
        context=row["context"],
        sentences=tuple(Span(start, end) for start, end in row["sentences"]),
        number=row["number"],
        hidden=row["hidden"],
    )


def theme_row(theme: Theme, position: int) -> Row:
    """The row of a theme."""
    return {
        "passage": theme.passage,
        "position": position,
        "name": theme.name,
        "score": theme.score,
        "cues": list(theme.cues),
        "source": theme.source,
    }


def theme_from(row: sa.RowMapping) -> Theme:
    """The theme of a row."""
    return Theme(
        passage=row["passage"],
        name=row["name"],
        score=row["score"],
        cues=tuple(row["cues"]),
        source=row["source"],
    )


def amount_row(amount: Amount, position: int) -> Row:
    """The row of an amount."""
    return {
        "passage": amount.passage,
        "position": position,
        "start": amount.span.start,
        "end": amount.span.end,
        "verbatim": amount.verbatim,
        "kroner": str(amount.kroner),
        "kroner_high": None if amount.kroner_high is None else str(amount.kroner_high),
        "year_from": amount.year_from,
        "year_to": amount.year_to,
        "price_level": amount.price_level,
        "yearly": amount.yearly,
        "pays_for": amount.pays_for,
        "change": None if amount.change is None else amount.change.value,
    }


def amount_from(row: sa.RowMapping) -> Amount:
    """The amount of a row."""
    return Amount(
        passage=row["passage"],
        span=Span(row["start"], row["end"]),
        verbatim=row["verbatim"],
        kroner=Decimal(row["kroner"]),
        kroner_high=None if row["kroner_high"] is None else Decimal(row["kroner_high"]),
        year_from=row["year_from"],
        year_to=row["year_to"],
        price_level=row["price_level"],
        yearly=row["yearly"],
        pays_for=row["pays_for"],
        change=None if row["change"] is None else Change(row["change"]),
    )


def mention_row(mention: Mention, position: int) -> Row:
    """The row of a mention."""
    return {
        "passage": mention.passage,
        "position": position,
        "start": mention.span.start,
        "end": mention.span.end,
        "kind": mention.kind.value,
        "name": mention.name,
        "source": mention.source,
    }


def mention_from(row: sa.RowMapping) -> Mention:
    """The mention of a row."""
    return Mention(
        passage=row["passage"],
        span=Span(row["start"], row["end"]),
        kind=MentionKind(row["kind"]),
        name=row["name"],
        source=row["source"],
    )
