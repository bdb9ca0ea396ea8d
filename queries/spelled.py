"""What a query line writes in one way and papers in others: names of bodies, percents."""

from __future__ import annotations

import re
from functools import cache

from index.analysis import word_stems
from models.danish.names.bodies import ABBREVIATED
from models.danish.quantities.percents import PERCENT_SIGN

_PERCENT = re.compile(rf"(?P<number>\d[\d.,]*)\s?{PERCENT_SIGN}", re.IGNORECASE)
"""Its number is what the index keeps as one word, whatever its value."""


def spelled_out(text: str) -> str:
    """`text` with each body by its name and its letters, and percents in both their words."""
    text = _bodies().sub(lambda match: " ".join(_both(match[0])), text)
    return _PERCENT.sub(r"\g<number> pct. procent", text)


def bodies_named(text: str) -> dict[str, str]:
    """The index's term of the letters of each body that `text` names, with both in Danish."""
    return {
        word_stems(letters)[0]: f"{name} ({letters})"
        for name, letters in map(_both, _bodies().findall(text))
    }


def name_of_body(term: str) -> str | None:
    """The name of the body whose letters are the index's `term`."""
    return _by_letters().get(term.upper())


def percents_named(text: str) -> dict[str, str]:
    """The number of each percentage in `text`, as the index knows it, named in Danish."""
    numbers = (match["number"].rstrip(".,") for match in _PERCENT.finditer(text))
    return {number: f"Tallet {number} pct." for number in numbers}


def _both(named: str) -> tuple[str, str]:
    """The name of a body and its letters, where it is called by one of them."""
    name = _by_letters().get(named, named)
    return name, ABBREVIATED[name]


@cache
def _by_letters() -> dict[str, str]:
    return {letters: name for name, letters in ABBREVIATED.items()}


@cache
def _bodies() -> re.Pattern[str]:
    forms = sorted((*ABBREVIATED, *_by_letters()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])")
