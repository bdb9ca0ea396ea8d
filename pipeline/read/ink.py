"""Whether faint text is seen: looked up on the page drawn small, and only when asked."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from corpus.spans import Box

SCALE = 1.5
"""Pixels a point: enough for the strokes of 6-point type to show."""
CONTRAST = 24
"""Grey levels (of 256) between a stroke and its ground that an eye still tells apart."""


class Ink:
    """The drawn page. White text on a dark ground is seen, white on white is not; an invisible
    text layer over a scan is seen where the scan shows its words."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page

    @cached_property
    def _grey(self) -> NDArray[np.uint8]:
        bitmap = self._page.render(scale=SCALE, grayscale=True)
        try:
            drawn: NDArray[np.uint8] = bitmap.to_numpy().copy()
            return drawn.reshape(drawn.shape[0], -1)
        finally:
            bitmap.close()

    def seen(self, box: Box) -> bool:
        """Whether something stands out from its ground within `box`."""
        rows = slice(int(box.top * SCALE), int(box.bottom * SCALE) + 1)
        columns = slice(int(box.x0 * SCALE), int(box.x1 * SCALE) + 1)
        part = self._grey[rows, columns]
        return bool(part.size) and int(part.max()) - int(part.min()) >= CONTRAST
