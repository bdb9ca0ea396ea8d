"""The edits of a working draft: each gives a new one and leaves the old as it was.

All raise `UsageError` for a line or part that there is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.catalogue import Catalogue
from corpus.drafts import Citation, Statement
from corpus.errors import UsageError
from corpus.spans import Span
from kildesvar.web.drafts.working import Line, Origin, WorkingDraft, new_line_id
from queries.citing import cite
from queries.danish_dates import danish_date
from queries.shelf import Shelf

LONGEST_WORDS = 4000
"""Characters of one line of own words."""


def set_taken(working: WorkingDraft, line_id: str, *, taken: bool) -> WorkingDraft:
    """Print a line, or leave it out."""
    return _change(working, line_id, lambda line: replace(line, taken=taken))


def move(working: WorkingDraft, line_id: str, by: int) -> WorkingDraft:
    """Move a line within its part; at either end it stays where it is."""
    number, place = _find(working, line_id)
    lines = list(working.parts[number])
    line = lines.pop(place)
    lines.insert(max(0, min(len(lines), place + by)), line)
    return _with_part(working, number, tuple(lines))


def add_quote(working: WorkingDraft, part: int, citation: Citation) -> WorkingDraft:
    """Add a quote that somebody found, as the last line of a part (counted from 0)."""
    source = f"{citation.title}, {danish_date(citation.date)}" if citation.date else citation.title
    statement = Statement(
        text=f"{source}: »{citation.quote}«", citations=(citation,), written=False
    )
    return _add(working, part, statement, Origin.ADDED)


def add_words(working: WorkingDraft, part: int, text: str) -> WorkingDraft:
    """Add somebody's own words as the last line of a part (counted from 0)."""
    words = " ".join(text.split())
    if not words or len(words) > LONGEST_WORDS:
        raise UsageError(
            "Own words are neither empty nor longer than a page.",
            remedy="Write some sentences.",
            danish="Egne ord må hverken være tomme eller længere end en side.",
        )
    return _add(working, part, Statement(text=words, citations=(), written=False), Origin.OWN)


def support(working: WorkingDraft, line_id: str, citation: Citation) -> WorkingDraft:
    """Let a quote carry somebody's own words; the gates tell whether it does."""

    def supported(line: Line) -> Line:
        if line.origin is not Origin.OWN:
            raise UsageError(
                "A quote needs no support.",
                remedy="Choose a line of own words.",
                danish="Et citat skal ikke have belæg. Vælg en linje med egne ord.",
            )
        citations = dict.fromkeys((*line.statement.citations, citation))
        return replace(line, statement=replace(line.statement, citations=tuple(citations)))

    return _change(working, line_id, supported)


def remove(working: WorkingDraft, line_id: str) -> WorkingDraft:
    """Take away a line that somebody added; what was proposed can only be left out."""
    number, place = _find(working, line_id)
    lines = working.parts[number]
    if lines[place].origin is Origin.PROPOSED:
        raise UsageError(
            "A proposed line stays.",
            remedy="Leave it out instead.",
            danish="En foreslået linje kan ikke fjernes. Udelad den i stedet.",
        )
    return _with_part(working, number, (*lines[:place], *lines[place + 1 :]))


def quote_from(catalogue: Catalogue, passage_id: str, sentence: int | None) -> Citation:
    """The citation of a passage, or of one of its sentences (counted from 0)."""
    found = catalogue.passages([passage_id])
    if not found or found[0].hidden:
        raise UsageError(
            f"No passage has the id {passage_id!r}.",
            remedy="Search again.",
            danish="Afsnittet findes ikke længere. Søg igen.",
        )
    spans: tuple[Span, ...] = found[0].sentences
    if sentence is not None and not 0 <= sentence < len(spans):
        raise UsageError(
            f"The passage has no sentence {sentence}.",
            remedy="Search again.",
            danish="Sætningen findes ikke i afsnittet. Søg igen.",
        )
    span = found[0].span if sentence is None else spans[sentence]
    return cite(Shelf(catalogue), found[0].paper, span)


def _add(working: WorkingDraft, part: int, statement: Statement, origin: Origin) -> WorkingDraft:
    if not 0 <= part < len(working.parts):
        raise UsageError(
            f"The draft has no part {part}.",
            remedy="Open the draft again.",
            danish="Udkastet har ikke den del. Åbn udkastet igen.",
        )
    line = Line(id=new_line_id(), statement=statement, origin=origin, taken=True)
    return _with_part(working, part, (*working.parts[part], line))


def _change(working: WorkingDraft, line_id: str, change: Callable[[Line], Line]) -> WorkingDraft:
    number, place = _find(working, line_id)
    lines = working.parts[number]
    return _with_part(working, number, (*lines[:place], change(lines[place]), *lines[place + 1 :]))


def _find(working: WorkingDraft, line_id: str) -> tuple[int, int]:
    try:
        return working.line(line_id)
    except KeyError as error:
        raise UsageError(
            f"The draft has no line {line_id!r}.",
            remedy="Open the draft again.",
            danish="Linjen findes ikke længere i udkastet. Åbn udkastet igen.",
        ) from error


def _with_part(working: WorkingDraft, number: int, lines: tuple[Line, ...]) -> WorkingDraft:
    parts = working.parts
    return replace(working, parts=(*parts[:number], lines, *parts[number + 1 :]))
