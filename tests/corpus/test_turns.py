"""Whoever asks a host, from whatever process: it is asked no faster than its budget allows."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from resting import Rest

from corpus.sources.turns import HostTurns

FAR_OFF = "4102444800.0"  # seconds: the year 2100, where a clock once stood wrong
TAKE = """
import sys, time
from pathlib import Path
from corpus.sources.turns import HostTurns
turns = HostTurns(Path(sys.argv[1]))
for _ in range(5):
    turns.take("host", 0.1)
    print(time.time())
"""


def test_two_processes_share_the_budget_of_a_host(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TAKE, str(tmp_path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    taken = sorted(
        float(moment) for process in both for moment in process.communicate(timeout=60)[0].split()
    )

    assert len(taken) == 10
    # A turn is noted a moment before it is used: nine pauses lie between ten turns.
    assert taken[-1] - taken[0] >= 9 * 0.1 - 0.05


def test_the_pause_that_a_host_asks_one_for_holds_for_all(tmp_path: Path) -> None:
    rest = Rest()
    one, other = rest.turns(tmp_path), rest.turns(tmp_path)
    one.take("host", 1.0)
    one.postpone("host", 30.0)

    other.take("host", 1.0)

    assert rest.now == pytest.approx(30.0)


def test_hosts_do_not_wait_for_each_other(tmp_path: Path) -> None:
    rest = Rest()
    rest.turns(tmp_path).take("one", 5.0)

    rest.turns(tmp_path).take("other", 5.0)

    assert rest.slept == []


@pytest.mark.parametrize("left", ["", "nan", FAR_OFF])
def test_a_file_that_a_crash_or_a_clock_has_spoilt_holds_nobody_up(
    tmp_path: Path, left: str
) -> None:
    HostTurns(tmp_path).take("host", 0.0)
    (file,) = (path for path in tmp_path.iterdir() if not path.suffix)
    file.write_text(left)
    rest = Rest()
    rest.now = time.time()

    rest.turns(tmp_path).take("host", 1.0)

    assert rest.slept == []
