"""Scans read with Tesseract, where it is installed with Danish."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections import defaultdict
from functools import cache
from statistics import mean, median

import pypdfium2 as pdfium

from corpus.spans import Box
from pipeline.characters import clean
from pipeline.printed import PrintedWord
from pipeline.read.words import PageSize

DPI = 300
MOST_PIXELS = 40_000_000
"""Larger pages are drawn smaller."""
LANGUAGE = "dan"
NO_TEXT_LAYER = "There is no text layer, only a picture."
"""How the reason of every scan that was not read begins."""
NO_DANISH_LETTERS = "The text layer does not tell æ, ø and å, so words with them are not found."
"""How the reason begins where the layer of such a page had to do."""
OFF = "Reading of scans is off: set ocr to auto."
REMEDY = "Install Tesseract with Danish: apt install tesseract-ocr tesseract-ocr-dan."
NOISE = 0.3
"""Marks without letters below this confidence are specks and edges of pictures."""

_LINE, _WORD = "4", "5"
"""Levels of Tesseract's TSV."""


@cache
def is_installed() -> bool:
    """Whether Tesseract can read Danish on this machine."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return LANGUAGE in listed.stdout.split()


def obstacle(setting: str) -> str | None:
    """Why scans are not read where the setting `ocr` is this, with the remedy, if so."""
    if setting == "off":
        return OFF
    return None if is_installed() else REMEDY


def is_unread_scan(reason: str) -> bool:
    """Whether the `reason` of a failure is that nothing read the page as a picture."""
    return reason.startswith((NO_TEXT_LAYER, NO_DANISH_LETTERS))


def recognise(page: pdfium.PdfPage, size: PageSize, seconds: float) -> tuple[PrintedWord, ...]:
    """The words that Tesseract sees on `page`; raises `subprocess.TimeoutExpired` when too slow."""
    scale = min(DPI / 72, (MOST_PIXELS / (size.width * size.height)) ** 0.5)
    tsv = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "tsv"],
        input=_picture(page, scale),
        capture_output=True,
        timeout=seconds,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # ten times faster than with threads
    ).stdout.decode("utf-8", errors="replace")
    return _words(tsv, scale, size)


def confidence_of(words: tuple[PrintedWord, ...]) -> float:
    """The mean confidence, 0 to 1."""
    return round(mean(word.confidence for word in words), 3) if words else 0.0


def _picture(page: pdfium.PdfPage, scale: float) -> bytes:
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        picture = io.BytesIO()
        bitmap.to_pil().convert("L").save(picture, format="PPM")
        return picture.getvalue()
    finally:
        bitmap.close()


def _words(tsv: str, scale: float, size: PageSize) -> tuple[PrintedWord, ...]:
    rows = list(csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = {_line(row): row for row in rows if row["level"] == _LINE}
    heights = defaultdict(list)
    for row in lines.values():
        heights[_paragraph(row)].append(float(row["height"]) / scale)
    return tuple(
        word
        for row in rows
        if row["level"] == _WORD
        if (word := _word(row, lines[_line(row)], median(heights[_paragraph(row)]), scale, size))
    )


def _word(
    row: dict[str, str], line: dict[str, str], height: float, scale: float, size: PageSize
) -> PrintedWord | None:
    """A word as high as its line, since letters without stems would stand on lines of their own."""
    text, confidence = clean(row["text"].strip()), float(row["conf"]) / 100
    is_speck = confidence < NOISE and not any(character.isalnum() for character in text)
    if not text or is_speck:
        return None
    left, top = float(row["left"]) / scale, float(line["top"]) / scale
    return PrintedWord(
        text=text,
        box=Box(
            page=size.number,
            x0=round(left, 2),
            top=round(top, 2),
            x1=round(min(left + float(row["width"]) / scale, size.width), 2),
            bottom=round(min(top + float(line["height"]) / scale, size.height), 2),
        ),
        size=round(height),
        bold=False,
        italic=False,
        font="",
        hidden=False,
        confidence=round(max(confidence, 0.0), 3),
    )


def _paragraph(row: dict[str, str]) -> tuple[str, ...]:
    return row["block_num"], row["par_num"]


def _line(row: dict[str, str]) -> tuple[str, ...]:
    return *_paragraph(row), row["line_num"]
