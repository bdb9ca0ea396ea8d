"""Commands for what is asked again of every new paper: saved searches, news, kept drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from corpus.errors import UsageError
from kildesvar import contract
from kildesvar.cli.draft_output import give_draft
from kildesvar.cli.hits import print_hits
from kildesvar.cli.options import HomeOption, JsonOption
from kildesvar.cli.output import print_json, results, talk
from kildesvar.library import Library
from kildesvar.standing import day_of
from queries.news import NewsItem
from queries.search_address import SearchQuery


def searches(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Run this one; default: list them.")
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Forget it instead.")] = False,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """List the saved searches, run one, or forget one."""
    if forget and name is None:
        raise UsageError("--forget needs a search's name.", remedy="kildesvar searches lists them.")
    with Library.open_held(home) as library:
        if name is None:
            _list(library, json=json)
        elif forget:
            library.standing.forget_search(name)
            talk().print(f"{escape(name)} is forgotten.")
        else:
            _run(library, name, json=json)


def _list(library: Library, *, json: bool) -> None:
    saved = [(item, library.standing.news(item.id)) for item in library.standing.searches()]
    if json:
        print_json([contract.saved_search_json(item, len(found)) for item, found in saved])
        return
    for item, found in saved:
        asked = SearchQuery.of(item.parameters)
        conditions = " ".join(f"{key}={value}" for key, value in asked.conditions.items())
        results().print(f"[bold]{escape(item.name)}[/]  {escape(asked.text)} {escape(conditions)}")
        since = day_of(item.saved_at)
        results().print(
            f"   {len(found)} found in new papers" + (f" since {since}" if since else ""),
            style="dim",
        )
    if not saved:
        talk().print("No search is saved. Save one: kildesvar search QUERY --save NAME.")


def _run(library: Library, name: str, *, json: bool) -> None:
    saved = library.standing.search(name)
    asked = SearchQuery.of(saved.parameters)
    filters = asked.filters(closed=library.settings.clearance)
    found = library.searcher.search(asked.text, k=asked.k, filters=filters)
    brought = library.standing.news(saved.id)
    if json:
        print_json(
            {
                **contract.search_json(found),
                "news": [contract.news_json(item) for item in brought],
            }
        )
        return
    print_hits(found.hits, page="p.")
    for item in brought:
        _print_news(item)


def news(
    k: Annotated[int, typer.Option("--k", help="How many to show.", min=1)] = 20,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """What new papers brought to saved searches and open questions, newest first."""
    with Library.open_held(home) as library:
        found = library.standing.news(limit=k)
    if json:
        print_json([contract.news_json(item) for item in found])
        return
    for item in found:
        _print_news(item)
    if not found:
        talk().print("Nothing new has been found.")


def _print_news(item: NewsItem) -> None:
    kept = item.kept
    results().print(f"[bold]{escape(item.headline)}[/]")
    results().print(f"   »{escape(' '.join(kept.news.quote.split()))}«")
    results().print(f"   {kept.news.state} · {day_of(kept.found_at)}", style="dim")


def draft(
    letter: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="The paper id of a letter; default: list them."),
    ] = None,
    version: Annotated[
        int | None, typer.Option("--version", help="Which version; default: the newest.", min=1)
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Where to write: .md, .html, .odt, .docx, .json."),
    ] = None,
    home: HomeOption = None,
    json: JsonOption = False,
) -> None:
    """The drafts kept for letters with open questions, made anew when a paper brings something."""
    if letter is None and (version is not None or output is not None):
        raise UsageError(
            "--version and --output need a letter.", remedy="kildesvar draft lists them."
        )
    with Library.open_held(home) as library:
        if letter is None:
            _list_drafts(library, json=json)
        else:
            kept = library.standing.draft(letter, version)
            give_draft(kept, library, output=output, json=json)


def _list_drafts(library: Library, *, json: bool) -> None:
    kept = library.standing.drafts()
    if json:
        print_json([contract.plain(version) for version in kept])
        return
    titles = library.catalogue.papers_by_id(version.letter for version in kept)
    for version in kept:
        paper = titles.get(version.letter)
        results().print(
            f"[bold]{version.letter}[/] {version.number}  {day_of(version.made_at)}  "
            f"{escape(paper.title if paper else 'no longer held')}"
        )
        for change in version.changes:
            results().print(f"   {escape(change)}")
    if not kept:
        talk().print("No draft is kept.")
