"""Dictionary forms, base forms of names, and the rules that look at neighbours."""

from __future__ import annotations

import pytest

from models.danish.endings import dictionary_form
from models.danish.genitive import without_genitive
from models.danish.lemmas import lemmatise
from models.danish.train.endings import learn_endings


@pytest.mark.parametrize(
    "word, lemma",
    [
        ("kommunernes", "kommune"),
        ("licensudgifterne", "licensudgift"),
        ("borgerrepræsentationens", "borgerrepræsentation"),
        ("leverandøraftalernes", "leverandøraftale"),
        ("besluttede", "beslutte"),
        ("børnehaver", "børnehave"),
        ("databehandleraftalen", "databehandleraftale"),
    ],
)
def test_dictionary_form(word: str, lemma: str) -> None:
    assert dictionary_form(word) == lemma


def test_learned_endings_repeat_their_table_and_reach_beyond_it() -> None:
    table = {"huset": "hus", "taget": "tag", "meget": "meget", "husene": "hus", "hus": "hus"}
    endings = learn_endings(table)
    assert endings["eget"] == (0, "")
    assert endings["t"] == (2, "")
    assert endings["e"] == (3, "")


@pytest.mark.parametrize(
    "sentence, lemmas",
    [
        ("Kommunernes udgifter stiger", "kommune udgift stige"),
        ("De store skoler vokser", "den stor skole vokse"),
        ("De er enige", "de være enig"),
        ("Vi kan vinde sagen", "vi kunne vinde sag"),
        ("Det kører hurtigt .", "det køre hurtigt ."),
        ("Et hurtigt svar", "en hurtig svar"),
        ("Udgiften skal betales", "udgift skulle betale"),
        ("FN-operationens pris er 12,5 mio. kr.", "FN-operation pris være 12,5 million krone"),
        ("I går svarede Ida Vestergrens advokat", "i går svare Ida Vestergren advokat"),
    ],
)
def test_words_in_their_sentence(sentence: str, lemmas: str) -> None:
    assert lemmatise(sentence.split()) == lemmas.split()


def test_a_name_keeps_its_capital_at_the_start() -> None:
    assert lemmatise(["Ida", "svarer"], names=[0]) == ["Ida", "svare"]


@pytest.mark.parametrize(
    "name, base",
    [
        ("Københavns Kommunes", "Københavns Kommune"),
        ("Socialdemokratiets", "Socialdemokratiet"),
        ("Rasmus", "Rasmus"),
        ("Mads Jensens", "Mads Jensen"),
        ("Paris", "Paris"),
        ("Aarhus", "Aarhus"),
        ("KMD's", "KMD"),
        ("SKIs", "SKI"),
        ("Teams", "Teams"),
    ],
)
def test_base_form_of_a_name(name: str, base: str) -> None:
    assert without_genitive(name) == base
