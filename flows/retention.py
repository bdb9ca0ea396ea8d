"""What is kept for how long. Papers, originals, vectors and people's own work stay for good."""

from __future__ import annotations

import datetime
import time
from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.catalogue.ledger import now
from corpus.originals import UPLOADS_FOLDER
from corpus.settings import Settings
from flows.arrivals import INCOMING_FOLDER

DRAFT_VERSIONS = 20
"""Versions kept of each draft that the program makes anew."""
_STRANDED_SECONDS = 24 * 3600.0
"""A file that arrives is gone from its folder within the hour; an older one was left by a crash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """What was removed."""

    runs: int
    rounds: int
    """Records of rounds of sources."""
    drafts: int
    """Old versions of kept drafts."""
    files: int
    """Files that a cut-off round left behind, and uploads that were never read."""


def tidy(settings: Settings, catalogue: Catalogue) -> Tidied:
    """Remove what is older than `settings.keep_days`, and what crashes have left behind."""
    before = now() - datetime.timedelta(days=settings.keep_days)
    runs, rounds = catalogue.ledger.forget_records(before)
    return Tidied(
        runs=runs,
        rounds=rounds,
        drafts=catalogue.ledger.forget_drafts(DRAFT_VERSIONS),
        files=_remove_stranded(settings),
    )


def _remove_stranded(settings: Settings) -> int:
    stranded = [
        path
        for name in (INCOMING_FOLDER, UPLOADS_FOLDER)
        for path in (settings.home / name).rglob("*")
        if path.is_file() and time.time() - path.stat().st_mtime > _STRANDED_SECONDS
    ]
    for path in stranded:
        path.unlink(missing_ok=True)
    return len(stranded)
