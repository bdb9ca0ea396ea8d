"""How the flows are offered to a Prefect server: on a schedule, or to a pool of workers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import EntrypointType, RunnerDeployment

from flows.prefect_flows import ingest_papers

# The write lock makes a second ingestion wait; a run that is due while one is going is not needed.
_ONE_AT_A_TIME = ConcurrencyLimitConfig(
    limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
)


def watched_folders(paths: Sequence[Path], home: Path, every: timedelta) -> RunnerDeployment:
    """Ingestion of `paths` into `home` again and again, for `prefect.serve`."""
    return ingest_papers.to_deployment(
        name="watched-folders",
        interval=every,
        parameters={"paths": [str(path) for path in paths], "home": str(home)},
        concurrency_limit=_ONE_AT_A_TIME,
        # By module, so that it runs from any folder and from an installed package.
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
