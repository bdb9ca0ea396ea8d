"""When a later answer is due, as Danish letters say it."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.spans import Span
from pipeline.promises import find_due, find_promise

ASKED = date(2025, 11, 3)


@pytest.mark.parametrize(
    ("sentence", "due", "due_text"),
    [
        ("Svaret ventes i løbet af 2026.", date(2026, 12, 31), "i løbet af 2026"),
        (
            "Svaret ventes inden udgangen af 1. kvartal 2026.",
            date(2026, 3, 31),
            "inden udgangen af 1. kvartal 2026",
        ),
        ("Svaret ventes senest den 1. maj.", date(2026, 5, 1), "senest den 1. maj"),
        ("Svaret gives inden sommerferien 2026.", date(2026, 6, 26), "inden sommerferien 2026"),
        ("Svaret gives efter sommerferien.", None, "efter sommerferien"),
        ("Svaret gives hurtigst muligt.", None, "hurtigst muligt"),
        ("Taksterne for 2027 ventes senest den 15. juni 2026.", date(2026, 6, 15), None),
        ("Svaret af 2. april 2025 gælder stadig.", None, None),
    ],
)
def test_the_last_day_of_a_promise(sentence: str, due: date | None, due_text: str | None) -> None:
    found, printed = find_due(sentence, ASKED)

    assert found == due
    assert due_text is None or printed == due_text


@pytest.mark.parametrize(
    "sentence",
    [
        "Forvaltningen svarede den 2. april 2025.",
        "Forvaltningen vil i 2026 forelægge en ny kontrakt for udvalget.",
        "Spørgsmålene er besvaret inden for fristen.",
        "Oplysningerne registreres ikke, og spørgsmålet kan derfor ikke besvares.",
    ],
)
def test_what_is_answered_or_planned_promises_no_answer(sentence: str) -> None:
    spans = [Span(0, len(sentence))]

    assert find_promise(sentence, spans, department=None, reference=ASKED) is None


def test_the_sentence_about_the_answer_itself_is_the_promise() -> None:
    inquiry = "Økonomiforvaltningen forventer at rapportere resultaterne i løbet af 2026."
    answer = "Svaret forventes at kunne gives kort tid efter i løbet af 2026."
    text = f"{inquiry} {answer}"
    spans = [Span(0, len(inquiry)), Span(len(inquiry) + 1, len(text))]

    promise = find_promise(text, spans, department="Økonomiforvaltningen", reference=ASKED)

    assert promise is not None
    assert (promise.text, promise.by) == (answer, "Økonomiforvaltningen")
