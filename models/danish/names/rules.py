"""All names that rules find in a text."""

from __future__ import annotations

from collections.abc import Iterable

from models.danish.analysis import Name
from models.danish.names.bodies import find_bodies
from models.danish.names.laws import find_laws
from models.danish.names.numbers import find_case_numbers
from models.danish.names.people import find_party_letters, find_people
from models.danish.names.tables import phrase_book


def find_names(text: str) -> tuple[Name, ...]:
    """Parties, councillors, bodies, departments, laws, case numbers, products and suppliers.

    In order and without overlap: the longer name wins, and of equals the more special rule.
    """
    return without_overlap(
        [
            *find_case_numbers(text),
            *find_laws(text),
            *find_people(text),
            *find_party_letters(text),
            *phrase_book().find(text),
            *find_bodies(text),
        ]
    )


def without_overlap(names: Iterable[Name]) -> tuple[Name, ...]:
    """The longest of overlapping `names`, of equals the first given; sorted by place."""
    taken: set[int] = set()
    kept = []
    for name in sorted(names, key=lambda name: -len(name.span)):
        places = range(name.span.start, name.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return tuple(sorted(kept, key=lambda name: name.span.start))
