"""A source that fails in every way: what is fetched in the end, and how the host was treated.

    python -m bench.fetching [--papers 1000] [--json]

`bench.faulty_host` lists papers, half of which fail at first. Rounds of `flows.fetch` follow each
other, as a schedule would run them, until every listed paper is held. Then each paper must be held
once, the host must have been asked no faster than its budget allows and never before a pause was
over that it had asked for, and the private host that it redirects to must not have been asked.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.faulty_host import HUGE_BYTES, SILENCE, Fault, FaultyHost, faulty_host
from corpus.catalogue import Catalogue
from corpus.settings import load_settings
from corpus.sources.configuration import SOURCES_FILE, configured_source
from corpus.sources.http import Fetcher
from corpus.sources.manners import Manners
from flows.arrivals import INCOMING_FOLDER, host_turns
from flows.fetch import FetchReport, fetch_source
from flows.workshop import Workshop

PAUSE = 0.05
"""Seconds between two requests: the budget of the host."""
_FAULTY = 0.5
"""Share of papers that have a fault."""
_MOST_ROUNDS = 5
_WINDOW = 10.0
"""Seconds over which the rate is taken: a busy machine delays single requests."""
_SOURCE = """
[[source]]
name = "host"
type = "list page"
url = "http://{host}/liste"
private_hosts = ["{host}"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchingReport:
    """What came of a faulty host."""

    papers: int
    faults: dict[Fault, int]
    """How many papers failed in each way."""
    rounds: int
    """Rounds until everything listed was held."""
    failed: tuple[int, ...]
    """Papers that could not be had, in each round."""
    held: int
    missing: int
    """Papers that are not held."""
    unfetched: int
    """Addresses listed whose file was never had."""
    doubled: int
    """Papers held more than once."""
    sent_again: int
    """Files sent whole more than once from the same address."""
    requests: int
    rate: float
    """Most requests in a window, as a share of what the budget allows."""
    hasty: int
    """Requests before the end of a pause that the host had asked for."""
    trespasses: int
    """Requests at the private host."""
    left_over: int
    """Files left in the folder of arrivals."""
    seconds: float

    @property
    def is_good(self) -> bool:
        """Whether all is held once and the host was treated well."""
        wrong = (
            self.missing,
            self.unfetched,
            self.doubled,
            self.hasty,
            self.trespasses,
            self.left_over,
        )
        return not any(wrong) and self.rate <= 1.0


def measure(faults: Sequence[Fault], open_workshop: Callable[..., Workshop]) -> FetchingReport:
    """Follow a host with a paper for each of `faults` until all is held.

    `open_workshop` opens one with the settings that it is given by keyword.
    """
    started = time.monotonic()
    workshop = open_workshop(max_file_mb=1)
    home = workshop.settings.home
    with faulty_host(faults) as host:
        home.mkdir(parents=True, exist_ok=True)
        (home / SOURCES_FILE).write_text(_SOURCE.format(host=host.host))
        reports = _rounds(host, workshop)
    held = [paper.original for paper in workshop.catalogue.papers()]
    incoming = home / INCOMING_FOLDER
    return FetchingReport(
        papers=len(faults),
        faults=dict(host.struck()),
        rounds=len(reports),
        failed=tuple(len(report.failed) for report in reports),
        held=len(held),
        missing=len(faults) - len(set(held)),
        unfetched=len(workshop.catalogue.sources.coverage("host").unfetched),
        doubled=len(held) - len(set(held)),
        sent_again=sum(1 for times in host.served.values() if times > 1),
        requests=len(host.arrivals),
        rate=round(_highest_rate(host.arrivals), 3),
        hasty=host.hasty,
        trespasses=host.trespasses,
        left_over=len(list(incoming.iterdir())) if incoming.exists() else 0,
        seconds=round(time.monotonic() - started, 1),
    )


def chance_faults(papers: int, seed: int = 1) -> tuple[Fault, ...]:
    """A fault for each of `papers` papers, none for half of them."""
    dice = random.Random(seed)
    real = [fault for fault in Fault if fault is not Fault.NONE]
    return tuple(
        dice.choice(real) if dice.random() < _FAULTY else Fault.NONE for _ in range(papers)
    )


def _rounds(host: FaultyHost, workshop: Workshop) -> list[FetchReport]:
    entry = configured_source(workshop.settings.home, "host")
    reports: list[FetchReport] = []
    while len(reports) < _MOST_ROUNDS and not (reports and not reports[-1].failed):
        manners = Manners(
            pause=PAUSE,
            timeout=SILENCE / 4,
            max_bytes=HUGE_BYTES // 2,
            private_hosts=entry.private_hosts,
        )
        settings = workshop.settings
        fetcher = Fetcher(settings.home / INCOMING_FOLDER, host_turns(settings), manners)
        reports.append(fetch_source(entry, workshop, fetcher=fetcher))
    return reports


def _highest_rate(arrivals: Sequence[float]) -> float:
    """Most requests that came within a window, over what the budget allows in it."""
    allowed = _WINDOW / PAUSE + 1
    most = start = 0
    for end, moment in enumerate(arrivals):
        while moment - arrivals[start] > _WINDOW:
            start += 1
        most = max(most, end - start + 1)
    return most / allowed


def main() -> None:
    """Print the report as a table, or as JSON; exit code 1 where it is not good."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:

        def open_workshop(**settings: object) -> Workshop:
            made = load_settings(Path(folder) / "home", **settings)
            return Workshop(made, Catalogue.open(made))

        report = measure(chance_faults(chosen.papers), open_workshop)
    if chosen.json:
        print(json.dumps(asdict(report)))
    else:
        for name, value in asdict(report).items():
            shown = (
                ", ".join(f"{count} {fault}" for fault, count in sorted(value.items()))
                if (isinstance(value, dict))
                else value
            )
            print(f"{name:12} {shown}")
    raise SystemExit(0 if report.is_good else 1)


if __name__ == "__main__":
    main()
