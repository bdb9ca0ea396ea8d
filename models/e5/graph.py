"""The model as an ONNX graph for ONNX Runtime: token ids in, token states out.

Which tokens each token sees, and the place at which it stands, are inputs too: one run may hold
many texts that do not see each other (`models.e5.sheets`). So are the keys and values of tokens
that were read before, and those of each run can be kept.

Built from the weights, so that neither torch nor an exporter is needed, and in the form in which
it is to run: no optimiser changes it. It is a ``BertModel``: layer norms behind the sums, GELU
with erf, learned positions from 0. The word embedding keeps its 4 bits. Layer norms are operators
of their own, because ONNX Runtime's fused one is scalar code and took 15 % of the time.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto

from models.e5.folder import (
    GRAPH_INPUT,
    GRAPH_KEPT,
    GRAPH_OUTPUT,
    GRAPH_PASTS,
    GRAPH_PLACES,
    GRAPH_SIGHT,
)
from models.e5.products import FloatProducts, IntegerProducts, Products
from models.e5.weights import BLOCK, Packed, Weights
from models.e5.writer import GraphWriter


def build_graph(weights: Weights, *, quantised: bool = True) -> onnx.ModelProto:
    """The graph for `weights`, the layers' products in 8 bits or (as a reference) in float32."""
    writer = GraphWriter()
    products = (IntegerProducts if quantised else FloatProducts)(writer, weights)
    builder = _Builder(writer, weights, products)
    states, norm = builder.embed(), "emb.ln"
    for layer in range(weights.shape.layers):
        states, norm = builder.layer(f"l{layer}", states, norm), f"l{layer}.oln"
    shape = weights.shape
    past, kept = (
        [1, shape.heads, tokens, shape.hidden_size // shape.heads] for tokens in ("past", "all")
    )
    return writer.model(
        "multilingual-e5-small",
        inputs={
            GRAPH_INPUT: (TensorProto.INT64, [1, "tokens"]),
            GRAPH_PLACES: (TensorProto.INT64, [1, "tokens"]),
            GRAPH_SIGHT: (TensorProto.BOOL, ["tokens", "all"]),
            **dict.fromkeys(_remembered(GRAPH_PASTS, shape.layers), (TensorProto.FLOAT, past)),
        },
        outputs={
            GRAPH_OUTPUT: (TensorProto.FLOAT, [1, "tokens", shape.hidden_size]),
            **dict.fromkeys(_remembered(GRAPH_KEPT, shape.layers), (TensorProto.FLOAT, kept)),
        },
    )


def _remembered(beginning: str, layers: int) -> list[str]:
    return [f"{beginning}l{layer}.{part}" for layer in range(layers) for part in "kv"]


_UNSEEN = -60.0
"""Added to a score, it leaves a weight that is lost in rounding (e^-60 of the largest). Farther
down weights become denormal numbers, which processors multiply so slowly that attention took three
times as long."""


class _Builder:
    """The parts of the model, each added to the writer and known by the name of its output."""

    def __init__(self, writer: GraphWriter, weights: Weights, products: Products) -> None:
        self._writer = writer
        self._weights = weights
        self._products = products
        self._sight = writer.apply(
            "Where",
            GRAPH_SIGHT,
            writer.constant("seen", 0),
            writer.constant("unseen", _UNSEEN),
        )

    def embed(self) -> str:
        """The normalised sum of each token's word and position."""
        writer = self._writer
        positions = self._weights.matrix("emb.pos") + self._weights.matrix("emb.type")[0]
        position = writer.apply(
            "Gather", writer.constant("positions", positions), GRAPH_PLACES, axis=0
        )
        return self._norm("emb.ln", writer.apply("Add", self._words(), position))

    def _words(self) -> str:
        """The embedding of each token's word, unpacked from 4 bits.

        The operator that does so by itself (``GatherBlockQuantized``) took ten times as long.
        """
        writer = self._writer
        words = self._weights.tensors["emb.word"]
        assert isinstance(words, Packed)
        rows = writer.apply("Gather", writer.nibbles("words", words), GRAPH_INPUT, axis=0)
        low = writer.apply("BitwiseAnd", rows, writer.constant("low bits", 15, np.uint8))
        four = writer.constant("four", 4, np.uint8)
        high = writer.apply("BitShift", rows, four, direction="RIGHT")
        unsigned = writer.apply("Concat", low, high, axis=-1)
        signed = writer.apply(
            "Sub", writer.apply("Cast", unsigned, to=TensorProto.FLOAT), writer.constant("eight", 8)
        )
        scales = writer.apply(
            "Gather", writer.constant("words.scales", words.scales), GRAPH_INPUT, axis=0
        )
        blocks = writer.apply(
            "Reshape", signed, writer.constant("in blocks", [0, 0, -1, BLOCK], np.int64)
        )
        scaled = writer.apply(
            "Mul",
            blocks,
            writer.apply("Unsqueeze", scales, writer.constant("last axis", [-1], np.int64)),
        )
        return writer.apply("Reshape", scaled, writer.constant("in rows", [0, 0, -1], np.int64))

    def layer(self, name: str, states: str, norm: str) -> str:
        """The layer `name` upon `states`, which the layer norm `norm` put out."""
        attended = self._attend(name, states, norm)
        states = self._norm(f"{name}.aln", self._writer.apply("Add", attended, states))
        fed = self._feed_forward(name, states)
        return self._norm(f"{name}.oln", self._writer.apply("Add", fed, states))

    def _attend(self, name: str, states: str, norm: str) -> str:
        parts = [f"{name}.{part}" for part in "qkv"]
        query_key_value = self._products.of_norm(states, norm, parts)
        heads = self._weights.shape.heads
        past, kept = (
            [f"{beginning}{name}.{part}" for part in "kv"]
            for beginning in (GRAPH_PASTS, GRAPH_KEPT)
        )
        context = f"{name}.context"
        self._writer.add(
            "Attention",
            [*query_key_value, self._sight, *past],
            outputs=[context, *kept],
            q_num_heads=heads,
            kv_num_heads=heads,
        )
        return self._products.of_context(context, f"{name}.ao")

    def _feed_forward(self, name: str, states: str) -> str:
        (inner,) = self._products.of_norm(states, f"{name}.aln", [f"{name}.fi"])
        return self._products.of_gelu(self._writer.apply("Gelu", inner), f"{name}.fo")

    def _norm(self, name: str, values: str) -> str:
        gain, bias = (self._tensor(f"{name}.{part}") for part in "wb")
        epsilon = self._weights.shape.norm_epsilon
        return self._writer.apply("LayerNormalization", values, gain, bias, epsilon=epsilon)

    def _tensor(self, name: str) -> str:
        return self._writer.constant(name, self._weights.matrix(name))
