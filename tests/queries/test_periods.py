"""Days, months and years are read in the spellings that people use."""

from __future__ import annotations

import pytest

from queries.periods import period, years


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("02.2024", "2024-02-01", "2024-02-29"),
        ("2024-2-9", "2024-02-09", "2024-02-09"),
        ("9.2.2024", "2024-02-09", "2024-02-09"),
        ("9. februar 2024", "2024-02-09", "2024-02-09"),
        ("9/2-2024", "2024-02-09", "2024-02-09"),
        ("09-02-2024", "2024-02-09", "2024-02-09"),
        ("9.2.24", "2024-02-09", "2024-02-09"),
        ("februar 2024", "2024-02-01", "2024-02-29"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(written: str, first: str, last: str) -> None:
    assert tuple(map(str, period(written))) == (first, last)


@pytest.mark.parametrize("written", ["", "24", "2024-00", "2024-13", "31.02.2024", "0000", "i maj"])
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        period(written)


def test_years_stand_in_their_order() -> None:
    assert tuple(map(str, years("2023-2025"))) == ("2023-01-01", "2025-12-31")
    with pytest.raises(ValueError, match="order"):
        years("2025-2023")
