"""The levels of a document's headings, also where only their looks tell."""

from __future__ import annotations

from collections.abc import Iterable

DEEPEST = 6

_Look = tuple[int | None, float, bool]
"""Outline level as the format says (0 is the title), size in points, whether bold."""


def levels_of(looks: Iterable[_Look]) -> list[int]:
    """The level of each heading, 1 to 6, without gaps.

    A heading without an outline level lies below those with one that are set in larger type; among
    themselves larger type comes first, then bold before regular.
    """
    headings = list(looks)
    sizes: dict[int, float] = {}
    for outline, size, _ in headings:
        if outline is not None:
            sizes[outline] = max(size, sizes.get(outline, 0.0))
    places = [_place(look, sizes) for look in headings]
    ranks = {place: rank for rank, place in enumerate(sorted(set(places)), start=1)}
    return [min(ranks[place], DEEPEST) for place in places]


def _place(look: _Look, sizes: dict[int, float]) -> tuple[int, float, bool]:
    """What headings are sorted by, the highest first."""
    outline, size, bold = look
    if outline is not None:
        return outline, float("-inf"), False
    above = [level for level, its_size in sizes.items() if its_size > size]
    return max(above, default=-1), -size, not bold
