"""Compounds and their parts."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.danish.compounds import split_compound
from models.danish.train.compounds import learn_parts


@pytest.mark.parametrize(
    "word, parts",
    [
        ("licensudgifter", "licens udgifter"),
        ("Licensudgifterne", "licens udgifterne"),
        ("driftsudgifter", "drift udgifter"),
        ("leverandøraftale", "leverandør aftale"),
        ("byggesagsbehandlingstid", "bygge sag behandling tid"),
        ("kontanthjælpsmodtager", "kontant hjælp modtager"),
        ("borgerrepræsentationens", "borger repræsentationens"),
        ("cykelstier", "cykel stier"),
        ("it-udgifter", "it udgifter"),
        ("skolemad", "skole mad"),
    ],
)
def test_compounds(word: str, parts: str) -> None:
    assert split_compound(word) == tuple(parts.split())


@pytest.mark.parametrize(
    "word",
    [
        "kommune",
        "forvaltning",
        "afdeling",
        "indstilling",
        "afhængighed",
        "leverandører",
        "2024",
        "a",
    ],
)
def test_words_of_one_part(word: str) -> None:
    assert split_compound(word) == (word,)


def test_parts_are_learned_from_words() -> None:
    words = {"skole", "plan", "by", "bog", "byplan", "skoleplan", "skolebog", "læge", "lægebog"}
    begun, ended = learn_parts(words)
    assert begun["skole", "skole"] == 2
    assert ended == {"plan": 1, "bog": 2}


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="abdefgiklmnoprstuvyæøåABS-", max_size=24))
def test_no_part_is_empty(word: str) -> None:
    assert split_compound(word)
    assert all(split_compound(word)) or not word


def test_splitting_needs_no_spacy() -> None:
    code = (
        "import sys; from models.danish.compounds import split_compound;"
        "split_compound('skolemad'); assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
