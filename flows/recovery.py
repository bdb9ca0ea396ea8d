"""After a start: what was running when all stopped has ended, and what was missed is due now.

Prefect keeps a run whose process was killed as running for ever, in a slot that its deployment then
lacks; and it does not make up for a time at which nothing ran. Our ledger knows better.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.states import Crashed

from corpus.catalogue.source_ledger import SourceLedger
from corpus.sources.configuration import SourceEntry
from corpus.sources.rhythm import last_due

_UNENDED = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)
_ORPHANED = "Its process ended with the schedule that had started it."
_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_PAGE = 200
"""The most runs that Prefect tells of at once."""


def end_orphans(client: SyncPrefectClient) -> int:
    """Note every run that has not ended as crashed; how many. For before anything is served."""
    unended = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(_UNENDED)))
    )
    ended = 0
    while orphans := client.read_flow_runs(flow_run_filter=unended, limit=_PAGE):
        for run in orphans:
            client.set_flow_run_state(run.id, Crashed(message=_ORPHANED), force=True)
        ended += len(orphans)
    return ended


def overdue(
    entries: Iterable[SourceEntry], ledger: SourceLedger, moment: datetime.datetime
) -> tuple[SourceEntry, ...]:
    """The sources whose last due time saw no whole round: missed, cut off, or never asked."""
    return tuple(
        entry
        for entry in entries
        if (ledger.last_whole_round(entry.name) or _NEVER) < last_due(entry.cron, moment)
    )
