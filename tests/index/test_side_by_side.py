"""Steps done at the same time give what they would give one after the other."""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import partial

import pytest

from index.side_by_side import side_by_side


def test_results_stand_in_the_order_of_the_works() -> None:
    assert side_by_side(*(partial(pow, number, 2) for number in range(50))) == [
        number**2 for number in range(50)
    ]
    assert side_by_side() == []


def test_they_are_done_at_the_same_time() -> None:
    both_here = threading.Barrier(2, timeout=10)
    assert sorted(side_by_side(both_here.wait, both_here.wait)) == [0, 1]


@pytest.mark.parametrize("place", [0, 1])
def test_what_one_raises_is_raised(place: int) -> None:
    works = [partial(int, "1"), partial(int, "1")]
    works[place] = partial(int, "x")
    with pytest.raises(ValueError, match="invalid literal"):
        side_by_side(*works)


FORKED = """
import os, warnings
from index.side_by_side import side_by_side

warnings.simplefilter("ignore")
assert side_by_side(str, str) == ["", ""]
child = os.fork()
if not child:
    os._exit(0 if side_by_side(str, str) == ["", ""] else 1)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_forked_process_has_threads_of_its_own() -> None:
    subprocess.run([sys.executable, "-c", FORKED], check=True, timeout=60)
