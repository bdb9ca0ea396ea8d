"""The search command and `Library.search` say what they cannot do, before they do anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from corpus.errors import UsageError
from kildesvar.cli.app import app
from kildesvar.cli.options import parse_day
from kildesvar.library import Library


def test_a_query_that_begins_with_a_minus_is_told_how_it_is_written() -> None:
    refused = CliRunner().invoke(app, ["search", "-fjernvarme skolemad"])
    assert refused.exit_code == 2
    assert "--" in refused.output
    assert "begins with a minus" in " ".join(refused.output.replace("│", " ").split())


def test_a_search_is_not_saved_where_its_file_cannot_be_written(tmp_path: Path) -> None:
    line = ["search", "noget", "--save", "navn", "-o", "fund.xlsx", "--home", str(tmp_path)]
    refused = CliRunner().invoke(app, line)
    assert isinstance(refused.exception, UsageError)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("01.05.2024", "2024-05-01", "2024-05-01"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_days_are_read_as_in_the_query_line(written: str, first: str, last: str) -> None:
    assert str(parse_day(written, end=False)) == first
    assert str(parse_day(written, end=True)) == last


def test_a_kind_is_read_in_any_case(library: Library) -> None:
    assert library.search("kontorlicenser", kind="Indstilling").hits


@pytest.mark.parametrize(
    ("conditions", "told"),
    [({"first": "2025"}, "first='2025' is no date"), ({"k": 0}, "at least one")],
)
def test_what_a_search_cannot_take_is_refused(
    library: Library, conditions: dict[str, Any], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        library.search("kontorlicenser", **conditions)
