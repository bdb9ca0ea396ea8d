"""Pictures of pages, as an old scanner made them: no text layer, slightly turned, grey."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont

from corpus.samples.making.sources import Block

_SIZE = (1240, 1754)
"""A4 at 150 dots an inch."""
_PAPER, _INK = 238, 40
_TURNED = 0.6
"""Degrees."""


def picture(blocks: Sequence[Block]) -> tuple[bytes, list[tuple[int, str]]]:
    """One page as a JPEG, and what can be read on it: page 1 and text, line by line."""
    page = Image.new("L", _SIZE, _PAPER)
    draw = ImageDraw.Draw(page)
    read: list[tuple[int, str]] = []
    y = 150.0
    for block in blocks:
        font = _font(bold=block.shape == "heading")
        left = 190 if block.label else 150
        for line in _wrapped(f"{block.label} {block.text}".strip(), font, 1090 - left):
            draw.text((left, y), line, font=font, fill=_INK)
            read.append((1, line))
            y += 36
        y += 4 if block.shape == "line" else 18
    if y > _SIZE[1] - 80:
        raise ValueError("the scanned paper is longer than its page")
    turned = page.rotate(_TURNED, resample=Image.Resampling.BICUBIC, fillcolor=_PAPER)
    buffer = io.BytesIO()
    turned.save(buffer, "JPEG", quality=45, dpi=(150, 150))
    return buffer.getvalue(), read


def _font(*, bold: bool) -> ImageFont.FreeTypeFont:
    fonts = Path(reportlab.__file__).parent / "fonts"
    return ImageFont.truetype(str(fonts / ("VeraBd.ttf" if bold else "Vera.ttf")), 23)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
