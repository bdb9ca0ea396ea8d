"""A draft made by hand, with everything a draft can have."""

from __future__ import annotations

import datetime

from corpus.drafts import (
    Citation,
    Conflict,
    Draft,
    DraftPart,
    DraftQuestion,
    Letter,
    Manifest,
    Pending,
    Searched,
    State,
    Statement,
)
from corpus.spans import Box, Span


def citation(quote: str = "Taksten er 12 kr. <pr. time> & *mere*.", start: int = 0) -> Citation:
    return Citation(
        paper="p1",
        title="Takster",
        date=datetime.date(2025, 4, 3),
        page=2,
        quote=quote,
        span=Span(start, start + len(quote)),
        boxes=(Box(page=2, x0=1, top=2, x1=3, bottom=4),),
        url=None,
        ocr=False,
    )


def draft() -> Draft:
    found = Statement(text=f"Bilaget: »{citation().quote}«", citations=(citation(),), written=False)
    nearest = citation("Beboere kan købe en licens.", 100)
    return Draft(
        letter=Letter(
            paper="p0",
            title="Spørgsmål om parkering",
            date=None,
            asked_by="Ida Lund",
            party="B",
            asked_on=datetime.date(2025, 3, 1),
            department="Vejafdelingen",
        ),
        questions=(
            DraftQuestion(
                text="Hvad er taksten, og hvad koster en licens?",
                parts=(
                    DraftPart(
                        text="Hvad er taksten?",
                        state=State.FOUND,
                        reason="Dokumenterne svarer direkte.",
                        statements=(found,),
                        nearest=None,
                    ),
                    DraftPart(
                        text="Hvad koster en licens?",
                        state=State.NOT_FOUND,
                        reason="Dokumenterne oplyser intet beløb.",
                        statements=(),
                        nearest=nearest,
                    ),
                ),
                pending=Pending(
                    promise=citation("Svaret gives i 2026.", 200),
                    by="Vejafdelingen",
                    due=datetime.date(2026, 12, 31),
                    due_text="i 2026",
                ),
            ),
        ),
        conflicts=(Conflict(about="taksten", citations=(citation(), nearest)),),
        searched=Searched(
            papers=3, passages=40, first=datetime.date(2024, 1, 1), last=None, unread=1, missing=2
        ),
        manifest=Manifest(
            corpus="c", recipe="r", settings="s", templates="t", version="0", writer=None
        ),
    )
