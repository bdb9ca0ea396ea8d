"""Numbers that could be a person's: found in quotes and masked before anyone reads them."""

from __future__ import annotations

import re

_PERSONAL_NUMBER = re.compile(
    r"(?<![\d/-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}(?P<dash>[- ]?)\d{4}(?![\d/-])"
)
"""A day, month and year of birth and four digits: the form of a Danish CPR number."""


def mask_personal_numbers(text: str) -> str:
    """`text` with each number of the form of a CPR number as ``xxxxxx-xxxx``, of equal length."""
    return _PERSONAL_NUMBER.sub(lambda match: f"xxxxxx{match['dash']}xxxx", text)
