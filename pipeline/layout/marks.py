"""The marks and numbers that begin list items and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_SIGNS = {
    **dict.fromkeys("•●◦▪■□○*»›✓➢‣⁃∙·☐☑☒✔o", "•"),
    **dict.fromkeys("–—-", "–"),
    **dict.fromkeys(">→", ">"),
}
"""Signs that mark items, each with what agrees along a list; Word's second is a letter o."""
_SYMBOLS = range(0xE000, 0xF900)
"""Private use: where Word's Symbol and Wingdings bullets end up."""

_NUMBER = re.compile(r"\(?(?P<number>\d{1,2}[a-h]?|[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})(?P<stop>[.)])$")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})\.?$")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_NEIGHBOURS = {"i": "ii", "v": "iv", "x": "ix"}
"""What shows that a letter is a Roman figure."""
_MONTHS = re.compile(
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|jan\.|feb\.|aug\.|sept?\.|okt\.|nov\.|dec\.),?",
    re.IGNORECASE,
)
"""``27. marts`` at a line's start is a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands before the body of a list item or heading."""

    number: str | None
    """Without its full stop or bracket; ``None`` for a bullet or dash."""
    sort: str
    """What agrees along a list: ``•``, ``–``, ``>``, ``1.``, ``a)``, ``i.``, ``1.1``, ``1a.``."""

    def is_of(self, other: Mark) -> bool:
        """Whether both number one chapter: ``4.5.1`` after ``4.5``, ``3.5`` after ``3.4.3``."""
        if self.number is None or other.number is None or "." not in self.number:
            return False
        return self.number.split(".")[0] == other.number.split(".")[0]


def mark_of(first: str, second: str | None) -> Mark | None:
    """The mark that the word `first` is when `second` follows it on the line, if it is one."""
    if second is None or _MONTHS.fullmatch(second):
        return None
    if len(first) == 1 and ord(first) in _SYMBOLS:
        return Mark(number=None, sort="•")
    if first in _SIGNS:
        return Mark(number=None, sort=_SIGNS[first])
    if match := _DECIMAL.match(first):
        return Mark(number=match["number"], sort="1" + ".1" * match["number"].count("."))
    if (match := _NUMBER.match(first)) and not (first[0] == "(" and match["stop"] == "."):
        return Mark(number=match["number"], sort=_sort(match["number"]) + match["stop"])
    return None


def with_romans(marks: Sequence[Mark | None]) -> list[Mark | None]:
    """The marks of a column, with single letters as the Roman figures that they are: an ``i)``
    before ``ii)``, a ``v)`` after ``iv)``."""
    return [
        _roman(mark) if mark and _is_roman(mark, marks[:place], marks[place + 1 :]) else mark
        for place, mark in enumerate(marks)
    ]


def _roman(mark: Mark) -> Mark:
    number = mark.number or ""
    return replace(mark, sort=_sort(2 * number) + mark.sort[1:])


def _is_roman(mark: Mark, above: Sequence[Mark | None], below: Sequence[Mark | None]) -> bool:
    neighbour = _ROMAN_NEIGHBOURS.get((mark.number or "").lower())
    if neighbour is None:
        return False
    own = _roman(mark)
    return any(
        other is not None and (other.number or "").lower() == neighbour and other.sort == own.sort
        for other in (below if neighbour == "ii" else above)
    )


def goes_on(mark: Mark, earlier: Sequence[Mark | None]) -> bool:
    """Whether `mark` begins a list or follows one of the `earlier` candidates of its column.

    A list may also go on from the column or page before: then no earlier mark is of its sort. One
    number may be missing, where its mark is glued to a word.
    """
    place = _place(mark)
    if place is None or place == 1:
        return True
    before = {_place(other) for other in earlier if other is not None and other.sort == mark.sort}
    if before:
        return not before.isdisjoint({place - 1, place - 2})
    return mark.sort[0] == "1" or mark.sort.endswith(")")


def _place(mark: Mark) -> int | None:
    """1 for ``1.``, ``a)`` and ``i.``; ``None`` for what does not count up."""
    number = mark.number
    if number is None or mark.sort.startswith(("1.1", "1a")):
        return None
    if number.isdigit():
        return int(number)
    if mark.sort[0] in "iI":
        return _ROMAN.index(number.lower()) + 1 if number.lower() in _ROMAN else None
    return ord(number.lower()) - ord("a") + 1


def _sort(number: str) -> str:
    if number[0].isdigit():
        return "1" if number.isdigit() else "1a"
    if len(number) > 1:
        return "i" if number.islower() else "I"
    return "a" if number.islower() else "A"
