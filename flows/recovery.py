"""After a start: what was running when all stopped has ended.

Prefect keeps a run whose process was killed as running for ever, in a slot that its deployment then
lacks.
"""

from __future__ import annotations

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.states import Crashed

_UNENDED = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)
_ORPHANED = "Its process ended with the schedule that had started it."
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
