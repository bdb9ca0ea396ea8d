"""Commands that look after the library."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from corpus.originals import LOST
from corpus.settings import load_settings
from kildesvar import contract
from kildesvar.cli.options import HomeOption, JsonOption
from kildesvar.cli.output import counted, print_json, results, shown_progress, talk
from kildesvar.cli.source_lines import moment, source_lines
from kildesvar.health import ailments
from kildesvar.library import Library

if TYPE_CHECKING:
    from kildesvar.status import Status


def status(home: HomeOption = None, json: JsonOption = False) -> None:
    """What is held, what could not be read, and whether the index follows."""
    with Library.open_held(home) as library:
        found = library.status()
    if json:
        print_json(contract.status_json(found))
        return
    console = results()
    facts = {
        "home": found.home,
        "papers": found.papers,
        "passages": found.passages,
        "originals": found.originals,
        "first": found.first or "-",
        "last": found.last or "-",
        "open questions": found.open_questions,
        "index": f"{found.index.state} ({found.index.passages} passages)",
        "last run": _end_of(found),
    }
    for name, fact in facts.items():
        console.print(f"{name:15} {fact}", markup=False)
    if found.outdated:
        console.print(
            f"[yellow]outdated[/] {counted(found.outdated, 'file')} read by an earlier version: "
            f"ingest {'it' if found.outdated == 1 else 'them'} again, or wait for the next round "
            "of the source."
        )
    for source in found.sources:
        for line in source_lines(source):
            console.print(escape(line))
    for target in found.alerts_failed:
        console.print(f"[yellow]alerts[/] {escape(target.target)}: {escape(target.error or '')}")
    for failure in found.failed:
        page = f", page {failure.page}" if failure.page else ""
        console.print(f"[yellow]unread[/] {escape(failure.source)}{page}: {escape(failure.reason)}")


def _end_of(status: Status) -> str:
    """When the last run ended, or why it has not."""
    run = status.last_run
    if run is None:
        return "never"
    if run.finished_at is not None:
        return moment(run.finished_at)
    return "going on" if status.writing else "was cut off"


def check(
    repair: Annotated[bool, typer.Option("--repair", help="Mend what differs.")] = False,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Compare the catalogue with vectors and indexes; exit code 1 where they differ."""
    with Library.open_held(home) as library:
        found = library.check(repair=repair)
    if json:
        print_json(found.json())
    else:
        for finding in found.findings:
            results().print(escape(f"{finding.part}: {finding.detail}"))
        left = (
            "What is gone no repair brings back."
            if repair
            else "Mend it with kildesvar check --repair."
        )
        talk().print("All is whole." if found.whole else left)
    if not found.whole:
        raise typer.Exit(1)


def tidy(home: HomeOption = None, json: JsonOption = False) -> None:
    """Remove old records of runs, old versions of kept drafts, and what crashes left behind."""
    with Library.open_held(home) as library:
        found = library.tidy()
    if json:
        print_json(contract.plain(found))
    else:
        results().print(
            f"Removed {found.runs} runs, {found.rounds} rounds of sources, {found.drafts} versions "
            f"of drafts and {found.files} stranded files."
        )


def reindex(home: HomeOption = None, json: JsonOption = False) -> None:
    """Build the index anew, with the encoder of the settings."""
    with Library.open_held(home) as library, shown_progress() as progress:
        library.reindex(progress)
        found = library.status().index
    if json:
        print_json(contract.plain(found))
    else:
        results().print(f"Indexed {found.passages} passages.")


def health(home: HomeOption = None, json: JsonOption = False) -> None:
    """Whether someone has to look; exit code 1 where so. Made for monitoring."""
    with Library.open_held(home) as library:
        found = ailments(library.status())
    if json:
        print_json({"healthy": not found, "ailments": list(found)})
    else:
        for ailment in found:
            results().print(escape(ailment))
        talk().print("All is well." if not found else "Someone should look.")
    if found:
        raise typer.Exit(1)


def copy_catalogue(
    database: Annotated[
        str, typer.Argument(metavar="URL", help="An empty database, as an SQLAlchemy URL.")
    ],
    home: HomeOption = None,
) -> None:
    """Copy the catalogue to another database, to go on there; nothing is encoded again."""
    with Library.open_held(home) as library, shown_progress() as progress:
        copied = library.copy_catalogue(database, progress)
    talk().print(f"{copied} rows copied; now set KILDESVAR_DATABASE to the new address.")


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE.tar.gz", help="A new file.")],
    home: HomeOption = None,
) -> None:
    """Copy what the home folder holds, also while it is in use."""
    from kildesvar.backup import back_up

    lost = back_up(load_settings(home), target)
    talk().print(f"Backup written to {target}.", markup=False)
    if lost:
        gone = f"It lacks {counted(len(lost), 'original')} that the home folder has lost. {LOST}"
        talk().print(gone, style="yellow")
        raise typer.Exit(1)


def restore(
    archive: Annotated[Path, typer.Argument(metavar="FILE.tar.gz", help="A backup.")],
    home: HomeOption = None,
) -> None:
    """Put a backup back into an empty home folder."""
    from kildesvar.backup import restore as restore_backup

    settings = load_settings(home)
    restore_backup(archive, settings.home)
    at = "" if home is None else f" --home {shlex.quote(str(home))}"
    told = f"Restored to {settings.home}; now run kildesvar check --repair{at}."
    talk().print(told, markup=False, soft_wrap=True)
