"""Overviews: tables of what the papers say of principles, costs and alternatives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from corpus.papers import Paper
from models.danish.stems import STOP_WORDS, light_stem, stem, words
from queries.overview_rows import Row, Topic, rows_of
from queries.render.overview import (
    cells,
    overview_csv,
    overview_html,
    overview_json,
    overview_sheet,
    overview_text,
)

_LETTERS = 4
"""A word of fewer is not looked for within others: ``bus`` is no part of *busk*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The rows of one topic, newest paper first, and the forms they are read in."""

    topic: Topic
    rows: tuple[Row, ...]

    def of(self, papers: Iterable[Paper]) -> Overview:
        """The rows from `papers`; what others say of the same stays told."""
        chosen = {paper.id for paper in papers}
        return replace(self, rows=tuple(row for row in self.rows if row.citation.paper in chosen))

    def holding(self, line: str) -> Overview:
        """The rows whose cells hold all words of `line`, in any form or within a compound."""
        wanted = [word for word in dict.fromkeys(words(line)) if word not in STOP_WORDS]
        if not wanted:
            return self
        rows = zip(self.rows, cells(self.topic, self.rows), strict=True)
        return replace(self, rows=tuple(row for row, own in rows if _hold(own, wanted)))

    def text(self) -> str:
        """Plain text, one block a row."""
        return overview_text(self.topic, self.rows)

    def csv(self) -> str:
        """CSV with a header line."""
        return overview_csv(self.topic, self.rows)

    def sheet(self) -> str:
        """The same for a Danish spreadsheet."""
        return overview_sheet(self.topic, self.rows)

    def html(self) -> str:
        """A self-contained page, costs with a plot over the years."""
        return overview_html(self.topic, self.rows)

    def json(self) -> list[dict[str, Any]]:
        """JSON values, each row with its citation."""
        return overview_json(self.rows)


def overview(topic: str, catalogue: Catalogue, *, closed: bool = False) -> Overview:
    """What the papers held say of ``principles``, ``costs`` or ``alternatives``.

    `closed` lets closed papers in. Raises `UsageError` for a topic that there is not.
    """
    try:
        chosen = Topic(topic)
    except ValueError as error:
        raise UsageError(
            f"There is no overview of {topic!r}.", remedy=f"Choose one of {', '.join(Topic)}."
        ) from error
    return Overview(topic=chosen, rows=rows_of(chosen, catalogue, closed=closed))


def _hold(texts: list[str], wanted: list[str]) -> bool:
    """Whether the cells `texts` hold each word of `wanted`."""
    line = " ".join(texts).lower()
    told = {stem(word) for word in words(line)}
    return all(stem(word) in told or _is_within(word, line) for word in wanted)


def _is_within(word: str, line: str) -> bool:
    """Whether `line` holds a word that has `word` in it, as it stands or without its ending."""
    root = light_stem(word)
    root = root if len(root) >= _LETTERS else word
    return len(root) >= _LETTERS and root.isalpha() and root in line
