"""ODT through odfpy: what an OpenDocument text says, in the order in which it is read.

Deleted text of tracked changes, comments, tables of contents and pictures are left out; sections,
text boxes, foot- and endnotes, heads and feet are read. Macros and embedded files are never looked
at.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from odf.namespaces import DRAWNS, OFFICENS, STYLENS, TABLENS, TEXTNS
from odf.opendocument import OpenDocument, load

from pipeline.blocks import BlockKind
from pipeline.formats.content import TINY, Cell, Item, Paragraph, Run, Table, paragraphs_in
from pipeline.formats.odt_styles import Counter, Element, Styles, attribute, children
from pipeline.formats.package import damaged
from pipeline.formats.tables import MOST_COLUMNS

_LEFT_OUT = frozenset(
    {
        (TEXTNS, "tracked-changes"),
        (TEXTNS, "table-of-content"),
        (TEXTNS, "ruby-text"),
        (OFFICENS, "annotation"),
        (OFFICENS, "forms"),
    }
)
_SIGNS = {
    (TEXTNS, "s"): " ",
    (TEXTNS, "tab"): "\t",
    (TEXTNS, "line-break"): "\n",
}
_HIDDEN_FIELDS = frozenset({(TEXTNS, "hidden-text"), (TEXTNS, "hidden-paragraph")})
_ROW_GROUPS = frozenset({(TABLENS, "table-rows"), (TABLENS, "table-row-group")})
_HEADS = (TABLENS, "table-header-rows")
_ROW = (TABLENS, "table-row")
_CELL = (TABLENS, "table-cell")
_LIST = (TEXTNS, "list")
_ITEM = (TEXTNS, "list-item")


def read_odt(data: bytes) -> list[Item]:
    """The content of an ODT file: running heads and feet first, then its text.

    Raises `UnreadableFileError` where its XML is broken, and what odfpy raises for other damage.
    """
    # odfpy prints what it cannot parse and goes on with what it has; a reader must know of it.
    complaint = io.StringIO()
    with contextlib.redirect_stdout(complaint):
        document = load(io.BytesIO(data))
    if complaint.getvalue() or not hasattr(document, "text"):
        raise damaged("ODT file", "its XML is broken or it is locked with a password")
    return _Reader(document).items()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """Where a paragraph stands."""

    white: bool = True
    """On the page itself, whose ground is white."""
    hidden: bool = False
    """In a section that is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _InList:
    """A list being read."""

    style: str | None
    depth: int
    counter: Counter


@dataclass(slots=True)
class _Aside:
    """What a paragraph holds that is read after it."""

    boxes: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)


class _Reader:
    """Reads one document."""

    def __init__(self, document: OpenDocument) -> None:
        self._document = document
        self._styles = Styles(document)
        self._headings = Counter(self._styles.outline)
        self._last: dict[str | None, Counter] = {}
        """The counter of the last list in each list style."""

    def items(self) -> list[Item]:
        """Everything, in reading order."""
        return [*self._running(), *self._items(self._document.text, _Ground())]

    def _running(self) -> Iterator[Item]:
        """Heads and feet, each text once."""
        seen = set()
        for page in children(self._document.masterstyles):
            for part in children(page):
                if part.qname[0] != STYLENS or part.qname[1].split("-")[0] not in (
                    "header",
                    "footer",
                ):
                    continue
                for paragraph in paragraphs_in(self._items(part, _Ground(white=False))):
                    text = "".join(run.text for run in paragraph.runs)
                    if text.strip() and text not in seen:
                        seen.add(text)
                        yield Paragraph(runs=paragraph.runs, kind=BlockKind.RUNNING)

    def _items(self, container: Element, ground: _Ground) -> Iterator[Item]:
        for child in children(container):
            if child.qname in ((TEXTNS, "p"), (TEXTNS, "h")):
                yield from self._paragraph(child, ground)
            elif child.qname == _LIST:
                yield from self._list(child, ground, None)
            elif child.qname == (TABLENS, "table"):
                yield self._table(child, ground)
            elif child.qname == (TEXTNS, "section"):
                shown = attribute(child, TEXTNS, "display") != "none"
                yield from self._items(child, ground if shown else replace(ground, hidden=True))
            elif child.qname not in _LEFT_OUT:
                yield from self._items(child, ground)

    def _paragraph(
        self, element: Element, ground: _Ground, mark: str | None = None, depth: int | None = None
    ) -> Iterator[Item]:
        style = attribute(element, TEXTNS, "style-name")
        aside = _Aside()
        outline = self._outline(element, style)
        if outline and mark is None and attribute(element, TEXTNS, "is-list-header") != "true":
            mark = self._headings.mark(outline) if self._styles.outline else ""
        yield Paragraph(
            runs=tuple(self._runs(element, style, (), ground, aside)),
            kind=BlockKind.CAPTION
            if "Caption" in self._styles.names(style)
            else BlockKind.PARAGRAPH,
            outline=outline,
            mark=mark or "",
            depth=depth,
        )
        for box in aside.boxes:
            yield from self._items(box, replace(ground, white=False))
        for note in aside.notes:
            yield self._note(note)

    def _outline(self, element: Element, style: str | None) -> int | None:
        if element.qname == (TEXTNS, "h"):
            return int(attribute(element, TEXTNS, "outline-level") or 1)
        return 0 if "Title" in self._styles.names(style) else None

    def _runs(
        self,
        parent: Element,
        style: str | None,
        spans: tuple[str, ...],
        ground: _Ground,
        aside: _Aside,
    ) -> Iterator[Run]:
        for child in parent.childNodes:
            if child.nodeType == child.TEXT_NODE:
                yield self._run(str(child.data), style, spans, ground)
            elif child.nodeType != child.ELEMENT_NODE or child.qname in _LEFT_OUT:
                continue
            elif child.qname in _SIGNS:
                yield replace(self._run("", style, spans, ground), text=_SIGNS[child.qname])
            elif child.qname == (TEXTNS, "note"):
                aside.notes.append(child)
            elif child.qname[0] == DRAWNS:
                aside.boxes.append(child)
            elif child.qname in _HIDDEN_FIELDS:
                yield Run(text=attribute(child, TEXTNS, "string-value") or "", hidden=True)
            else:
                name = attribute(child, TEXTNS, "style-name")
                inner = (*spans, name) if name and child.qname == (TEXTNS, "span") else spans
                yield from self._runs(child, style, inner, ground, aside)

    def _run(self, text: str, style: str | None, spans: tuple[str, ...], ground: _Ground) -> Run:
        look = self._styles.look(style, spans)
        return Run(
            text=" ".join(text.split("\n")),
            size=look.size,
            bold=look.bold,
            marked=look.marked,
            hidden=look.hidden
            or ground.hidden
            or look.size < TINY
            or (look.white and ground.white),
        )

    def _note(self, note: Element) -> Paragraph:
        mark, runs = "", []
        for part in children(note):
            if part.qname == (TEXTNS, "note-citation"):
                mark = str(part)
            else:
                for paragraph in paragraphs_in(self._items(part, _Ground())):
                    runs += [*paragraph.runs, Run(text=" ")]
        return Paragraph(runs=tuple(runs), kind=BlockKind.FOOTNOTE, mark=mark.strip())

    def _list(self, element: Element, ground: _Ground, outer: _InList | None) -> Iterator[Item]:
        style = attribute(element, TEXTNS, "style-name") or (outer.style if outer else None)
        counter = outer.counter if outer else self._counter(element, style)
        inner = _InList(style=style, depth=outer.depth + 1 if outer else 1, counter=counter)
        for item in children(element):
            counted = item.qname == _ITEM
            for child in children(item):
                if child.qname == _LIST:
                    yield from self._list(child, ground, inner)
                elif child.qname in ((TEXTNS, "p"), (TEXTNS, "h")):
                    start = attribute(item, TEXTNS, "start-value")
                    mark = counter.mark(inner.depth, start=start) if counted else ""
                    depth = inner.depth if counted else None
                    yield from self._paragraph(child, ground, mark, depth)
                    counted = False

    def _counter(self, element: Element, style: str | None) -> Counter:
        """A list's own count, or that of the last list in its style where it carries that on."""
        goes_on = attribute(element, TEXTNS, "continue-numbering") == "true" or (
            attribute(element, TEXTNS, "continue-list") is not None
        )
        if not goes_on or style not in self._last:
            self._last[style] = Counter(self._styles.list_style(style))
        return self._last[style]

    def _table(self, element: Element, ground: _Ground) -> Table:
        heads = [
            row for group in children(element) if group.qname == _HEADS for row in _rows(group)
        ]
        cells_ground = replace(ground, white=False)
        return Table(
            rows=tuple(tuple(self._cells(row, cells_ground)) for row in [*heads, *_rows(element)]),
            heads=len(heads) or None,
        )

    def _cells(self, row: Element, ground: _Ground) -> Iterator[Cell]:
        for element in children(row):
            if element.qname == _CELL:
                cell = Cell(
                    items=tuple(self._items(element, ground)),
                    columns=_count(element, "number-columns-spanned"),
                    rows=_count(element, "number-rows-spanned"),
                )
                for _ in range(min(_count(element, "number-columns-repeated"), MOST_COLUMNS)):
                    yield cell


def _rows(group: Element) -> Iterator[Element]:
    """The rows of a table, those of its header apart."""
    for child in children(group):
        if child.qname == _ROW:
            yield child
        elif child.qname in _ROW_GROUPS:
            yield from _rows(child)


def _count(cell: Element, name: str) -> int:
    return max(1, int(attribute(cell, TABLENS, name) or 1))
