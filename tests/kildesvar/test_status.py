"""The status as scripts and people get it."""

from __future__ import annotations

from dataclasses import replace

from statuses import COVERAGE, NEW_YEAR, SOURCE, WELL

from corpus.findings import Failure
from corpus.sources.gaps import Gap, GapKind
from kildesvar.cli.source_lines import source_lines
from kildesvar.contract import status_json

SCAN = Failure(source="scan.pdf", sha256="ff", reason="No text.", page=2, retryable=True)
GAP = Gap(kind=GapKind.MEETING, url="https://example.dk/m", body="BR", date=NEW_YEAR.date())
FOLLOWED = replace(
    SOURCE, coverage=replace(COVERAGE, gaps=(GAP,), unread=(SCAN,)), stale=True, missed=NEW_YEAR
)


def test_scripts_get_every_field_under_its_name() -> None:
    scan = {
        "file": "scan.pdf",
        "reason": "No text.",
        "retryable": True,
        "page": 2,
        "sha256": "ff",
    }
    at_new_year = "2026-01-01T12:00:00+00:00"

    assert status_json(replace(WELL, failed=(SCAN,), sources=(FOLLOWED,))) == {
        "version": "0.1.0",
        "home": "/srv/kildesvar",
        "originals": 2,
        "papers": 3,
        "passages": 10,
        "first": "2024-05-01",
        "last": None,
        "open_questions": 1,
        "failed": [scan],
        "index": {"state": "whole", "generation": "4", "passages": 11, "recipe": "abc"},
        "encoder": "bundled",
        "last_run": {
            "run": "r1",
            "started_at": at_new_year,
            "finished_at": "2026-01-01T12:01:00+00:00",
            "summary": {"papers": 3},
        },
        "writing": False,
        "alerts_failed": [],
        "sources": [
            {
                "source": "kk",
                "listed": 3,
                "fetched": 3,
                "unfetched": [],
                "gone": [],
                "gaps": [
                    {
                        "kind": "meeting without papers",
                        "url": "https://example.dk/m",
                        "title": None,
                        "date": "2026-01-01",
                        "body": "BR",
                        "reason": None,
                    }
                ],
                "unread": [scan],
                "last_good_round": at_new_year,
                "last_new_paper": at_new_year,
                "error": None,
                "stale": True,
                "rhythm_days": 31,
                "cron": "0 6 * * *",
                "quiet_since": at_new_year,
                "going_on": False,
                "cut_off": False,
                "missed": at_new_year,
            }
        ],
    }


def test_people_get_lines_on_a_source() -> None:
    first, *notes = source_lines(FOLLOWED)

    assert first.startswith("source kk: 3 of 3 papers held, last good round 2026-01-01 ")
    assert notes[0].startswith("  not asked since it was due, 2026-01-01 ")
    assert notes[1].startswith("  stale: nothing new since 2026-01-01 ")
    assert notes[2:] == [
        "  meeting without papers: BR 2026-01-01 https://example.dk/m",
        "  1 files or pages of it could not be read, see below",
    ]
