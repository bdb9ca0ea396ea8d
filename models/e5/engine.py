"""Running the unpacked graph: windows of token ids in, token states out.

What the layers made of a window's tokens for others to look at, their keys and values, can be kept
and shown to the tokens of another run: those then see them without their being read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from models.e5.folder import (
    GRAPH_INPUT,
    GRAPH_KEPT,
    GRAPH_OUTPUT,
    GRAPH_PASTS,
    GRAPH_PLACES,
    GRAPH_SIGHT,
)

States = NDArray[np.float32]
"""``[tokens, hidden size]``."""

Sight = NDArray[np.bool_]
"""``[tokens, tokens]``: whether the token of a row sees that of a column, with those that were read
before as the first columns."""

Memory = Mapping[str, NDArray[np.float32]]
"""Keys and values of tokens, by the graph's inputs: each ``[1, heads, tokens, head size]``."""

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
        pasts = [end for end in self._session.get_inputs() if end.name.startswith(GRAPH_PASTS)]
        _, heads, _, size = pasts[0].shape
        nothing = np.zeros((1, heads, 0, size), np.float32)
        self._nothing: Memory = {end.name: nothing for end in pasts}
        self._kept = [GRAPH_KEPT + end.name.removeprefix(GRAPH_PASTS) for end in pasts]

    def states(
        self,
        window: Sequence[int],
        *,
        places: Sequence[int] | None = None,
        sight: Sight | None = None,
        before: Memory | None = None,
    ) -> States:
        """The states of a window's tokens, which may see those that `before` holds.

        Without `places` and `sight` they stand one behind the other and each sees all.
        """
        count = len(window)
        inputs = self._inputs(
            window,
            range(count) if places is None else places,
            np.ones((count, count), np.bool_) if sight is None else sight,
            before or self._nothing,
        )
        states: States = self._session.run([GRAPH_OUTPUT], inputs)[0][0]
        return states

    def states_and_memory(
        self, window: Sequence[int], *, places: Sequence[int], sight: Sight
    ) -> tuple[States, Memory]:
        """The states of a window's tokens, and what others need in order to see them."""
        inputs = self._inputs(window, places, sight, self._nothing)
        states, *kept = self._session.run([GRAPH_OUTPUT, *self._kept], inputs)
        return states[0], dict(zip(self._nothing, kept, strict=True))

    def each(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The results of `work`, which may call `states`, on each item, in order."""
        items = list(items)
        if len(items) == 1 or self._threads == 1:
            yield from map(work, items)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from pool.map(work, items)

    @staticmethod
    def _inputs(
        window: Sequence[int], places: Sequence[int], sight: Sight, before: Memory
    ) -> dict[str, NDArray[np.generic]]:
        return {
            GRAPH_INPUT: np.asarray([window], np.int64),
            GRAPH_PLACES: np.asarray([places], np.int64),
            GRAPH_SIGHT: sight,
            **before,
        }


def part_of(memory: Memory, tokens: NDArray[np.int64]) -> Memory:
    """What `memory` holds of those of its tokens, in that order."""
    return {name: held.take(tokens, axis=2) for name, held in memory.items()}
