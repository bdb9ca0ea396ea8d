"""Dates and periods: printed Danish in, first and last day out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.danish.quantities.calendar import MONTHS
from models.danish.quantities.dates import find_dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("27. marts 2025", "2025-03-27", "2025-03-27"),
        ("d. 3. april 2025", "2025-04-03", "2025-04-03"),
        ("den 27.03.2025, kl. 17:30", "2025-03-27", "2025-03-27"),
        ("03/04-2025", "2025-04-03", "2025-04-03"),
        ("3/4-25", "2025-04-03", "2025-04-03"),
        ("2025-03-27", "2025-03-27", "2025-03-27"),
        ("3.-5. april 2025", "2025-04-03", "2025-04-05"),
        ("marts 2025", "2025-03-01", "2025-03-31"),
        ("januar-marts 2025", "2025-01-01", "2025-03-31"),
        ("1. kvartal 2026", "2026-01-01", "2026-03-31"),
        ("fjerde kvartal af 2025", "2025-10-01", "2025-12-31"),
        ("andet halvår 2025", "2025-07-01", "2025-12-31"),
        ("foråret 2026", "2026-03-01", "2026-05-31"),
        ("i løbet af 2025", "2025-01-01", "2025-12-31"),
        ("inden udgangen af 2025", "2025-01-01", "2025-12-31"),
        ("ved udgangen af 2025", "2025-12-31", "2025-12-31"),
        ("medio 2025", "2025-05-01", "2025-08-31"),
        ("primo marts 2025", "2025-03-01", "2025-03-10"),
        ("ultimo 2025", "2025-09-01", "2025-12-31"),
        ("2025-2028", "2025-01-01", "2028-12-31"),
        ("2026 og frem", "2026-01-01", "9999-12-31"),
        ("d. 27. februar", "2024-02-27", "2024-02-27"),
    ],
)
def test_dates_as_printed(text: str, first: str, last: str) -> None:
    (mention,) = find_dates(f"Sagen ({text}) er kendt.", year=2024)
    assert (mention.first, mention.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert text.startswith(mention.verbatim)


def test_the_words_that_bound_a_time_belong_to_it() -> None:
    (mention,) = find_dates("Svaret ventes senest ved udgangen af juni 2025.")
    assert mention.verbatim == "senest ved udgangen af juni 2025"


def test_a_day_without_a_year_needs_one_from_the_caller_or_its_neighbour() -> None:
    assert find_dates("Mødet d. 27. marts.") == ()
    first, second = find_dates("27. marts og 3. april 2025")
    assert (first.first, second.first) == (date(2025, 3, 27), date(2025, 4, 3))


def test_days_that_do_not_exist_and_case_numbers_are_no_dates() -> None:
    assert find_dates("31.02.2025 og sag 2025-0092063") == ()


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_printed_day_is_read_back(day: date) -> None:
    name = list(MONTHS)[day.month - 1]
    for printed in (
        f"{day.day}. {name} {day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}/{day.month}-{day.year}",
        day.isoformat(),
    ):
        (mention,) = find_dates(f"Mødt den {printed}.")
        assert (mention.first, mention.last) == (day, day)


@pytest.mark.parametrize(
    ("text", "verbatim"),
    [
        ("Årgang 9 december 2002", "december 2002"),
        ("Blad nr. 12 marts 2024", "marts 2024"),
        ("nr. 7, 12 marts 2024", "12 marts 2024"),
        ("nr. 12. marts 2024", "12. marts 2024"),
    ],
)
def test_a_number_counted_by_the_word_before_it_is_no_day(text: str, verbatim: str) -> None:
    assert [mention.verbatim for mention in find_dates(text)] == [verbatim]
