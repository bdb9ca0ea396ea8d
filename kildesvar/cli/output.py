"""Results go to stdout, talk goes to stderr."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO, TextIOWrapper
from typing import Any, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from corpus.progress import Progress as Tell
from corpus.progress import Step

_WIDEST = 10_000
"""Columns of a table that no person reads: a title stays on its line."""


class ReaderGoneError(Exception):
    """Whoever read our output has seen enough (`kildesvar papers | head`).

    No `OSError`: of a broken pipe typer makes the exit code 1, as rich does.
    """


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        raise ReaderGoneError


def open_streams() -> None:
    """Make the streams of this process take and give whatever comes.

    A letter that the terminal's encoding lacks is written as an escape, bytes that are no text are
    read as a replacement character, and a closed stream leads nowhere.
    """
    if sys.stdout is None:
        sys.stdout = TextIOWrapper(BytesIO(), encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = TextIOWrapper(BytesIO(), encoding="utf-8")
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def abandon_results() -> None:
    """Have what could not be written to stdout go nowhere, or Python would fail on it again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def results() -> Console:
    """Where results are printed for people."""
    return _console(sys.stdout)


def talk() -> Console:
    """Where everything else is printed."""
    return _console(sys.stderr)


def _console(file: TextIO) -> Console:
    """A console that leaves what papers say alone, and for programs each line whole."""
    console = _Terminal(file=file, highlight=False, emoji=False)
    if not file.isatty():
        console.soft_wrap = True
        console.width = _WIDEST
    return console


def counted(number: int, noun: str) -> str:
    """``1 hit``, ``2 hits``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def print_json(document: Any) -> None:
    """The one JSON document of a command."""
    # Whole before any of it is written; in escapes where the reader's encoding lacks letters.
    takes_all = codecs.lookup(sys.stdout.encoding).name == "utf-8"
    text = json.dumps(document, ensure_ascii=not takes_all, indent=2)
    try:
        sys.stdout.write(f"{text}\n")
    except BrokenPipeError as error:
        raise ReaderGoneError from error


@contextmanager
def shown_progress() -> Iterator[Tell]:
    """A bar a stage on stderr; plain lines where stderr is no terminal."""
    console = talk()
    if not console.is_terminal:
        yield _plain_lines(console)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[subject]}", style="dim", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        yield _bars(bars)


def _bars(bars: Progress) -> Tell:
    tasks: dict[str, Any] = {}

    def tell(step: Step) -> None:
        if step.stage not in tasks:
            tasks[step.stage] = bars.add_task(step.stage.capitalize(), subject="")
        bars.update(tasks[step.stage], completed=step.done, total=step.total, subject=step.subject)

    return tell


def _plain_lines(console: Console) -> Tell:
    def tell(step: Step) -> None:
        # A line a tenth is enough to see that it moves, however much there is to do.
        tenth = max(1, step.total // 10)
        if step.done % tenth == 0 or step.done == step.total:
            told = f"{step.stage} {step.done}/{step.total} {step.subject}".rstrip()
            console.print(told, markup=False)

    return tell
