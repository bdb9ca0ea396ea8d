"""Lines of a form: labels with their values."""

from __future__ import annotations

from itertools import count

from pipeline.printed import PrintedWord
from tests.support.setting import line, lines, pages, read

TEXT = [
    "Rådet vedtog i marts, at alle skoler skal have nye",
    "vinduer, hvor de gamle er utætte, og at arbejdet skal",
    "være færdigt inden udgangen af 2027 på alle skoler.",
]


def _form(**values: str) -> list[PrintedWord]:
    return [
        word
        for top, (label, value) in zip(count(100, 14), values.items(), strict=False)
        for word in (*line(60, top, f"{label}:", bold=True), *line(160, top, value))
    ]


def _item(top: float) -> list[PrintedWord]:
    heading = line(60, top, "Punkt 1", size=12, bold=True)
    heading += line(115, top, "Valg af sted for skolen", size=12, bold=True)
    return heading + lines(60, top + 20, TEXT)


def test_a_label_across_the_gutter_below_it_keeps_its_value() -> None:
    head = _form(Dato="18. juni 2025", Mødetidspunkter="17.00 - 20.15", Sted="Byrådssalen")
    assert read(pages(head + _item(200) + _item(300) + _item(400)))[:3] == [
        "paragraph | Dato: 18. juni 2025",
        "paragraph | Mødetidspunkter: 17.00 - 20.15",
        "paragraph | Sted: Byrådssalen",
    ]


def test_small_type_far_beside_a_heading_is_no_part_of_it() -> None:
    beside = line(480, 102, "Åbent punkt", size=8)
    blocks = read(pages(_item(100) + beside + lines(60, 200, TEXT)))
    assert blocks[0] == "heading | Punkt 1 Valg af sted for skolen"
    assert any(block.endswith("Åbent punkt") for block in blocks)


def test_bold_labels_before_one_tab_begin_lines_of_their_own() -> None:
    form = line(60, 100, "Mødedato", bold=True) + line(160, 100, "tirsdag den 18. juni 2025")
    form += line(60, 114, "Mødested", bold=True) + line(160, 114, "Byrådssalen på rådhuset")
    assert read(pages(form + lines(60, 200, TEXT)))[:2] == [
        "paragraph | Mødedato tirsdag den 18. juni 2025",
        "paragraph | Mødested Byrådssalen på rådhuset",
    ]
