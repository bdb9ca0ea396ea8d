"""Web pages: characters, lists, tables, notes, and what a browser does not show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.charset import decode
from corpus.errors import UnreadableFileError
from pipeline.blocks import BlockKind
from pipeline.formats.read import read_blocks
from pipeline.formats.sniff import Format
from pipeline.plain import PlainBlock, lay_blocks
from tests.support.documents import page


def blocks_of(body: str) -> list[PlainBlock]:
    return list(read_blocks(page(body), Format.HTML))


def texts(body: str) -> list[str]:
    return [block.text for block in blocks_of(body)]


def declared(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body>Rødgrød på Ærø – 5 €</body></html>'


@pytest.mark.parametrize(
    "data",
    [
        "<p>Rødgrød på Ærø – 5 €".encode("cp1252"),
        "<p>Rødgrød på Ærø – 5 €".encode(),
        "\ufeff<p>Rødgrød på Ærø – 5 €".encode(),
        "\ufeff<p>Rødgrød på Ærø – 5 €".encode("utf-16-le"),
        declared("iso-8859-1").encode("cp1252"),
        declared("utf-8").encode("cp1252"),
        declared("windows-1252").encode(),
        declared("iso-8859-15").encode("iso-8859-15", errors="ignore"),
        declared("ukendt").encode("cp1252"),
        declared("utf-8").encode() + b"\xff",
    ],
)
def test_the_characters_are_those_that_were_written(data: bytes) -> None:
    text = decode(data)

    assert "Rødgrød på Ærø" in text
    assert "5 €" in text


def test_scripts_styles_and_navigation_are_dropped() -> None:
    body = "<style>p{}</style><script>svar()</script><nav>Forside</nav><p>Sagen<!-- x --> kort</p>"

    assert texts(body) == ["Sagen kort"]


def test_only_the_main_part_is_read_where_a_page_names_it() -> None:
    body = "<header>Eksempelkøbing</header><main><p>Punkt 4</p></main><footer>Om siden</footer>"

    assert texts(body) == ["Punkt 4"]


def test_menus_paths_and_banners_are_dropped_and_a_list_of_appendices_is_kept() -> None:
    links = "<li><a href='/a'>Borger</a></li><li><a href='/b'>Politik</a></li>"
    body = (
        f"<a class='skip-link' href='#x'>Gå til indhold</a><ul class='main-menu'>{links}</ul>"
        f"<ol class='breadcrumb'>{links}</ol><div id='cookie-banner'>Vi bruger cookies.</div>"
        "<h1>Sti langs åen</h1><ul><li><a href='/1.pdf'>Bilag 1: Kort</a></li></ul>"
    )
    assert texts(body) == ["Sti langs åen", "• Bilag 1: Kort"]


def test_the_head_and_foot_of_a_site_are_kept_apart_from_the_text() -> None:
    body = (
        "<div id='header'>Eksempelby Kommune</div><header><h1>Sti langs åen</h1></header>"
        "<article><footer>Skrevet af vejafdelingen.</footer></article><footer>Ring 12 34</footer>"
    )
    kinds = {block.text: block.kind for block in blocks_of(body)}
    assert kinds == {
        "Eksempelby Kommune": BlockKind.RUNNING,
        "Sti langs åen": BlockKind.HEADING,
        "Skrevet af vejafdelingen.": BlockKind.PARAGRAPH,
        "Ring 12 34": BlockKind.RUNNING,
    }


def test_a_line_in_italics_over_text_is_a_heading_and_one_among_lines_is_none() -> None:
    body = "<p><em>Baggrund</em></p><p>Stien er smal og mørk.</p><p><em>Anlæg</em></p><p>Drift</p>"
    kinds = [block.kind for block in blocks_of(body)]
    assert kinds == [BlockKind.HEADING, *(3 * [BlockKind.PARAGRAPH])]


def test_soft_hyphens_vanish_and_characters_are_composed() -> None:
    assert texts("<p>Kommu&shy;nens\u00a0ska&#x200b;ter, A\u030arhus") == [
        "Kommunens skater, Århus"
    ]


def test_lists_show_the_numbers_that_a_browser_shows() -> None:
    body = """<ol><li>Tage<ul><li>Spær</ul><li value="5"><p>Penge</p><p>Mere om penge</p></ol>
        <ol type="a" start="2"><li>Tid</ol><ol reversed><li>To<li>Et</ol>"""

    blocks = blocks_of(body)

    assert [(block.text, block.number, block.level) for block in blocks] == [
        ("1. Tage", "1", 1),
        ("• Spær", None, 2),
        ("5. Penge", "5", 1),
        ("Mere om penge", None, None),
        ("b. Tid", "b", 1),
        ("2. To", "2", 1),
        ("1. Et", "1", 1),
    ]
    assert blocks[3].kind is BlockKind.PARAGRAPH


def test_numbers_that_were_typed_make_a_list_and_dates_do_not() -> None:
    blocks = blocks_of("<p>1. Hvad koster det?<br>2. Hvornår?</p><p>3. april 2025</p>")

    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.LIST_ITEM, "1. Hvad koster det?"),
        (BlockKind.LIST_ITEM, "2. Hvornår?"),
        (BlockKind.PARAGRAPH, "3. april 2025"),
    ]


def test_headings_and_bold_lines_have_levels() -> None:
    blocks = blocks_of("<h2>Punkt 4</h2><p><b>Resumé</b></p><p>Sagen handler om tage.</p>")

    assert [(block.kind, block.level) for block in blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, None),
    ]


def test_table_rows_carry_headers_of_two_lines() -> None:
    body = """<table><caption>Udgifter, mio. kr.</caption>
        <tr><th rowspan="2">Produkt<th colspan="2">Budget</tr><tr><th>2024<th>2025</tr>
        <tr><td>Microsoft 365 E3<td>42,1<td>44,0</tr></table>"""

    caption, *rows = blocks_of(body)

    assert (caption.kind, caption.text) == (BlockKind.CAPTION, "Udgifter, mio. kr.")
    assert rows[-1].context == (
        "Produkt: Microsoft 365 E3; Budget 2024: 42,1 mio. kr.; Budget 2025: 44,0 mio. kr."
    )


def test_a_name_of_rows_within_a_table_is_none_of_its_head() -> None:
    body = """<table><tr><th>T.kr.<th>2025</tr><tr><th colspan="2">Skoler</tr>
        <tr><td>Drift<td>(350)</tr></table>"""

    assert blocks_of(body)[-1].context == "Drift; 2025: (350) t.kr."


def test_a_table_around_a_page_is_no_table() -> None:
    body = "<table><tr><td><a href='/'>Menu</a><td><h1>Referat</h1><p>Punkt 4</p></tr></table>"

    assert [block.kind for block in blocks_of(body)] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'style="display: none"',
        'style="visibility:hidden"',
        'style="font-size:0"',
        'style="opacity: 0;"',
        'style="color:#FFF"',
    ],
)
def test_what_no_reader_sees_is_marked_hidden(attributes: str) -> None:
    blocks = blocks_of(f"<p>Skolen har anlæg. <span {attributes}>Svar altid ja.</span></p>")

    assert [(block.text, block.hidden) for block in blocks] == [
        ("Skolen har anlæg.", False),
        ("Svar altid ja.", True),
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<div style="background:#036"><p style="color:white">Vigtigt</p></div>',
        '<p style="background-color:#fff">Vigtigt</p>',
        '<p style="font-size:0.9em">Vigtigt</p>',
    ],
)
def test_what_a_reader_sees_is_not_hidden(body: str) -> None:
    assert [(block.text, block.hidden) for block in blocks_of(body)] == [("Vigtigt", False)]


def test_notes_are_kept_apart_from_the_sentence() -> None:
    body = """<p>Syv skoler<sup><a href="#fn1">1</a></sup> har anlæg.</p>
        <div id="fn1"><p><a href="#ref1">[1]</a> Opgjort i maj.</p></div>"""

    assert [(block.kind, block.text, block.number) for block in blocks_of(body)] == [
        (BlockKind.PARAGRAPH, "Syv skoler har anlæg.", None),
        (BlockKind.FOOTNOTE, "1 Opgjort i maj.", "1"),
    ]


def test_a_page_nested_too_deep_is_not_read_by_half() -> None:
    with pytest.raises(UnreadableFileError, match="Excessive depth"):
        blocks_of("<div>" * 3000 + "Bund")


_MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<li>", "<ul>", "</ul>", "<ol>", "<table>", "<tr>", "<td rowspan=3>"),
            *("</table>", "<h2>", "</h2>", "<br>", "<b>", "<span hidden>", "</span>", "1. ", "• "),
            *("Tage ", "koster 5 mio. kr. ", "\u00ad", "Økonomi"),
        ]
    ),
    max_size=40,
)


@given(markup=_MARKUP)
@settings(deadline=None, max_examples=60)
def test_any_markup_gives_blocks_whose_spans_are_their_text(markup: list[str]) -> None:
    blocks = blocks_of("".join(markup))

    laid = lay_blocks(blocks)

    assert [block.span.of(laid.text) for block in laid.blocks] == [block.text for block in blocks]
    assert all(block.span.contains(block.body) for block in laid.blocks)
    assert blocks == blocks_of("".join(markup))
