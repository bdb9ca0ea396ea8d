"""A draft as every format shows it: numbered sources, and the Danish words around the quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.drafts import (
    Citation,
    Draft,
    DraftPart,
    DraftQuestion,
    Manifest,
    Pending,
    State,
)
from queries.danish_dates import danish_date

CAUTION = (
    "At et svar ikke er fundet, betyder, at det ikke står i disse dokumenter. Spørgsmål om emner, "
    "som dokumenterne slet ikke nævner, afvises sikkert. Hvor emnet er nævnt, men ikke netop det, "
    "der spørges om, kan et citat være vist som svar uden at være det. Læs derfor hvert citat i "
    "sin sammenhæng, før svaret sendes."
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
class Source:
    """A cited quote with its number in the draft."""

    number: int
    citation: Citation

    @property
    def where(self) -> str:
        """Title, date and page: ``Prisoversigt, 3. april 2025, side 2``."""
        return where(self.citation)


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
    numbers = _numbered(draft)
    letter = draft.letter
    return DraftView(
        recipient=_recipient(draft),
        department=letter.department if letter else None,
        asked_on=danish_date(letter.asked_on) if letter and letter.asked_on else None,
        subject=letter.title if letter else None,
        questions=tuple(
            _question_view(number, question, numbers)
            for number, question in enumerate(draft.questions, start=1)
        ),
        conflicts=tuple(
            ConflictView(
                about=conflict.about,
                sources=tuple(numbers[_key(citation)] for citation in conflict.citations),
            )
            for conflict in draft.conflicts
        ),
        sources=tuple(numbers.values()),
        searched=_searched(draft),
        manifest=_manifest(draft),
    )


def where(citation: Citation) -> str:
    """Title, date and page of a citation."""
    date = f", {danish_date(citation.date)}" if citation.date else ""
    return f"{citation.title or 'Dokument uden titel'}{date}, side {citation.page}"


def _recipient(draft: Draft) -> str | None:
    letter = draft.letter
    if letter is None or letter.asked_by is None:
        return None
    return f"{letter.asked_by} ({letter.party})" if letter.party else letter.asked_by


def _numbered(draft: Draft) -> dict[tuple[str, int, int], Source]:
    numbers: dict[tuple[str, int, int], Source] = {}
    for citation in _citations(draft):
        key = _key(citation)
        numbers.setdefault(key, Source(number=len(numbers) + 1, citation=citation))
    return numbers


def _key(citation: Citation) -> tuple[str, int, int]:
    return citation.paper, citation.span.start, citation.span.end


def _citations(draft: Draft) -> Iterator[Citation]:
    for question in draft.questions:
        for part in question.parts:
            for statement in part.statements:
                yield from statement.citations
            if part.nearest is not None:
                yield part.nearest
            for earlier in part.earlier:
                yield earlier.answer
                yield from earlier.since
                yield earlier.question
    for conflict in draft.conflicts:
        yield from conflict.citations
    for question in draft.questions:
        if question.pending is not None:
            yield question.pending.promise


def _question_view(
    number: int, question: DraftQuestion, numbers: dict[tuple[str, int, int], Source]
) -> QuestionView:
    return QuestionView(
        number=number,
        text=question.text,
        parts=tuple(_part_view(part, numbers) for part in question.parts),
        pending=_pending_view(question.pending, numbers) if question.pending else None,
    )


def _part_view(part: DraftPart, numbers: dict[tuple[str, int, int], Source]) -> PartView:
    return PartView(
        text=part.text,
        state=part.state,
        state_word=STATE_WORDS[part.state],
        reason=part.reason,
        statements=tuple(
            StatementView(
                text=statement.text,
                written=statement.written,
                sources=tuple(numbers[_key(citation)] for citation in statement.citations),
            )
            for statement in part.statements
        ),
        nearest=numbers[_key(part.nearest)] if part.nearest else None,
        earlier=tuple(
            EarlierView(
                question=numbers[_key(item.question)],
                answer=numbers[_key(item.answer)],
                since=tuple(numbers[_key(citation)] for citation in item.since),
            )
            for item in part.earlier
        ),
    )


def _pending_view(pending: Pending, numbers: dict[tuple[str, int, int], Source]) -> PendingView:
    due = f"senest {danish_date(pending.due)}" if pending.due else None
    if due and pending.due_text:
        due = f"{due} (»{pending.due_text}«)"
    return PendingView(
        source=numbers[_key(pending.promise)], by=pending.by, due=due or pending.due_text
    )


def _searched(draft: Draft) -> str:
    searched = draft.searched
    period = (
        f" fra {danish_date(searched.first)} til {danish_date(searched.last)}"
        if searched.first and searched.last
        else ""
    )
    unread = (
        "Alt kunne læses."
        if not searched.unread
        else f"{searched.unread} {_filer(searched.unread)} kunne ikke læses og er ikke søgt."
    )
    return (
        f"Der er søgt i {searched.papers} {_dokumenter(searched.papers)}{period}, "
        f"i alt {searched.passages} afsnit. {unread}"
    )


def _dokumenter(count: int) -> str:
    return "dokument" if count == 1 else "dokumenter"


def _filer(count: int) -> str:
    return "fil eller side" if count == 1 else "filer eller sider"


def _manifest(draft: Draft) -> tuple[tuple[str, str], ...]:
    manifest = draft.manifest
    return (
        ("Dokumenter", manifest.corpus),
        ("Indeks", manifest.recipe),
        ("Indstillinger", manifest.settings),
        ("Skabeloner og regler", manifest.templates),
        ("Kildesvar", manifest.version),
        ("Skrivemodel", _writer(manifest)),
    )


def _writer(manifest: Manifest) -> str:
    """The writer's name, with the beginning of its file's hash and the version of the prompts."""
    writing = manifest.writing
    if writing is None:
        return manifest.writer or "ingen"
    file = f"sha256 {writing.sha256[:16]}, " if writing.sha256 else ""
    return f"{writing.model} ({file}oplæg {writing.prompts})"


def _and(numbers: list[int]) -> str:
    words = [str(number) for number in numbers]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} og {words[-1]}"
