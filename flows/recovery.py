"""After a start: what ran has ended, what was due is past, and what is not listed is not run.

Prefect keeps a run whose process was killed as running for ever, in a slot that its deployment then
lacks; it starts every run that was due while nothing ran, one after the other; and it goes on
planning runs of a source that was taken off the list.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import State, StateType
from prefect.states import Cancelled, Crashed

_UNENDED = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)
_ORPHANED = "Its process ended with the schedule that had started it."
_PAST = "It was due while nothing ran; one round makes up for all."
_PAGE = 200
"""The most that Prefect tells of at once."""


def end_orphans(client: SyncPrefectClient) -> None:
    """Note every run that has not ended as crashed. For before anything is served."""
    _end(client, FlowRunFilter(state=_in(*_UNENDED)), Crashed(message=_ORPHANED))


def forgo_past(client: SyncPrefectClient, moment: datetime.datetime) -> None:
    """Cancel every run that was due before `moment` and did not begin."""
    due = FlowRunFilterExpectedStartTime.model_validate({"before_": moment})
    past = FlowRunFilter(state=_in(StateType.SCHEDULED), expected_start_time=due)
    _end(client, past, Cancelled(message=_PAST))


def _in(*types: StateType) -> FlowRunFilterState:
    return FlowRunFilterState(type=FlowRunFilterStateType(any_=list(types)))


def _end(client: SyncPrefectClient, which: FlowRunFilter, state: State[Any]) -> None:
    while runs := client.read_flow_runs(flow_run_filter=which, limit=_PAGE):
        for run in runs:
            client.set_flow_run_state(run.id, state, force=True)


def retire_others(client: SyncPrefectClient, names: Collection[str]) -> None:
    """Let Prefect forget deployments that are not among `names`, with the runs it has planned."""
    offset = 0
    while page := client.read_deployments(limit=_PAGE, offset=offset):
        retired = [deployment for deployment in page if deployment.name not in names]
        for deployment in retired:
            client.delete_deployment(deployment.id)
        offset += len(page) - len(retired)
