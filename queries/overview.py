"""Overviews: tables of what the papers say of principles, costs and alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from queries.overview_rows import Row, Topic, rows_of
from queries.render.overview import (
    overview_csv,
    overview_html,
    overview_json,
    overview_sheet,
    overview_text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The rows of one topic, newest paper first, and the forms they are read in."""

    topic: Topic
    rows: tuple[Row, ...]

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
