"""Pages are drawn by one process that may fail without harm, the same as any would draw them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import DamageError, UnusableInputError
from corpus.originals import ORIGINALS_FOLDER, Originals
from corpus.samples import LETTERS
from corpus.settings import Settings
from corpus.spans import Box
from kildesvar.page_drawer import PageDrawer
from pipeline.read.image import render_page

PDF = (LETTERS / "a-kontorprogrammer.pdf").read_bytes()
MARK = Box(page=1, x0=70.5, top=100, x1=300.25, bottom=112)


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    return Originals(tmp_path / ORIGINALS_FOLDER)


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[PageDrawer]:
    made = PageDrawer(Settings(home=tmp_path))
    yield made
    made.close()


def test_a_page_is_drawn_as_it_would_be_here(drawer: PageDrawer, originals: Originals) -> None:
    letter = originals.keep(PDF)

    assert drawer.png(letter, 1, boxes=[MARK]) == render_page(PDF, 1, boxes=[MARK])
    assert drawer.png(letter, 1, dpi=40) == render_page(PDF, 1, dpi=40)


def test_one_process_draws_all_pages_bad_ones_among_them(
    drawer: PageDrawer, originals: Originals
) -> None:
    letter, no_pdf = originals.keep(PDF), originals.keep(b"no PDF")
    drawer.png(letter, 1)
    process = drawer._process

    for original, page in ((no_pdf, 1), (letter, 99)):
        with pytest.raises(UnusableInputError, match=r"cannot be drawn\."):
            drawer.png(original, page)
    with pytest.raises(DamageError, match="is gone"):
        drawer.png("0" * 64, 1)

    drawer.png(letter, 1)
    assert drawer._process is process


def test_a_process_that_ended_is_replaced(drawer: PageDrawer, originals: Originals) -> None:
    letter = originals.keep(PDF)
    drawer.png(letter, 1)
    assert drawer._process is not None
    drawer._process.kill()

    with pytest.raises(UnusableInputError, match="within 30 s and 1536 MB"):
        drawer.png(letter, 1)
    assert drawer.png(letter, 1)[1:4] == b"PNG"
