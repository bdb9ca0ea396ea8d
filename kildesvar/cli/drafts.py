"""Commands that answer: drafts, their verification, and overviews."""

from __future__ import annotations

import json as json_text
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape

from corpus.errors import UnusableInputError, UsageError
from kildesvar import contract
from kildesvar.cli.options import HomeOption, JsonOption
from kildesvar.cli.output import print_json, results, talk
from kildesvar.library import Library


def answer(
    letter: Annotated[
        Path | None, typer.Argument(metavar="[PDF]", help="The councillor's letter.")
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", help="A question instead of a letter.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Where to write: .md, .html, .odt, .docx, .json."),
    ] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Draft an answer in which every statement carries a checked quote."""
    from kildesvar.drafts import require_format
    from queries.render.json import draft_json
    from queries.render.markdown import render_markdown

    if output is not None:
        require_format(output)
    with Library.open(home) as library:
        draft = library.answer(letter, question=question)
        if output is not None:
            library.write_draft(draft, output)
            talk().print(f"Draft written to {output}.")
    if json:
        print_json(draft_json(draft))
    elif output is None:
        results().print(render_markdown(draft), markup=False)


def verify(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT.json", help="A draft in JSON.")],
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Check every quote of a draft against the stored text."""
    with Library.open(home) as library:
        report = library.verify(_read_draft(draft))
    if json:
        print_json(contract.plain(report))
    else:
        results().print(f"{report.exact} of {report.quotes} quotes stand exactly in their source.")
        for drift in report.drifted:
            talk().print(escape(str(drift)), style="yellow")
    if report.exact < report.quotes:
        raise typer.Exit(1)


def _read_draft(path: Path) -> dict[str, Any]:
    try:
        found = json_text.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}.", remedy="Check the path.") from error
    except (OSError, UnicodeDecodeError, json_text.JSONDecodeError) as error:
        raise UnusableInputError(
            f"{path} is no draft: {error}.", remedy="Make one with kildesvar answer -o DRAFT.json."
        ) from error
    if not isinstance(found, dict) or "questions" not in found:
        raise UnusableInputError(
            f"{path} is JSON, but no draft.", remedy="Make one with kildesvar answer -o DRAFT.json."
        )
    return found


def overview(
    topic: Annotated[str, typer.Argument(help="principles, costs or alternatives.")],
    csv: Annotated[Path | None, typer.Option("--csv", help="Write the table as CSV.")] = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write the table as HTML.")] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """A table of what the papers say of a topic, each row cited."""
    with Library.open(home) as library:
        table = library.overview(topic)
    if csv is not None:
        csv.write_text(table.csv(), encoding="utf-8")
        talk().print(f"Table written to {csv}.")
    if html is not None:
        html.write_text(table.html(), encoding="utf-8")
        talk().print(f"Page written to {html}.")
    if json:
        print_json(table.json())
    elif csv is None and html is None:
        results().print(table.text(), markup=False)
