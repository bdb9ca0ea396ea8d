"""Columns beside each other, and lines that only seem to cross them."""

from __future__ import annotations

import pytest

from pipeline.printed import PrintedWord
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
