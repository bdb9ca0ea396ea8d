"""Commands that take papers in and show what is held."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from corpus.errors import UsageError
from corpus.findings import Passage, Reading
from corpus.months import as_printed
from corpus.papers import Paper
from kildesvar import contract
from kildesvar.cli.options import HomeOption, JsonOption
from kildesvar.cli.output import counted, print_json, results, shown_progress, talk
from kildesvar.library import Library


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files (PDF, DOCX, ODT, HTML), folders, addresses."),
    ],
    flow: Annotated[
        bool, typer.Option("--flow", help="Run through Prefect, which keeps a record of the run.")
    ] = False,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Read papers into the library. One bad file stops nothing."""
    with Library.open(home) as library, shown_progress() as progress:
        report = library.ingest(paths, progress, flow=flow)
    if json:
        print_json(contract.ingest_json(report))
    else:
        results().print(
            f"{counted(report.originals, 'file')} read: {counted(report.papers, 'paper')}, "
            f"{counted(report.pages, 'page')}, {counted(report.passages, 'passage')}; "
            f"held already: {counted(report.unchanged, 'file')} ({report.seconds:.1f} s)."
        )
    for failure in report.failed:
        page = f", page {failure.page}" if failure.page else ""
        talk().print(f"[yellow]{escape(failure.source)}{page}[/]: {escape(failure.reason)}")
    for remark in report.remarks:
        talk().print(escape(remark), style="dim")
    for line in report.news:
        talk().print(escape(line), style="green")
    if report.unusable:
        raise typer.Exit(3)


def list_papers(home: HomeOption = None, json: JsonOption = False) -> None:
    """List the papers held, newest first."""
    with Library.open_held(home) as library:
        held = library.papers()
    if json:
        print_json([contract.paper_json(paper) for paper in held])
        return
    if not held:
        talk().print("No paper is held. Take some in: kildesvar ingest PATH.")
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("id", "date", "kind", "body", "title"):
        table.add_column(column, overflow="fold" if column == "title" else "ellipsis")
    for paper in held:
        table.add_row(
            paper.id,
            as_printed(paper.date),
            paper.kind,
            escape(paper.body or ""),
            escape(paper.title),
        )
    results().print(table)


def show(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A paper's or passage's id.")],
    image: Annotated[
        Path | None,
        typer.Option("--image", help="Write the page as PNG, the passage (or all) marked."),
    ] = None,
    page: Annotated[
        int | None, typer.Option("--page", help="Which page to draw; default: the first.", min=1)
    ] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Show a paper or a passage, as text or as an image of its page."""
    if page is not None and image is None:
        raise UsageError("--page chooses the page that is drawn.", remedy="Add --image FILE.png.")
    if image is not None and image.suffix.lower() != ".png":
        raise UsageError(f"{image} is not named as a PNG.", remedy="Give --image FILE.png.")
    with Library.open_held(home) as library:
        found = library.show(identity)
        in_paper = found.paper
        paper = library.catalogue.paper(in_paper) if isinstance(in_paper, str) else in_paper
        if image is not None:
            image.write_bytes(library.page_image(found, page=page))
            talk().print(f"Page drawn to {image}.", markup=False)
    if json:
        print_json(contract.record_json(found))
    elif isinstance(found, Passage):
        _print_passage(found, paper)
    else:
        _print_reading(found)


def _print_passage(passage: Passage, paper: Paper) -> None:
    console = results()
    console.print(f"[bold]{escape(paper.title)}[/]")
    pages = f"p. {', '.join(map(str, passage.pages))}"
    facts = (paper.kind, as_printed(paper.date), pages, paper.id, " › ".join(passage.headings))
    console.print(" · ".join(fact for fact in facts if fact), style="dim", markup=False)
    console.print(f"\n{escape(passage.text)}")


def _print_reading(reading: Reading) -> None:
    console = results()
    paper = reading.paper
    console.print(f"[bold]{escape(paper.title)}[/]")
    facts = (
        paper.kind,
        as_printed(paper.date),
        paper.body or "",
        paper.department or "",
        ", ".join(paper.case_numbers),
        f"pages {paper.first_page}-{paper.last_page}",
    )
    console.print(" · ".join(fact for fact in facts if fact), style="dim", markup=False)
    themes: dict[str, list[str]] = {}
    for theme in reading.themes:
        themes.setdefault(theme.passage, []).append(theme.name)
    for passage in reading.passages:
        marks = (
            f" [cyan]({escape(', '.join(themes[passage.id]))})[/]" if passage.id in themes else ""
        )
        console.print()
        console.print(f"{escape(passage.text)}{marks}")


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier paper's id.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later paper's id.")],
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """Show what changed from one version of a paper to another."""
    with Library.open_held(home) as library:
        found = library.diff(old, new)
    if json:
        print_json([contract.difference_json(difference) for difference in found])
        return
    console = results()
    for difference in found:
        if difference.old is not None:
            console.print(f"[red]- {escape(difference.old.text)}[/]")
        if difference.new is not None:
            console.print(f"[green]+ {escape(difference.new.text)}[/]")
        console.print()
    if not found:
        talk().print("The passages are the same.")
