"""The model as an ONNX graph for ONNX Runtime: one text's token ids in, its token states out.

Built node by node from the weights, so that neither torch nor an exporter is needed, and in the
form in which it is to run: no optimiser changes it. Each choice was measured (docs/encoder.md).

* The word embedding keeps its 4 bits.
* The layers' matrices are symmetric integers with a scale for each output. They use 7 of the 8
  bits: without VNNI a processor adds two products in 16 bits, which more would overflow.
* What is multiplied with them is uint8 with a scale found at run time: for each token by itself
  after the GELU, where a few tokens are many times larger than the rest, else for the whole text.
* Layer norms and biases are operators of their own: the fused one is scalar code and took 15 %
  of the time.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from models.e5.folder import GRAPH_INPUT, GRAPH_OUTPUT
from models.e5.weights import BLOCK, Floats, Packed, Weights

_FUSED = "com.microsoft"
_LARGEST = 63
"""Of an integer weight: 7 bits with the sign."""

_GELU_FLOOR = 0.17
"""GELU is nowhere below -0.17."""
_GELU_ZERO = 32
"""The uint8 that stands for 0 after the GELU; those below it reach down to the floor."""
_GELU_LEAST = _GELU_FLOOR * (255 - _GELU_ZERO) / _GELU_ZERO
"""A token's largest value is taken to be at least this, or the floor would lie below uint8's 0."""


def build_graph(weights: Weights, *, quantised: bool = True) -> onnx.ModelProto:
    """The graph for `weights`, the layers' matrices in int8 or (as a reference) in float32."""
    graph = _Graph(quantised=quantised)
    states = _embed(graph, weights)
    for layer in range(weights.shape.layers):
        states = _layer(graph, weights, layer, states)
    graph.nodes[-1].output[0] = GRAPH_OUTPUT
    return graph.model(weights.shape.hidden_size)


class _Graph:
    """Nodes and constants in the order of adding."""

    def __init__(self, *, quantised: bool) -> None:
        self.quantised = quantised
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

    def shared(self, name: str, value: float | list[int], kind: type[np.generic]) -> str:
        """A constant that several layers use, added once."""
        if all(constant.name != name for constant in self.constants):
            self.constant(name, np.asarray(value, kind))
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
            GRAPH_OUTPUT, TensorProto.FLOAT, [1, "tokens", hidden_size]
        )
        ids = helper.make_tensor_value_info(GRAPH_INPUT, TensorProto.INT64, [1, "tokens"])
        graph = helper.make_graph(
            self.nodes, "multilingual-e5-small", [ids], [states], self.constants
        )
        opsets = [helper.make_opsetid("", 23), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=11)


def _embed(graph: _Graph, weights: Weights) -> str:
    words = weights.tensors["emb.word"]
    assert isinstance(words, Packed)
    table = graph.packed("words", words)
    scales = graph.constant("words.scales", words.scales.astype(np.float32))
    (word,) = graph.add(
        "GatherBlockQuantized",
        [table, GRAPH_INPUT, scales],
        gather_axis=0,
        quantize_axis=1,
        block_size=BLOCK,
    )
    positions = weights.matrix("emb.pos") + weights.matrix("emb.type")[0]
    table = graph.constant("positions", positions[None])
    (tokens,) = graph.add("Shape", [GRAPH_INPUT], start=1)
    start = graph.constant("start", np.zeros(1, np.int64))
    axis = graph.constant("axis", np.ones(1, np.int64))
    (position,) = graph.add("Slice", [table, start, tokens, axis])
    return _norm(graph, weights, "emb.ln", graph.add("Add", [word, position])[0])


def _layer(graph: _Graph, weights: Weights, layer: int, states: str) -> str:
    name = f"l{layer}"
    operand = _quantise(graph, states)
    query, key, value = (_linear(graph, weights, f"{name}.{part}", operand) for part in "qkv")
    heads = weights.shape.heads
    (context,) = graph.add("Attention", [query, key, value], q_num_heads=heads, kv_num_heads=heads)
    attended = _linear(graph, weights, f"{name}.ao", _quantise(graph, context))
    states = _norm(graph, weights, f"{name}.aln", graph.add("Add", [attended, states])[0])
    inner = _multiply(graph, weights, f"{name}.fi", _quantise(graph, states))
    bias = graph.constant(f"{name}.fi.b", weights.matrix(f"{name}.fi.b"))
    (inner,) = graph.add("BiasGelu", [inner, bias])
    outer = _after_gelu(graph, weights, f"{name}.fo", inner)
    return _norm(graph, weights, f"{name}.oln", graph.add("Add", [outer, states])[0])


def _quantise(graph: _Graph, values: str) -> list[str]:
    """`values` as an operand of `_multiply`: uint8, its scale and its zero point."""
    if not graph.quantised:
        return [values]
    return graph.add("DynamicQuantizeLinear", [values], outputs=3)


def _linear(graph: _Graph, weights: Weights, name: str, operand: Sequence[str]) -> str:
    """The `operand` times the matrix `name`, plus its bias."""
    product = _multiply(graph, weights, name, operand)
    bias = graph.constant(f"{name}.b", weights.matrix(f"{name}.b"))
    return graph.add("Add", [product, bias])[0]


def _after_gelu(graph: _Graph, weights: Weights, name: str, values: str) -> str:
    """As `_linear`, with a scale for each token."""
    if not graph.quantised:
        return _linear(graph, weights, name, [values])
    largest = graph.add("ReduceMax", [values, graph.shared("last", [-1], np.int64)])[0]
    largest = graph.add("Max", [largest, graph.shared("least", _GELU_LEAST, np.float32)])[0]
    step = graph.shared("step", 1 / (255 - _GELU_ZERO), np.float32)
    (scales,) = graph.add("Mul", [largest, step])
    (by_token,) = graph.add("Reshape", [scales, graph.shared("flat", [-1], np.int64)])
    zero = graph.shared("gelu.zero", _GELU_ZERO, np.uint8)
    (zeros,) = graph.add("Expand", [zero, graph.add("Shape", [by_token])[0]])
    (integers,) = graph.add("QuantizeLinear", [values, by_token, zeros], axis=1)
    product = _multiply(graph, weights, name, [integers, graph.shared("one", 1, np.float32), zero])
    (product,) = graph.add("Mul", [product, scales])
    bias = graph.constant(f"{name}.b", weights.matrix(f"{name}.b"))
    return graph.add("Add", [product, bias])[0]


def _multiply(graph: _Graph, weights: Weights, name: str, operand: Sequence[str]) -> str:
    """The `operand` times the matrix `name`."""
    if not graph.quantised:
        matrix = np.ascontiguousarray(weights.matrix(f"{name}.w").T)
        return graph.add("MatMul", [*operand, graph.constant(f"{name}.w", matrix)])[0]
    values, scale, zero = operand
    integers, scales = by_output(weights.matrix(f"{name}.w"))
    matrix_name = graph.constant(f"{name}.w", np.ascontiguousarray(integers.T))
    scales_name = graph.constant(f"{name}.scales", scales)
    return graph.add("MatMulIntegerToFloat", [values, matrix_name, scale, scales_name, zero])[0]


def _norm(graph: _Graph, weights: Weights, name: str, values: str) -> str:
    parts = [graph.constant(f"{name}.{part}", weights.matrix(f"{name}.{part}")) for part in "wb"]
    epsilon = weights.shape.norm_epsilon
    return graph.add("LayerNormalization", [values, *parts], epsilon=epsilon)[0]


def by_output(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """`matrix` ``[outputs, inputs]`` as integers and the scale of each output."""
    scales = np.abs(matrix).max(axis=1) / np.float32(_LARGEST)
    scales = np.where(scales > 0, scales, np.float32(1))
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales
