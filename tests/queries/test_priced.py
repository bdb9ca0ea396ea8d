"""What the things cost that the part before named."""

from dataclasses import replace
from pathlib import Path

import pytest
from answering import library, quotes
from readings import reading

from corpus.drafts import DraftPart, State
from corpus.findings import Role
from queries.answer import answer_question
from queries.asked import read_part
from queries.priced import OF_EACH, OF_SOME, names_told

QUESTION = "Hvilke alternativer til Havkort findes der, og hvad koster de?"
NAMED = "Havnen har set på to alternativer til Havkort: Bølgen og openSea."
LIST = {
    "Bølgen 52 54": "Produkt: Bølgen; 2025: 52 kr.",
    "openSea 79": "Produkt: openSea; 2025: 79 kr.",
}


def answered(home: Path, rows: list[str]) -> DraftPart:
    """The second part of the question, by a paper that names two and a list with prices."""
    priced = reading("prisliste", rows)
    passages = [replace(it, role=Role.TABLE_ROW, context=LIST[it.text]) for it in priced.passages]
    held = (reading("kort", [NAMED]), replace(priced, passages=tuple(passages)))
    (question,) = answer_question(QUESTION, library(home, *held)).questions
    _, part = question.parts
    return part


def test_a_price_list_names_no_alternatives(tmp_path: Path) -> None:
    part = answered(tmp_path, list(LIST))

    assert (part.state, part.reason) == (State.FOUND, OF_EACH)
    assert quotes(part) == list(LIST)


def test_some_of_them_have_no_price(tmp_path: Path) -> None:
    part = answered(tmp_path, ["openSea 79"])

    assert (part.state, part.reason) == (State.UNSURE, OF_SOME)


@pytest.mark.parametrize(
    ("quote", "names"),
    [
        (NAMED, ("Bølgen", "openSea")),
        ("Kommunen bruger Google Kort i stedet for Havkort. De er nye.", ("Google Kort",)),
        ("Alternativerne er mange.", ()),
    ],
)
def test_names_of_alternatives(quote: str, names: tuple[str, ...]) -> None:
    assert names_told(read_part("Hvad koster de (alternativer)?"), [quote]) == names
