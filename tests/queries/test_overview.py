"""Overviews: every row cited, closed papers left out, no cell a formula."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from readings import RECIPE, original_reading, reading, theme

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from corpus.findings import Reading
from corpus.papers import Access
from corpus.settings import Settings
from queries.overview import overview


def themed(made: Reading, name: str) -> Reading:
    return replace(made, themes=tuple(theme(passage, name) for passage in made.passages))


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    held = Catalogue.open(Settings(home=tmp_path))
    for made in (
        themed(reading("regler", ["=Data bør kunne flyttes uden tab."]), "princip"),
        themed(reading("lukket", ["Hemmeligt princip."], access=Access.CLOSED), "princip"),
        reading("andet", ["Mødet begyndte kl. 16."]),
    ):
        held.add(original_reading(made), recipe=RECIPE)
    return held


def test_rows_quote_the_passages_of_the_theme(catalogue: Catalogue) -> None:
    table = overview("principles", catalogue)

    (row,) = table.json()
    assert row["wording"] == row["citation"]["quote"] == "=Data bør kunne flyttes uden tab."
    assert "Rapport om regler, 1. maj 2025, side 1" in table.text()
    assert "Data bør kunne flyttes" in table.html()


def test_a_cell_that_looks_like_a_formula_stays_text(catalogue: Catalogue) -> None:
    assert "'=Data bør" in overview("principles", catalogue).csv()


def test_closed_papers_need_clearance(catalogue: Catalogue) -> None:
    assert len(overview("principles", catalogue, closed=True).rows) == 2


def test_an_unknown_topic_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="principles"):
        overview("weather", catalogue)
