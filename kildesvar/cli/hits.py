"""Hits as the terminal shows them, and as files for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from corpus.errors import UsageError
from corpus.months import as_printed
from kildesvar.cli.output import results

if TYPE_CHECKING:
    from queries.results import Hit


def print_hits(hits: Iterable[Hit], *, page: str) -> None:
    """Number and print `hits` on stdout; `page` is the word before page numbers."""
    console = results()
    for number, hit in enumerate(hits, start=1):
        console.print(f"[bold]{number}. {escape(hit.paper.title)}[/]")
        pages = ", ".join(map(str, hit.passage.pages))
        facts = [hit.paper.kind, as_printed(hit.paper.date), f"{page} {pages}", *sorted(hit.themes)]
        console.print(f"   {escape(' · '.join(fact for fact in facts if fact))}", style="dim")
        console.print(f"   {escape(' '.join(hit.passage.text.split()))}")
        score = f"  {hit.score:.2f}" if hit.score else ""
        console.print(f"   {hit.passage.id}{score}", style="dim")


def require_form(path: Path) -> None:
    """Raise `UsageError` where the ending of `path` names no form to write hits in."""
    from queries.export import form_of

    form_of(path.suffix)


def write_hits(hits: Sequence[Hit], path: Path) -> None:
    """Write `hits` in the form that the ending of `path` names.

    Raises `UsageError` for an ending that names none, and for a file that cannot be written.
    """
    from queries.export import export, form_of

    text = export(hits, form_of(path.suffix))
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}.",
            remedy="Name another file.",
            danish=f"Filen {path} kan ikke skrives. Vælg en anden.",
        ) from error
