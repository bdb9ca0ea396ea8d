"""The model as an ONNX graph for ONNX Runtime: token ids in, token states out.

Built node by node from the weights, with the fused operators of ONNX Runtime
(``com.microsoft``), so that neither torch nor an exporter is needed. The word embedding keeps its
4 bits; the layers' matrices are symmetric int8 with a scale for each output, their inputs uint8
with a scale found at run time; everything else is float32.

All texts of a batch have the same number of tokens: there is no mask, because there is no padding.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from models.e5.weights import BLOCK, Floats, Packed, Weights

INPUT = "ids"
"""int64 ``[texts, tokens]``."""
OUTPUT = "states"
"""float32 ``[texts, tokens, hidden size]``."""

_FUSED = "com.microsoft"
_INT8_MAX = 127


def build_graph(weights: Weights) -> onnx.ModelProto:
    """The graph for `weights`, its matrices quantised."""
    graph = _Graph()
    states = _embed(graph, weights)
    for layer in range(weights.shape.layers):
        states = _layer(graph, weights, layer, states)
    graph.nodes[-1].output[0] = OUTPUT
    return graph.model(weights.shape.hidden_size)


class _Graph:
    """Nodes and constants in the order of adding."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(
        self, kind: str, inputs: Sequence[str], outputs: int = 1, **attributes: int | float
    ) -> list[str]:
        """A node of `kind`; the names of its outputs."""
        names = [f"{kind}_{len(self.nodes)}_{index}" for index in range(outputs)]
        node = helper.make_node(kind, inputs, names, **attributes)  # type: ignore[arg-type]
        node.domain = "" if onnx.defs.has(kind) else _FUSED
        self.nodes.append(node)
        return names

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """`values` under `name`."""
        self.constants.append(numpy_helper.from_array(values, name))
        return name

    def packed(self, name: str, packed: Packed) -> str:
        """A matrix of signed 4 bits, two weights a byte, the earlier one in the low nibble."""
        signed = (packed.nibbles ^ 8).reshape(len(packed.nibbles), -1)  # nibble - 8, modulo 16
        raw = (signed[:, 0::2] | (signed[:, 1::2] << 4)).tobytes()
        tensor = helper.make_tensor(name, TensorProto.INT4, signed.shape, raw, raw=True)
        self.constants.append(tensor)
        return name

    def model(self, hidden_size: int) -> onnx.ModelProto:
        """The finished model."""
        states = helper.make_tensor_value_info(
            OUTPUT, TensorProto.FLOAT, ["texts", "tokens", hidden_size]
        )
        ids = helper.make_tensor_value_info(INPUT, TensorProto.INT64, ["texts", "tokens"])
        graph = helper.make_graph(
            self.nodes, "multilingual-e5-small", [ids], [states], self.constants
        )
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=10)


def _embed(graph: _Graph, weights: Weights) -> str:
    words = weights.tensors["emb.word"]
    assert isinstance(words, Packed)
    table = graph.packed("words", words)
    scales = graph.constant("words.scales", words.scales.astype(np.float32))
    (word,) = graph.add(
        "GatherBlockQuantized",
        [table, INPUT, scales],
        gather_axis=0,
        quantize_axis=1,
        block_size=BLOCK,
    )
    positions = weights.matrix("emb.pos") + weights.matrix("emb.type")[0]
    table = graph.constant("positions", positions)
    (shape,) = graph.add("Shape", [INPUT], start=1)
    start = graph.constant("zero", np.zeros(1, np.int64))
    (position,) = graph.add("Slice", [table, start, shape, start])
    (position,) = graph.add("Expand", [position, graph.add("Shape", [word])[0]])
    return _norm(graph, weights, "emb.ln", word, position)


def _layer(graph: _Graph, weights: Weights, layer: int, states: str) -> str:
    name = f"l{layer}"
    inputs = _quantise(graph, states)
    heads = [_multiply(graph, weights, f"{name}.{part}", inputs) for part in "qkv"]
    bias = np.concatenate([weights.matrix(f"{name}.{part}.b") for part in "qkv"])
    (context,) = graph.add(
        "MultiHeadAttention",
        [*heads, graph.constant(f"{name}.qkv.b", bias)],
        num_heads=weights.shape.heads,
    )
    attended = _multiply(graph, weights, f"{name}.ao", _quantise(graph, context))
    states = _norm(graph, weights, f"{name}.aln", attended, states, bias=f"{name}.ao.b")
    inner = _multiply(graph, weights, f"{name}.fi", _quantise(graph, states))
    bias_name = graph.constant(f"{name}.fi.b", weights.matrix(f"{name}.fi.b"))
    (inner,) = graph.add("BiasGelu", [inner, bias_name])
    outer = _multiply(graph, weights, f"{name}.fo", _quantise(graph, inner))
    return _norm(graph, weights, f"{name}.oln", outer, states, bias=f"{name}.fo.b")


def _quantise(graph: _Graph, values: str) -> tuple[str, str, str]:
    quantised, scale, zero = graph.add("DynamicQuantizeLinear", [values], outputs=3)
    return quantised, scale, zero


def _multiply(graph: _Graph, weights: Weights, name: str, inputs: tuple[str, str, str]) -> str:
    """`inputs` times the matrix `name`, without its bias."""
    quantised, scale, zero = inputs
    matrix, scales = int8_by_output(weights.matrix(f"{name}.w"))
    (product,) = graph.add(
        "MatMulIntegerToFloat",
        [
            quantised,
            graph.constant(f"{name}.w", np.ascontiguousarray(matrix.T)),
            scale,
            graph.constant(f"{name}.scales", scales),
            zero,
        ],
    )
    return product


def _norm(
    graph: _Graph, weights: Weights, name: str, values: str, skip: str, *, bias: str | None = None
) -> str:
    """Layer norm of `values` + `skip`, and of the tensor `bias` where one is named."""
    inputs = [values, skip]
    inputs += [graph.constant(f"{name}.{part}", weights.matrix(f"{name}.{part}")) for part in "wb"]
    if bias is not None:
        inputs.append(graph.constant(bias, weights.matrix(bias)))
    (normed,) = graph.add("SkipLayerNormalization", inputs, epsilon=weights.shape.norm_epsilon)
    return normed


def int8_by_output(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """`matrix` ``[outputs, inputs]`` as int8 and the scale of each output."""
    scales = np.abs(matrix).max(axis=1) / np.float32(_INT8_MAX)
    scales = np.where(scales > 0, scales, np.float32(1))
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales
