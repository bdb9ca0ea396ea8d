"""The address of a search is read as the query line is."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.papers import Kind
from queries.search_address import SearchQuery


def test_kinds_and_days_are_read_as_in_the_query_line() -> None:
    asked = SearchQuery.of({"q": "ord", "kind": "Referat", "from": "2024-02", "to": "29.2.2024"})
    assert asked.filters(closed=False) == Filters(
        kind=Kind.REFERAT, first=date(2024, 2, 1), last=date(2024, 2, 29)
    )


def test_what_is_no_day_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="Remove the condition"):
        SearchQuery.of({"q": "ord", "from": "snart"}).filters(closed=False)


def test_a_year_and_a_day_narrow_each_other() -> None:
    asked = SearchQuery.of({"q": "ord", "year": "2023-2024", "from": "2024-06", "to": "2025"})
    filters = asked.filters(closed=False)
    assert (filters.first, filters.last) == (date(2024, 6, 1), date(2024, 12, 31))


def test_a_year_has_four_digits() -> None:
    with pytest.raises(UsageError, match="Remove the condition"):
        SearchQuery.of({"q": "ord", "year": "24"}).filters(closed=False)
