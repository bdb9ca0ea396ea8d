"""The process that starts the rounds: ``python -m flows.serving STARTER HOME``.

It ends with its starter, and its rounds end with it. The environment names the server.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from uuid import UUID

from corpus.catalogue import Catalogue
from corpus.catalogue.source_ledger import SourceLedger
from corpus.settings import load_settings
from corpus.sources.configuration import SourceEntry, configured_sources
from corpus.sources.rhythm import last_due
from flows.bootstrap import prepare_prefect
from flows.tied import VARIABLE, end_with

_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_AT_ONCE = 2
"""Rounds of different sources that may go on at a time."""


def serve_sources(home: Path) -> None:
    """Offer every source's rounds to the server, and start those that are overdue."""
    prepare_prefect(home, quiet=False)
    from prefect import serve
    from prefect.client.orchestration import get_client

    from flows.deployments import source_rounds
    from flows.recovery import end_orphans, forgo_past, retire_others

    entries = configured_sources(home)
    deployments = [source_rounds(entry, home) for entry in entries]
    moment = datetime.datetime.now(datetime.UTC)
    with closing(Catalogue.open(load_settings(home))) as catalogue:
        late = overdue(entries, catalogue.sources, moment)
    names = {entry.name for entry in late}
    with get_client(sync_client=True) as client:
        end_orphans(client)
        forgo_past(client, moment)
        retire_others(client, {entry.name for entry in entries})
        for deployment in deployments:
            if deployment.name in names:
                applied = deployment.apply()
                assert isinstance(applied, UUID), "outside an event loop the call is synchronous"
                client.create_flow_run_from_deployment(applied)
    serve(*deployments, limit=_AT_ONCE, pause_on_shutdown=False, print_starting_message=False)


def overdue(
    entries: Iterable[SourceEntry], ledger: SourceLedger, moment: datetime.datetime
) -> tuple[SourceEntry, ...]:
    """The sources whose last due time saw no whole round: missed, cut off, or never asked.

    Prefect does not make up for a time at which nothing ran.
    """
    return tuple(
        entry
        for entry in entries
        if (ledger.last_whole_round(entry.name) or _NEVER) < last_due(entry.cron, moment)
    )


def main() -> None:
    """Serve until told to stop."""
    starter, home = sys.argv[1:]
    end_with(int(starter))
    os.environ[VARIABLE] = str(os.getpid())
    serve_sources(Path(home))


if __name__ == "__main__":
    main()
