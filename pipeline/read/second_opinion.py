"""pdfplumber's reading of a page, asked where PDFium's looks suspicious.

It takes ten times as long, so it is shown only pages whose text looks less like words than clean
Danish ever does: a character map that PDFium reads as rubbish may be whole to pdfminer. Shapes for
which the file tells no letter have none for pdfminer either, so those do not ask for it.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pdfplumber

from corpus.spans import Box
from pipeline.characters import clean
from pipeline.printed import PrintedWord
from pipeline.read.cuts import GAP
from pipeline.read.quality import text_quality, words_with_letters
from pipeline.read.words import PageSize

SUSPICIOUS = 0.85
"""Text of less quality is shown to pdfplumber: one of 281 pages of real Danish files."""
DISAGREEMENT = 0.1
"""Share of the words by which the two must differ before the second reading is taken."""


def better_words(
    words: tuple[PrintedWord, ...], data: bytes, page: PageSize
) -> tuple[PrintedWord, ...]:
    """`words`, or pdfplumber's where those differ by more than a tenth and look more like words."""
    lettered = words_with_letters(words)
    if not lettered or text_quality(lettered) >= SUSPICIOUS:
        return words
    quality = text_quality(words)
    others = plumbed_words(data, page)
    return others if _differ(words, others) and text_quality(others) > quality else words


def plumbed_words(data: bytes, page: PageSize) -> tuple[PrintedWord, ...]:
    """The words that pdfplumber finds on a page; none where it fails on the file."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[page.number]) as pdf:
            (plumbed,) = pdf.pages
            left, top, *_ = plumbed.cropbox
            found = plumbed.extract_words(
                x_tolerance_ratio=GAP, use_text_flow=True, extra_attrs=["fontname", "size"]
            )
            plumbed.close()
    except Exception:  # pdfminer fails on odd files in any way; then there is no second opinion
        return ()
    words = (_word(fields, left, top, page) for fields in found)
    return tuple(word for word in words if word.text)


def _differ(words: Sequence[PrintedWord], others: Sequence[PrintedWord]) -> bool:
    """Whether more than a tenth of the words of one reading are not in the other."""
    ours, theirs = (Counter(word.text for word in reading) for reading in (words, others))
    return (ours - theirs).total() > DISAGREEMENT * len(words)


def _word(fields: dict[str, Any], left: float, top: float, page: PageSize) -> PrintedWord:
    font = fields["fontname"].rpartition("+")[2]
    box = Box(
        page=page.number,
        x0=round(min(max(fields["x0"] - left, 0.0), page.width), 2),
        top=round(min(max(fields["top"] - top, 0.0), page.height), 2),
        x1=round(min(max(fields["x1"] - left, 0.0), page.width), 2),
        bottom=round(min(max(fields["bottom"] - top, 0.0), page.height), 2),
    )
    return PrintedWord(
        text=clean(fields["text"]),
        box=box,
        size=round(fields["size"], 2),
        bold="bold" in font.lower(),
        italic="italic" in font.lower(),
        font=font,
        hidden=False,
        confidence=1.0,
        turn=0 if fields["upright"] else 90,
    )
