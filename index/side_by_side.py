"""Steps of a search that are done at the same time: tantivy and numkong let go of Python's lock."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

Found = TypeVar("Found")


def side_by_side(*works: Callable[[], Found]) -> list[Found]:
    """What each of `works` gives, in order; the first is done in this thread."""
    if not works:
        return []
    first, *others = works
    waiting = [_pool(os.getpid()).submit(work) for work in others]
    return [first(), *(other.result() for other in waiting)]


@cache
def _pool(_process: int) -> ThreadPoolExecutor:
    """The threads of this process: a forked one has none of its parent's."""
    return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="search")
