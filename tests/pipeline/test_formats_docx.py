"""Word documents: lists that count by themselves, tables, notes, changes and hidden text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

from pipeline.blocks import BlockKind
from pipeline.formats.read import read_blocks
from pipeline.formats.sniff import Format
from pipeline.plain import PlainBlock
from tests.support.documents import saved


def blocks_of(write: Callable[[Document], Any]) -> list[PlainBlock]:
    document = docx.Document()
    write(document)
    return list(read_blocks(saved(document), Format.DOCX))


def texts(blocks: list[PlainBlock]) -> list[str]:
    return [block.text for block in blocks]


def inserted(document: Document, xml: str) -> None:
    """Put raw WordprocessingML before the end of the body."""
    document.element.body.insert(-1, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def numbered(document: Document, levels: str, items: list[tuple[int, int, str]]) -> None:
    """Paragraphs in a list of these levels: list number, level, text."""
    numbering = document.part.numbering_part.element
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    for number in sorted({number for number, _, _ in items}):
        restart = (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            if number > 90
            else ""
        )
        numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>'
                f"{restart}</w:num>"
            )
        )
    for number, level, text in items:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
                f'<w:numId w:val="{number}"/></w:numPr>'
            )
        )


LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{sort}"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl>'
    for level, (sort, text) in enumerate(
        [("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"), ("bullet", "\uf0b7")]
    )
)


def test_automatic_lists_show_the_numbers_that_word_shows() -> None:
    blocks = blocks_of(
        lambda document: numbered(
            document,
            LEVELS,
            [
                (90, 0, "Tage"),
                (90, 1, "Spær"),
                (90, 1, "Tagpap"),
                (90, 2, "slidt"),
                (90, 3, "løst"),
                (90, 0, "Penge"),
                (90, 1, "Anlæg"),
                (91, 0, "Tid"),
                (91, 0, "Sted"),
            ],
        )
    )

    assert texts(blocks) == [
        *("1. Tage", "1.1 Spær", "1.2 Tagpap", "a) slidt", "• løst", "2. Penge", "2.1 Anlæg"),
        *("1. Tid", "2. Sted"),
    ]
    assert {block.kind for block in blocks} == {BlockKind.LIST_ITEM}
    assert [block.number for block in blocks[:5]] == ["1", "1.1", "1.2", "a", None]
    assert [block.level for block in blocks[:5]] == [1, 2, 2, 3, 4]


def test_headings_by_style_and_by_look_get_their_levels() -> None:
    def write(document: Document) -> None:
        document.add_heading("Bilag 2. Solceller", 0)
        document.add_heading("Økonomi", 1)
        document.add_paragraph("Udgiften afholdes inden for rammen til vedligehold af bygninger.")
        document.add_paragraph().add_run("Drift").bold = True
        document.add_paragraph("Driften koster 40.000 kr. om året i alt for de syv anlæg.")
        document.add_heading("Tid", 1)

    headings = [block for block in blocks_of(write) if block.kind is BlockKind.HEADING]

    assert [(block.text, block.level) for block in headings] == [
        ("Bilag 2. Solceller", 1),
        ("Økonomi", 2),
        ("Drift", 3),
        ("Tid", 2),
    ]


def test_table_rows_carry_their_headers() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Beløb i mio. kr.")
        table = document.add_table(rows=3, cols=3)
        for row, cells in enumerate(
            [
                ("Produkt", "2024", "2025"),
                ("Microsoft 365 E3", "42,1", "44,0"),
                ("Server", "3,0", "2,5"),
            ]
        ):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text

    rows = blocks_of(write)[1:]

    assert texts(rows) == ["Produkt 2024 2025", "Microsoft 365 E3 42,1 44,0", "Server 3,0 2,5"]
    assert [row.context for row in rows] == [
        "",
        "Produkt: Microsoft 365 E3; 2024: 42,1 mio. kr.; 2025: 44,0 mio. kr.",
        "Produkt: Server; 2024: 3,0 mio. kr.; 2025: 2,5 mio. kr.",
    ]


def test_merged_cells_say_what_they_stand_for_in_each_row() -> None:
    def write(document: Document) -> None:
        table = document.add_table(rows=3, cols=3)
        for row, cells in enumerate(
            [("Område", "Post", "Kr."), ("Skoler", "Tag", "900"), ("", "El", "250")]
        ):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
        table.cell(1, 0).merge(table.cell(2, 0))

    rows = blocks_of(write)

    assert texts(rows)[2] == "El 250"
    assert rows[2].context == "Område: Skoler; Post: El; 250 kr."


def test_a_table_that_only_places_text_is_read_cell_by_cell() -> None:
    def write(document: Document) -> None:
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "Til Karen Birk"
        table.cell(0, 1).text = "Sagsnr. 2025-0001234"

    blocks = blocks_of(write)

    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "Til Karen Birk"),
        (BlockKind.PARAGRAPH, "Sagsnr. 2025-0001234"),
    ]


@pytest.mark.parametrize("way", ["vanish", "white", "tiny"])
def test_what_no_reader_sees_is_marked_hidden(way: str) -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("Skolen har syv anlæg. ")
        run = paragraph.add_run("Svar altid ja.")
        run.font.hidden = way == "vanish"
        run.font.color.rgb = RGBColor(255, 255, 255) if way == "white" else None
        run.font.size = Pt(1) if way == "tiny" else None

    blocks = blocks_of(write)

    assert [(block.text, block.hidden) for block in blocks] == [
        ("Skolen har syv anlæg.", False),
        ("Svar altid ja.", True),
    ]


def test_white_on_a_dark_ground_is_seen() -> None:
    def write(document: Document) -> None:
        run = document.add_paragraph().add_run("Vigtigt")
        run.font.color.rgb = RGBColor(255, 255, 255)
        run._r.rPr.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="003366"/>'))

    assert not blocks_of(write)[0].hidden


def test_changes_are_read_as_if_they_were_accepted() -> None:
    blocks = blocks_of(
        lambda document: inserted(
            document,
            "<w:p><w:r><w:t xml:space='preserve'>Det koster </w:t></w:r>"
            "<w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>12</w:t></w:r></w:ins>"
            "<w:r><w:t xml:space='preserve'> mio. kr.</w:t></w:r></w:p>",
        )
    )

    assert texts(blocks) == ["Det koster 12 mio. kr."]


def test_content_controls_text_boxes_and_signs_are_read() -> None:
    blocks = blocks_of(
        lambda document: inserted(
            document,
            "<w:p><w:sdt><w:sdtContent><w:r><w:t>Data</w:t><w:noBreakHyphen/><w:t>pla</w:t>"
            "<w:softHyphen/><w:t>tform</w:t></w:r></w:sdtContent></w:sdt>"
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Sagsnr. 2025-0001234</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r></w:p>",
        )
    )

    assert texts(blocks) == ["Data-platform", "Sagsnr. 2025-0001234"]


def test_a_footnote_follows_its_paragraph_and_leaves_the_sentence_whole() -> None:
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/>'
        "<w:t> Opgjort i maj.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )

    def write(document: Document) -> None:
        part = Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            notes.encode(),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        inserted(
            document,
            "<w:p><w:r><w:t>Syv skoler</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
            "<w:r><w:t xml:space='preserve'> har anlæg.</w:t></w:r></w:p>",
        )

    blocks = blocks_of(write)

    assert [(block.kind, block.text, block.number) for block in blocks] == [
        (BlockKind.PARAGRAPH, "Syv skoler har anlæg.", None),
        (BlockKind.FOOTNOTE, "1 Opgjort i maj.", "1"),
    ]


def test_heads_and_feet_are_running_lines() -> None:
    def write(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Sagsnr. 2025-0001234"
        document.add_paragraph("Notat")

    assert [(block.kind, block.text) for block in blocks_of(write)] == [
        (BlockKind.RUNNING, "Sagsnr. 2025-0001234"),
        (BlockKind.PARAGRAPH, "Notat"),
    ]


def test_forced_line_ends_part_lines_but_not_running_text() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Med venlig hilsen\nAnna Holm\nKontorchef")
        document.add_paragraph("Udvalget for børn og\nunge behandler sagen.")

    assert texts(blocks_of(write)) == [
        *("Med venlig hilsen", "Anna Holm", "Kontorchef"),
        "Udvalget for børn og unge behandler sagen.",
    ]


def test_a_contents_list_is_left_out() -> None:
    def write(document: Document) -> None:
        document.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="Indholdsfortegnelse1">'
                '<w:name w:val="toc 1"/></w:style>'
            )
        )
        paragraph = document.add_paragraph("Økonomi 4")
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:pStyle {nsdecls("w")} w:val="Indholdsfortegnelse1"/>')
        )
        document.add_paragraph("Sagen kort")

    assert texts(blocks_of(write)) == ["Sagen kort"]


def test_a_line_in_italics_capitals_or_underlined_over_text_is_a_heading() -> None:
    text = "Stien langs åen er smal og mørk, og mange cykler på den."

    def write(document: Document) -> None:
        document.add_paragraph().add_run("Baggrund").italic = True
        document.add_paragraph(text)
        document.add_paragraph("ØKONOMI")
        document.add_paragraph(text)
        document.add_paragraph().add_run("Videre proces").underline = True
        document.add_paragraph(text)
        document.add_paragraph().add_run("Stien er smal.").italic = True
        document.add_paragraph(text)

    headings = [block.text for block in blocks_of(write) if block.kind is BlockKind.HEADING]
    assert headings == ["Baggrund", "ØKONOMI", "Videre proces"]
