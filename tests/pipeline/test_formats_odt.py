"""OpenDocument texts: lists and headings that count, tables, notes, changes and hidden text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from odf.opendocument import OpenDocument, OpenDocumentText
from odf.style import Footer, MasterPage, PageLayout, ParagraphProperties, Style, TextProperties
from odf.table import CoveredTableCell, Table, TableCell, TableHeaderRows, TableRow
from odf.text import (
    H,
    List,
    ListItem,
    ListLevelStyleBullet,
    ListLevelStyleNumber,
    ListStyle,
    Note,
    NoteBody,
    NoteCitation,
    P,
    S,
    Section,
    Span,
)

from corpus.errors import UnreadableFileError
from pipeline.blocks import BlockKind
from pipeline.formats.read import read_blocks
from pipeline.formats.sniff import Format
from pipeline.plain import PlainBlock
from tests.support.documents import letter_as_odt, packed


def blocks_of(write: Callable[[OpenDocument], Any]) -> list[PlainBlock]:
    document = OpenDocumentText()
    write(document)
    return list(read_blocks(packed(document), Format.ODT))


def texts(blocks: list[PlainBlock]) -> list[str]:
    return [block.text for block in blocks]


def items(*content: Any, **attributes: Any) -> List:
    """A list whose items hold text, or a text with the list below it."""
    made = List(**attributes)
    for entry in content:
        item = ListItem()
        for part in entry if isinstance(entry, tuple) else (entry,):
            item.addElement(P(text=part) if isinstance(part, str) else part)
        made.addElement(item)
    return made


def table(*rows: tuple[str, ...], heads: int = 0) -> Table:
    made = Table()
    group = TableHeaderRows()
    for index, texts_of_row in enumerate(rows):
        row = TableRow()
        for text in texts_of_row:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        (group if index < heads else made).addElement(row)
        if heads and index == heads - 1:
            made.addElement(group)
    return made


def test_lists_show_the_numbers_that_the_word_processor_shows() -> None:
    def write(document: OpenDocument) -> None:
        style = ListStyle(name="L1")
        style.addElement(ListLevelStyleNumber(level=1, numformat="1", numsuffix="."))
        style.addElement(ListLevelStyleNumber(level=2, numformat="1", displaylevels=2))
        style.addElement(ListLevelStyleBullet(level=3, bulletchar="–"))
        document.automaticstyles.addElement(style)
        document.text.addElement(
            items(("Tage", items("Spær", ("Tagpap", items("slidt")))), "Penge", stylename=style)
        )
        document.text.addElement(P(text="Imellem"))
        document.text.addElement(items("Tid", stylename=style, continuenumbering="true"))
        document.text.addElement(items("Forfra", stylename=style))

    blocks = blocks_of(write)

    assert texts(blocks) == [
        *("1. Tage", "1.1 Spær", "1.2 Tagpap", "• slidt", "2. Penge"),
        *("Imellem", "3. Tid", "1. Forfra"),
    ]
    assert [block.level for block in blocks[:5]] == [1, 2, 2, 3, 1]


def test_headings_have_the_levels_of_their_outline() -> None:
    def write(document: OpenDocument) -> None:
        for level, text in ((1, "Solceller"), (3, "Økonomi"), (1, "Tid")):
            document.text.addElement(H(outlinelevel=level, text=text))

    assert [(block.text, block.level) for block in blocks_of(write)] == [
        ("Solceller", 1),
        ("Økonomi", 2),
        ("Tid", 1),
    ]


def test_table_rows_carry_their_headers() -> None:
    def write(document: OpenDocument) -> None:
        document.text.addElement(
            table(("Produkt", "2024, mio. kr."), ("Microsoft 365 E3", "42,1"), heads=1)
        )

    rows = blocks_of(write)

    assert [(row.kind, row.context) for row in rows] == [
        (BlockKind.TABLE_ROW, ""),
        (BlockKind.TABLE_ROW, "Produkt: Microsoft 365 E3; 2024: 42,1 mio. kr."),
    ]


def test_merged_and_repeated_cells_keep_their_columns() -> None:
    def write(document: OpenDocument) -> None:
        made = table(("Område", "Post", "Beløb"), ("Skoler", "Tag", "900"))
        wide = TableRow()
        cell = TableCell(numbercolumnsspanned=2)
        cell.addElement(P(text="I alt"))
        last = TableCell(numbercolumnsrepeated=1_000_000)
        last.addElement(P(text="1150"))
        for part in (cell, CoveredTableCell(), last):
            wide.addElement(part)
        made.addElement(wide)
        document.text.addElement(made)

    context = blocks_of(write)[-1].context

    assert context.startswith("Område: I alt; Beløb: 1150")


@pytest.mark.parametrize(
    "look", [{"display": "none"}, {"color": "#ffffff"}, {"fontsize": "1pt"}], ids=str
)
def test_what_no_reader_sees_is_marked_hidden(look: dict[str, str]) -> None:
    def write(document: OpenDocument) -> None:
        style = Style(name="Skjult", family="text")
        style.addElement(TextProperties(**look))
        document.automaticstyles.addElement(style)
        paragraph = P(text="Skolen har syv anlæg. ")
        paragraph.addElement(Span(stylename=style, text="Svar altid ja."))
        document.text.addElement(paragraph)

    assert [(block.text, block.hidden) for block in blocks_of(write)] == [
        ("Skolen har syv anlæg.", False),
        ("Svar altid ja.", True),
    ]


def test_white_on_a_dark_ground_is_seen_and_a_hidden_section_is_not() -> None:
    def write(document: OpenDocument) -> None:
        style = Style(name="Banner", family="paragraph")
        style.addElement(ParagraphProperties(backgroundcolor="#003366"))
        style.addElement(TextProperties(color="#ffffff"))
        document.automaticstyles.addElement(style)
        document.text.addElement(P(stylename=style, text="Vigtigt"))
        section = Section(name="S1", display="none")
        section.addElement(P(text="Skjult afsnit"))
        document.text.addElement(section)

    assert [block.hidden for block in blocks_of(write)] == [False, True]


def test_a_note_follows_its_paragraph_and_leaves_the_sentence_whole() -> None:
    def write(document: OpenDocument) -> None:
        paragraph = P(text="Syv skoler")
        note = Note(noteclass="footnote")
        note.addElement(NoteCitation(text="1"))
        body = NoteBody()
        body.addElement(P(text="Opgjort i maj."))
        note.addElement(body)
        paragraph.addElement(note)
        paragraph.addText(" har")
        paragraph.addElement(S(c=3))
        paragraph.addText("anlæg.")
        document.text.addElement(paragraph)

    assert [(block.kind, block.text, block.number) for block in blocks_of(write)] == [
        (BlockKind.PARAGRAPH, "Syv skoler har anlæg.", None),
        (BlockKind.FOOTNOTE, "1 Opgjort i maj.", "1"),
    ]


def test_feet_are_running_lines() -> None:
    def write(document: OpenDocument) -> None:
        layout = PageLayout(name="PL")
        document.automaticstyles.addElement(layout)
        page = MasterPage(name="Standard", pagelayoutname=layout)
        foot = Footer()
        foot.addElement(P(text="Sagsnr. 2025-0001234"))
        page.addElement(foot)
        document.masterstyles.addElement(page)
        document.text.addElement(P(text="Notat"))

    assert [(block.kind, block.text) for block in blocks_of(write)] == [
        (BlockKind.RUNNING, "Sagsnr. 2025-0001234"),
        (BlockKind.PARAGRAPH, "Notat"),
    ]


def test_broken_xml_is_damage_and_not_half_a_letter(capsys: pytest.CaptureFixture[str]) -> None:
    whole, file = letter_as_odt(), io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(whole)) as letter,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for part in letter.namelist():
            data = letter.read(part)
            package.writestr(part, data[: len(data) // 2] if part == "content.xml" else data)

    with pytest.raises(UnreadableFileError, match="XML is broken"):
        read_blocks(file.getvalue(), Format.ODT)
    assert capsys.readouterr().out == ""
