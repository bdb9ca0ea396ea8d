"""Where one block ends and the next begins among the lines of a column."""

from __future__ import annotations

from tests.support.setting import line, lines, pages, read

BODY = lines(
    60,
    100,
    [
        "Kommunen har gennem flere år samlet tal for vand og varme, som alle",
        "skoler og plejehjem indberetter hver måned, og de er nu gjort op for",
        "hele perioden under ét, så at de kan sammenlignes år for år og sted for",
        "sted, uden at vejret spiller ind.",
    ],
)


def test_each_note_is_a_block() -> None:
    notes = [
        word
        for top, number, text in ((700, "1", "Se budgettet for 2024."), (710, "2", "Som i note 1."))
        for word in line(60, top, number, size=5) + line(64, top, text, size=8)
    ]
    assert read(pages(BODY + notes))[1:] == [
        "footnote | 1 Se budgettet for 2024.",
        "footnote | 2 Som i note 1.",
    ]


def test_a_chapter_s_parts_are_items_of_their_own() -> None:
    contents = ["4.5. Rejser og møder i det forløbne år, som foreningen var med i", "4.5.1. Møder"]
    assert read(pages(lines(60, 100, [*contents, "4.5.2. Rejser"]))) == [
        f"list item | {text}" for text in (*contents, "4.5.2. Rejser")
    ]


def test_another_chapter_s_number_in_a_sentence_begins_nothing() -> None:
    item = ["1. at byrådet godkender planen, som den er beskrevet i kapitel", "4.5 og i bilaget."]
    assert read(pages(lines(60, 100, item))) == [f"list item | {' '.join(item)}"]


def test_the_lines_of_a_box_measure_each_other() -> None:
    box = [
        "Princippet om de fælles standarder er et af dem, der efter aftalen",
        "SKAL følges i nye løsninger.",
    ]
    blocks = read(pages(BODY + lines(60, 160, box, size=8)))
    assert blocks[-1] == f"paragraph | {' '.join(box)}"


def test_the_short_lines_of_a_letterhead_are_parted() -> None:
    head = lines(60, 80, ["Teknik- og Miljøforvaltningen", "Dato: 15. juni 2021"], size=8)
    assert read(pages(head + BODY))[:2] == [
        "paragraph | Teknik- og Miljøforvaltningen",
        "paragraph | Dato: 15. juni 2021",
    ]


def test_a_line_that_ends_in_a_preposition_goes_on_at_a_capital() -> None:
    label = ["Oplyses af", "Økonomiforvaltningen"]
    assert read(pages(BODY + lines(60, 200, label)))[-1] == f"paragraph | {' '.join(label)}"


def test_a_figure_opens_a_paragraph_where_a_sentence_ended() -> None:
    times = ["10.30-11.00: Pause", "11.00-13.00: Opsamling og afstemning om de tre forslag."]
    assert read(pages(lines(60, 100, times))) == [f"paragraph | {text}" for text in times]


def test_a_figure_goes_on_where_none_did() -> None:
    broken = ["Systemet følger standarden ISO/IEC", "27001 fra 2022."]
    assert read(pages(lines(60, 100, broken))) == [f"paragraph | {' '.join(broken)}"]


def test_a_chapter_s_number_makes_a_heading_of_a_line_that_stands_alone() -> None:
    heading = line(60, 180, "3.5.1 Brugerne oplever en samlet styring", italic=True)
    (after,) = read(pages(BODY + heading + lines(60, 210, ["Det kræver fælles regler."])))[1:2]
    assert after == "heading | 3.5.1 Brugerne oplever en samlet styring"


def test_a_numbered_sentence_is_no_heading() -> None:
    point = line(60, 180, "3.5 Kommunen betaler den del, der er aftalt.")
    blocks = read(pages(BODY + point + lines(60, 210, ["Det kræver fælles regler."])))
    assert blocks[1] == "list item | 3.5 Kommunen betaler den del, der er aftalt."


def test_small_figures_beside_each_other_are_no_note() -> None:
    figures = read(pages(BODY + line(60, 700, "4 14 6 21", size=7)))[-1]
    assert figures == "paragraph | 4 14 6 21"


def test_arrows_mark_items_where_several_stand_below_each_other() -> None:
    points = ["> Skolen skal have et råd", "> Alle elever skal deltage", "og have tid til det."]
    assert read(pages(BODY + lines(60, 200, points)))[1:] == [
        "list item | > Skolen skal have et råd",
        "list item | > Alle elever skal deltage og have tid til det.",
    ]


def test_a_short_last_line_with_a_note_s_number_is_of_its_sentence() -> None:
    last = line(60, 150, "årligt") + line(92, 149, "12", size=6)
    blocks = read(pages(BODY[:-6] + lines(60, 137.5, ["sted, som det er gjort"]) + last))
    assert len(blocks) == 1


def test_short_paragraphs_are_parted_where_gaps_are_as_common_as_lines() -> None:
    texts = [
        ("Ventetiden er faldet fra ni til", "fire minutter hver eneste dag."),
        ("Kommunen har i dag fyrre store", "legepladser og otte helt små."),
        ("Driften koster to millioner", "kroner om året i alle årene."),
        ("Halvdelen er fra før årtusindet,", "og de fleste er af træ og jern."),
    ]
    printed = [
        word for place, text in enumerate(texts) for word in lines(60, 100 + 33 * place, text)
    ]
    alone = [line(60, 232 + 20 * place, f"Det står i bilaget side {place}.") for place in range(3)]
    assert len(read(pages(printed + [word for words in alone for word in words]))) == 7


def test_sections_of_a_law_and_their_parts_are_parted_in_filled_lines() -> None:
    texts = [
        "§ 1. Salen lånes ud til foreninger i byen, og kommunen betaler lyset.",
        "Stk. 2. Salen er lukket i juli og i de sidste dage af året, jf. reglen i",
    ]
    texts += ["§ 4. Enhver kan klage."]
    assert read(pages(lines(60, 100, texts))) == [
        f"paragraph | {texts[0]}",
        f"paragraph | {texts[1]} {texts[2]}",
    ]
