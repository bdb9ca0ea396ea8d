"""Terms meet whatever the inflection, the compound or the spelling."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import exact_terms, grams, held_stems, stems, word_stems
from models.danish.quantities.dates import find_dates
from models.danish.quantities.money import find_money


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("licens", "licensernes"),
        ("kommunen", "kommunernes"),
        ("proces", "processen"),
        ("udgifter", "udgiften"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert word_stems(one) == word_stems(other)


def test_function_words_are_left_out() -> None:
    assert word_stems("hvad er det for en udgift") == ["udgift"]


def test_a_hyphenated_word_gives_itself_and_its_parts() -> None:
    assert word_stems("it-systemer") == ["it-system", "it", "system"]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(["licenserne", "Licens", "it-systemer", "365-licens", "løst", "for", "5.1"])
        | st.text(alphabet="abdegiklnorstæøå-'3", max_size=9)
    ),
    st.lists(st.sampled_from(["licens", "it-system", "it", "system", "lic", "løs", "5.1", "e"])),
)
def test_wanted_stems_are_found_among_those_of_a_text(found: list[str], wanted: list[str]) -> None:
    text = " ".join(found)
    assert held_stems(text, wanted) == set(word_stems(text)) & set(wanted)


def test_a_compound_shares_grams_with_its_parts() -> None:
    compound = set(grams("licensudgiften"))
    assert set(grams("licens")) <= compound
    assert set(grams("udgifter")) <= compound


@pytest.mark.parametrize(
    ("one", "other", "term"),
    [
        ("538 mio. kr.", "538.000.000 kr.", "kr:538000000"),
        ("1. maj 2025", "01.05.2025", "dag:2025-05-01"),
        ("(A, B og Ø)", "parti Ø", "parti:ø"),
    ],
)
def test_one_thing_is_one_term_in_all_spellings(one: str, other: str, term: str) -> None:
    assert term in stems(one)
    assert term in stems(other)


@pytest.mark.parametrize(
    "text",
    [
        "5 kr", "12.000 kroner", "fem kroner", "DKK 400", "7 tkr.", "3 t.kr", "20,-", "20,–",
        "4 mio.kr.", "2 og 3 mia. kr.", "kr. 500", "9 T. DKK",
        "1.5.25", "01/05-2025", "1. 5. 2025", "2025-05-01", "1. maj 2025", "1.maj 2025",
        "31 DEC 2024", "den 3. sept. 2024", "ved udgangen af 2025", "pr. udløbet af 2026",
    ],
)  # fmt: skip
def test_every_sign_of_a_sum_or_a_day_is_known(text: str) -> None:
    sums = [money.kroner for money in find_money(text)]
    days = [mention.first for mention in find_dates(text) if mention.first == mention.last]
    assert sums or days
    terms = exact_terms(f"{text} i 2019")
    assert all(f"kr:{kroner:f}" in terms for kroner in sums)
    assert all(f"dag:{day.isoformat()}" in terms for day in days)


def test_case_numbers_and_numbers_are_whole() -> None:
    assert "2019-0302914" in word_stems("Sagsnr. 2019-0302914")
    assert exact_terms("sag 25/26257") == {"25/26257": "Sagsnummer 25/26257"}
    assert "1.237.500" in word_stems("i alt 1.237.500")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_terms_hold_no_blanks(text: str) -> None:
    assert all(term and not any(map(str.isspace, term)) for term in (*stems(text), *grams(text)))
