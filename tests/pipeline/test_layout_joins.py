"""What a page's end divides is put together, and nothing else is put to it."""

from __future__ import annotations

from tests.support.setting import line, lines, pages, read

BEGUN = ["Kommunen har gennem flere år samlet tal for vand og varme, som", "alle skoler og"]
REST = ["plejehjem indberetter hver måned, og de er nu gjort op for hele", "perioden under ét."]
WHOLE = f"paragraph | {' '.join(BEGUN + REST)}"


def test_a_name_set_along_a_photograph_does_not_part_a_sentence() -> None:
    first = lines(60, 100, BEGUN) + line(500, 300, "Foto: Ane Holm", turn=270)
    blocks = read(pages(first, lines(60, 100, REST)))
    assert blocks == [WHOLE, "paragraph | Foto: Ane Holm"]


def test_hidden_words_do_not_part_a_sentence() -> None:
    first = lines(60, 100, BEGUN) + line(60, 700, "skjult tekst", hidden=True)
    assert WHOLE in read(pages(first, lines(60, 100, REST)))


def test_a_bold_label_is_not_put_to_the_text_overleaf() -> None:
    first = lines(60, 100, REST) + line(60, 400, "Nyt samarbejde med skolerne", bold=True)
    blocks = read(pages(first, lines(60, 100, ["Tak for alle de svar, som kom ind,", "i år."])))
    assert blocks[-1] == "paragraph | Tak for alle de svar, som kom ind, i år."


def test_an_address_is_an_end() -> None:
    first = lines(60, 100, [*REST, "Læs mere på www.eksempel.dk"])
    blocks = read(pages(first, line(60, 100, "Afsender")))
    assert blocks[-1] == "paragraph | Afsender"


def test_a_divided_word_is_put_together_over_a_headline_and_a_box() -> None:
    begun = ["Kommunen har gennem flere år samlet tal for vand og var-"]
    first = lines(60, 100, begun) + line(60, 300, "Læs mere: www.eksempel.dk", size=9)
    second = line(60, 60, "Vand", size=16) + lines(60, 100, ["mesystemer i alle byens skoler."])
    blocks = read(pages(first, second))
    assert blocks[0] == (
        "paragraph | Kommunen har gennem flere år samlet tal for vand og varmesystemer i alle "
        "byens skoler."
    )
    assert "paragraph | Læs mere: www.eksempel.dk" in blocks


def test_a_line_cut_short_is_an_end_and_a_single_label_no_other_half() -> None:
    begun = lines(60, 100, [*REST, "Aflæsningerne er nu samlet hos", "Vandværket"])
    blocks = read(pages(begun, lines(60, 100, ["Tal fra alle byens skoler kommer til", "i maj."])))
    assert blocks[-1] == "paragraph | Tal fra alle byens skoler kommer til i maj."
    full = lines(60, 100, [*REST, "Kommunen har samlet tal for vand og varme fra byens"])
    assert read(pages(full, line(60, 100, "Dato")))[-1] == "paragraph | Dato"


def test_a_note_that_runs_over_the_page_s_end_is_one() -> None:
    text = lines(60, 100, ["Tilsynet har hjemmel i loven, som er ændret flere gange siden."] * 4)
    first = line(60, 700, "1 Hjemlen står i lovens paragraf tolv og er gentaget i de", size=8)
    second = line(60, 700, "regler, som blev udstedt for tre år siden.", size=8)
    notes = [block for block in read(pages(text + first, text + second)) if "Hjemlen" in block]
    assert notes == [
        "footnote | 1 Hjemlen står i lovens paragraf tolv og er gentaget i de regler, som blev "
        "udstedt for tre år siden."
    ]
