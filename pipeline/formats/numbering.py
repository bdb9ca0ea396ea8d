"""How automatic numbers are written: the formats that Word and OpenDocument share."""

from __future__ import annotations

from collections.abc import Callable

BULLET = "•"
"""What is shown for every bullet: which sign a font draws for it cannot be told from the file."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 3999


def decimal(number: int) -> str:
    """``12``."""
    return str(number)


def letters(number: int) -> str:
    """``a`` to ``z``, then ``aa``, ``bb`` and on, as word processors count."""
    if not 1 <= number <= _MOST:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def roman(number: int) -> str:
    """``iv``."""
    if not 1 <= number <= _MOST:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def upper(write: Callable[[int], str]) -> Callable[[int], str]:
    """The same in capitals."""
    return lambda number: write(number).upper()
