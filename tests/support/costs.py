"""Rows of an overview of costs, made by hand."""

from __future__ import annotations

from decimal import Decimal

from drafts import citation

from queries.overview_rows import CostRow


def cost(year: int, kroner: int = 1_000_000) -> CostRow:
    return CostRow(
        amount="1 mio. kr.",
        kroner=Decimal(kroner),
        kroner_high=None,
        year_from=year,
        year_to=None,
        pays_for=None,
        change=None,
        yearly=None,
        conflict=None,
        citation=citation(
            "Udgiften til kontorlicenser er budgetteret til 1 mio. kr. og ventes at stige."
        ),
    )
