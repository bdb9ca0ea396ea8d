"""Running the unpacked graph: windows of token ids in, token states out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from models.e5.folder import GRAPH_INPUT, GRAPH_OUTPUT, GRAPH_PLACES, GRAPH_SIGHT

States = NDArray[np.float32]
"""``[tokens, hidden size]``."""

Sight = NDArray[np.bool_]
"""``[tokens, tokens]``: whether the token of a row sees that of a column."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine:
    """The encoder's layers, run by ONNX Runtime.

    Each window is a run of its own on one thread, and as many run at once as there are
    `threads`: nothing is padded, and a text's states never depend on the texts beside it. Windows
    of passages are long enough to keep a core's multipliers full. The graph is run as it is
    written (see `models.e5.graph`), which also spares the time of optimising it at each start.
    """

    def __init__(self, graph: Path, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session = onnxruntime.InferenceSession(
            str(graph), options, providers=["CPUExecutionProvider"]
        )
        self._threads = threads

    def states(
        self,
        window: Sequence[int],
        *,
        places: Sequence[int] | None = None,
        sight: Sight | None = None,
    ) -> States:
        """The states of a window's tokens.

        Without `places` and `sight` they stand one behind the other and each sees all.
        """
        count = len(window)
        inputs = {
            GRAPH_INPUT: np.asarray([window], np.int64),
            GRAPH_PLACES: np.asarray([range(count) if places is None else places], np.int64),
            GRAPH_SIGHT: np.ones((count, count), np.bool_) if sight is None else sight,
        }
        states: States = self._session.run([GRAPH_OUTPUT], inputs)[0][0]
        return states

    def each(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `work`, which may call `states`, on each item, in order."""
        items = list(items)
        if len(items) == 1 or self._threads == 1:
            yield from map(work, items)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from pool.map(work, items)
