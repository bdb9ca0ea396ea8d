"""Pages as pictures, with places marked on them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from corpus.errors import UsageError
from corpus.spans import Box

POINTS_PER_INCH = 72
MARKER = (255, 221, 51, 96)
EDGE = (201, 120, 0, 255)


def render_page(data: bytes, page: int, *, boxes: Sequence[Box] = (), dpi: int = 110) -> bytes:
    """PNG of `page` (1-based) of the PDF `data` with those of `boxes` marked that lie on it.

    Raises `UsageError` when there is no such page.
    """
    document = pdfium.PdfDocument(data)
    try:
        if not 1 <= page <= len(document):
            raise UsageError(f"There is no page {page}.", remedy=f"Give 1 to {len(document)}.")
        scale = dpi / POINTS_PER_INCH
        picture = document[page - 1].render(scale=scale).to_pil().convert("RGBA")
    finally:
        document.close()
    marked = _mark(picture, [box for box in boxes if box.page == page], scale)
    png = io.BytesIO()
    marked.convert("RGB").save(png, format="PNG", optimize=True)
    return png.getvalue()


def _mark(picture: Image.Image, boxes: Sequence[Box], scale: float) -> Image.Image:
    layer = Image.new("RGBA", picture.size)
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        sides = [side * scale for side in (box.x0, box.top, box.x1, box.bottom)]
        pen.rectangle(sides, fill=MARKER, outline=EDGE)
    return Image.alpha_composite(picture, layer)
