"""Writing an ONNX graph node by node."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import ArrayLike, NDArray
from onnx import helper, numpy_helper

from models.e5.weights import Packed

_FUSED = "com.microsoft"
"""The domain of ONNX Runtime's own operators."""
_OPSETS = {"": 23, _FUSED: 1}
_IR_VERSION = 11

Form = tuple[int, Sequence[int | str]]
"""Of an input or output: element type (of `onnx.TensorProto`) and shape."""


class GraphWriter:
    """Nodes and constants in the order of adding. Values are known by their names."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def add(
        self,
        kind: str,
        inputs: Sequence[str],
        *,
        outputs: int | Sequence[str] = 1,
        **attributes: int | float | str,
    ) -> list[str]:
        """A node of `kind`; the names of its outputs, which may be given."""
        if isinstance(outputs, int):
            outputs = [f"{kind}_{len(self._nodes)}_{index}" for index in range(outputs)]
        node = helper.make_node(kind, inputs, outputs, **attributes)  # type: ignore[arg-type]
        node.domain = "" if onnx.defs.has(kind) else _FUSED
        self._nodes.append(node)
        return [*outputs]

    def apply(self, kind: str, *inputs: str, **attributes: int | float | str) -> str:
        """A node of `kind` with one output; its name."""
        (name,) = self.add(kind, inputs, **attributes)  # type: ignore[arg-type]
        return name

    def constant(self, name: str, values: ArrayLike, kind: type[np.generic] = np.float32) -> str:
        """`values` under `name`; added once, however often it is asked for."""
        if name not in self._constants:
            array: NDArray[np.generic] = np.ascontiguousarray(np.asarray(values, kind))
            shaped = array.reshape(np.shape(values))  # ascontiguousarray makes a scalar a row
            self._constants[name] = numpy_helper.from_array(shaped, name)
        return name

    def nibbles(self, name: str, packed: Packed) -> str:
        """A matrix's unsigned 4 bits ``[rows, columns / 2]``, two weights a byte.

        A row's first half lies in the low nibbles, its second half in the high ones.
        """
        rows = packed.nibbles.reshape(len(packed.nibbles), -1)
        low, high = np.split(rows, 2, axis=1)
        return self.constant(name, low | (high << 4), np.uint8)

    def model(
        self, name: str, *, inputs: dict[str, Form], outputs: dict[str, Form]
    ) -> onnx.ModelProto:
        """The finished model; the last node's output becomes the first of `outputs`."""
        self._nodes[-1].output[0] = next(iter(outputs))
        graph = helper.make_graph(
            self._nodes,
            name,
            [helper.make_tensor_value_info(key, *form) for key, form in inputs.items()],
            [helper.make_tensor_value_info(key, *form) for key, form in outputs.items()],
            list(self._constants.values()),
        )
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS.items()]
        return helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)
