"""After a start: what was running when all stopped has ended, and what is not listed is not run.

Prefect keeps a run whose process was killed as running for ever, in a slot that its deployment then
lacks; and it goes on planning runs of a source that was taken off the list.
"""

from __future__ import annotations

from collections.abc import Collection

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
"""The most that Prefect tells of at once."""


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


def retire_others(client: SyncPrefectClient, names: Collection[str]) -> None:
    """Let Prefect forget deployments that are not among `names`, with the runs it has planned."""
    offset = 0
    while page := client.read_deployments(limit=_PAGE, offset=offset):
        retired = [deployment for deployment in page if deployment.name not in names]
        for deployment in retired:
            client.delete_deployment(deployment.id)
        offset += len(page) - len(retired)
