"""Where sentences end, by single traps and on papers of our own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.danish import compare
from bench.treebanks import read_council
from models.danish.sentences import split_sentences

COUNCIL = Path(__file__).parents[1] / "gold" / "danish" / "council.txt"


def sentences(text: str) -> list[str]:
    return [sentence.of(text) for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    "first, second",
    [
        ("Udgiften er 12,5 mio. kr.", "Heraf dækkes 3 mio. kr. af puljen."),
        ("Se notatet, jf. bilag nr. 4.", "Det er vedlagt."),
        ("Mødet er d. 27. marts kl. 14.30.", "Det er åbent."),
        ("Det gælder bl.a. skoler, biblioteker m.v.", "Andre er undtaget."),
        ("Aftalen er fra 2019.", "5 partier stod bag."),
        ("For stemte: A, B og Ø.", "Imod stemte: C og V."),
        ('"Vi er klar," siger hun.', '"Nu begynder vi."'),
        ("Er prisen kendt?", "Nej."),
        ("Der er flere muligheder, f.eks.", "Den ene er at vente."),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    "sentence",
    [
        "Efter offentlighedslovens § 33, nr. 3, og § 7, stk. 1, er oplysningen undtaget.",
        "H.C. Andersens Boulevard og Chr. Winthers Vej spærres fra d. 3. juni.",
        "Prof. Ulla Brandt, dr.phil., har læst udkastet.",
        '"Hvad koster det?" spurgte udvalget.',
        "Sagsnr. 2024-0123456 og dok.nr. 7 er vedlagt.",
        "For 2025 ventes 52 mio. kr. (2025-p/l).",
        "Bilag 1. Strategi for it 2025-2029",
        "Den Europæiske Union og Det Konservative Folkeparti er nævnt.",
    ],
)
def test_one_sentence(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


def test_layout_divides() -> None:
    text = "Økonomi\n\nDet foreslås,\n1. at planen godkendes, og\n2. at den følges op\n\nBilag"
    assert sentences(text) == [
        "Økonomi",
        "Det foreslås,",
        "1. at planen godkendes, og",
        "2. at den følges op",
        "Bilag",
    ]


def test_heading_set_into_the_line() -> None:
    assert sentences("Økonomiske konsekvenser Der er ingen udgifter.") == [
        "Økonomiske konsekvenser",
        "Der er ingen udgifter.",
    ]


def test_council_papers() -> None:
    running = read_council(COUNCIL).running
    assert len(running.ends) >= 300
    ends = {sentence.end for sentence in split_sentences(running.text)}
    assert compare("sentences", ends, running.ends).f1 >= 0.96


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="aÆ1.?!:;,()\"'»• \n-§kr", max_size=80))
def test_sentences_hold_every_printed_character_once(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
