"""The characters of a page as PDFium reports them, in arrays, turned to the page as shown.

PDFium counts from the bottom left of the unrotated page; everything after this module counts from
the top left of the page as shown (rotation applied, relative to the crop box).
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

Boxes = NDArray[np.float32]
"""Shape ``[n, 4]``: x0, top, x1, bottom in points."""

_BOLD_NAME = re.compile(r"[Bb]old|BOLD|[Bb]lack|[Hh]eavy|Bd(?![a-z])|[Dd]emi")
FORCE_BOLD_FLAG = 1 << 18
ITALIC_FLAG = 1 << 6
"""Bits of a font descriptor's flags (ISO 32000-1, table 123)."""
STRAIGHT = 3
"""Degrees off by which text still counts as upright: a scan's text layer leans a little."""
WHITE = 245
"""Each colour channel at or above this is taken as white."""
INVISIBLE_MODES = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the characters of one text object share."""

    font: str
    """Without the subset prefix."""
    size: float
    """Points as shown."""
    bold: bool
    italic: bool
    turn: int
    """Clockwise degrees from upright on the page as shown, 0 to 359."""
    faint: bool
    """White or drawn invisibly: whether anyone sees it depends on what lies behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """A page's characters in the order of the file, those that PDFium made up left out."""

    codes: tuple[int, ...]
    """Unicode codepoints."""
    boxes: Boxes
    """Loose boxes: from ascent to descent, and as wide as the type sets them."""
    styles: tuple[Style, ...]
    """One a character; equal styles are one object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a page lies: what turns PDFium's coordinates into those of the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int
    """Clockwise degrees: 0, 90, 180 or 270."""

    @property
    def width(self) -> float:
        """Of the page as shown."""
        return self.right - self.left if self.rotation % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Of the page as shown."""
        return self.top - self.bottom if self.rotation % 180 == 0 else self.right - self.left

    def shown(self, boxes: NDArray[np.float32]) -> Boxes:
        """Boxes ``left, top, right, bottom`` of PDFium as boxes on the page as shown."""
        left, top, right, bottom = boxes.T
        match self.rotation:
            case 90:
                sides = (
                    bottom - self.bottom,
                    left - self.left,
                    top - self.bottom,
                    right - self.left,
                )
            case 180:
                sides = (
                    self.right - right,
                    bottom - self.bottom,
                    self.right - left,
                    top - self.bottom,
                )
            case 270:
                sides = (self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                sides = (left - self.left, self.top - top, right - self.left, self.top - bottom)
        return np.stack(sides, axis=1)


def frame_of(page: pdfium.PdfPage) -> Frame:
    """The frame of `page`."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left=left, bottom=bottom, right=right, top=top, rotation=page.get_rotation())


def glyphs_of(page: pdfium.PdfPage, frame: Frame) -> Glyphs:
    """The characters of `page`."""
    textpage = page.get_textpage()
    try:
        return _read(textpage, frame)
    finally:
        textpage.close()


def _read(textpage: pdfium.PdfTextPage, frame: Frame) -> Glyphs:
    count = max(0, raw.FPDFText_CountChars(textpage))
    rectangles = (raw.FS_RECTF * count)()
    styles: dict[int, Style] = {}
    codes: list[int] = []
    kept: list[int] = []
    kept_styles: list[Style] = []
    get_object, get_code = raw.FPDFText_GetTextObject, raw.FPDFText_GetUnicode
    get_box = raw.FPDFText_GetLooseCharBox
    for index in range(count):
        text_object = get_object(textpage, index)
        if not text_object:  # PDFium made it up: a space or line end that is not printed
            continue
        address = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        style = styles.get(address)
        if style is None:
            style = styles[address] = _style(textpage, index, text_object, frame)
        get_box(textpage, index, rectangles[index])
        codes.append(get_code(textpage, index))
        kept.append(index)
        kept_styles.append(style)
    measured = np.frombuffer(rectangles, dtype=np.float32).reshape(count, 4)[kept]
    return Glyphs(codes=tuple(codes), boxes=frame.shown(measured), styles=tuple(kept_styles))


def _style(
    textpage: pdfium.PdfTextPage, index: int, text_object: ctypes.c_void_p, frame: Frame
) -> Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, matrix)
    font = raw.FPDFTextObj_GetFont(text_object)
    name = _font_name(font)
    flags = raw.FPDFFont_GetFlags(font)
    angle = -math.degrees(math.atan2(matrix.b, matrix.a)) + frame.rotation
    return Style(
        font=name,
        size=round(raw.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d), 2),
        bold=_is_bold(name, flags, raw.FPDFTextObj_GetTextRenderMode(text_object)),
        italic=bool(flags & ITALIC_FLAG) or "italic" in name.lower() or "oblique" in name.lower(),
        turn=_turn(angle),
        faint=_is_faint(text_object),
    )


def _turn(angle: float) -> int:
    """Whole degrees, where nearly straight is straight."""
    quarter = round(angle / 90) * 90
    return (quarter if abs(angle - quarter) <= STRAIGHT else round(angle)) % 360


def _font_name(font: object) -> str:
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", errors="replace")
    prefix, plus, rest = name.partition("+")
    return rest if plus and len(prefix) == 6 else name


def _is_bold(name: str, flags: int, mode: int) -> bool:
    """By the font's name, its flag, or an outline drawn around the letters.

    The weight that PDFium derives from stem widths is no guide: it is 700 for plain Times in files
    whose fonts tell no more than that.
    """
    outlined = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    return bool(_BOLD_NAME.search(name)) or bool(flags & FORCE_BOLD_FLAG) or outlined


def _is_faint(text_object: ctypes.c_void_p) -> bool:
    if raw.FPDFTextObj_GetTextRenderMode(text_object) in INVISIBLE_MODES:
        return True
    channels = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(text_object, *channels):
        return False
    red, green, blue, alpha = (channel.value for channel in channels)
    return min(red, green, blue) >= WHITE or alpha == 0
