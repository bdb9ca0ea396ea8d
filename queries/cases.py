"""Case numbers in a query line: what belongs to the case or names it comes before all else."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from index.analysis import is_case_number
from index.generations import Generation
from index.nearest import Scores
from index.retrieval import Pool
from index.words import Field
from queries.visible import Mask


def with_cases_first(
    generation: Generation, pool: Pool, fused: Scores, mask: Mask, exact: Collection[str]
) -> Scores:
    """The `fused` scores of `pool`, those of rows with a case number among `exact` above the rest.

    A number stands for one case, which no nearness in meaning stands in for.
    """
    cases = dict.fromkeys(filter(is_case_number, exact), 1.0)
    if not cases:
        return fused
    rows, scores = generation.words.score(
        {Field.STEMS: cases, Field.CONTEXT: cases},
        allowed=mask,
        k=len(pool.rows),
        beside=pool.rows,
    )
    of_case = np.isin(pool.rows, rows[scores > 0])
    return np.where(of_case, fused + np.ptp(fused), fused)
