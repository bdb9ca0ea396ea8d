"""The commands together, and what happens when one of them fails."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.markup import escape

from corpus.errors import FullDiskError, KildesvarError, UsageError
from corpus.files import tells_full_disk
from kildesvar.cli import (
    adapt,
    drafts,
    finding,
    papers,
    questions,
    shell,
    sources,
    standing,
    upkeep,
    web,
)
from kildesvar.cli.output import ReaderGoneError, abandon_results, open_streams, talk
from kildesvar.version import version

app = typer.Typer(
    name="kildesvar",
    help="Read Danish council papers and answer written questions with cited drafts.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

app.command("ingest")(papers.ingest)
app.command("papers")(papers.list_papers)
app.command("show")(papers.show)
app.command("diff")(papers.diff)
app.command("search", cls=finding.SearchCommand)(finding.search)
app.command("shell")(shell.shell)
app.command("questions")(questions.questions)
app.command("answer")(drafts.answer)
app.command("draft")(standing.draft)
app.command("searches")(standing.searches)
app.command("news")(standing.news)
app.command("verify")(drafts.verify)
app.command("overview")(drafts.overview)
app.command("fetch")(sources.fetch)
app.command("schedule")(sources.schedule)
app.command("status")(upkeep.status)
app.command("check")(upkeep.check)
app.command("reindex")(upkeep.reindex)
app.command("tidy")(upkeep.tidy)
app.command("adapt")(adapt.adapt)
app.command("web")(web.web)
app.command("user")(web.user)
app.command("mcp")(web.mcp)
app.command("health")(upkeep.health)
app.command("backup")(upkeep.backup)
app.command("restore")(upkeep.restore)
app.command("copy-catalogue")(upkeep.copy_catalogue)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(version())
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and stop.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """What stands before a command."""


def main() -> None:
    """Run the command of this process's arguments and leave with its exit code.

    The README lists the codes; those of errors stand in their tree (`corpus.errors`).
    """
    open_streams()
    try:
        try:
            app()
        finally:
            # Here, where it can be told: at its end Python would only say that it could not.
            sys.stdout.flush()
    except (ReaderGoneError, BrokenPipeError):
        abandon_results()
        sys.exit(0)
    except (KildesvarError, OSError, UnicodeEncodeError) as error:
        told = _told(error)
        console = talk()
        console.print(f"[bold red]Error:[/] {escape(told.message)}", soft_wrap=True)
        if told.remedy:
            console.print(told.remedy, markup=False, soft_wrap=True)
        abandon_results()
        sys.exit(told.exit_code)


def _told(error: KildesvarError | OSError | UnicodeEncodeError) -> KildesvarError:
    """`error` as one of ours, with a remedy, where it comes from the system.

    Raises it again where it is no matter of this machine's places nor of what was typed.
    """
    if isinstance(error, KildesvarError):
        return error
    if isinstance(error, UnicodeEncodeError):
        if not any(map(_is_cut, sys.argv)):
            raise error
        return UsageError(
            "The command holds bytes that are not UTF-8.", remedy="Type it in a UTF-8 terminal."
        )
    if tells_full_disk(error):
        return FullDiskError(str(error.filename or ""))
    if error.filename is None:
        raise error
    return UsageError(
        f"{error.filename} cannot be used: {error.strerror}.",
        remedy="Check the path and its permissions, or name another place.",
    )


def _is_cut(argument: str) -> bool:
    """Whether Python could not read all bytes of `argument` as text."""
    return any("\udc80" <= character <= "\udcff" for character in argument)
