"""HTML through lxml: what a web page says, in the order in which it is read.

Of a page that names its main part (``main``), that part alone is read. Navigation, scripts, styles,
forms' controls and whatever a browser does not show are left out or marked hidden, as far as the
elements themselves tell: style sheets are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from lxml import html as lxml_html

from corpus.charset import decode
from pipeline.blocks import BlockKind
from pipeline.formats.content import Cell, Item, Paragraph, Run, Table, paragraphs_in
from pipeline.formats.html_look import HEADINGS, Element, Look, look_within
from pipeline.formats.html_page import is_head_or_foot, leads_away
from pipeline.formats.numbering import BULLET, decimal, letters, roman, upper
from pipeline.formats.package import damaged

_LEFT_OUT = frozenset(
    {
        *("script", "style", "template", "noscript", "nav", "head", "title", "svg", "math"),
        *("iframe", "object", "embed", "audio", "video", "canvas", "map", "rp", "rt"),
        *("button", "select", "textarea", "input", "datalist", "menu", "dialog"),
    }
)
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figure", "footer", "form", "header", "hgroup", "hr", "html"),
        *("legend", "li", "main", "ol", "p", "pre", "section", "summary", "ul", "tbody", "td"),
        *("th", "tr", "thead", "tfoot"),
    }
)
_CAPTIONS = frozenset({"figcaption", "caption"})
_NOTES = frozenset({"aside", "div", "li", "p"})
_PLAIN = Paragraph(runs=())
_FORMATS = {"a": letters, "A": upper(letters), "i": roman, "I": upper(roman)}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NOTE_IDENTITY = re.compile(
    r"_?(?:fn|ftn|footnote|fodnote|note)[-_:.]?(?P<number>\d{1,3})", re.IGNORECASE
)
_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote"})
_NOTE_LINK = re.compile(r"[\[(]?(?:\d{1,3}|\*{1,3}|[↩↑^]\ufe0e?)[\])]?")
"""What a link to a note, or back from it, says."""
_MOST_ROWS = 65_534
"""As many rows as a cell may be high (HTML Standard, 4.9.11); also what 0 means: all below."""


def read_html(data: bytes) -> list[Item]:
    """The content of a web page.

    Raises `UnreadableFileError` where there is no page in `data`, and where its elements lie so
    deep that what is in them would be lost.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(decode(data).encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise damaged("web page", error) from error
    _require_whole(parser)
    reader = _Reader()
    for part in _main_parts(root):
        reader.read(part, Look())
    return reader.finish()


@dataclass(slots=True)
class _List:
    """A list being read."""

    ordered: bool
    write: str
    """The ``type`` of its numbers."""
    step: int
    next: int


class _Reader:
    """Walks through a page; what is inline gathers until a block begins or ends."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._runs: list[Run] = []
        self._frame = _PLAIN
        """What the gathered text is, apart from its runs."""
        self._lists: list[_List] = []
        self._preserved = 0
        """How many elements around keep their white space."""

    def read(self, element: Element, outer: Look) -> None:
        """Read an element and all in it."""
        name = element.tag
        if name in _LEFT_OUT or leads_away(element) or _links_to_note(element):
            return
        look = look_within(element, outer)
        if name == "br":
            self._say("\n", look, keep=True)
        elif name == "table":
            self._end_paragraph()
            self._items.extend(_table(element, look))
        elif is_head_or_foot(element):
            self._aside(element, look)
        elif frame := self._frame_of(element):
            self._framed(element, look, frame)
        elif name in ("ul", "ol"):
            self._list(element, look)
        elif name == "pre":
            self._preserved += 1
            self._block(element, look)
            self._preserved -= 1
        elif name in _BLOCKS:
            self._block(element, look)
        else:
            self.read_inside(element, look)

    def read_inside(self, element: Element, look: Look) -> None:
        """Read all in an element whose look is known."""
        self._say(element.text, look)
        for child in element:
            self.read(child, look)
            self._say(child.tail, look)

    def finish(self) -> list[Item]:
        """All that was read."""
        self._end_paragraph()
        return self._items

    def _end_paragraph(self) -> None:
        """Keep what has gathered; what follows in the same element is an ordinary paragraph."""
        if any(run.text.strip() for run in self._runs):
            self._items.append(replace(self._frame, runs=tuple(self._runs)))
            self._frame = _PLAIN
        self._runs = []

    def _block(self, element: Element, look: Look) -> None:
        self._end_paragraph()
        self.read_inside(element, look)
        self._end_paragraph()

    def _aside(self, element: Element, look: Look) -> None:
        """The head or foot of the whole site: its words are kept apart from the text."""
        reader = _Reader()
        reader.read_inside(element, look)
        self._end_paragraph()
        self._items.extend(
            Paragraph(runs=paragraph.runs, kind=BlockKind.RUNNING)
            for paragraph in paragraphs_in(reader.finish())
        )

    def _framed(self, element: Element, look: Look, frame: Paragraph) -> None:
        """A block whose first paragraph is what `frame` says."""
        self._end_paragraph()
        self._frame = frame
        self.read_inside(element, look)
        self._end_paragraph()
        self._frame = _PLAIN

    def _frame_of(self, element: Element) -> Paragraph | None:
        """What an element makes of the paragraph that it begins, where that is more than one."""
        note = _note_number(element)
        if note is not None:
            return Paragraph(runs=(), kind=BlockKind.FOOTNOTE, mark=note)
        if element.tag in HEADINGS:
            return Paragraph(runs=(), outline=int(element.tag[1]), mark=self._frame.mark)
        if element.tag in _CAPTIONS:
            return Paragraph(runs=(), kind=BlockKind.CAPTION)
        return self._item(element) if element.tag == "li" else None

    def _list(self, element: Element, look: Look) -> None:
        is_ordered = element.tag == "ol"
        is_reversed = is_ordered and element.get("reversed") is not None
        items = sum(1 for child in element if child.tag == "li")
        self._lists.append(
            _List(
                ordered=is_ordered,
                write=element.get("type", "1"),
                step=-1 if is_reversed else 1,
                next=_whole(element.get("start"), items if is_reversed else 1),
            )
        )
        self._block(element, look)
        self._lists.pop()

    def _item(self, element: Element) -> Paragraph:
        depth = max(1, len(self._lists))
        if not self._lists or not self._lists[-1].ordered:
            return Paragraph(runs=(), mark=BULLET, depth=depth)
        inside = self._lists[-1]
        number = _whole(element.get("value"), inside.next)
        inside.next = number + inside.step
        write = _FORMATS.get(inside.write, decimal)
        return Paragraph(runs=(), mark=f"{write(number)}.", depth=depth)

    def _say(self, text: str | None, look: Look, *, keep: bool = False) -> None:
        if text:
            said = text if keep or self._preserved else _SPACE.sub(" ", text)
            self._runs.append(
                Run(
                    text=said,
                    size=look.size,
                    bold=look.bold,
                    marked=look.is_marked,
                    hidden=look.hidden,
                )
            )


def _require_whole(parser: lxml_html.HTMLParser) -> None:
    """Raise where the parser gave up; a browser's mending of odd markup is no such case."""
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            raise damaged("web page", entry.message)


def _main_parts(root: Element) -> list[Element]:
    """The main part of a page where it names one, else all of it."""
    named = root.xpath("(//main | //*[@role='main'])[not(ancestor::main)]")
    body = root.find("body")
    return list(named) or [root if body is None else body]


def _table(element: Element, look: Look) -> Iterator[Item]:
    """A table, after its caption."""
    for caption in element.findall("caption"):
        reader = _Reader()
        reader.read(caption, look)
        yield from reader.finish()
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]
    cells = [tuple(_cells(row, look_within(row, look))) for row in rows]
    yield Table(
        rows=tuple(row for row in cells if row),
        heads=_heads(rows),
        is_layout=element.get("role") in ("presentation", "none"),
    )


def _cells(row: Element, look: Look) -> Iterator[Cell]:
    for element in row:
        if element.tag in ("td", "th"):
            reader = _Reader()
            reader.read_inside(element, look_within(element, look))
            yield Cell(
                items=tuple(reader.finish()),
                columns=max(1, _whole(element.get("colspan"), 1)),
                rows=_whole(element.get("rowspan"), 1) or _MOST_ROWS,
            )


def _heads(rows: list[Element]) -> int | None:
    """How many rows at the top stand in a head or hold headers alone; one cell below others names
    but the rows that follow."""
    heads = 0
    for row in rows:
        names_rows = heads and len(row.findall("th")) == 1
        if row.getparent().tag != "thead" and (names_rows or row.find("td") is not None):
            break
        heads += 1
    return heads or None


def _links_to_note(element: Element) -> bool:
    """Whether an element is the raised number that leads to a note, or the way back."""
    if element.tag == "sup" and len(element) == 1 and not (element.text or "").strip():
        return _links_to_note(element[0])
    leads_within = element.tag == "a" and (element.get("href") or "").startswith("#")
    return leads_within and bool(_NOTE_LINK.fullmatch("".join(element.itertext()).strip()))


def _note_number(element: Element) -> str | None:
    """The number of the note that an element holds; empty where it has none."""
    if element.tag not in _NOTES:
        return None
    match = _NOTE_IDENTITY.fullmatch(element.get("id") or "")
    if match:
        return match["number"]
    return "" if element.get("role") in _NOTE_ROLES else None


def _whole(value: str | None, default: int) -> int:
    match = re.match(r"\s*-?\d{1,6}", value or "")
    return int(match[0]) if match else default
