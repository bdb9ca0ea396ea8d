"""Speeches on one item that share rare words are pairs; others, and other items', are not."""

from __future__ import annotations

from models.adapt.debates import Turn
from models.adapt.nearby import alike_pairs, sentence_pairs

CABLES = (
    "Fjernvarmerørene langs kanalen lækker hver vinter, og vandværket betaler for udgravningen."
    " Derfor bør lækagerne tætnes, før asfalten lægges ud mod havnefronten til næste sommer i byen."
)
CABLES_AGAIN = (
    "Når fjernvarmerørene lækker, er det udgravningen ved kanalen, der koster vandværket mest."
    " Asfalten på havnefronten holder kun, hvis lækagerne bliver fundet og lukket i tide her."
)
CHOIRS = (
    "Pigekoret øver på biblioteket om torsdagen, og korlederen savner klaver og nodestativer dér."
    " Musikskolens flygel står ubrugt, siden aulaen blev spærret af for to år siden."
)
FILLER = [
    f"Indlæg nummer {number} handler alene om emne{number}, som de fleste her i salen har læst om"
    f" i avis{number} og talt om med naboerne om aftenen, men ikke har nogen mening om endnu."
    for number in range(80)
]
"""They make the words of the others rare."""


def turns(*texts: str, item: int = 0) -> list[Turn]:
    return [
        Turn(meeting="m1", stretch=item, chair=False, who=f"M{place}", text=text)
        for place, text in enumerate(texts)
    ]


FILLED = turns(*FILLER, item=9)


def test_two_speeches_about_the_same_are_alike() -> None:
    (pair,) = alike_pairs([*turns(CABLES, CHOIRS, CABLES_AGAIN), *FILLED])
    assert (pair.query, pair.passage) == (CABLES, CABLES_AGAIN)
    assert pair.alike


def test_speeches_on_different_items_are_no_pair() -> None:
    assert alike_pairs([*turns(CABLES), *turns(CABLES_AGAIN, item=1), *FILLED]) == []


def test_a_telling_sentence_finds_another_speech_that_it_fits() -> None:
    pairs = sentence_pairs([*turns(CABLES, CHOIRS, CABLES_AGAIN), *FILLED])
    assert {pair.passage for pair in pairs} == {CABLES, CABLES_AGAIN}
    for pair in pairs:
        assert pair.query not in pair.passage
        assert pair.query in (CABLES if pair.passage == CABLES_AGAIN else CABLES_AGAIN)
        assert not pair.alike
