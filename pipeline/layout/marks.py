"""The marks and numbers that begin list items and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

BULLETS = frozenset("•●◦▪■□○–—-*»›✓➢‣⁃∙·")
"""Marks that begin a list item, with the private-use forms that Word's Symbol font leaves."""

_NUMBER = re.compile(r"(?P<number>\d{1,2}|[a-zA-Z]|[ivxIVX]{2,5})(?P<stop>[.)])$")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})\.?$")
_MONTHS = frozenset(
    "januar februar marts april maj juni juli august september oktober november december "
    "jan. feb. mar. apr. jun. jul. aug. sep. sept. okt. nov. dec.".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands before the body of a list item or heading."""

    number: str | None
    """Without its full stop or bracket; ``None`` for a bullet."""
    sort: str
    """What must agree along a list: the bullet, or ``1.``, ``a)``, ``i.``, ``1.1``."""


def mark_of(first: str, second: str | None) -> Mark | None:
    """The mark that the word `first` is when `second` follows it on the line, if it is one."""
    if second is None:
        return None
    if first in BULLETS or (len(first) == 1 and "\ue000" <= first <= "\uf8ff"):
        return Mark(number=None, sort="•" if first not in "–-—" else "–")
    if second.lower().rstrip(",") in _MONTHS:
        return None
    if match := _DECIMAL.match(first):
        return Mark(number=match["number"], sort="1" + ".1" * match["number"].count("."))
    if match := _NUMBER.match(first.removeprefix("(")):
        return Mark(number=match["number"], sort=_sort(match["number"]) + match["stop"])
    return None


def _sort(number: str) -> str:
    if number.isdigit():
        return "1"
    if len(number) > 1:
        return "i" if number.islower() else "I"
    return "a" if number.islower() else "A"
