"""A draft as every format shows it: numbered sources, and the Danish words around the quotes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from corpus.drafts import Draft, DraftPart, DraftQuestion, Pending, State
from queries.danish_dates import danish_date
from queries.render.numbered_sources import NumberedSources, Source
from queries.render.particulars import manifest_lines, searched_line

CAUTION = (
    "At et svar ikke er fundet, betyder, at det ikke står i disse dokumenter. Spørgsmål om emner, "
    "som dokumenterne slet ikke nævner, afvises næsten altid. Hvor emnet er nævnt, men ikke netop "
    "det, der spørges om, kan et citat være vist som svar uden at være det. Læs derfor hvert citat "
    "i sin sammenhæng, før svaret sendes."
)
"""What a reader must know of the draft's limits (measured by `bench.answers`)."""

QUOTED = "Hvert udsagn er et ordret citat fra et dokument."
"""What the statements of a draft are."""

WORDED = (
    "Udsagn i citationstegn er ordrette citater. De øvrige sætninger er formuleret af en "
    "sprogmodel, og programmet har holdt hver af dem op mod de citater, den henviser til: ord, "
    "tal, datoer, navne, nægtelser og forbehold. Sammenlign dem alligevel med citaterne, før "
    "svaret sendes."
)
"""The same where a writer worded some of them."""

BY_MODEL = "Formuleret af sprogmodel ud fra kilderne:"
"""What stands before written sentences."""

STATE_WORDS = {
    State.FOUND: "Fundet",
    State.UNSURE: "Usikkert",
    State.NOT_FOUND: "Ikke fundet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A sentence of the draft and the sources it rests on."""

    text: str
    sources: tuple[Source, ...]
    written: bool
    """Whether a language model worded it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierView:
    """An earlier answer to the same question as shown."""

    question: Source
    answer: Source
    since: tuple[Source, ...]

    @property
    def before(self) -> str:
        """What leads in the answer."""
        return f"Spørgsmålet er besvaret før, i {self.answer.where}"

    @property
    def after(self) -> str:
        """What leads in what came since, or says that nothing did."""
        if self.since:
            return "Siden da står der i nyere dokumenter:"
        return "I nyere dokumenter er der ikke fundet andet om det."


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A part of a question as shown."""

    text: str
    state: State
    state_word: str
    reason: str
    statements: tuple[StatementView, ...]
    nearest: Source | None
    earlier: tuple[EarlierView, ...]

    @property
    def paragraphs(self) -> tuple[tuple[StatementView, ...], ...]:
        """The statements in order: written ones that follow each other together, quotes alone."""
        return tuple(
            paragraph
            for written, run in groupby(self.statements, key=lambda item: item.written)
            for paragraph in ([tuple(run)] if written else [(item,) for item in run])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingView:
    """A promised answer as shown."""

    source: Source
    by: str | None
    due: str | None
    """``senest 31. december 2025 (»i løbet af 2025«)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question as shown."""

    number: int
    text: str
    parts: tuple[PartView, ...]
    pending: PendingView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A conflict as shown, newest first."""

    about: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """Everything a template needs."""

    recipient: str | None
    department: str | None
    asked_on: str | None
    subject: str | None
    questions: tuple[QuestionView, ...]
    conflicts: tuple[ConflictView, ...]
    sources: tuple[Source, ...]
    searched: str
    manifest: tuple[tuple[str, str], ...]

    @property
    def nature(self) -> str:
        """What the statements are, for the reader."""
        parts = (part for question in self.questions for part in question.parts)
        written = any(statement.written for part in parts for statement in part.statements)
        return WORDED if written else QUOTED

    @property
    def open_parts(self) -> tuple[tuple[int, PartView], ...]:
        """The parts that the papers do not answer or not surely, with their question's number."""
        return tuple(
            (question.number, part)
            for question in self.questions
            for part in question.parts
            if part.state is not State.FOUND
        )

    @property
    def pending(self) -> tuple[tuple[str, PendingView], ...]:
        """Promised answers with the questions they are promised to: ``1, 2 og 3``."""
        grouped: dict[int, list[int]] = {}
        views: dict[int, PendingView] = {}
        for question in self.questions:
            if question.pending is not None:
                key = question.pending.source.number
                grouped.setdefault(key, []).append(question.number)
                views[key] = question.pending
        return tuple((_and(numbers), views[key]) for key, numbers in grouped.items())


def view(draft: Draft) -> DraftView:
    """`draft` with its sources numbered in the order in which they are first used."""
    numbered = NumberedSources.of(draft)
    letter = draft.letter
    return DraftView(
        recipient=_recipient(draft),
        department=letter.department if letter else None,
        asked_on=danish_date(letter.asked_on) if letter and letter.asked_on else None,
        subject=letter.title if letter else None,
        questions=tuple(
            _question_view(number, question, numbered)
            for number, question in enumerate(draft.questions, start=1)
        ),
        conflicts=tuple(
            ConflictView(
                about=conflict.about,
                sources=numbered.sources(conflict.citations),
            )
            for conflict in draft.conflicts
        ),
        sources=numbered.all,
        searched=searched_line(draft.searched),
        manifest=manifest_lines(draft.manifest),
    )


def _recipient(draft: Draft) -> str | None:
    letter = draft.letter
    if letter is None or letter.asked_by is None:
        return None
    return f"{letter.asked_by} ({letter.party})" if letter.party else letter.asked_by


def _question_view(number: int, question: DraftQuestion, numbered: NumberedSources) -> QuestionView:
    return QuestionView(
        number=number,
        text=question.text,
        parts=tuple(_part_view(part, numbered) for part in question.parts),
        pending=_pending_view(question.pending, numbered) if question.pending else None,
    )


def _part_view(part: DraftPart, numbered: NumberedSources) -> PartView:
    return PartView(
        text=part.text,
        state=part.state,
        state_word=STATE_WORDS[part.state],
        reason=part.reason,
        statements=tuple(
            StatementView(
                text=statement.text,
                written=statement.written,
                sources=numbered.sources(statement.citations),
            )
            for statement in part.statements
        ),
        nearest=numbered.source(part.nearest) if part.nearest else None,
        earlier=tuple(
            EarlierView(
                question=numbered.source(item.question),
                answer=numbered.source(item.answer),
                since=numbered.sources(item.since),
            )
            for item in part.earlier
        ),
    )


def _pending_view(pending: Pending, numbered: NumberedSources) -> PendingView:
    due = f"senest {danish_date(pending.due)}" if pending.due else None
    if due and pending.due_text:
        due = f"{due} (»{pending.due_text}«)"
    return PendingView(
        source=numbered.source(pending.promise), by=pending.by, due=due or pending.due_text
    )


def _and(numbers: list[int]) -> str:
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} og {words[-1]}"
