"""Commands that answer: drafts, their verification, and overviews."""

from __future__ import annotations

import json as json_text
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from corpus.errors import UnusableInputError, UsageError
from kildesvar import contract
from kildesvar.cli.draft_output import give_draft
from kildesvar.cli.options import (
    BodyOption,
    CaseOption,
    DepartmentOption,
    FromOption,
    HomeOption,
    JsonOption,
    KindOption,
    PartyOption,
    ToOption,
    conditions,
)
from kildesvar.cli.output import print_json, results, shown_progress, talk
from kildesvar.library import Library

if TYPE_CHECKING:
    from corpus.drafts import Draft


def answer(
    letter: Annotated[
        Path | None,
        typer.Argument(metavar="LETTER", help="The councillor's letter: PDF, DOCX, ODT or HTML."),
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", help="A question instead of a letter.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Where to write: .md, .html, .odt, .docx, .json."),
    ] = None,
    writer: Annotated[
        str | None,
        typer.Option(
            "--writer",
            metavar="MODEL.gguf|URL",
            help="A language model that words the draft, each sentence held to its quotes.",
        ),
    ] = None,
    replay: Annotated[
        Path | None,
        typer.Option(
            "--replay", metavar="DRAFT.json", help="Make a draft anew, without its model."
        ),
    ] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Draft an answer in which every statement carries a checked quote.

    A letter that is not held is taken into the library first.
    """
    from kildesvar.drafts import require_format

    if output is not None:
        require_format(output)
    settings = {} if writer is None else {"writer": writer}
    opened = Library.open_held if letter is None else Library.open
    with opened(home, **settings) as library:
        if replay is not None:
            draft, same = _replayed(library, replay, letter or question or writer)
        else:
            with shown_progress() as progress:
                draft, same = library.answer(letter, question=question, progress=progress), True
            _tell_of_writing(draft)
        give_draft(draft, library, output=output, json=json)
    if not same:
        raise typer.Exit(1)


def _replayed(library: Library, path: Path, more: object) -> tuple[Draft, bool]:
    """A draft made anew, and whether it came out the same; what differs is told."""
    from queries.render.json import draft_json

    if more is not None:
        raise UsageError(
            "--replay takes what to answer from the draft.", remedy="Give it alone, or with -o."
        )
    kept = _read_draft(path)
    draft = library.replay(kept)
    made = draft_json(draft)
    if made == kept:
        talk().print(f"{path} comes out the same.", markup=False)
        return draft, True
    old, new = kept["manifest"], made["manifest"]
    changed = [name for name in new if new[name] != old.get(name)] or ["what the draft says"]
    differing = f"{path} comes out otherwise: {', '.join(changed)} changed."
    talk().print(escape(differing), style="yellow")
    return draft, False


def _tell_of_writing(draft: Draft) -> None:
    """What the writer did and where it failed, on stderr."""
    writing = draft.manifest.writing
    if writing is None:
        return
    parts = [part for question in draft.questions for part in question.parts]
    statements = [statement for part in parts for statement in part.statements]
    written = sum(statement.written for statement in statements)
    talk().print(
        f"{writing.model} worded {written} of {len(statements)} statements; the others are quotes.",
        markup=False,
    )
    failures = Counter(answer.failure for answer in writing.answers if answer.failure)
    for failure, times in failures.items():
        talk().print(escape(f"{times} x {failure}"), style="yellow")


def verify(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT.json", help="A draft in JSON.")],
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Check every quote of a draft against the stored text."""
    with Library.open_held(home) as library:
        report = library.verify(_read_draft(draft))
    if json:
        print_json(contract.plain(report))
    else:
        results().print(f"{report.exact} of {report.quotes} quotes stand exactly in their source.")
        for drift in report.drifted:
            results().print(escape(str(drift)), style="yellow")
        for outdated in report.outdated:
            results().print(escape(str(outdated)), style="yellow")
    if report.exact < report.quotes:
        raise typer.Exit(1)


def _read_draft(path: Path) -> dict[str, Any]:
    try:
        found = json_text.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}.", remedy="Check the path.") from error
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror}.", remedy="Name a draft's file."
        ) from error
    except (UnicodeDecodeError, json_text.JSONDecodeError) as error:
        raise UnusableInputError(
            f"{path} is no draft in JSON.", remedy="Make one with kildesvar answer -o DRAFT.json."
        ) from error
    if not isinstance(found, dict) or "questions" not in found:
        raise UnusableInputError(
            f"{path} is JSON, but no draft.", remedy="Make one with kildesvar answer -o DRAFT.json."
        )
    return found


def overview(
    topic: Annotated[
        str, typer.Argument(metavar="TOPIC", help="principles, costs or alternatives.")
    ],
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="Only rows that hold all of these.")
    ] = "",
    kind: KindOption = None,
    body: BodyOption = None,
    party: PartyOption = None,
    department: DepartmentOption = None,
    case: CaseOption = None,
    first: FromOption = None,
    last: ToOption = None,
    csv: Annotated[Path | None, typer.Option("--csv", help="Write the table as CSV.")] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write the table as HTML.")] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """A table of what the papers say of a topic, each row cited."""
    filters = conditions(
        kind=kind,
        body=body,
        party=party,
        department=department,
        case=case,
        first=first,
        last=last,
    )
    with Library.open_held(home) as library:
        table = library.overview(topic, words, **filters)
    if csv is not None:
        csv.write_text(table.csv(), encoding="utf-8", newline="")
        talk().print(f"Table written to {csv}.", markup=False)
    if html is not None:
        html.write_text(table.html(), encoding="utf-8")
        talk().print(f"Page written to {html}.", markup=False)
    if json:
        print_json(table.json())
    elif csv is None and html is None:
        results().print(table.text(), markup=False)
