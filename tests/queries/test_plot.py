"""The plot of costs: points at their years' distance, and numbers that can be read."""

from __future__ import annotations

import re

import pytest
from costs import cost

from queries.render.plot import plot_costs


def points(svg: str) -> list[float]:
    return [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', svg)]


def years(svg: str) -> list[str]:
    return re.findall(r">(\d{4})</text>", svg)


def test_years_lie_at_their_distance() -> None:
    svg = plot_costs([cost(2000), cost(2010), cost(2020), cost(2024)])

    first, second, third, last = points(svg)
    assert second - first == pytest.approx(third - second, abs=0.2)
    assert last - third == pytest.approx((second - first) * 0.4, abs=0.2)
    assert years(svg) == ["2000", "2010", "2020", "2024"]


def test_numbers_of_years_that_lie_close_are_left_out() -> None:
    svg = plot_costs([cost(year) for year in (1990, 1991, 1994, 2024)])

    assert len(points(svg)) == 4
    assert years(svg) == ["1990", "1994", "2024"]


def test_one_year_stands_in_the_middle_and_one_sum_is_no_plot() -> None:
    (left, right) = points(plot_costs([cost(2024), cost(2024, 5)]))

    assert left == right == 400.0
    assert plot_costs([cost(2024)]) == ""
