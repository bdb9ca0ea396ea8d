"""Names that rules find, one by one and on papers of our own."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.danish import compare
from bench.treebanks import read_council
from corpus.findings import MentionKind
from models.danish.names.rules import find_names
from models.danish.names.tables import parties

COUNCIL = Path(__file__).parents[1] / "gold" / "danish" / "council.txt"


def names(text: str) -> list[tuple[str, str, str]]:
    return [(name.kind.value, name.span.of(text), name.name) for name in find_names(text)]


@pytest.mark.parametrize(
    "text, kind, printed, name",
    [
        ("fra Socialistisk Folkepartis gruppe", "party", "Socialistisk Folkepartis", "F"),
        ("som SF ønsker", "party", "SF", "F"),
        ("møde i Borgerrepræsentationens sal", "body", "Borgerrepræsentationens",
         "Borgerrepræsentationen"),
        ("behandles i BR.", "body", "BR", "Borgerrepræsentationen"),
        ("Klima-, Miljø- og Teknikudvalgets møde", "body", "Klima-, Miljø- og Teknikudvalgets",
         "Klima-, Miljø- og Teknikudvalget"),
        ("Indre Havn Lokaludvalg svarer", "body", "Indre Havn Lokaludvalg",
         "Indre Havn Lokaludvalg"),
        ("Plan- og Byggeforvaltningen oplyser", "department", "Plan- og Byggeforvaltningen",
         "Plan- og Byggeforvaltningen"),
        ("Eksempelkøbing Kommunes aftale", "organisation", "Eksempelkøbing Kommunes",
         "Eksempelkøbing Kommune"),
        ("aftalen med Fiktiv Data A/S udløber", "organisation", "Fiktiv Data A/S",
         "Fiktiv Data A/S"),
        ("licenser til M365", "product", "M365", "Microsoft 365"),
        ("efter offentlighedslovens § 33, nr. 3", "law", "offentlighedslovens § 33, nr. 3",
         "offentlighedsloven § 33, nr. 3"),
        ("efter § 12, stk. 5, i", "law", "§ 12, stk. 5", "§ 12, stk. 5"),
        ("lov om social service § 112", "law", "lov om social service § 112",
         "serviceloven § 112"),
        ("jf. lov nr. 606 af 12. juni 2013", "law", "lov nr. 606 af 12. juni 2013",
         "lov nr. 606 af 12. juni 2013"),
    ],
)  # fmt: skip
def test_one_name(text: str, kind: str, printed: str, name: str) -> None:
    assert names(text) == [(kind, printed, name)]


@pytest.mark.parametrize(
    "text, number",
    [
        ("eDoc-nr. 2019-0302914", "2019-0302914"),
        ("Sagsnr. 2024-0123456-7", "2024-0123456-7"),
        ("sag 25/26257 af", "25/26257"),
        ("J.nr. ØU 397/2005", "ØU 397/2005"),
        ("jf. BR 369/04.", "BR 369/04"),
        ("MFU 53/2000", "MFU 53/2000"),
        ("M 1692-1/00", "M 1692-1/00"),
        ("SAG-2024-12345", "SAG-2024-12345"),
        ("Dokumentnr.: 1234567", "1234567"),
        ("00.01.00-A00-1-24", "00.01.00-A00-1-24"),
    ],
)
def test_case_numbers(text: str, number: str) -> None:
    assert [(kind, name) for kind, _, name in names(text)] == [("case number", number)]


@pytest.mark.parametrize(
    "text",
    [
        "budget 2024/25 og 2023-2024",
        "i 12/2024 og d. 3/4",
        "vi er venstre for midten og har et alternativet",
        "Udvalget og forvaltningen er enige om loven.",
        "et team har teams og windows",
        "(a) den første (b) den anden",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text) == []


def test_councillors_stand_with_their_party() -> None:
    text = "Borgmester Ida B. Vestergren (Ø) og Jens-Kristian Holm (løsgænger) er uenige."
    assert names(text) == [
        ("person", "Ida B. Vestergren", "Ida B. Vestergren"),
        ("party", "Ø", "Ø"),
        ("person", "Jens-Kristian Holm", "Jens-Kristian Holm"),
        ("party", "løsgænger", "løsgænger"),
    ]


def test_lists_of_votes() -> None:
    found = names(
        "For stemte: A, B, F og Ø. Imod stemte: C, I og O. Ida Fiktiv (V) var fraværende."
    )
    assert "".join(name for kind, _, name in found if kind == "party") == "ABFØCIOV"


@pytest.mark.parametrize("letter", sorted({party.letter for party in parties()}))
def test_a_letter_has_one_holder_at_a_time(letter: str) -> None:
    holders = [party for party in parties() if party.letter == letter]
    holders.sort(key=lambda party: party.first or 0)
    for before, after in pairwise(holders):
        assert before.last is not None and after.first is not None
        assert before.last < after.first


def test_council_papers() -> None:
    council = read_council(COUNCIL)
    found = {(name.span, name.kind, name.name) for name in find_names(council.running.text)}
    scores = compare("names by rule", found, council.names)
    assert min(scores.precision, scores.recall) >= 0.97
    assert {kind for _, kind, _ in council.names} == set(MentionKind) - {MentionKind.PLACE}


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="AÅFø (),.§-/0123 \nBRgmsk", max_size=60))
def test_names_never_overlap(text: str) -> None:
    found = find_names(text)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    assert all(name.span.of(text).strip() and name.name for name in found)


def test_rules_need_no_spacy() -> None:
    code = (
        "import sys; from models.danish.names.rules import find_names;"
        "find_names('SF i BR'); assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
