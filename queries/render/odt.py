"""A draft as an OpenDocument text, its citations as footnotes."""

from __future__ import annotations

import io
from itertools import count

from lxml import etree
from odf.opendocument import OpenDocumentText
from odf.style import ParagraphProperties, Style, TextProperties
from odf.text import H, Note, NoteBody, NoteCitation, P

from corpus.drafts import Draft
from queries.render.blocks import Form, TextPiece, note_text, pieces
from queries.render.numbered_sources import Source
from queries.render.view import view
from queries.render.zips import without_times

_LEVELS = {Form.TITLE: 1, Form.HEADING: 2, Form.SUBHEADING: 3}
_SIZES = {Form.TITLE: "20pt", Form.HEADING: "14pt", Form.SUBHEADING: "11pt"}
_SPACE_BEFORE = {Form.TITLE: "0cm", Form.HEADING: "0.7cm", Form.SUBHEADING: "0.3cm"}
_INDENTED = {Form.QUOTE: "0.8cm", Form.ITEM: "0.6cm"}

_META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta office:version="1.2" '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>'
    b"<meta:generator>Kildesvar</meta:generator></office:meta></office:document-meta>"
)
"""What the file says of itself, without the time of its making."""


def render_odt(draft: Draft) -> bytes:
    """`draft` as an ODT file for LibreOffice and Word; the same draft gives the same bytes."""
    document = OpenDocumentText()
    styles = {form: _style(form) for form in Form}
    for style in styles.values():
        document.styles.addElement(style)
    notes = 0
    for piece in pieces(view(draft)):
        document.text.addElement(_block(piece, styles[piece.form], first_note=notes + 1))
        notes += sum(len(run.notes) for run in piece.runs)
    out = io.BytesIO()
    document.write(out)
    return without_times(out.getvalue(), _without_state)


def _without_state(name: str, content: bytes) -> bytes:
    """An entry without what depends on the time or on what odfpy wrote before in this process.

    odfpy declares every namespace that it has ever used.
    """
    if name == "meta.xml":
        return _META
    if name not in ("content.xml", "styles.xml"):
        return content
    root = etree.fromstring(content)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _style(form: Form) -> Style:
    style = Style(name=f"Kildesvar {form.value}", family="paragraph")
    style.addElement(
        ParagraphProperties(
            margintop=_SPACE_BEFORE.get(form, "0cm"),
            marginbottom="0cm" if form is Form.FIELD else "0.25cm",
            marginleft=_INDENTED.get(form, "0cm"),
            keepwithnext="always" if form in _LEVELS else "auto",
        )
    )
    style.addElement(
        TextProperties(
            fontfamily="Liberation Sans",
            fontsize=_SIZES.get(form, "11pt"),
            fontweight="bold" if form in _LEVELS else "normal",
            fontstyle="italic" if form is Form.QUOTE else "normal",
            language="da",
            country="DK",
        )
    )
    return style


def _block(piece: TextPiece, style: Style, *, first_note: int) -> H | P:
    level = _LEVELS.get(piece.form)
    mark = "• " if piece.form is Form.ITEM else ""
    block = H(outlinelevel=level, stylename=style) if level else P(stylename=style)
    block.addText(mark)
    numbers = count(first_note)
    for run in piece.runs:
        block.addText(run.text)
        for source in run.notes:
            block.addElement(_note(next(numbers), source))
    return block


def _note(number: int, source: Source) -> Note:
    note = Note(id=f"ftn{number}", noteclass="footnote")
    note.addElement(NoteCitation(text=str(number)))
    body = NoteBody()
    body.addElement(P(text=note_text(source)))
    note.addElement(body)
    return note
