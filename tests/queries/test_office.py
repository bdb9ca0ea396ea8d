"""Office files open, carry each citation as a footnote, and come out the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from drafts import draft
from odf.opendocument import load
from odf.text import Note

from corpus.drafts import Draft
from queries.render.docx import render_docx
from queries.render.odt import render_odt

FOOTNOTES = 5
"""A statement, a nearest sentence, two sides of a conflict and a promise."""


@pytest.mark.parametrize("render", [render_odt, render_docx])
def test_the_same_draft_gives_the_same_bytes(render: Callable[[Draft], bytes]) -> None:
    assert render(draft()) == render(draft())


def test_odt_has_each_citation_as_a_footnote() -> None:
    document = load(io.BytesIO(render_odt(draft())))

    notes = [str(note) for note in document.getElementsByType(Note)]
    assert len(notes) == FOOTNOTES
    assert "Takster, 3. april 2025, side 2: »Taksten er 12 kr. <pr. time> & *mere*.«" in notes[0]


def test_docx_has_each_citation_as_a_footnote() -> None:
    made = render_docx(draft())

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        footnotes = archive.read("word/footnotes.xml").decode("utf-8")
        body = archive.read("word/document.xml").decode("utf-8")
    assert body.count("<w:footnoteReference ") == FOOTNOTES
    assert footnotes.count("<w:footnoteRef/>") == FOOTNOTES
    assert "&lt;pr. time&gt; &amp;" in footnotes
    texts = [paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs]
    assert "Til: Ida Lund (B)" in texts
    assert "Spørgsmål 1" in texts
