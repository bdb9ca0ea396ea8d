"""Overviews as text, CSV, JSON and a page with a plot of costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from corpus.drafts import Citation
from queries.citations import where
from queries.csv_cells import sheet, table
from queries.overview_rows import CostRow, Row, Topic
from queries.render.html import STYLE
from queries.render.json import citation_json
from queries.render.plot import plot_costs
from queries.render.templates import environment

TITLES = {
    Topic.PRINCIPLES: "Principper",
    Topic.COSTS: "Omkostninger",
    Topic.ALTERNATIVES: "Alternativer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table for people."""

    title: str
    value: Callable[[Any], str]


def _source(row: Row) -> str:
    return where(row.citation)


def _years(row: CostRow) -> str:
    if row.year_from is None:
        return ""
    if row.year_to in (None, row.year_from):
        return str(row.year_from)
    return f"{row.year_from}-{row.year_to}"


def _yearly(row: CostRow) -> str:
    return "" if row.yearly is None else ("årligt" if row.yearly else "engangs")


COLUMNS: Mapping[Topic, Sequence[Column]] = {
    Topic.PRINCIPLES: (
        Column(title="Nr.", value=lambda row: row.number or ""),
        Column(title="Ordlyd", value=lambda row: row.wording),
        Column(title="Kilde", value=_source),
    ),
    Topic.COSTS: (
        Column(title="Beløb", value=lambda row: row.amount),
        Column(title="År", value=_years),
        Column(title="Hvad", value=lambda row: row.pays_for or ""),
        Column(title="Ændring", value=lambda row: row.change or ""),
        Column(title="Hyppighed", value=_yearly),
        Column(title="Andre dokumenter siger", value=lambda row: row.conflict or ""),
        Column(title="Citat", value=lambda row: row.citation.quote),
        Column(title="Kilde", value=_source),
    ),
    Topic.ALTERNATIVES: (
        Column(title="Produkt eller vej", value=lambda row: row.name or ""),
        Column(title="I stedet for", value=lambda row: row.replaces or ""),
        Column(title="Pris", value=lambda row: row.price or ""),
        Column(title="Eksempel på brug", value=lambda row: "ja" if row.example else ""),
        Column(title="Ordlyd", value=lambda row: row.wording),
        Column(title="Kilde", value=_source),
    ),
}


def cells(topic: Topic, rows: Sequence[Row]) -> list[list[str]]:
    """The rows as people read them, one line a cell."""
    columns = COLUMNS[topic]
    return [[" ".join(column.value(row).split()) for column in columns] for row in rows]


def overview_text(topic: Topic, rows: Sequence[Row]) -> str:
    """The table as plain text, one block a row."""
    titles = [column.title for column in COLUMNS[topic]]
    blocks = [
        "\n".join(f"{title}: {cell}" for title, cell in zip(titles, row, strict=True) if cell)
        for row in cells(topic, rows)
    ]
    heading = f"{TITLES[topic]} ({len(blocks)})"
    return "\n\n".join([heading, *blocks]) + "\n"


def overview_csv(topic: Topic, rows: Sequence[Row]) -> str:
    """The table as CSV with a header line; no cell can be read as a formula."""
    return table((column.title for column in COLUMNS[topic]), cells(topic, rows))


def overview_sheet(topic: Topic, rows: Sequence[Row]) -> str:
    """The same for a Danish spreadsheet."""
    return sheet((column.title for column in COLUMNS[topic]), cells(topic, rows))


def overview_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The rows as JSON values, each with its citation."""
    return [{field.name: _plain(getattr(row, field.name)) for field in fields(row)} for row in rows]


def _plain(value: object) -> object:
    if isinstance(value, Citation):
        return citation_json(value)
    return str(value) if isinstance(value, Decimal) else value


def overview_html(topic: Topic, rows: Sequence[Row]) -> str:
    """The table as a self-contained page, costs with a plot over the years."""
    costs = [row for row in rows if isinstance(row, CostRow)]
    return environment.get_template("overview.html.jinja").render(
        title=TITLES[topic],
        columns=[column.title for column in COLUMNS[topic]],
        rows=cells(topic, rows),
        plot=Markup(plot_costs(costs)) if costs else None,
        style=Markup(STYLE.read_text("utf-8")),
    )
