"""What is old is forgotten; what the status tells of, and people's own work, is not."""

from __future__ import annotations

import datetime
import os
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.catalogue import Catalogue
from corpus.catalogue.engine import open_engine
from corpus.catalogue.schema import runs, source_rounds
from corpus.originals import UPLOADS_FOLDER
from corpus.settings import Settings, load_settings
from flows.arrivals import INCOMING_FOLDER
from flows.retention import DRAFT_VERSIONS, tidy

LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def age_everything(settings: Settings) -> None:
    engine = open_engine(settings)
    with engine.begin() as connection:
        connection.execute(sa.update(runs).values(started_at=LONG_AGO))
        connection.execute(sa.update(source_rounds).values(started_at=LONG_AGO))
    engine.dispose()


def test_records_grow_old_but_the_last_word_on_a_source_stays(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    catalogue = Catalogue.open(settings)
    catalogue.ledger.start_run("old")
    for number, (new, error) in enumerate([(3, None), (0, None), (0, None)]):
        catalogue.sources.start_round(f"r{number}", "kk")
        catalogue.sources.finish_round(f"r{number}", new=new, error=error)
    age_everything(settings)
    engine = open_engine(settings)
    with engine.begin() as connection:
        later = LONG_AGO + datetime.timedelta(days=1)
        connection.execute(
            sa.update(source_rounds).where(source_rounds.c.id == "r2").values(started_at=later)
        )
    engine.dispose()
    before = catalogue.sources.coverage("kk")
    catalogue.ledger.start_run("new")

    done = tidy(settings, catalogue)

    assert (done.runs, done.rounds) == (1, 1)
    assert catalogue.sources.coverage("kk") == before
    last = catalogue.ledger.last_run()
    assert last is not None and last.id == "new"


def test_the_last_run_stays_however_old(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    catalogue = Catalogue.open(settings)
    catalogue.ledger.start_run("only")
    age_everything(settings)

    assert tidy(settings, catalogue).runs == 0
    assert catalogue.ledger.last_run() is not None


def test_old_versions_of_kept_drafts_go_and_drafts_of_people_stay(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    catalogue = Catalogue.open(settings)
    for number in range(DRAFT_VERSIONS + 3):
        catalogue.standing.keep_draft("p-brev", {"n": number}, [])
    catalogue.desk.new_draft("Svar", {}, by="bo", change="lavet")

    assert tidy(settings, catalogue).drafts == 3
    assert len(catalogue.standing.drafts("p-brev")) == DRAFT_VERSIONS
    assert catalogue.standing.drafts("p-brev")[0].number == DRAFT_VERSIONS + 3
    assert len(catalogue.desk.drafts()) == 1


@pytest.mark.parametrize("folder", [INCOMING_FOLDER, f"{UPLOADS_FOLDER}/0123456789abcdef"])
def test_what_a_crash_left_in_the_folders_of_arrivals_is_removed(
    tmp_path: Path, folder: str
) -> None:
    settings = load_settings(tmp_path)
    arriving = tmp_path / folder
    arriving.mkdir(parents=True)
    for name in ("stranded", "arriving"):
        (arriving / name).write_bytes(b"x")
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(arriving / "stranded", (two_days_ago, two_days_ago))

    assert tidy(settings, Catalogue.open(settings)).files == 1
    assert [path.name for path in arriving.iterdir()] == ["arriving"]
