"""The base form of a name: in Danish a name inflects by a genitive ``s`` alone."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

NAMES_FILE = "names_in_s.txt"

_APOSTROPHE_GENITIVE = re.compile(r"['’´]s?$")
_FOREIGN_ENDING = re.compile(r"(?:[^i]us|[aeo]ss|[^eo]is|[oå]s|hus)$")
"""``Rasmus``, ``Paris``, ``Barbados``, ``Borås``, ``Rigshospitalets`` not: a base form more often
than a genitive."""


@cache
def _names_in_s() -> frozenset[str]:
    table = files("models.danish") / "tables" / NAMES_FILE
    return frozenset(table.read_text(encoding="utf-8").split())


def without_genitive(name: str) -> str:
    """`name` in its base form: ``Københavns Kommunes`` is ``Københavns Kommune``.

    Only the last word inflects. A name that may itself end in ``s`` is left as it is.
    """
    if _APOSTROPHE_GENITIVE.search(name):
        return _APOSTROPHE_GENITIVE.sub("", name)
    last = re.split(r"[\s-]", name)[-1]
    is_genitive = (
        len(last) > 2
        and last.endswith("s")
        and last not in _names_in_s()
        and not _FOREIGN_ENDING.search(last)
    )
    return name[:-1] if is_genitive else name
