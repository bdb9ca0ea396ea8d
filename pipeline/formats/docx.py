"""DOCX through python-docx: what a Word document says, in the order in which it is read.

Deleted text of tracked changes, comments, tables of contents and pictures are left out; inserted
text, content controls, text boxes, foot- and endnotes, heads and feet are read. Macros and what is
embedded are never looked at.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.blocks import BlockKind
from pipeline.formats.content import TINY, Cell, Item, Paragraph, Run, Table, paragraphs_in
from pipeline.formats.docx_numbering import Numbering
from pipeline.formats.docx_styles import Element, Styles
from pipeline.formats.numbering import decimal, roman

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WRAPPERS = frozenset(
    qn(f"w:{name}")
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)
_SIGNS = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_PICTURES = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
_NOTES = {
    qn("w:footnoteReference"): (RELATIONSHIP_TYPE.FOOTNOTES, "w:footnote", decimal),
    qn("w:endnoteReference"): (RELATIONSHIP_TYPE.ENDNOTES, "w:endnote", roman),
}


def read_docx(data: bytes) -> list[Item]:
    """The content of a DOCX file: running heads and feet first, then its text.

    Raises what python-docx raises where the file is damaged.
    """
    document = docx.Document(io.BytesIO(data))
    return _Reader(document).items()


@dataclass(slots=True)
class _Aside:
    """What a paragraph refers to that is read after it."""

    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    """References to notes."""


class _Reader:
    """Reads one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = Styles(document.styles.element)
        self._numbering = Numbering(self._related(RELATIONSHIP_TYPE.NUMBERING), self._styles)
        self._notes = {tag: self._related(kind) for tag, (kind, _, _) in _NOTES.items()}
        self._notes_seen = dict.fromkeys(_NOTES, 0)
        self._on_paper = document.element.find(qn("w:background")) is None

    def items(self) -> list[Item]:
        """Everything, in reading order."""
        return [
            *self._running(),
            *self._items(self._document.element.body, on_paper=self._on_paper),
        ]

    def _related(self, kind: str) -> Element | None:
        """The root of the document's part of this kind of relationship."""
        for relation in self._document.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                part = relation.target_part
                return part.element if hasattr(part, "element") else parse_xml(part.blob)
        return None

    def _running(self) -> Iterator[Item]:
        """Heads and feet, each text once, though every section may repeat it."""
        seen = set()
        for section in self._document.sections:
            for part in (
                *(section.first_page_header, section.header, section.even_page_header),
                *(section.first_page_footer, section.footer, section.even_page_footer),
            ):
                if part.is_linked_to_previous:
                    continue
                for paragraph in paragraphs_in(self._items(part._element, on_paper=False)):
                    text = "".join(run.text for run in paragraph.runs)
                    if text.strip() and text not in seen:
                        seen.add(text)
                        yield Paragraph(runs=paragraph.runs, kind=BlockKind.RUNNING)

    def _items(self, container: Element, *, on_paper: bool) -> Iterator[Item]:
        """The paragraphs and tables in `container`; `on_paper` says that its ground is white."""
        for child in container.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(child, on_paper=on_paper)
            elif child.tag == qn("w:tbl"):
                yield self._table(child)
            elif child.tag == qn("w:sdt") and not _is_contents(child):
                yield from self._inside(child, on_paper=on_paper)
            elif child.tag in _WRAPPERS:
                yield from self._items(child, on_paper=on_paper)
            elif child.tag == _ALTERNATIVES and child.find(_CHOICE) is not None:
                yield from self._items(child.find(_CHOICE), on_paper=on_paper)

    def _inside(self, control: Element, *, on_paper: bool) -> Iterator[Item]:
        content = control.find(qn("w:sdtContent"))
        if content is not None:
            yield from self._items(content, on_paper=on_paper)

    def _paragraph(self, element: Element, *, on_paper: bool) -> Iterator[Item]:
        name = self._styles.name(element)
        if name.startswith("toc "):
            return
        aside = _Aside()
        numbered = self._numbering.of(element)
        yield Paragraph(
            runs=tuple(self._runs(element, element, aside, on_paper=on_paper)),
            kind=BlockKind.CAPTION if name == "caption" else BlockKind.PARAGRAPH,
            outline=self._styles.outline(element),
            mark=numbered.mark if numbered else "",
            depth=numbered.depth if numbered else None,
        )
        for box in aside.boxes:
            yield from self._items(box, on_paper=False)
        for reference in aside.notes:
            yield from self._note(reference)

    def _runs(
        self, parent: Element, paragraph: Element, aside: _Aside, *, on_paper: bool
    ) -> Iterator[Run]:
        for child in parent.iterchildren():
            if child.tag == qn("w:r"):
                text = "".join(_text(child, aside))
                if text:
                    yield self._run(child, paragraph, text, on_paper=on_paper)
            elif child.tag in _WRAPPERS:
                yield from self._runs(child, paragraph, aside, on_paper=on_paper)
            elif child.tag == qn("w:sdt") and child.find(qn("w:sdtContent")) is not None:
                content = child.find(qn("w:sdtContent"))
                yield from self._runs(content, paragraph, aside, on_paper=on_paper)
            elif child.tag.startswith(_MATHS):
                yield Run(text="".join(node.text or "" for node in child.iter(f"{_MATHS}t")))

    def _run(self, element: Element, paragraph: Element, text: str, *, on_paper: bool) -> Run:
        look = self._styles.look(element, paragraph)
        return Run(
            text=text,
            size=look.size,
            bold=look.bold,
            marked=look.marked,
            hidden=look.vanished or look.size < TINY or (look.white and on_paper),
        )

    def _note(self, reference: Element) -> Iterator[Item]:
        """The text of a note, numbered by the order of references."""
        _, tag, write = _NOTES[reference.tag]
        self._notes_seen[reference.tag] += 1
        notes = self._notes[reference.tag]
        if notes is None:
            return
        identity = reference.get(qn("w:id"))
        for note in notes.iter(qn(tag)):
            if note.get(qn("w:id")) == identity:
                runs = [
                    run
                    for paragraph in paragraphs_in(self._items(note, on_paper=True))
                    for run in (*paragraph.runs, Run(text=" "))
                ]
                mark = write(self._notes_seen[reference.tag])
                yield Paragraph(runs=tuple(runs), kind=BlockKind.FOOTNOTE, mark=mark)

    def _table(self, element: Element) -> Table:
        rows = [row for row in _through(element, "w:tr") if not _is_deleted(row)]
        cells = [list(self._placed(row)) for row in rows]
        return Table(
            rows=tuple(
                tuple(
                    replace(cell, rows=_height(cells, index, column))
                    for column, cell, goes_on in row
                    if not goes_on
                )
                for index, row in enumerate(cells)
            ),
            heads=_heads(rows),
        )

    def _placed(self, row: Element) -> Iterator[tuple[int, Cell, bool]]:
        """Each cell of a row with its column, and whether it goes on from the row above."""
        column = 0
        for element in _through(row, "w:tc"):
            properties = element.find(qn("w:tcPr"))
            wide = _attribute(properties, "w:gridSpan", "1")
            merged = None if properties is None else properties.find(qn("w:vMerge"))
            goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
            cell = Cell(
                items=tuple(self._items(element, on_paper=False)), columns=max(1, int(wide))
            )
            yield column, cell, goes_on
            column += cell.columns


def _text(run: Element, aside: _Aside) -> Iterator[str]:
    """The characters of a run; text boxes and notes that it anchors go to `aside`."""
    for child in run.iterchildren():
        if child.tag == qn("w:t"):
            yield (child.text or "").replace("\n", " ")
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == qn("w:br"):
            yield "\n" if child.get(qn("w:type"), "textWrapping") == "textWrapping" else " "
        elif child.tag in _NOTES:
            aside.notes.append(child)
        elif child.tag in _PICTURES:
            aside.boxes.extend(child.iter(qn("w:txbxContent")))
        elif child.tag == _ALTERNATIVES and child.find(_CHOICE) is not None:
            aside.boxes.extend(child.find(_CHOICE).iter(qn("w:txbxContent")))


def _through(parent: Element, name: str) -> Iterator[Element]:
    """The children of that name, also those that a content control or a change wraps."""
    for child in parent.iterchildren():
        if child.tag == qn(name):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent")) or child.tag in _WRAPPERS:
            yield from _through(child, name)


def _is_contents(control: Element) -> bool:
    """Whether a content control is a table of contents."""
    gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"


def _is_deleted(row: Element) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _heads(rows: list[Element]) -> int | None:
    """How many rows at the top are marked to be repeated on every page."""
    count = 0
    for row in rows:
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            break
        count += 1
    return count or None


def _height(cells: list[list[tuple[int, Cell, bool]]], row: int, column: int) -> int:
    """How many rows high the cell is that begins at a row and column."""
    height = 1
    for below in cells[row + 1 :]:
        if not any(goes_on for at, _, goes_on in below if at == column):
            break
        height += 1
    return height


def _attribute(properties: Any, name: str, default: str) -> str:
    child = None if properties is None else properties.find(qn(name))
    return default if child is None else str(child.get(qn("w:val"), default))
