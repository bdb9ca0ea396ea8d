"""A lock is seen from outside, and let go by whoever is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import BusyError
from flows.locks import holding, is_held, round_lock

HOLD = """
import sys, time
from pathlib import Path
from flows.locks import holding
with holding(Path(sys.argv[1]), wait=0, busy="", remedy=""):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_lock_is_free_again_when_its_holder_is_killed(tmp_path: Path) -> None:
    lock = round_lock(tmp_path, "svar")
    assert not is_held(lock)

    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    assert is_held(lock)
    with (
        pytest.raises(BusyError, match=r"^Busy\. Wait\.$"),
        holding(lock, wait=0, busy="Busy.", remedy="Wait."),
    ):
        pass

    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert not is_held(lock)


def test_sources_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with holding(round_lock(tmp_path, "æbler"), wait=0, busy="", remedy=""):
        assert not is_held(round_lock(tmp_path, "ærter"))
