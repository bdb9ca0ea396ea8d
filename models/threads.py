"""One thread for matrix products that a second one would not serve.

Those of a search are small, or bound by memory: on two cores a second thread spent 8.0 instead of
2.2 ms of processor time on 20,000 passages beside other work, and gained nothing. Those of the
Danish pipeline are small: threads that waited for each other took eight times the processor time.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """A block in which BLAS keeps to one thread."""
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited


@cache
def _controller() -> ThreadpoolController:
    """Made at first use, when NumPy has loaded its BLAS."""
    return ThreadpoolController()
