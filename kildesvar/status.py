"""What `kildesvar status` tells."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from corpus.catalogue import Catalogue
from corpus.errors import DamageError
from corpus.filters import Filters
from corpus.settings import Settings
from corpus.sources.configuration import SourceEntry, configured_sources
from corpus.sources.rhythm import last_due
from flows.locks import is_held, round_lock, writing_lock
from index.generations import Generations
from index.index import index_folder, vectors_folder
from kildesvar import contract
from kildesvar.version import version

LATE = datetime.timedelta(hours=1)
"""A source that was not asked so long after it was due has been missed."""


def status_of(settings: Settings, catalogue: Catalogue) -> dict[str, Any]:
    """Counts, period, failures, open questions, the index and the last run, as JSON values.

    Loads no model: the index is compared with the catalogue by what both have written down.
    """
    shown = Filters(closed=settings.clearance)
    held = catalogue.papers(shown)
    searched = catalogue.searched(shown)
    return {
        "version": version(),
        "home": str(settings.home),
        "originals": len({paper.original for paper in held}),
        "papers": len(held),
        "passages": searched.passages,
        "first": contract.plain(searched.first),
        "last": contract.plain(searched.last),
        "open_questions": len(catalogue.questions(open_only=True, closed=settings.clearance)),
        "failed": [contract.failure_json(failure) for failure in catalogue.failures()],
        "index": _index_state(settings, catalogue),
        "encoder": settings.encoder,
        "last_run": catalogue.last_run(),
        "writing": is_held(writing_lock(settings.home)),
        "alerts_failed": [
            {"target": target.target, "error": target.error}
            for target in catalogue.alerts.failures()
        ],
        "sources": [
            _followed(entry, catalogue, settings.home)
            for entry in configured_sources(settings.home)
        ],
    }


def _followed(entry: SourceEntry, catalogue: Catalogue, home: Path) -> dict[str, Any]:
    coverage = catalogue.sources.coverage(entry.name)
    moment = datetime.datetime.now(datetime.UTC)
    quiet_since = coverage.last_new_paper or coverage.first_asked or moment
    stale = moment - quiet_since > datetime.timedelta(days=entry.rhythm_days)
    is_asked = is_held(round_lock(home, entry.name))
    due = last_due(entry.cron, moment - LATE)
    is_late = not is_asked and coverage.asked_at is not None and coverage.asked_at < due
    return {
        **contract.coverage_json(coverage, stale=stale),
        "rhythm_days": entry.rhythm_days,
        "cron": entry.cron,
        "quiet_since": contract.plain(quiet_since),
        "going_on": is_asked,
        "cut_off": coverage.is_open and not is_asked,
        "missed": contract.plain(due) if is_late else None,
    }


def _index_state(settings: Settings, catalogue: Catalogue) -> dict[str, Any]:
    generations = Generations(index_folder(settings), vectors=vectors_folder(settings))
    try:
        current = generations.open_current()
    except DamageError as error:
        return {"state": f"damaged: {error}", "generation": None, "passages": 0, "recipe": None}
    if current is None:
        return {"state": "none yet", "generation": None, "passages": 0, "recipe": None}
    follows = current.manifest.revision == catalogue.revision()
    return {
        "state": "whole" if follows else "stale: run kildesvar check --repair",
        "generation": current.name,
        "passages": int(current.live.sum()),
        "recipe": current.manifest.recipe.fingerprint,
    }
