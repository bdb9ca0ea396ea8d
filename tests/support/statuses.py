"""A status in which all is well, for tests that let something go wrong."""

from __future__ import annotations

import datetime
from pathlib import Path

from corpus.catalogue.ledger import Run
from corpus.catalogue.source_ledger import Coverage
from kildesvar.status import FollowedSource, IndexState, Status

NEW_YEAR = datetime.datetime(2026, 1, 1, 12, 0, tzinfo=datetime.UTC)

RUN = Run(
    id="r1",
    started_at=NEW_YEAR,
    finished_at=NEW_YEAR + datetime.timedelta(minutes=1),
    summary={"papers": 3},
)
COVERAGE = Coverage(
    source="kk",
    listed=3,
    fetched=3,
    unfetched=(),
    gone=(),
    gaps=(),
    unread=(),
    last_good_round=NEW_YEAR,
    last_new_paper=NEW_YEAR,
    error=None,
    first_asked=NEW_YEAR,
    asked_at=NEW_YEAR,
    is_open=False,
)
SOURCE = FollowedSource(
    coverage=COVERAGE,
    rhythm_days=31,
    cron="0 6 * * *",
    quiet_since=NEW_YEAR,
    stale=False,
    going_on=False,
    cut_off=False,
    missed=None,
)
WELL = Status(
    version="0.1.0",
    home=Path("/srv/kildesvar"),
    originals=2,
    outdated=0,
    papers=3,
    passages=10,
    first=datetime.date(2024, 5, 1),
    last=None,
    open_questions=1,
    failed=(),
    index=IndexState(state="whole", generation="4", passages=11, recipe="abc"),
    encoder="bundled",
    last_run=RUN,
    writing=False,
    alerts_failed=(),
    sources=(SOURCE,),
)
