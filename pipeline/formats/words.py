"""Runs of characters made into the words of blocks: lines, marks, and what no reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.characters import clean
from pipeline.formats.content import Run
from pipeline.layout.typeface import CAPITALS

_PRINTS_AS_HYPHEN = {0x2010: "-", 0x2011: "-"}
_SENTENCE_ENDS = (".", "?", "!", ":", ";")
_WHOLLY = 0.95
"""So much of a line in bold makes it a bold line, as in a PDF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The shown and the hidden words of a line."""

    shown: str
    """NFC, without soft hyphens, single spaces."""
    hidden: str
    size: float
    """Points; the size of most shown characters."""
    bold: bool
    """Whether nearly all of what is shown is bold."""
    marked: bool
    """Whether all of what is shown stands out by italics, capitals or a line below it."""

    @property
    def is_empty(self) -> bool:
        """Whether it has no words at all."""
        return not self.shown and not self.hidden


def one_line(runs: Sequence[Run]) -> Line:
    """The runs as one line, whatever line ends were forced within."""
    shown = [run for run in runs if not run.hidden and run.text.strip()]
    letters = sum(len(run.text) for run in shown)
    bold = sum(len(run.text) for run in shown if run.bold)
    text = _tidy("".join(run.text for run in runs if not run.hidden))
    return Line(
        shown=text,
        hidden=_tidy("".join(run.text for run in runs if run.hidden)),
        size=max(shown, key=lambda run: len(run.text)).size if shown else 0.0,
        bold=bool(letters) and bold >= _WHOLLY * letters,
        marked=bool(letters) and (all(run.marked for run in shown) or _is_in_capitals(text)),
    )


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= CAPITALS


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """The lines that forced line ends part.

    A line that ends no sentence and goes on in lower case below is one with the next: running
    text was broken by hand there, and nothing new begins.
    """
    groups: list[list[Run]] = []
    for line in _split(runs):
        if groups and _goes_on(one_line(groups[-1]).shown, one_line(line).shown):
            groups[-1].extend([Run(text=" "), *line])
        else:
            groups.append(list(line))
    lines = [one_line(group) for group in groups]
    return [line for line in lines if not line.is_empty]


def _split(runs: Sequence[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        line.append(replace(run, text=first))
        for piece in rest:
            yield line
            line = [replace(run, text=piece)]
    yield line


def _goes_on(line: str, following: str) -> bool:
    return bool(line) and not line.endswith(_SENTENCE_ENDS) and following[:1].islower()


def _tidy(text: str) -> str:
    spaced = " ".join(text.split()).translate(_PRINTS_AS_HYPHEN)
    return " ".join(clean(spaced).split())
