"""`kildesvar shell`: a search that stays loaded, line by line. It speaks Danish."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from corpus.errors import KildesvarError, UsageError
from corpus.months import as_printed
from kildesvar.cli.hits import print_hits, write_hits
from kildesvar.cli.options import HomeOption
from kildesvar.cli.output import results, talk
from kildesvar.library import Library

if TYPE_CHECKING:
    from corpus.filters import Filters
    from queries.query import Query
    from queries.results import Hit, SearchResult

_PROMPT = "kildesvar> "
_HISTORY = "shell_history"
_REMEMBERED = 1000
"""Lines of history that are kept."""
_HITS = 10
"""Hits that are shown until `:k` says otherwise."""


def shell(home: HomeOption = None) -> None:
    """Search line by line, with everything loaded once; :help lists the commands."""
    with Library.open_held(home) as library:
        desk = Shell(library)
        desk.load()
        desk.run(_typed(library.settings.home / _HISTORY) if sys.stdin.isatty() else sys.stdin)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Command:
    """What may follow a colon."""

    run: Callable[[str], None]
    usage: str
    told: str


class Shell:
    """Reads lines: searches, and commands that begin with a colon."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._hits: tuple[Hit, ...] = ()
        self._found: SearchResult | None = None
        self._filter: Query | None = None
        self._k = _HITS
        self._commands = {
            "show": _Command(
                run=self._show, usage=":show N", told="hele afsnittet, og hvor det står"
            ),
            "more": _Command(run=self._more, usage=":more N", told="afsnit, der ligner fund N"),
            "facets": _Command(
                run=self._print_facets, usage=":facets", told="hvad fundene fordeler sig på"
            ),
            "filter": _Command(
                run=self._set_filter,
                usage=":filter tema:omkostning år:2024",
                told="gælder for alle søgninger herefter; uden betingelser: intet filter",
            ),
            "k": _Command(run=self._set_k, usage=":k 20", told="hvor mange fund der vises"),
            "export": _Command(
                run=self._export,
                usage=":export FIL",
                told="skriv fundene til FIL: .csv, .jsonl, .bib eller .json (CSL)",
            ),
            "help": _Command(run=self._help, usage=":help", told="denne liste"),
            "quit": _Command(run=self._quit, usage=":quit", told="slut (eller Ctrl+D)"),
        }

    def load(self) -> None:
        """Load encoder and index now, so that the first search is as fast as the others."""
        started = time.perf_counter()
        self._library.searcher.encoder.encode_query(["klar"])
        searched = self._library.searcher.searched()
        _say(
            f"{_documents(searched.papers)} med {searched.passages} afsnit er klar efter "
            f"{time.perf_counter() - started:.1f} s. Skriv, hvad du leder efter, eller :help."
        )

    def run(self, lines: Iterable[str]) -> None:
        """Answer each of `lines` until one says `:quit`; what fails is told and ends nothing."""
        for line in map(str.strip, lines):
            try:
                self._answer(line)
            except _QuitError:
                return
            except KildesvarError as error:
                told = error.danish or str(error)
                talk().print(f"[bold red]{escape(told)}[/]")

    def _answer(self, line: str) -> None:
        if line.startswith(":"):
            name, _, value = line[1:].partition(" ")
            if name not in self._commands:
                raise UsageError(f"Kommandoen :{name} findes ikke.", remedy="Se :help.")
            self._commands[name].run(value.strip())
        elif line:
            started = time.perf_counter()
            found = self._library.searcher.search(line, k=self._k, filters=self._filters)
            self._print(found, time.perf_counter() - started)

    @property
    def _filters(self) -> Filters:
        """What all searches are held to."""
        return self._library.filters() if self._filter is None else self._filter.filters

    def _print(self, found: SearchResult, seconds: float) -> None:
        self._hits = found.hits
        self._found = found
        held = () if self._filter is None else self._filter.understood
        for line in (*held, *found.understood):
            _say(line)
        print_hits(found.hits, page="s.")
        searched = found.searched
        _say(
            f"{len(found.hits) or 'Ingen'} fund blandt {searched.passages} afsnit i "
            f"{_documents(searched.papers)}, {1000 * seconds:.0f} ms."
        )

    def _show(self, value: str) -> None:
        hit = self._hit(value)
        paper, passage, console = hit.paper, hit.passage, results()
        console.print(f"[bold]{escape(paper.title)}[/]")
        pages = ", ".join(map(str, passage.pages))
        facts = (
            ("Dokument", " · ".join(filter(None, (paper.kind, as_printed(paper.date), paper.id)))),
            ("Fra", " · ".join(filter(None, (paper.body, paper.department)))),
            ("Sag", ", ".join(paper.case_numbers)),
            ("Sted", " › ".join((f"side {pages}", *passage.headings))),
            ("Temaer", ", ".join(f"{name} {score:.2f}" for name, score in hit.themes.items())),
            ("Fundet ved", ", ".join(f"»{word}«" for word in hit.why.words)),
            ("Også i", "; ".join(place.paper.title for place in hit.also_in)),
            ("Adresse", paper.url or ""),
        )
        for name, fact in facts:
            if fact:
                console.print(f"[dim]{name:12}[/]{escape(fact)}")
        console.print(f"\n{escape(passage.text)}\n")

    def _more(self, value: str) -> None:
        hit = self._hit(value)
        started = time.perf_counter()
        found = self._library.searcher.more_like(hit.passage.id, k=self._k, filters=self._filters)
        self._print(found, time.perf_counter() - started)

    def _print_facets(self, _value: str) -> None:
        if self._found is None:
            raise UsageError("Der er ingen fund at tælle.", remedy="Søg først.")
        order = "bedste" if self._found.text else "nyeste"
        _say(f"Tallene gælder de {self._found.counted} {order} afsnit.")
        for name, values in self._found.facets.items():
            told = ", ".join(f"{value} ({count})" for value, count in values.items())
            results().print(f"[bold]{name}:[/] {escape(told)}")

    def _set_filter(self, value: str) -> None:
        if not value:
            self._filter = None
            _say("Intet filter.")
            return
        read = self._library.searcher.read(value, self._library.filters())
        if read.text or read.without:
            raise UsageError(
                "Et filter består kun af betingelser.", remedy="Skriv for eksempel år:2024."
            )
        self._filter = read
        for line in read.understood:
            _say(line)

    def _set_k(self, value: str) -> None:
        if not value.isdecimal() or not int(value):
            raise UsageError("Antallet skal være et tal fra 1.", remedy="Skriv for eksempel :k 20.")
        self._k = int(value)

    def _export(self, value: str) -> None:
        if not value or not self._hits:
            raise UsageError(
                "Der skal være fund og en fil.", remedy="Søg, og skriv så :export fund.csv."
            )
        path = Path(value).expanduser()
        write_hits(self._hits, path)
        _say(f"{len(self._hits)} fund er skrevet til {path}.")

    def _help(self, _value: str) -> None:
        from queries.fields import field_names

        width = max(len(command.usage) for command in self._commands.values())
        for command in self._commands.values():
            _say(f"{command.usage:{width}}  {command.told}")
        _say(f'I en søgning: "ordlyd", -ord, og {", ".join(f"{name}:" for name in field_names())}')

    def _quit(self, _value: str) -> None:
        raise _QuitError

    def _hit(self, value: str) -> Hit:
        if not value.isdecimal() or not 0 < int(value) <= len(self._hits):
            raise UsageError(
                f"Der er intet fund nummer {value or '?'}.",
                remedy=f"Vælg et tal fra 1 til {len(self._hits)}." if self._hits else "Søg først.",
            )
        return self._hits[int(value) - 1]


class _QuitError(Exception):
    """The user has had enough."""


def _documents(count: int) -> str:
    return f"{count} dokument{'' if count == 1 else 'er'}"


def _say(line: str) -> None:
    talk().print(escape(line), style="dim")


def _typed(history: Path) -> Iterator[str]:
    """The lines that somebody types, with editing and a history kept in the file `history`."""
    import readline

    with suppress(OSError):
        readline.read_history_file(history)
    readline.set_history_length(_REMEMBERED)
    try:
        while True:
            try:
                yield input(_PROMPT)
            except EOFError:
                return
            except KeyboardInterrupt:
                sys.stderr.write("\n")
    finally:
        with suppress(OSError):
            history.touch(mode=0o600)
            readline.write_history_file(history)
