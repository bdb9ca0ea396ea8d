"""A plot of costs over the years, as SVG made by hand: no script and nothing to load."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import escape

from models.danish.quantities.money import format_kroner
from queries.overview_rows import CostRow

_WIDTH, _HEIGHT = 720, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 96, 16, 16, 36
_YEAR_WIDTH = 60
"""What the number of a year takes; narrow windows show it in larger type."""


def plot_costs(rows: Sequence[CostRow]) -> str:
    """An SVG of each dated sum by year on a logarithmic scale; empty without two of them."""
    dated = [(row.year_from, row) for row in rows if row.year_from is not None and row.kroner > 0]
    if len(dated) < 2:
        return ""
    years = sorted({year for year, _ in dated})
    low = math.floor(math.log10(min(row.kroner for _, row in dated)))
    high = math.ceil(math.log10(max(row.kroner for _, row in dated)))
    scale = _Scale(years=years, low=low, high=max(high, low + 1))
    parts = [
        *(_level(scale, power) for power in range(scale.low, scale.high + 1)),
        *(_year(scale, year) for year in scale.labelled()),
        *(_point(scale, year, row) for year, row in dated),
    ]
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" lang="da" '
        f'aria-label="Beløb efter år, logaritmisk skala">{"".join(parts)}</svg>'
    )


class _Scale:
    """From years and powers of ten of kroner to points of the drawing."""

    def __init__(self, *, years: Sequence[int], low: int, high: int) -> None:
        self.years, self.low, self.high = years, low, high

    def x(self, year: int) -> float:
        """Years stand at their distance; a single one in the middle."""
        inner = _WIDTH - _LEFT - _RIGHT - 40
        first, last = self.years[0], self.years[-1]
        share = (year - first) / (last - first) if last > first else 0.5
        return _LEFT + 20 + inner * share

    def labelled(self) -> list[int]:
        """The years whose number has room beside the one before."""
        shown: list[int] = []
        for year in self.years:
            if not shown or self.x(year) - self.x(shown[-1]) >= _YEAR_WIDTH:
                shown.append(year)
        return shown

    def y(self, power: float) -> float:
        """The height of ten to the `power` kroner."""
        inner = _HEIGHT - _TOP - _BOTTOM
        return _TOP + inner * (self.high - power) / (self.high - self.low)


def _level(scale: _Scale, power: int) -> str:
    y = scale.y(power)
    label = escape(format_kroner(Decimal(10) ** power))
    return (
        f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d5dce4"/>'
        f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    )


def _year(scale: _Scale, year: int) -> str:
    return f'<text x="{scale.x(year):.1f}" y="{_HEIGHT - 12}" text-anchor="middle">{year}</text>'


def _point(scale: _Scale, year: int, row: CostRow) -> str:
    y = scale.y(math.log10(row.kroner))
    told = escape(f"{row.amount}, {year}: {row.pays_for or row.citation.title}")
    return (
        f'<circle cx="{scale.x(year):.1f}" cy="{y:.1f}" r="5" fill="#0b4f8a" fill-opacity="0.75">'
        f"<title>{told}</title></circle>"
    )
