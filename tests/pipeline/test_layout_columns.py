"""Columns beside each other, and lines that only seem to cross them."""

from __future__ import annotations

import pytest

from corpus.spans import Box
from pipeline.printed import PrintedTable, PrintedWord
from tests.support.setting import line, lines, pages, read

LEFT = [
    "Kommunen samler tal for vand,",
    "varme og strøm på skoler og",
    "plejehjem hver måned, så de",
]
RIGHT = ["år for år kan sammenlignes", "med dem fra andre kommuner", "af omtrent samme størrelse."]


def _justified(x: float, top: float, words: str, space: float) -> list[PrintedWord]:
    """The words of one line, parted by equal spaces."""
    printed = []
    for word in words.split():
        printed.extend(line(x, top, word))
        x = printed[-1].box.x1 + space
    return printed


def test_a_line_of_few_words_with_wide_spaces_is_one_line_of_its_column() -> None:
    wide = _justified(60, 137.5, "tilstandsvurderingerne bygger på", 8)
    left = lines(60, 100, LEFT) + wide + lines(60, 150, ["og bliver ved", "med det."])
    middle = lines(260, 100, [*RIGHT, "Her er flere ord til dem."])
    sentence = " ".join([*LEFT, "tilstandsvurderingerne bygger på og bliver ved med det."])
    assert read(pages(left + middle))[0] == f"paragraph | {sentence}"


def test_lines_on_one_side_of_a_gutter_go_with_the_line_across_it() -> None:
    lead = ["Efter fem år på posten gik", "lederen for byens vand og", "varme i går af, og det er"]
    askew = lines(190, 100, lead) + line(110, 137.5, "på grund af manglende midler.")
    body = lines(40, 200, ["Herunder står to", "spalter med hver", "sin korte tekst."])
    beside = lines(190, 200, ["De er skrevet af to", "som ved noget om", "byens vandrør."])
    blocks = read(pages(askew + body + beside))
    assert blocks[0] == f"paragraph | {' '.join(lead)} på grund af manglende midler."


def test_small_lines_beside_a_large_one_are_lines_of_their_own() -> None:
    large = line(60, 100, "Skolernes vand", size=40)
    small = lines(400, 96, ["En undersøgelse af", "syv skoler i byen", "i foråret 2024"])
    assert "heading | Skolernes vand" in read(pages(large + small))


@pytest.mark.parametrize("number", ["7", "iv", "*"])
def test_a_number_set_high_beside_a_note_opens_it(number: str) -> None:
    body = lines(60, 100, ["Kommunen har gennem flere år samlet tal for vand og varme."] * 6)
    note = line(60, 700, number, size=6)
    note += line(note[0].box.x1 + 1, 704, "Se budgettet for 2024.", size=8)
    assert read(pages(body + note))[-1] == f"footnote | {number} Se budgettet for 2024."


def test_questions_beside_their_answers_are_read_with_them() -> None:
    asked = ["Hvem har undersøgt vandet?", "Hvad koster det?", "Hvornår er det færdigt?"]
    words = [
        word
        for place, (question, answer) in enumerate(zip(asked, (LEFT, RIGHT, LEFT), strict=True))
        for word in line(60, 100 + 70 * place, question) + lines(260, 100 + 70 * place, answer)
    ]
    assert [block.split(" | ")[1] for block in read(pages(words))] == [
        asked[0], " ".join(LEFT), asked[1], " ".join(RIGHT), asked[2], " ".join(LEFT),
    ]  # fmt: skip


def test_labels_with_colons_that_follow_closely_stand_each_with_its_text() -> None:
    votes = lines(60, 100, ["For:", "Imod:", "Undlod:"], bold=True)
    names = lines(
        160, 100, ["Karen Birk, Ole Lund og Ida Vest", "Per Bang og Sus Krag", "Ingen af dem"]
    )
    text = lines(60, 170, ["Dermed er forslaget vedtaget af byens råd og sendt i høring."] * 3)
    assert read(pages(votes + names + text))[:3] == [
        "paragraph | For: Karen Birk, Ole Lund og Ida Vest",
        "paragraph | Imod: Per Bang og Sus Krag",
        "paragraph | Undlod: Ingen af dem",
    ]


def test_a_speaker_s_name_leads_the_paragraph_beside_it() -> None:
    speakers = line(60, 100, "Ole Lund (A):", bold=True) + line(60, 150, "Ida Vest:", bold=True)
    said = lines(
        180, 100, ["Vi har ventet længe på en sti", "langs med åen, og nu er der", "penge til den."]
    )
    said += lines(
        180,
        150,
        [
            "Stien skal have lys hele vejen",
            "fra skolen til stationen, så den",
            "kan bruges om vinteren.",
        ],
    )
    assert read(pages(speakers + said)) == [
        "paragraph | Ole Lund (A): Vi har ventet længe på en sti langs med åen, og nu er der "
        "penge til den.",
        "paragraph | Ida Vest: Stien skal have lys hele vejen fra skolen til stationen, så den kan "
        "bruges om vinteren.",
    ]


def test_the_short_last_line_of_a_letter_stays_with_it_above_addresses_in_columns() -> None:
    text = lines(
        60,
        100,
        [
            "Kommunen har i brev af tredje april bedt om svar på to spørgsmål, og",
            "svaret gives her.",
        ],
    )
    left = lines(60, 300, ["Teknik og byens miljø", "Rådhuset ved torvet", "Indgang fra parken"])
    right = lines(250, 300, ["Åbent hver formiddag", "undtagen om fredagen", "og i alle ferierne"])
    assert read(pages(text + left + right))[0].endswith("to spørgsmål, og svaret gives her.")


def test_the_name_of_a_table_across_two_columns_stands_over_it() -> None:
    cells = tuple(
        (
            Box(page=1, x0=40, top=top, x1=200, bottom=top + 14),
            Box(page=1, x0=200, top=top, x1=400, bottom=top + 14),
        )
        for top in (190, 204)
    )
    table = PrintedTable(
        box=Box(page=1, x0=40, top=190, x1=400, bottom=218), rows=cells, ruled=True
    )
    held = (
        line(42, 192, "Område")
        + line(210, 192, "Antal")
        + line(42, 206, "Skoler")
        + line(210, 206, "9")
    )
    text = lines(40, 100, [*LEFT, "holder de øje med dem."]) + lines(240, 100, RIGHT)
    name = line(40, 175, "Tabel 1. Bygninger")
    blocks = read(pages(text + name + held, tables=[table]))
    assert [block.split(" | ")[0] for block in blocks] == [
        "paragraph",
        "paragraph",
        "caption",
        "table row",
        "table row",
    ]


def test_signatures_beside_each_other_are_read_one_by_one() -> None:
    text = lines(
        60, 100, ["Aftalen gælder fra januar og kan siges op med et halvt års varsel."] * 3
    )
    first = lines(60, 200, ["Karen Birk", "Borgmester"])
    second = lines(300, 200, ["Ole Lund", "Formand"])
    assert read(pages(text + first + second))[-4:] == [
        "paragraph | Karen Birk",
        "paragraph | Borgmester",
        "paragraph | Ole Lund",
        "paragraph | Formand",
    ]


def test_lists_below_bold_names_are_read_one_after_the_other() -> None:
    text = lines(60, 60, ["Mødet blev holdt i salen ved torvet og varede i to timer."] * 2)
    present = line(60, 100, "Til stede", bold=True) + lines(
        60, 112, ["Karen Birk", "Ole Lund", "Ida Vest"]
    )
    absent = line(300, 100, "Fraværende", bold=True) + lines(300, 112, ["Per Bang"])
    blocks = read(pages(text + present + absent))
    assert [block.split(" | ")[1] for block in blocks[1:]] == [
        "Til stede",
        "Karen Birk",
        "Ole Lund",
        "Ida Vest",
        "Fraværende",
        "Per Bang",
    ]


def test_the_number_of_a_bold_heading_in_a_column_of_its_own_opens_it() -> None:
    numbers = line(60, 100, "1", bold=True) + line(60, 200, "2", bold=True)
    titles = line(100, 100, "Indledning", bold=True) + line(100, 200, "Økonomi", bold=True)
    text = lines(100, 120, LEFT) + lines(100, 220, LEFT)
    blocks = read(pages(numbers + titles + text))
    assert [block for block in blocks if block.startswith("heading")] == [
        "heading | 1 Indledning",
        "heading | 2 Økonomi",
    ]


def test_all_that_stands_level_with_a_label_in_the_margin_is_read_with_it() -> None:
    titles = ["Ny sal ved åen i byen", "Salg af den gamle sal i byen", "Leje af lokaler i byen"]
    words = []
    for place, title in enumerate(titles):
        top = 60 + 60 * place
        words += line(60, top, "Punkt") + line(115, top, title) + line(265, top, "Åbent punkt")
        words += line(60, top + 30, "Ja.")
    assert "paragraph | Punkt Salg af den gamle sal i byen Åbent punkt" in read(pages(words))
