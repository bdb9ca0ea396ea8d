"""The tables of a round say what came and what did not, and take nothing outside for markup."""

from __future__ import annotations

import datetime
from dataclasses import replace

from corpus.findings import Failure
from corpus.papers import Kind
from corpus.sources.found import FoundPaper
from corpus.sources.gaps import Gap, GapKind
from flows.fetch import FetchReport
from flows.ingest import IngestReport
from flows.round_tables import round_tables

QUIET = IngestReport(
    run="r",
    originals=0,
    papers=0,
    passages=0,
    pages=0,
    unchanged=0,
    failed=(),
    remarks=(),
    seconds=1,
)
NOTHING = FetchReport(
    source="svar",
    listed=3,
    new=0,
    changed=0,
    unchanged=3,
    brought=(),
    failed=(),
    gone=(),
    gaps=(),
    ingested=QUIET,
    seconds=1.0,
)


def test_a_round_that_brought_nothing_is_one_line_of_counts() -> None:
    assert round_tables(NOTHING).splitlines() == [
        "| listed | new | changed | held already | failed |",
        "| --- | --- | --- | --- | --- |",
        "| 3 | 0 | 0 | 3 | 0 |",
    ]


def test_new_papers_failures_and_gaps_each_have_a_table() -> None:
    day = datetime.date(2025, 3, 27)
    url = "https://example.dk/svar.pdf"
    paper = FoundPaper(key="k", url=url, title="Svar | <b>Lund</b>", date=day, kind=Kind.BILAG)
    failure = Failure(source=url, sha256=None, reason="404", page=None, retryable=False)
    gap = Gap(kind=GapKind.MEETING, url=url, date=day, body="BR", title="Dagsorden")

    report = replace(NOTHING, brought=(paper,), failed=(failure,), gaps=(gap,), gone=("k",))

    told = round_tables(report)

    assert r"| 2025-03-27 | bilag | Svar \| \<b\>Lund\</b\> | https://example.dk/svar.pdf |" in told
    assert "| https://example.dk/svar.pdf | 404 |" in told
    assert "| meeting without papers | 2025-03-27 | BR Dagsorden |" in told
    assert "| no longer at the source |" in told
