"""Many readers at once: how long a search takes in the pages, from request to the last byte.

    python -m bench.web --home demo/home
    python -m bench.web --home demo/home --think 0 --json

Serves a library in a process of its own and lets readers search in it, each with a connection of
their own and a pause to read in between. What they look for is cut from the library's own passages,
and no two searches are the same, so that nothing is answered from memory.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx
import numpy as np

from corpus.catalogue import Catalogue
from corpus.settings import load_settings

_START_SECONDS = 120
_WORDS = 7
"""Words of a search: as many as people write in a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What was measured; times in milliseconds."""

    readers: int
    think_seconds: float
    seconds: float
    searches: int
    failed: int
    searches_a_second: float
    p50: float
    p95: float
    worst: float
    cpu_ms_a_search: float
    """Processor time of the server, which a busy machine does not change."""


def main() -> None:
    """Measure the library that ``--home`` names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="a home folder with papers")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--think", type=float, default=5.0, help="mean pause of a reader, seconds")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    queries = _queries(options.home)
    with _served(options.home) as server:
        used = server.cpu_seconds()
        times, failed, taken = asyncio.run(
            _measure(server.address, queries, options.readers, options.seconds, options.think)
        )
        used = server.cpu_seconds() - used
    load = Load(
        readers=options.readers,
        think_seconds=options.think,
        seconds=round(taken, 1),
        searches=len(times),
        failed=failed,
        searches_a_second=round(len(times) / taken, 1),
        p50=round(float(np.percentile(times, 50)), 1),
        p95=round(float(np.percentile(times, 95)), 1),
        worst=round(max(times), 1),
        cpu_ms_a_search=round(used * 1000 / len(times), 1),
    )
    if options.json:
        print(json.dumps(asdict(load), indent=2))
    else:
        for name, value in asdict(load).items():
            print(f"{name.replace('_', ' '):20} {value:10.1f}")


def _queries(home: Path) -> Iterator[str]:
    """Runs of words from passages drawn at random, for ever."""
    catalogue = Catalogue.open(load_settings(home))
    texts = [passage.text.split() for passage in catalogue.passages(catalogue.passage_ids())]
    catalogue.close()
    long_enough = [words for words in texts if len(words) > _WORDS]
    draw = random.Random(7)

    def drawn() -> Iterator[str]:
        while True:
            words = draw.choice(long_enough)
            start = draw.randrange(len(words) - _WORDS)
            yield " ".join(words[start : start + _WORDS])

    return drawn()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Server:
    """The pages in a process of their own."""

    process: subprocess.Popen[bytes]
    address: str

    def cpu_seconds(self) -> float:
        """Processor time it has used (proc(5): utime and stime, fields 14 and 15 of its stat)."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        after_name = stat.rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _served(home: Path) -> Iterator[_Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "kildesvar", "web", "--home", str(home), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/?q=kommune", server)
        yield _Server(process=server, address=address)
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        with suppress(httpx.TransportError):
            if httpx.get(address, timeout=30).is_success:
                return
            break
        if server.poll() is not None:
            break
        time.sleep(0.3)
    sys.exit("The pages do not answer; try kildesvar web with that home.")


async def _measure(
    address: str, queries: Iterator[str], readers: int, seconds: float, think: float
) -> tuple[list[float], int, float]:
    """Milliseconds of each search, how many failed, and the seconds it took together."""
    times: list[float] = []
    failed = 0
    started = time.monotonic()

    async def read(number: int) -> None:
        nonlocal failed
        draw = random.Random(number)
        # Without TLS no certificates are needed, and reading them for each reader would hold up all
        # of them, to begin in one crowd.
        async with httpx.AsyncClient(base_url=address, timeout=60, verify=False) as client:
            await asyncio.sleep(draw.random() * think)
            while time.monotonic() - started < seconds:
                asked = time.perf_counter()
                answered = await client.get("/", params={"q": next(queries)})
                times.append((time.perf_counter() - asked) * 1000)
                failed += answered.status_code >= 500
                pause = draw.expovariate(1 / think) if think else 0
                await asyncio.sleep(min(pause, started + seconds - time.monotonic()))

    await asyncio.gather(*(read(number) for number in range(readers)))
    return times, failed, time.monotonic() - started


if __name__ == "__main__":
    main()
