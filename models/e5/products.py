"""The products of a layer's values with its matrices: in float32 or, for speed, in 8 bits.

Three kinds of values are multiplied: layer norms, which feed several matrices; attention's
contexts; and what the GELU lets through. `IntegerProducts` treats each as its numbers need. What
was measured for each choice is in ``docs/decisions/0402-int8.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from models.e5.weights import Floats, Weights
from models.e5.writer import GraphWriter


class Products(Protocol):
    """Adds products with matrices, with their biases, and names them."""

    def of_norm(self, values: str, norm: str, matrices: Sequence[str]) -> list[str]:
        """The output of the layer norm `norm` times each of `matrices`."""
        ...

    def of_context(self, values: str, matrix: str) -> str:
        """What attention gathered times `matrix`."""
        ...

    def of_gelu(self, values: str, matrix: str) -> str:
        """The output of the GELU times `matrix`."""
        ...


class FloatProducts:
    """The reference."""

    def __init__(self, writer: GraphWriter, weights: Weights) -> None:
        self._writer = writer
        self._weights = weights

    def of_norm(self, values: str, norm: str, matrices: Sequence[str]) -> list[str]:
        """As `Products`."""
        return [self.of_context(values, matrix) for matrix in matrices]

    def of_context(self, values: str, matrix: str) -> str:
        """As `Products`."""
        columns = self._weights.matrix(f"{matrix}.w").T
        product = self._writer.apply(
            "MatMul", values, self._writer.constant(f"{matrix}.w", columns)
        )
        return self._writer.apply("Add", product, _bias(self._writer, self._weights, matrix))

    def of_gelu(self, values: str, matrix: str) -> str:
        """As `Products`."""
        return self.of_context(values, matrix)


_LARGEST_WEIGHT = 100
"""Of an integer weight. Without VNNI a processor adds two products in 16 bits: up to 63 they
cannot overflow, at 127 they do so often enough to cost more than the finer steps gain."""

_STRETCH_SHARE = 0.75
"""How much of the channels' differences moves to the matrix (SmoothQuant's alpha)."""
_NORM_SPREAD = 3.0
"""Standard deviations that a normalised value seldom leaves."""

_GELU_FLOOR = 0.17
"""GELU is nowhere below -0.17."""
_GELU_ZERO = 32
"""The uint8 that stands for 0 after the GELU; those below it reach down to the floor."""
_GELU_LEAST = _GELU_FLOOR * (255 - _GELU_ZERO) / _GELU_ZERO
"""A token's largest value is taken to be at least this, so that the floor is not cut off."""


class IntegerProducts:
    """Symmetric int8 matrices with a scale for each output; uint8 values."""

    def __init__(self, writer: GraphWriter, weights: Weights) -> None:
        self._writer = writer
        self._weights = weights

    def of_norm(self, values: str, norm: str, matrices: Sequence[str]) -> list[str]:
        """As `Products`; a few channels are far larger than the rest and are evened out first.

        Each channel is divided by a factor, and the matrices' columns are multiplied by it
        (SmoothQuant, Xiao et al. 2023). The channel's size is known from the norm's own weights.
        """
        weights = [self._weights.matrix(f"{matrix}.w") for matrix in matrices]
        stretch = self._stretch(norm, weights)
        shrink = self._writer.constant(f"{norm}.shrink", 1 / stretch)
        operand = self._quantised(self._writer.apply("Mul", values, shrink))
        return [
            self._multiply(operand, matrix, weight * stretch, self._bias(matrix))
            for matrix, weight in zip(matrices, weights, strict=True)
        ]

    def of_context(self, values: str, matrix: str) -> str:
        """As `Products`."""
        weight, bias = self._weights.matrix(f"{matrix}.w"), self._bias(matrix)
        return self._multiply(self._quantised(values), matrix, weight, bias)

    def of_gelu(self, values: str, matrix: str) -> str:
        """As `Products`; some tokens are many times larger than the rest, so each has a scale."""
        writer = self._writer
        last = writer.constant("last axis", [-1], np.int64)
        largest = writer.apply("ReduceMax", values, last)
        largest = writer.apply("Max", largest, writer.constant("gelu least", _GELU_LEAST))
        step = writer.constant("gelu step", 1 / (255 - _GELU_ZERO))
        scales = writer.apply("Mul", largest, step)
        by_token = writer.apply("Reshape", scales, last)
        zero = writer.constant("gelu zero", _GELU_ZERO, np.uint8)
        zeros = writer.apply("Expand", zero, writer.apply("Shape", by_token))
        integers = writer.apply("QuantizeLinear", values, by_token, zeros, axis=1)
        operand = [integers, writer.constant("one", 1), zero]
        product = self._multiply(operand, matrix, self._weights.matrix(f"{matrix}.w"))
        return writer.apply("Add", writer.apply("Mul", product, scales), self._bias(matrix))

    def _quantised(self, values: str) -> list[str]:
        """uint8, its scale and its zero point, found at run time for the whole text."""
        return self._writer.add("DynamicQuantizeLinear", [values], outputs=3)

    def _multiply(self, operand: Sequence[str], matrix: str, weight: Floats, *bias: str) -> str:
        """The product, and `bias` added in the same step."""
        integers, scales = by_output(weight)
        values, scale, zero = operand
        return self._writer.apply(
            "MatMulIntegerToFloat",
            values,
            self._writer.constant(f"{matrix}.w", integers.T, np.int8),
            scale,
            self._writer.constant(f"{matrix}.scales", scales),
            zero,
            *(["", *bias] if bias else []),
        )

    def _bias(self, matrix: str) -> str:
        return _bias(self._writer, self._weights, matrix)

    def _stretch(self, norm: str, weights: Sequence[Floats]) -> Floats:
        gain, bias = (np.abs(self._weights.matrix(f"{norm}.{part}")) for part in "wb")
        sizes = _NORM_SPREAD * gain + bias
        columns = np.max([np.abs(weight).max(axis=0) for weight in weights], axis=0)
        stretch = sizes**_STRETCH_SHARE / columns ** (1 - _STRETCH_SHARE)
        centred: Floats = (stretch / np.exp(np.log(stretch).mean())).astype(np.float32)
        return centred


def _bias(writer: GraphWriter, weights: Weights, matrix: str) -> str:
    return writer.constant(f"{matrix}.b", weights.matrix(f"{matrix}.b"))


def by_output(matrix: Floats) -> tuple[NDArray[np.int8], Floats]:
    """`matrix` ``[outputs, inputs]`` as integers and the scale of each output."""
    scales = np.abs(matrix).max(axis=1) / np.float32(_LARGEST_WEIGHT)
    scales = np.where(scales > 0, scales, np.float32(1))
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales
