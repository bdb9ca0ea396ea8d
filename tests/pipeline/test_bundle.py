"""Where one paper ends and the next begins, on pages written as lines."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.papers import TextSource
from corpus.spans import Box
from pipeline.blocks import Block, BlockKind, Line
from pipeline.bundle import split_bundle
from pipeline.printed import PrintedPage, PrintedWord

TEXT = ["Kommunen har drøftet sagen med de berørte parter og deres naboer i marts."] * 8


def ranges(*pages: Sequence[str], fonts: Sequence[str] = ()) -> list[tuple[int, int]]:
    """The page ranges of papers whose pages hold these lines; ``# `` marks a large heading."""
    used = [*fonts, *["Serif"] * (len(pages) - len(fonts))]
    laid = [_lines(lines, number, used[number - 1]) for number, lines in enumerate(pages, start=1)]
    printed = [_page(blocks, number) for number, blocks in enumerate(laid, start=1)]
    return [(paper.first, paper.last) for paper in split_bundle(laid, printed)]


def test_letter_agenda_and_extract_are_three_papers() -> None:
    assert ranges(
        ["# Politikersvar til Ane Holm (F) om vand", *TEXT],
        ["Bilag 2 - Bilag 1: Medlemsforslag om vand"],
        ["# BORGERREPRÆSENTATIONEN", "# DAGSORDEN", "for mødet den 27.03.2025", "# Vand"],
        ["# BORGERREPRÆSENTATIONEN", "Medlemsforslag om vand", *TEXT],
        ["# BILAG 1 - UDDRAG AF RAPPORT OM VAND"],
        ["# Uddrag af rapport om vand", *TEXT],
    ) == [(1, 2), (3, 4), (5, 6)]


def test_a_report_keeps_its_chapters_and_appendices() -> None:
    pages = [["# Kapitel", *TEXT, str(number)] for number in range(1, 6)]
    appendix = ["# Bilag 1 Metode", "6"]

    assert ranges(*pages, appendix, [*TEXT, "7"]) == [(1, 7)]


def test_an_appendix_that_follows_a_letter_is_a_paper_of_its_own() -> None:
    assert ranges(
        ["# Politikersvar til Ane Holm (F) om vand", *TEXT, "Side 1"],
        ["FORTROLIGT", "# BILAG 1 – STRATEGI FOR UDBUD", *TEXT, "Side 2"],
    ) == [(1, 1), (2, 2)]


def test_page_numbers_that_start_again_begin_a_paper() -> None:
    assert ranges([*TEXT, "1"], [*TEXT, "2"], [*TEXT, "1"]) == [(1, 2), (3, 3)]


def test_running_heads_do_not_split_minutes() -> None:
    pages = [
        ["REFERAT", "for mødet den 3. maj 2025", *TEXT],
        ["REFERAT", *TEXT],
        ["REFERAT", *TEXT],
    ]

    assert ranges(*pages) == [(1, 3)]


def test_an_insert_in_other_type_stays_where_the_first_type_comes_back() -> None:
    pages = [["# Nyt", *TEXT], ["# Grønne sider", *TEXT], ["# Mere nyt", *TEXT]]

    assert ranges(*pages, fonts=("Serif", "Sans", "Serif")) == [(1, 3)]
    assert ranges(*pages, fonts=("Serif", "Sans", "Sans")) == [(1, 1), (2, 3)]


def test_an_empty_page_begins_nothing() -> None:
    assert ranges(["# Nyt", *TEXT], [], ["Mere", *TEXT]) == [(1, 3)]
    assert ranges([]) == [(1, 1)]


def _lines(lines: Sequence[str], page: int, font: str) -> tuple[Block, ...]:
    return tuple(_block(line, page, 50.0 + 20 * at, font) for at, line in enumerate(lines))


def _block(line: str, page: int, top: float, font: str) -> Block:
    is_heading = line.startswith("# ")
    size = 16.0 if is_heading else 10.0
    box = Box(page=page, x0=50, top=top, x1=500, bottom=top + size)
    words = tuple(
        PrintedWord(
            text=word,
            box=box,
            size=size,
            bold=is_heading,
            italic=False,
            font=font,
            hidden=False,
            confidence=1.0,
        )
        for word in line.removeprefix("# ").split()
    )
    return Block(
        kind=BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH,
        lines=(Line(words=words, box=box),),
        level=1 if is_heading else None,
        number=None,
        context="",
    )


def _page(blocks: Sequence[Block], number: int) -> PrintedPage:
    return PrintedPage(
        number=number,
        width=595,
        height=842,
        words=tuple(word for block in blocks for line in block.lines for word in line.words),
        tables=(),
        source=TextSource.LAYER,
        quality=1.0,
    )
