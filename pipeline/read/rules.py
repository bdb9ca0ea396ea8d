"""The straight edges drawn on a page: table rules, and the sides of filled cells."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.glyphs import Frame

MOST_EDGES = 20_000
"""A page with more edges than this is a drawing or a map."""
MOST_SEGMENTS = 40
"""A path of more segments than this is a shape, not a rule."""
STRAIGHT = 0.5
"""Points off by which an edge still counts as level or upright."""
SHORTEST = 4.0
"""Points; shorter edges are dashes and marks."""
DEEPEST = 3
"""Forms within forms that are looked into."""

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Edge:
    """A level or upright edge, in points on the page as shown."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs across rather than along the page."""
        return self.x1 - self.x0 >= self.bottom - self.top


def edges_of(page: pdfium.PdfPage, frame: Frame) -> list[Edge]:
    """The straight edges of `page`, each once; none where it is a drawing."""
    drawn: list[tuple[float, float, float, float]] = []
    for count, (start, end) in enumerate(_edges(page)):
        if count > MOST_EDGES:
            return []
        if _is_straight(start, end):
            (x0, y0), (x1, y1) = start, end
            drawn.append((min(x0, x1), max(y0, y1), max(x0, x1), min(y0, y1)))
    if not drawn:
        return []
    sides = frame.shown(np.array(drawn, dtype=np.float32)).round(1).tolist()
    return sorted({Edge(*edge) for edge in sides}, key=lambda edge: (edge.top, edge.x0))


def _edges(page: pdfium.PdfPage) -> Iterator[tuple[_Point, _Point]]:
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _object_edges(raw.FPDFPage_GetObject(page, index), _UNIT, 0)


def _object_edges(item: object, outer: Matrix, depth: int) -> Iterator[tuple[_Point, _Point]]:
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        yield from _path_edges(item, _within(_matrix(item), outer))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        inner = _within(_matrix(item), outer)
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _object_edges(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _path_edges(path: object, matrix: Matrix) -> Iterator[tuple[_Point, _Point]]:
    count = raw.FPDFPath_CountSegments(path)
    if not 2 <= count <= MOST_SEGMENTS:
        return
    start = before = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        point = _moved(_point(segment), matrix)
        match raw.FPDFPathSegment_GetType(segment):
            case raw.FPDF_SEGMENT_MOVETO:
                start = point
            case raw.FPDF_SEGMENT_LINETO:
                yield before, point
        if raw.FPDFPathSegment_GetClose(segment):
            yield point, start
        before = point


def _point(segment: object) -> _Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _matrix(item: object) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` and then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(point: _Point, matrix: Matrix) -> _Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _is_straight(start: _Point, end: _Point) -> bool:
    """Whether an edge is level or upright, and longer than a mark."""
    across, along = abs(end[0] - start[0]), abs(end[1] - start[1])
    return min(across, along) <= STRAIGHT and max(across, along) >= SHORTEST
