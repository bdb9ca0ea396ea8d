"""A draft as a plain row of blocks, for office files that know headings, paragraphs and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from queries.citations import on_one_line
from queries.render.numbered_sources import Source
from queries.render.view import (
    BY_MODEL,
    CAUTION,
    DraftView,
    PartView,
    QuestionView,
    StatementView,
)


class Form(StrEnum):
    """How a block is set."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    FIELD = "field"
    """A line of the letterhead."""
    QUOTE = "quote"
    TEXT = "text"
    ITEM = "item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words with the sources that become footnotes, in order, at their end."""

    text: str
    notes: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """A paragraph with the sources that become its footnotes, in order, at its end."""

    form: Form
    text: str
    notes: tuple[Source, ...] = ()
    more: tuple[Run, ...] = ()
    """What goes on in the same paragraph."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """The paragraph from end to end."""
        return (Run(text=self.text, notes=self.notes), *self.more)


def pieces(draft: DraftView) -> Iterator[TextPiece]:
    """The letter from top to bottom in a municipality's usual form: til, dato, spørgsmål, svar."""
    yield TextPiece(form=Form.TITLE, text="Udkast til svar")
    yield from _letterhead(draft)
    for question in draft.questions:
        yield from _question(question)
    yield from _conflicts(draft)
    yield from _unanswered(draft)
    yield from _pending(draft)
    yield TextPiece(form=Form.HEADING, text="Om udkastet")
    yield TextPiece(form=Form.TEXT, text=f"{draft.nature} {draft.searched} {CAUTION}")
    for name, value in draft.manifest:
        yield TextPiece(form=Form.FIELD, text=f"{name}: {value}")


def note_text(source: Source) -> str:
    """A footnote: where the quote stands, and its words."""
    read = " (læst fra billede, kan indeholde læsefejl)" if source.citation.ocr else ""
    return f"{source.where}{read}: »{on_one_line(source.citation.quote)}«"


def _letterhead(draft: DraftView) -> Iterator[TextPiece]:
    fields = (
        ("Til", draft.recipient),
        ("Dato", "udfyldes ved afsendelse"),
        ("Fra", draft.department),
        ("Vedrører", draft.subject),
        ("Spørgsmål stillet", draft.asked_on),
    )
    for name, value in fields:
        if value:
            yield TextPiece(form=Form.FIELD, text=f"{name}: {value}")


def _question(question: QuestionView) -> Iterator[TextPiece]:
    yield TextPiece(form=Form.HEADING, text=f"Spørgsmål {question.number}")
    yield TextPiece(form=Form.QUOTE, text=on_one_line(question.text))
    for part in question.parts:
        heading = part.text if len(question.parts) > 1 else "Svar"
        yield TextPiece(form=Form.SUBHEADING, text=heading)
        yield from _part(part)


def _part(part: PartView) -> Iterator[TextPiece]:
    yield TextPiece(form=Form.TEXT, text=f"{part.state_word}. {part.reason}")
    for paragraph in part.paragraphs:
        yield _paragraph(paragraph)
    if part.nearest is not None:
        quote = on_one_line(part.nearest.citation.quote)
        text = f"Det nærmeste, dokumenterne siger (ikke et svar): »{quote}«"
        yield TextPiece(form=Form.TEXT, text=text, notes=(part.nearest,))
    for earlier in part.earlier:
        answer = f"{earlier.before}: »{on_one_line(earlier.answer.citation.quote)}«"
        notes = (earlier.answer, earlier.question)
        yield TextPiece(form=Form.TEXT, text=answer, notes=notes)
        yield TextPiece(form=Form.TEXT, text=earlier.after)
        for source in earlier.since:
            quote = f"{source.where}: »{on_one_line(source.citation.quote)}«"
            yield TextPiece(form=Form.ITEM, text=quote, notes=(source,))


def _paragraph(statements: Sequence[StatementView]) -> TextPiece:
    """A quote as an item, or written sentences as a paragraph."""
    first = statements[0]
    if not first.written:
        return TextPiece(form=Form.ITEM, text=on_one_line(first.text), notes=first.sources)
    return TextPiece(
        form=Form.TEXT,
        text=f"{BY_MODEL} {on_one_line(first.text)}",
        notes=first.sources,
        more=tuple(Run(text=f" {on_one_line(s.text)}", notes=s.sources) for s in statements[1:]),
    )


def _conflicts(draft: DraftView) -> Iterator[TextPiece]:
    if draft.conflicts:
        yield TextPiece(form=Form.HEADING, text="Modstrid mellem dokumenterne")
    for conflict in draft.conflicts:
        text = f"Om »{conflict.about}« står der forskelligt. Det nyeste dokument er nævnt først."
        yield TextPiece(form=Form.TEXT, text=text)
        for source in conflict.sources:
            quote = f"{source.where}: »{on_one_line(source.citation.quote)}«"
            yield TextPiece(form=Form.ITEM, text=quote, notes=(source,))


def _unanswered(draft: DraftView) -> Iterator[TextPiece]:
    if draft.open_parts:
        yield TextPiece(form=Form.HEADING, text="Hvad dokumenterne ikke besvarer")
    for number, part in draft.open_parts:
        text = f"Spørgsmål {number}: {part.text} {part.state_word}. {part.reason}"
        yield TextPiece(form=Form.ITEM, text=text)


def _pending(draft: DraftView) -> Iterator[TextPiece]:
    if draft.pending:
        yield TextPiece(form=Form.HEADING, text="Status for udskudte svar")
    for numbers, pending in draft.pending:
        words: Sequence[str | None] = (
            f"Svar på spørgsmål {numbers} er lovet",
            f"af {pending.by}" if pending.by else None,
            pending.due,
        )
        promised = " ".join(word for word in words if word)
        text = f"{promised}: »{on_one_line(pending.source.citation.quote)}«"
        yield TextPiece(form=Form.TEXT, text=text, notes=(pending.source,))
