"""A source that fails in every way is fetched whole, once, within its budget."""

from __future__ import annotations

import pytest

from bench.faulty_host import Fault
from bench.fetching import measure
from tests.flows.conftest import OpenWorkshop


@pytest.mark.slow
def test_every_paper_of_a_faulty_host_is_held_once(open_workshop: OpenWorkshop) -> None:
    report = measure(tuple(Fault), open_workshop)

    assert report.held == len(Fault)
    assert report.is_good, report
    assert report.sent_again == 0
    assert report.rounds > 1
