"""What can be seen on a page: looked up on the page drawn small, and only when asked."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from corpus.spans import Box
from pipeline.read.words import PageSize

SCALE = 1.5
"""Pixels a point: enough for the strokes of 6-point type to show."""
MOST_PIXELS = 10_000_000
"""Larger pages are drawn smaller."""
CONTRAST = 24
"""Grey levels (of 256) between a stroke and its ground that an eye still tells apart."""


class Ink:
    """The drawn page. White text on a dark ground is seen, white on white is not; an invisible
    text layer over a scan is seen where the scan shows its words."""

    def __init__(self, page: pdfium.PdfPage, size: PageSize) -> None:
        self._page = page
        self._scale = min(SCALE, (MOST_PIXELS / (size.width * size.height)) ** 0.5)

    @cached_property
    def _grey(self) -> NDArray[np.uint8]:
        bitmap = self._page.render(scale=self._scale, grayscale=True)
        try:
            drawn: NDArray[np.uint8] = bitmap.to_numpy().copy()
            return drawn.reshape(drawn.shape[0], -1)
        finally:
            bitmap.close()

    @property
    def any(self) -> bool:
        """Whether anything is drawn on the page at all."""
        return _has_contrast(self._grey)

    def seen(self, box: Box) -> bool:
        """Whether something stands out from its ground within `box`."""
        rows = slice(int(box.top * self._scale), int(box.bottom * self._scale) + 1)
        columns = slice(int(box.x0 * self._scale), int(box.x1 * self._scale) + 1)
        return _has_contrast(self._grey[rows, columns])


def _has_contrast(part: NDArray[np.uint8]) -> bool:
    return bool(part.size) and int(part.max()) - int(part.min()) >= CONTRAST
