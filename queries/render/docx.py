"""A draft as a Word document, its citations as footnotes.

python-docx knows no footnotes, so the part that holds them is written here (ECMA-376, part 1,
17.11): two separators that Word expects, and one footnote a citation.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from corpus.drafts import Draft
from queries.render.blocks import Form, TextPiece, note_text, pieces
from queries.render.numbered_sources import Source
from queries.render.view import view
from queries.render.zips import without_times

_STYLES = {
    Form.TITLE: "Title",
    Form.HEADING: "Heading 1",
    Form.SUBHEADING: "Heading 2",
    Form.FIELD: "No Spacing",
    Form.QUOTE: "Quote",
    Form.TEXT: "Normal",
    Form.ITEM: "List Bullet",
}
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_EPOCH = datetime.datetime(1980, 1, 1)
"""A time for the file's own record that says nothing."""


def render_docx(draft: Draft) -> bytes:
    """`draft` as a DOCX file; the same draft gives the same bytes."""
    document = Document()
    _plain_style(document)
    sources: list[Source] = []
    for piece in pieces(view(draft)):
        _add(document, piece, first_note=len(sources) + 1)
        sources.extend(source for run in piece.runs for source in run.notes)
    _add_footnotes(document, sources)
    out = io.BytesIO()
    document.save(out)
    return without_times(out.getvalue())


def _plain_style(document: DocumentObject) -> None:
    normal = document.styles["Normal"]
    normal.font.name = "Calibri"
    normal.font.size = Pt(11)
    properties = normal.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "da-DK")
    properties.append(language)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    record = document.core_properties
    record.title, record.author = "Udkast til svar", "Kildesvar"
    record.created = record.modified = _EPOCH


def _add(document: DocumentObject, piece: TextPiece, *, first_note: int) -> None:
    paragraph = document.add_paragraph(style=_STYLES[piece.form])
    numbers = count(first_note)
    for run in piece.runs:
        paragraph.add_run(run.text)
        for _ in run.notes:
            _refer(paragraph, next(numbers))


def _refer(paragraph: Paragraph, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def _add_footnotes(document: DocumentObject, sources: list[Source]) -> None:
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:footnotes {nsdecls('w')}>{''.join(_notes(sources))}</w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"), _FOOTNOTES, content.encode("utf-8"), document.part.package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _notes(sources: list[Source]) -> Iterator[str]:
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        yield (
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
            "</w:footnote>"
        )
    for number, source in enumerate(sources, start=1):
        yield (
            f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/>'
            f'</w:rPr><w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
            f'<w:t xml:space="preserve"> {escape(note_text(source))}</w:t></w:r></w:p>'
            "</w:footnote>"
        )
