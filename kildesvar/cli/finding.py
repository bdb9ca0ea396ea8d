"""Commands that find: passages by meaning."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from typer.core import TyperCommand

from kildesvar import contract
from kildesvar.cli.hits import print_hits, require_form, write_hits
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
from kildesvar.cli.output import counted, print_json, talk
from kildesvar.library import Library


class SearchCommand(TyperCommand):
    """`search`, which says how a query that begins with a minus is written."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As every command; a letter that is no option may begin a word that is not wanted."""
        known = {option for parameter in self.params for option in parameter.opts}
        for argument in takewhile("--".__ne__, args):
            if argument[:1] == "-" and argument[1:2].isalpha() and argument[:2] not in known:
                ctx.fail(
                    f"There is no option {argument[:2]}. A query that begins with a minus stands "
                    f"after --: kildesvar search -- '{argument}'"
                )
        return super().parse_args(ctx, args)


def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help="What to look for, in your own words; after -- where it begins with a minus.",
        ),
    ],
    k: Annotated[int, typer.Option("--k", help="How many passages to show.", min=1)] = 10,
    theme: Annotated[
        str | None, typer.Option("--theme", help="princip, omkostning, alternativ ...")
    ] = None,
    kind: KindOption = None,
    body: BodyOption = None,
    party: PartyOption = None,
    department: DepartmentOption = None,
    case: CaseOption = None,
    first: FromOption = None,
    last: ToOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="Also write the hits to this file: .csv, .jsonl, .bib or .json."
        ),
    ] = None,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="NAME", help="Save the search, to be told of new papers."),
    ] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Search by meaning and words."""
    if output is not None:
        require_form(output)
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
        found = library.search(query, k, theme=theme, **filters)
        if output is not None:
            write_hits(found.hits, output)
            talk().print(f"{counted(len(found.hits), 'hit')} written to {output}.", markup=False)
        if save is not None:
            saved = library.standing.save_search(save, query, theme=theme, **filters)
            talk().print(f"Saved as {escape(saved.name)}.")
    if json:
        print_json(contract.search_json(found))
        return
    for line in found.understood:
        talk().print(escape(line), style="dim")
    print_hits(found.hits, page="p.")
    if not found.hits:
        talk().print("Nothing was found.")
    searched = found.searched
    talk().print(
        f"Searched {counted(searched.passages, 'passage')} of {counted(searched.papers, 'paper')}"
        + (f", {searched.first} to {searched.last}" if searched.first else "")
        + (f"; {searched.unread} could not be read" if searched.unread else "")
        + ".",
        style="dim",
    )
