"""Equal texts are one hit; texts that differ in a number never are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from readings import reading

from queries.duplicates import fold
from queries.results import Candidate


def candidates(*texts: str) -> list[Candidate]:
    return [
        Candidate(passage=reading(f"{n}", [text]).passages[0], score=1 - n / 10, cosine=0.8,
                  bm25=1.0, sentence_cosines=())
        for n, text in enumerate(texts)
    ]  # fmt: skip


LONG = "Udgiften til licenser for kontorpakken var 313 mio. kr. i 2024 ifølge forvaltningens notat"


def folded(*texts: str) -> list[list[str]]:
    return [
        [group.best.passage.paper, *(other.passage.paper for other in group.others)]
        for group in fold(candidates(*texts), len(texts))
    ]


def test_the_same_text_is_one_hit_with_its_other_places() -> None:
    assert folded("Kort tekst.", "Noget andet.", "Kort  tekst") == [["p-0", "p-2"], ["p-1"]]


def test_a_changed_word_in_a_long_text_is_still_the_same() -> None:
    longer = f"{LONG}, som blev behandlet på udvalgets møde i Eksempelkøbing den følgende måned"
    assert folded(longer, longer.replace("følgende", "næste")) == [["p-0", "p-1"]]


@given(st.lists(st.sampled_from("abcdefghij"), max_size=30), st.data())
def test_texts_are_the_same_from_four_fifths_of_their_threes(
    words: list[str], data: st.DataObject
) -> None:
    place = st.integers(0, len(words))
    first, last = sorted((data.draw(place), data.draw(place)))
    other = words[:first] + data.draw(st.sampled_from([[], ["x"]])) + words[last:]
    one, two = ({tuple(text[n : n + 3]) for n in range(len(text) - 2)} for text in (words, other))
    same = words == other or (bool(one & two) and 5 * len(one & two) >= 4 * len(one | two))
    assert (len(folded(" ".join(words), " ".join(other))) == 1) == same


def test_a_changed_number_is_another_statement() -> None:
    assert folded(LONG, LONG.replace("313", "538")) == [["p-0"], ["p-1"]]
    assert folded("Det koster 1.500 kr.", "Det koster 1,500 kr.") == [["p-0"], ["p-1"]]


def test_the_first_texts_have_all_their_places() -> None:
    found = fold(candidates("Det første.", "Det andet.", "Det tredje.", "Det første."), 2)
    assert [group.best.passage.paper for group in found] == ["p-0", "p-1"]
    assert [other.passage.paper for other in found[0].others] == ["p-3"]
