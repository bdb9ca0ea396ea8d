"""The parts of questions that are asked in points."""

from __future__ import annotations

import pytest

from models.danish.sub_questions import split_points


@pytest.mark.parametrize(
    ("stem", "points", "parts"),
    [
        (
            "Hvad er udgiften til skolebusser",
            ["i 2024, og", "i 2026?"],
            (
                "Hvad er udgiften til skolebusser i 2024?",
                "Hvad er udgiften til skolebusser i 2026?",
            ),
        ),
        (
            "Hvilke færger sejler der, og",
            ["hvad koster de?", "hvad kræver et nyt leje?"],
            ("Hvilke færger sejler der?", "Hvad koster de (færger)?", "Hvad kræver et nyt leje?"),
        ),
        (
            "Hvilke færger sejler der, og",
            ["er de billigere?"],
            ("Hvilke færger sejler der?", "Er de billigere (færger)?"),
        ),
        (
            "Hvilke udgifter har havnen?",
            ["lodser", "bugsering"],
            ("Hvilke udgifter har havnen (lodser)?", "Hvilke udgifter har havnen (bugsering)?"),
        ),
        (
            "Det bedes oplyst, hvor mange skoler der:",
            ["har lukket,", "skal lukke i 2027."],
            (
                "Det bedes oplyst, hvor mange skoler der har lukket?",
                "Det bedes oplyst, hvor mange skoler der skal lukke i 2027?",
            ),
        ),
        (
            "Jeg vil gerne have oplyst:",
            ["antallet af både", "hvornår lejen udløber"],
            (
                "Jeg vil gerne have oplyst antallet af både?",
                "Jeg vil gerne have oplyst, hvornår lejen udløber?",
            ),
        ),
        (
            "Udgiften til færger",
            ["i 2024", "i 2026"],
            ("Udgiften til færger i 2024?", "Udgiften til færger i 2026?"),
        ),
        (
            "Følgende ønskes belyst:",
            ["antallet af både,", "prisen."],
            ("Antallet af både?", "Prisen?"),
        ),
        (
            "Færgen",
            ["Hvad koster den?", "Hvem ejer den?"],
            ("Hvad koster den (Færgen)?", "Hvem ejer den (Færgen)?"),
        ),
        (
            None,
            ["Hvad er udgiften i 2024?", "Hvor meget er den steget?"],
            ("Hvad er udgiften i 2024?", "Hvor meget er den steget (udgiften)?"),
        ),
    ],
)
def test_points_are_parts_that_stand_alone(
    stem: str | None, points: list[str], parts: tuple[str, ...]
) -> None:
    assert split_points(stem, points) == parts


def test_a_remark_below_a_whole_question_is_no_part() -> None:
    remark = "Jeg tænker især på de små færger til øerne."

    assert len(split_points("Hvad koster færgerne?", [remark])) == 1
    assert len(split_points("Hvad koster færgerne?", ["lodser", remark])) == 1


def test_one_question_alone_is_split_as_any_other() -> None:
    parts = split_points(None, ["Hvad koster færgen, og hvem ejer den?"])

    assert parts == ("Hvad koster færgen?", "Hvem ejer den (færgen)?")


def test_points_may_stand_in_one_line() -> None:
    assert split_points(None, ["a) Hvad koster færgen i 2024? b) Hvad koster den i 2026?"]) == (
        "Hvad koster færgen i 2024?",
        "Hvad koster den i 2026 (færgen)?",
    )
    assert split_points(None, ["Hvilke både ejer havnen, herunder: a) lodsbåde, b) pramme?"]) == (
        "Hvilke både ejer havnen (lodsbåde)?",
        "Hvilke både ejer havnen (pramme)?",
    )


def test_a_pronoun_with_little_beside_it_leans_on_the_point_before() -> None:
    parts = split_points(None, ["Hvad er prisen på færgen?", "Hvad er den pr. passager?"])

    assert parts[1] == "Hvad er den pr. passager (prisen på færgen)?"
