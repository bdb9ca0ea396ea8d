"""The status as scripts and people get it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fake_encoder import FakeEncoder
from readings import RECIPE, original_reading, reading
from statuses import COVERAGE, NEW_YEAR, SOURCE, WELL

from corpus.catalogue import Catalogue
from corpus.findings import Failure
from corpus.settings import load_settings
from corpus.sources.gaps import Gap, GapKind
from index.update import update_index
from kildesvar.cli.source_lines import source_lines
from kildesvar.contract import status_json
from kildesvar.status import status_of
from models.encoders import bundled_recipe, may_have_made

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
        "outdated": 0,
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


def test_an_index_of_another_recipe_is_told(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    catalogue = Catalogue.open(settings)
    catalogue.add(original_reading(reading("vej", ["Vejen."])), recipe=RECIPE)
    ours = bundled_recipe(settings).fingerprint

    update_index(catalogue, FakeEncoder(fingerprint=ours), settings)
    assert status_of(settings, catalogue).index.state == "whole"

    other = load_settings(tmp_path, encoder="bundled-plain")
    assert status_of(other, catalogue).index.state == "of another recipe: run kildesvar reindex"

    loaded = FakeEncoder(fingerprint="another")
    assert status_of(settings, catalogue, loaded).index.state.startswith("of another recipe")


def test_of_other_encoders_the_name_is_compared(tmp_path: Path) -> None:
    folder = tmp_path / "e5"
    folder.mkdir()

    assert may_have_made("e5:1f", load_settings(tmp_path, encoder=str(folder)))
    assert may_have_made("intfloat/e5:1f", load_settings(tmp_path, encoder="intfloat/e5"))
    assert not may_have_made("e5:1f", load_settings(tmp_path, encoder="intfloat/e5"))
