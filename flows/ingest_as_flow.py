"""The steps of ingestion as a Prefect flow of this process, which records the run at home."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flows.bootstrap import prepare_prefect
from flows.ingest import IngestReport, report_from, with_passed_over
from flows.workshop import Workshop


def ingest_as_flow(places: Sequence[str | Path], workshop: Workshop) -> IngestReport:
    """Read files, folders and web addresses; what fails is in the report and stops nothing."""
    prepare_prefect(workshop.settings.home, quiet=True)
    from flows import prefect_flows

    home = prefect_flows.lend_workshop(workshop)
    report = prefect_flows.ingest_papers([str(place) for place in places], home)
    return with_passed_over(report_from(report), places)
