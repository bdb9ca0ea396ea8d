from __future__ import annotations

import pytest

from models.danish.names.tables import abbreviated_bodies
from pipeline.bodies import body_heading, find_bodies, find_departments


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("mødet i Borgerrepræsentationens mødesal", ["BR"]),
        ("Teknik- og Miljøudvalget over for Økonomiudvalget", ["TMU", "ØU"]),
        ("Klima-, Miljø- og Teknikudvalget", ["KMTU"]),
        ("Byrådet og Indre By Lokaludvalg", ["Byrådet", "Indre By Lokaludvalg"]),
        ("Udvalget for Kultur, Idræt og Fritid", ["Udvalget for Kultur, Idræt og Fritid"]),
        ("udvalget drøftede sagen", []),
    ],
)
def test_bodies_are_named_by_their_abbreviation(text: str, names: list[str]) -> None:
    assert [body.name for body in find_bodies(text)] == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("BORGERREPRÆSENTATIONEN", "BR"),
        ("TEKNIK- OG MILJØUDVALGET", "TMU"),
        ("BYRÅDET", "Byrådet"),
        ("Borgerrepræsentationen vedtog budgettet", None),
    ],
)
def test_a_line_that_is_a_body_names_it(line: str, name: str | None) -> None:
    assert body_heading(line) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Økonomiforvaltningens svar", ["Økonomiforvaltningen"]),
        ("Teknik- og Miljøforvaltningen indstiller", ["Teknik- og Miljøforvaltningen"]),
        ("Forvaltningen for Børn og Unge", ["Forvaltningen for Børn og Unge"]),
        ("forvaltningen vurderer", []),
    ],
)
def test_departments_are_named_without_genitive(text: str, names: list[str]) -> None:
    assert [department.name for department in find_departments(text)] == names


@pytest.mark.parametrize(("name", "letters"), abbreviated_bodies().items())
def test_every_body_of_the_table_is_read_by_name_and_letters(name: str, letters: str) -> None:
    assert [unit.name for unit in find_bodies(f"Sagen gik fra {name} til {letters}.")] == [
        letters,
        letters,
    ]
