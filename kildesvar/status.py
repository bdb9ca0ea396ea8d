"""What `kildesvar status` tells."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.catalogue.alert_ledger import AlertTarget
from corpus.catalogue.ledger import Run
from corpus.catalogue.source_ledger import Coverage
from corpus.errors import DamageError
from corpus.filters import Filters
from corpus.findings import Failure
from corpus.settings import Settings
from corpus.sources.configuration import SourceEntry, configured_sources
from corpus.sources.rhythm import last_due
from flows.locks import is_held, round_lock, writing_lock
from index.generations import Generations, Manifest
from index.index import index_folder, vectors_folder
from index.recipe import is_of_this_version, recipe_of
from kildesvar.version import version
from models.encoder import Encoder
from models.encoders import may_have_made
from pipeline.recipe import PASSAGE_RECIPE

LATE = datetime.timedelta(hours=1)
"""A source that was not asked so long after it was due has been missed."""


NO_INDEX = "none yet"
"""The state of an index that nothing has made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexState:
    """The index that searches open."""

    state: str
    """``whole``, or what is the matter with it."""
    generation: str | None = None
    passages: int = 0
    recipe: str | None = None
    """Fingerprint of what it was built by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedSource:
    """How a source is followed."""

    coverage: Coverage
    rhythm_days: int
    cron: str
    quiet_since: datetime.datetime
    """When it last brought something new, or was first asked."""
    stale: bool
    """Whether that is longer ago than its rhythm."""
    going_on: bool
    """Whether it is being asked."""
    cut_off: bool
    """Whether its last round was."""
    missed: datetime.datetime | None
    """When it was due and has not been asked since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a library does."""

    version: str
    home: Path
    originals: int
    outdated: int
    """Files of which the papers are as an earlier version read them."""
    papers: int
    passages: int
    first: datetime.date | None
    """Date of the oldest paper."""
    last: datetime.date | None
    open_questions: int
    failed: tuple[Failure, ...]
    index: IndexState
    encoder: str
    last_run: Run | None
    writing: bool
    """Whether papers are being taken in."""
    alerts_failed: tuple[AlertTarget, ...]
    sources: tuple[FollowedSource, ...]


def status_of(settings: Settings, catalogue: Catalogue, encoder: Encoder | None = None) -> Status:
    """Counts, period, failures, open questions, the index, the last run and the sources.

    Loads no model: the index is compared with the catalogue by what both have written down, and
    with `encoder` where it is loaded already.
    """
    shown = Filters(closed=settings.clearance)
    held = catalogue.held(shown)
    searched = catalogue.searched(shown)
    return Status(
        version=version(),
        home=settings.home,
        originals=held.originals,
        outdated=catalogue.read_otherwise(PASSAGE_RECIPE),
        papers=held.papers,
        passages=searched.passages,
        first=searched.first,
        last=searched.last,
        open_questions=catalogue.number_of_questions(open_only=True, closed=settings.clearance),
        failed=catalogue.ledger.failures(),
        index=_index_state(settings, catalogue, encoder),
        encoder=settings.encoder,
        last_run=catalogue.ledger.last_run(),
        writing=is_held(writing_lock(settings.home)),
        alerts_failed=catalogue.alerts.failures(),
        sources=tuple(
            _followed(entry, catalogue, settings.home)
            for entry in configured_sources(settings.home)
        ),
    )


def _followed(entry: SourceEntry, catalogue: Catalogue, home: Path) -> FollowedSource:
    coverage = catalogue.sources.coverage(entry.name)
    moment = datetime.datetime.now(datetime.UTC)
    quiet_since = coverage.last_new_paper or coverage.first_asked or moment
    is_asked = is_held(round_lock(home, entry.name))
    due = last_due(entry.cron, moment - LATE)
    is_late = not is_asked and coverage.asked_at is not None and coverage.asked_at < due
    return FollowedSource(
        coverage=coverage,
        rhythm_days=entry.rhythm_days,
        cron=entry.cron,
        quiet_since=quiet_since,
        stale=moment - quiet_since > datetime.timedelta(days=entry.rhythm_days),
        going_on=is_asked,
        cut_off=coverage.is_open and not is_asked,
        missed=due if is_late else None,
    )


def _index_state(settings: Settings, catalogue: Catalogue, encoder: Encoder | None) -> IndexState:
    generations = Generations(index_folder(settings), vectors=vectors_folder(settings))
    try:
        current = generations.open_current()
    except DamageError as error:
        return IndexState(state=f"damaged: {error}")
    if current is None:
        return IndexState(state=NO_INDEX)
    return IndexState(
        state=_agreement(current.manifest, settings, catalogue, encoder),
        generation=current.name,
        passages=int(current.live.sum()),
        recipe=current.manifest.recipe.fingerprint,
    )


def _agreement(
    manifest: Manifest, settings: Settings, catalogue: Catalogue, encoder: Encoder | None
) -> str:
    """Whether the index is what the settings and the catalogue ask for, or what is to be done."""
    built = manifest.recipe
    if encoder is None:
        is_ours = is_of_this_version(built) and may_have_made(built.encoder, settings)
    else:
        is_ours = built == recipe_of(encoder)
    if not is_ours:
        return "of another recipe: run kildesvar reindex"
    if manifest.revision != catalogue.revision():
        return "stale: run kildesvar check --repair"
    return "whole"
