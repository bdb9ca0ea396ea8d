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

_ITALIC_NAME = re.compile(r"[Ii]talic|[Oo]blique")
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

    @property
    def are_faint(self) -> bool:
        """Whether most are not drawn for an eye, as those of a layer over a scan."""
        return 2 * sum(style.faint for style in self.styles) > len(self.styles)


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
        x0, x1 = left - self.left, right - self.left
        y0, y1 = top - self.bottom, bottom - self.bottom  # counted from the bottom, y0 above y1
        wide, high = self.right - self.left, self.top - self.bottom
        match self.rotation:
            case 90:
                sides = (y1, x0, y0, x1)
            case 180:
                sides = (wide - x1, y1, wide - x0, y0)
            case 270:
                sides = (high - y0, wide - x1, high - y1, wide - x0)
            case _:
                sides = (x0, high - y0, x1, high - y1)
        return np.stack(sides, axis=1)


def frame_of(page: pdfium.PdfPage) -> Frame:
    """The frame of `page`."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left=left, bottom=bottom, right=right, top=top, rotation=page.get_rotation())


def glyphs_of(page: pdfium.PdfPage, frame: Frame, most: int) -> Glyphs:
    """The characters of `page`; raises `ValueError` when there are more than `most`."""
    textpage = page.get_textpage()
    try:
        count = max(0, raw.FPDFText_CountChars(textpage.raw))
        if count > most:
            raise ValueError(f"{count} characters on one page, the limit is {most}")
        return _read(textpage, frame, count)
    finally:
        textpage.close()


def _read(textpage: pdfium.PdfTextPage, frame: Frame, count: int) -> Glyphs:
    handle = textpage.raw
    rectangles = (raw.FS_RECTF * count)()
    style_of = _Styles(frame)
    codes: list[int] = []
    kept: list[int] = []
    styles: list[Style] = []
    object_of, code_of = raw.FPDFText_GetTextObject, raw.FPDFText_GetUnicode
    measure = raw.FPDFText_GetLooseCharBox
    for index in range(count):
        text_object = object_of(handle, index)
        if not text_object:  # PDFium made it up: a space or line end that is not printed
            continue
        measure(handle, index, rectangles[index])
        codes.append(code_of(handle, index))
        kept.append(index)
        styles.append(style_of(text_object))
    measured = np.frombuffer(rectangles, dtype=np.float32).reshape(count, 4)[kept]
    return Glyphs(codes=tuple(codes), boxes=frame.shown(measured), styles=tuple(styles))


class _Styles:
    """Reads the style of text objects, each font once and each style once.

    Some files make an object of every character, so what is asked for each must be little.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._fonts: dict[bytes, tuple[str, int]] = {}
        self._styles: dict[tuple[object, ...], Style] = {}
        self._object = b""
        self._style: Style | None = None
        self._matrix, self._size = raw.FS_MATRIX(), ctypes.c_float()
        self._channels = tuple(ctypes.c_uint() for _ in range(4))

    def __call__(self, text_object: object) -> Style:
        address = _address(text_object)
        if self._style is None or address != self._object:
            self._object, self._style = address, self._read(text_object)
        return self._style

    def _read(self, text_object: object) -> Style:
        font = raw.FPDFTextObj_GetFont(text_object)
        mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
        matrix = self._matrix
        raw.FPDFPageObj_GetMatrix(text_object, matrix)
        raw.FPDFTextObj_GetFontSize(text_object, self._size)
        faint = mode in INVISIBLE_MODES or self._is_white(text_object)
        key = (
            *(_address(font), mode, faint, self._size.value),
            *(matrix.a, matrix.b, matrix.c, matrix.d),
        )
        if key not in self._styles:
            self._styles[key] = self._style_of(font, mode, faint)
        return self._styles[key]

    def _style_of(self, font: object, mode: int, faint: bool) -> Style:
        if _address(font) not in self._fonts:
            self._fonts[_address(font)] = _font_name(font), raw.FPDFFont_GetFlags(font)
        name, flags = self._fonts[_address(font)]
        matrix = self._matrix
        angle = self._frame.rotation - math.degrees(math.atan2(matrix.b, matrix.a))
        return Style(
            font=name,
            size=round(self._size.value * math.hypot(matrix.c, matrix.d), 2),
            bold=_is_bold(name, flags, mode),
            italic=bool(flags & ITALIC_FLAG) or bool(_ITALIC_NAME.search(name)),
            turn=_turn(angle),
            faint=faint,
        )

    def _is_white(self, text_object: object) -> bool:
        red, green, blue, alpha = self._channels
        if not raw.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha):
            return False
        return min(red.value, green.value, blue.value) >= WHITE or alpha.value == 0


def _address(pointer: object) -> bytes:
    """What tells one PDFium object from another."""
    return bytes(pointer)  # type: ignore[call-overload, no-any-return]


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
