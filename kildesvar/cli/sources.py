"""Commands that keep the library current."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from corpus.settings import load_settings
from kildesvar import contract
from kildesvar.cli.options import HomeOption, JsonOption, parse_day
from kildesvar.cli.output import print_json, results, shown_progress, talk
from kildesvar.library import Library


def fetch(
    source: Annotated[str, typer.Argument(help="A source's name in sources.toml.")],
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Default: a year back.")
    ] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Ask a source for new papers now, and take them in."""
    first = None if since is None else parse_day(since, end=False)
    with Library.open(home) as library, shown_progress() as progress:
        report = library.fetch(source, progress, since=first)
    if json:
        print_json(contract.fetch_json(report))
    else:
        results().print(
            f"{report.source}: {report.listed} papers listed, {report.new} new, "
            f"{report.changed} changed, {report.unchanged} held already."
        )
    for failure in report.failed:
        talk().print(f"[yellow]{escape(failure.source)}[/]: {escape(failure.reason)}")
    for key in report.gone:
        talk().print(f"No longer at the source: {escape(key)}", style="yellow")


def schedule(home: HomeOption = None) -> None:
    """Run all sources by their cron, until interrupted."""
    from flows.schedule import run_schedule

    run_schedule(load_settings(home).home, lambda line: talk().print(escape(line)))
