"""An ingestion that was killed is taken up again, and nothing is lost or doubled."""

from __future__ import annotations

import pytest

from bench.faults import measure
from corpus.samples import PAPERS


@pytest.mark.slow
def test_killed_runs_are_taken_up_again() -> None:
    report = measure(2, sorted(PAPERS.glob("*.pdf"))[:2])

    assert report.papers_expected >= 2
    assert report.kills == 2
    assert (report.lost, report.doubled, report.differing) == (0, 0, 0)
    assert (report.unasked, report.failed) == (0, 0)
