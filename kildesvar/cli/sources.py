"""Commands that keep the library current."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from corpus.settings import load_settings
from kildesvar import contract
from kildesvar.cli.options import HomeOption, JsonOption, parse_day
from kildesvar.cli.output import counted, print_json, results, shown_progress, talk
from kildesvar.library import Library

if TYPE_CHECKING:
    from flows.schedule import Event


def fetch(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A source's name in sources.toml.")
    ],
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
            f"{escape(report.source)}: {counted(report.listed, 'paper')} listed, {report.new} new, "
            f"{report.changed} changed, {report.unchanged} unchanged."
        )
    for failure in report.failed:
        talk().print(f"[yellow]{escape(failure.source)}[/]: {escape(failure.reason)}")
    for key in report.gone:
        talk().print(f"No longer at the source: {escape(key)}", style="yellow")


def schedule(home: HomeOption = None, json: JsonOption = False) -> None:
    """Run all sources by their cron, until interrupted; with --json a document for each event."""
    from flows.schedule import run_schedule

    run_schedule(load_settings(home).home, _tell_as_json if json else _tell)


def _tell(event: Event) -> None:
    moment = event.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    style = "yellow" if event.event in ("failed", "restarted") else None
    talk().print(f"[dim]{moment}[/] {escape(event.text)}", style=style, soft_wrap=True)


def _tell_as_json(event: Event) -> None:
    print(dumps(contract.plain(event), ensure_ascii=False), flush=True)
