"""Hits leave in forms that other programs read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from readings import reading

from corpus.drafts import Searched
from corpus.errors import UsageError
from corpus.months import Month
from queries.export import Form, export, form_of
from queries.results import HIT_COLUMNS, Hit, SearchResult, Why


@pytest.fixture
def hits() -> list[Hit]:
    made = reading(
        "licenser",
        ["=Licensudgiften & 4 mio. kr.", "Aftalen løber."],
        body="Økonomiudvalget",
        case_numbers=("2025-0001234",),
        url="https://example.dk/a.pdf",
    )
    return [
        Hit(
            passage=passage,
            paper=made.paper,
            score=0.75,
            why=Why(meaning=0.8, words=(), tags=()),
            themes={"omkostning": 0.9},
            boxes=(),
            also_in=(),
        )
        for passage in made.passages
    ]


def test_csv_has_a_row_a_hit_and_no_formulas(hits: list[Hit]) -> None:
    rows = list(csv.DictReader(io.StringIO(export(hits, Form.CSV))))
    assert [row["text"] for row in rows] == ["'=Licensudgiften & 4 mio. kr.", "Aftalen løber."]
    assert rows[0]["themes"] == "omkostning"


def test_json_lines_hold_the_text_as_it_is(hits: list[Hit]) -> None:
    lines = export(hits, Form.JSON_LINES).splitlines()
    assert json.loads(lines[0])["text"] == "=Licensudgiften & 4 mio. kr."


def test_bibtex_has_an_entry_a_paper(hits: list[Hit]) -> None:
    assert export(hits, Form.BIBTEX) == (
        "@techreport{p-licenser,\n"
        "  title = {{Rapport om licenser}},\n"
        "  institution = {Økonomiudvalget},\n"
        "  year = {2025},\n"
        "  date = {2025-05-01},\n"
        "  type = {rapport},\n"
        "  number = {2025-0001234},\n"
        "  pages = {1},\n"
        "  url = {https://example.dk/a.pdf},\n"
        "  langid = {da},\n"
        "}\n"
    )


def test_csl_json_has_an_item_a_paper(hits: list[Hit]) -> None:
    (item,) = json.loads(export(hits, Form.CSL_JSON))
    assert item["issued"] == {"date-parts": [[2025, 5, 1]]}
    assert item["publisher"] == "Økonomiudvalget"


def test_a_paper_dated_by_its_month_is_given_no_day(hits: list[Hit]) -> None:
    paper = replace(hits[0].paper, date=Month(2024, 12, 1))
    dated = [replace(hits[0], paper=paper)]

    (item,) = json.loads(export(dated, Form.CSL_JSON))
    (row,) = csv.DictReader(io.StringIO(export(dated, Form.CSV)))

    assert item["issued"] == {"date-parts": [[2024, 12]]}
    assert row["date"] == "2024-12"
    assert "  date = {2024-12},\n" in export(dated, Form.BIBTEX)


def test_a_result_becomes_a_table_where_pandas_is_installed(hits: list[Hit]) -> None:
    result = SearchResult(
        query="licens",
        text="licens",
        fields=frozenset(),
        hits=tuple(hits),
        searched=Searched(papers=1, passages=2, first=None, last=None, unread=0),
        understood=(),
        facets={},
    )
    pytest.importorskip("pandas", reason="pandas is optional and not installed")
    assert list(result.to_pandas()["passage"]) == ["p-licenser-0", "p-licenser-1"]


@pytest.mark.parametrize("form", Form)
def test_no_hits_are_no_error(form: Form) -> None:
    assert export([], form).endswith("\n") or form is Form.JSON_LINES


def test_a_table_without_hits_has_its_columns() -> None:
    assert export([], Form.CSV).splitlines() == [",".join(HIT_COLUMNS)]
    pytest.importorskip("pandas", reason="pandas is optional and not installed")
    result = SearchResult(
        query="licens",
        text="licens",
        fields=frozenset(),
        hits=(),
        searched=Searched(papers=0, passages=0, first=None, last=None, unread=0),
        understood=(),
        facets={},
    )
    assert tuple(result.to_pandas().columns) == HIT_COLUMNS


def test_bibtex_reads_no_commands_in_a_title(hits: list[Hit]) -> None:
    title, url = "50 % af {alt} ~ \\{ og 2^3_x", "https://example.dk/{a"
    paper = replace(hits[0].paper, title=title, url=url)
    written = export([replace(hits[0], paper=paper)], Form.BIBTEX)
    assert (
        r"50 \% af \textbraceleft{}alt\textbraceright{} \textasciitilde{} "
        r"\textbackslash{}\textbraceleft{} og 2\textasciicircum{}3\_x"
    ) in written
    assert written.count("{") == written.count("}")


def test_a_file_ending_names_a_form() -> None:
    assert form_of(".BIB") is Form.BIBTEX
    with pytest.raises(UsageError, match=r"\.xls"):
        form_of(".xls")
