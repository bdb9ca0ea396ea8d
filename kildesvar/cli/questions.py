"""The command that lists councillors' questions, with what came since they were asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from corpus.findings import Question
from corpus.standing import NewsKind
from kildesvar import contract
from kildesvar.cli.options import HomeOption, JsonOption
from kildesvar.cli.output import print_json, results, talk
from kildesvar.library import Library
from kildesvar.register import Registered
from kildesvar.standing import day_of

_BRINGS = {
    NewsKind.EVIDENCE: "new evidence",
    NewsKind.ANSWER: "the same question was answered",
}


def questions(
    letter: Annotated[
        Path | None,
        typer.Argument(metavar="LETTER", help="A letter's file; default: all letters held."),
    ] = None,
    open_only: Annotated[
        bool, typer.Option("--open", help="Only those that are not answered yet.")
    ] = False,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """List the questions of a letter, or of all letters held."""
    opened = Library.open_held if letter is None else Library.open
    with opened(home) as library:
        rows: tuple[Registered, ...] = ()
        if letter is None:
            rows = library.register(open_only=open_only)
            found = tuple(row.question for row in rows)
        else:
            found = library.questions(letter, open_only=open_only)
    if json:
        listed = (
            [contract.registered_json(row) for row in rows]
            if letter is None
            else [contract.question_json(question) for question in found]
        )
        print_json({"questions": listed})
        return
    for row in rows:
        _print_registered(row)
    for question in () if rows else found:
        _print_question(question)
    if not found:
        talk().print("No questions were found.")


def _print_question(question: Question) -> None:
    console = results()
    console.print(f"[bold]{question.number}. {escape(' '.join(question.text.split()))}[/]")
    asked = [
        " ".join(
            part
            for part in (question.asked_by, f"({question.party})" if question.party else None)
            if part
        ),
        str(question.asked_on or ""),
        question.state,
    ]
    console.print(f"   {escape(' · '.join(part for part in asked if part))}", style="dim")
    if len(question.parts) > 1:
        for part in question.parts:
            console.print(f"   - {escape(part)}")
    if question.promise is not None:
        due = f" (due {question.promise.due})" if question.promise.due else ""
        console.print(f"   promised{due}: {escape(question.promise.text)}", style="dim")


def _print_registered(row: Registered) -> None:
    _print_question(row.question)
    console = results()
    console.print(f"   in {row.paper.title} ({row.paper.id})", style="dim", markup=False)
    if row.overdue:
        console.print(f"   [red]overdue since {row.due}[/]")
    for item in row.news:
        news = item.kept.news
        console.print(f"   [green]{_BRINGS[news.kind]}[/] ({news.state}): {escape(item.where)}")
        console.print(f"      »{escape(' '.join(news.quote.split()))}«")
    if row.draft is not None:
        console.print(
            f"   draft {row.draft.number} of {day_of(row.draft.made_at)}: "
            f"kildesvar draft {row.draft.letter}",
            style="dim",
        )
        own = f"Spørgsmål {row.question.number}"
        for change in row.draft.changes:
            if change.startswith((f"{own} ", f"{own}:")):
                console.print(f"      {escape(change)}", style="dim")
