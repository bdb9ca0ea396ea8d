"""How the flows are offered to a Prefect server: on a schedule, or to a pool of workers."""

from __future__ import annotations

from pathlib import Path

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.types.entrypoint import EntrypointType

from corpus.sources.configuration import SourceEntry
from corpus.sources.rhythm import TIMEZONE
from flows.prefect_flows import fetch_papers

_ONE_AT_A_TIME = ConcurrencyLimitConfig(
    limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
)
"""A run that is due while the last one is still going is not needed: that one sees all there is."""


def source_rounds(entry: SourceEntry, home: Path) -> RunnerDeployment:
    """The rounds of one source, by its cron in Danish time."""
    made = fetch_papers.to_deployment(
        name=entry.name,
        parameters={"source": entry.name, "home": str(home)},
        schedules=[CronSchedule(cron=entry.cron, timezone=TIMEZONE)],
        concurrency_limit=_ONE_AT_A_TIME,
        # By module, so that it runs from any folder and from an installed package.
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    assert isinstance(made, RunnerDeployment), "outside an event loop the call is synchronous"
    return made
