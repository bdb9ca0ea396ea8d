"""Where one word ends and the next begins among the characters of a page."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.read.glyphs import Boxes, Glyphs

GAP = 0.15
"""A gap wider than this share of the type size parts two words. Measured on Danish reports set
without space glyphs: 709 glued words of pdfplumber's fixed 3 points became 1,278 right ones."""
FAR = 1.0
"""A gap wider than the type size is never the space between letters."""
BACK = 0.5
"""A step back by more than this share of the size starts a new word; kerning is far below."""
SHIFT = 0.35
"""So does a step up or down by this share of the size."""
TRACKED = 0.08
"""Letters further apart than this share of the size, in the middle of a string, are spaced out."""
TRACKED_LETTERS = 5
"""A string needs so many letters to show that they are spaced out."""
ASTRAY = 3.0
"""Sizes between letters of one word of slanting text, whose boxes say nothing of gaps."""
OTHER_TYPE = 1.5
"""Letters larger or smaller than those before them by this factor are another word's."""
MUCH_LARGER = 2.0
"""No raised letters are smaller than their word by this factor."""
DESCENT = 0.22
"""How far loose boxes reach below the base line, as a share of the size, in most fonts."""
SAME_BASE = 0.1
"""Base lines closer than this share of the size are one: a raised ``th`` stands higher."""
RAISED = 0.8
"""A number set in this share of the size of the word that it stands behind is a note's mark."""

HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
"""PDFium's marks for a hyphen at a line's end (U+0002, U+FFFE), and what prints as a hyphen."""

_GLUED = re.compile(r"\d{1,2}\.(?=[A-ZÆØÅ][a-zæøå])")
"""A number, its full stop, and a sentence: never a class (``1.B``) or a date (``10.maj``)."""

_ROMAN = frozenset("ivx")
"""What a note's number in small Roman figures begins with."""
_OWNS_DIGIT = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]|[cdhkm]m|CO)$")
"""What a raised digit belongs to: a letter by itself, a measure of length, a gas typed that way."""

_Floats = NDArray[np.float32]
_Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The characters of a page cut into words, in the order of the file."""

    inked: NDArray[np.int_]
    """Indexes of the characters that print something."""
    starts: NDArray[np.int_]
    """Where in `inked` each word starts."""

    def runs(self) -> Iterator[list[int]]:
        """The indexes of the characters of one word after the other."""
        inked, starts = self.inked.tolist(), self.starts.tolist()
        for start, end in zip(starts, [*starts[1:], len(inked)], strict=True):
            yield inked[start:end]


def cut_words(glyphs: Glyphs) -> Cut:
    """The words that the characters of a page make."""
    inked = np.array([i for i, code in enumerate(glyphs.codes) if not _is_blank(code)], dtype=int)
    if not len(inked):
        return Cut(inked=inked, starts=inked)
    starts = np.flatnonzero(np.concatenate(([True], _cuts(glyphs, inked))))
    glued = _glued_numbers(glyphs, inked, starts)
    return Cut(inked=inked, starts=np.sort(np.concatenate((starts, glued))))


def _glued_numbers(
    glyphs: Glyphs, inked: NDArray[np.int_], starts: NDArray[np.int_]
) -> NDArray[np.int_]:
    """Where a word starts right behind a point's number: ``10.Hvad`` is two words."""
    codes = glyphs.codes
    places: list[int] = []
    for start in starts[np.array([chr(codes[index]).isdigit() for index in inked[starts]])]:
        head = "".join(chr(codes[index]) for index in inked[start : start + 5])
        if match := _GLUED.match(head):
            places.append(int(start) + match.end())
    return np.array(places, dtype=int)


@cache
def _is_blank(code: int) -> bool:
    character = chr(code)
    return character.isspace() or (
        code not in HYPHENS and unicodedata.category(character) in {"Cc", "Cf", "Zs"}
    )


def _cuts(glyphs: Glyphs, inked: NDArray[np.int_]) -> _Flags:
    """Whether a word ends between each two inked characters that follow each other."""
    x0, top, x1, bottom = _upright(glyphs)[inked].T
    sizes = np.array([glyphs.styles[index].size for index in inked], dtype=np.float32)
    turns = np.array([glyphs.styles[index].turn for index in inked])
    size = np.maximum(np.maximum(sizes[1:], sizes[:-1]), 1.0)
    gap = x0[1:] - x1[:-1]
    blank = np.diff(inked) > 1
    up = np.abs(np.diff(bottom)) > SHIFT * size
    away = up & (np.abs(np.diff(top)) > SHIFT * size)
    leap = (gap > FAR * size) | (np.diff(x0) < -BACK * size) | away
    astray = (np.abs(np.diff(x0)) > ASTRAY * size) | (np.abs(np.diff(top)) > ASTRAY * size)
    slanting = turns[1:] % 90 != 0
    apart = np.where(slanting, astray, leap) | (np.diff(turns) != 0)
    tracking = _tracking(glyphs, inked, gap / size, apart)
    spaced = tracking > 0
    loose = np.where(spaced, gap / size > tracking + GAP, blank | (gap > GAP * size))
    loose = np.where(slanting, blank, loose)
    cuts: _Flags = apart | loose
    cuts |= _type_changes(glyphs, inked, sizes, bottom, cuts)
    return cuts | _note_marks(glyphs, inked, sizes, bottom, cuts)


def _upright(glyphs: Glyphs) -> Boxes:
    """The boxes with turned text turned back, so that every word runs from left to right."""
    boxes = glyphs.boxes.copy()
    turns = np.array([style.turn for style in glyphs.styles])
    x0, top, x1, bottom = glyphs.boxes.T
    for turn, sides in (
        (90, (top, -x1, bottom, -x0)),
        (180, (-x1, -bottom, -x0, -top)),
        (270, (-bottom, x0, -top, x1)),
    ):
        turned = turns == turn
        if turned.any():
            boxes[turned] = np.stack(sides, axis=1)[turned]
    return boxes


def _tracking(glyphs: Glyphs, inked: NDArray[np.int_], gaps: _Floats, apart: _Flags) -> _Floats:
    """How far letters are spaced out at each gap, in type sizes; 0 where they are not."""
    tracking = np.zeros_like(gaps)
    edges = np.flatnonzero(np.concatenate(([True], apart, [True])))
    for start, end in itertools.pairwise(edges):
        if end - start < TRACKED_LETTERS:
            continue
        usual = float(np.median(gaps[start : end - 1]))
        if usual > TRACKED and _is_spaced_out(glyphs, inked[start:end], gaps[start : end - 1]):
            tracking[start : end - 1] = usual
    return tracking


def _is_spaced_out(glyphs: Glyphs, string: NDArray[np.int_], gaps: _Floats) -> bool:
    """Whether a string is a spaced-out word rather than single letters side by side.

    Digits are columns of figures. Capitals with equal spaces may be a list of parties
    (``A B F Ø``): they need another gap that shows where words end, or a long word's letters.
    """
    text = [chr(glyphs.codes[index]) for index in string]
    if 2 * sum(letter.isalpha() for letter in text) < len(text) or any(map(str.isdigit, text)):
        return False
    if any(letter.islower() for letter in text) or bool((np.diff(string) == 1).any()):
        return True
    return float(gaps.max()) > float(np.median(gaps)) + GAP


def _type_changes(
    glyphs: Glyphs, inked: NDArray[np.int_], sizes: _Floats, bottom: _Floats, cuts: _Flags
) -> _Flags:
    """Whether letters of another size begin on the line, but not after an initial."""
    large, small = np.maximum(sizes[1:], sizes[:-1]), np.minimum(sizes[1:], sizes[:-1])
    base = bottom - DESCENT * sizes
    initial = np.concatenate(([True], cuts[:-1]))
    letters = np.array([chr(glyphs.codes[index]).isalpha() for index in inked[1:]])
    changes: _Flags = (large > OTHER_TYPE * small) & letters & ~initial
    level = np.abs(np.diff(base)) < SAME_BASE * large
    return changes & (level | (large > MUCH_LARGER * small))


def _note_marks(
    glyphs: Glyphs, inked: NDArray[np.int_], sizes: _Floats, bottom: _Floats, cuts: _Flags
) -> _Flags:
    """Whether a raised small number follows a word or figure: ``tjenester²``, but not ``m²``."""
    raised: _Flags = (sizes[1:] < RAISED * sizes[:-1]) & (
        bottom[1:] < bottom[:-1] - 0.1 * sizes[:-1]
    )
    for place in np.flatnonzero(raised):
        earlier = np.flatnonzero(cuts[:place])
        start = earlier[-1] + 1 if len(earlier) else 0
        word = "".join(chr(glyphs.codes[index]) for index in inked[start : place + 1])
        mark = chr(glyphs.codes[inked[place + 1]])
        raised[place] = (mark.isdigit() or mark in _ROMAN) and not _OWNS_DIGIT.search(word)
    return raised
