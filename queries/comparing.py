"""Two things that a question compares, and the sentences that tell of each.

``Hvad er billigst: bus eller tog?`` is answered by both prices, which seldom stand in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from queries.asked import Asked, content_terms, term_match
from queries.evidence import Weighed

_COMPARES = (
    re.compile(
        r"\bforskel\w*\b.*?\b(?:mellem|på) (?P<one>[^?:]+?) og (?P<other>[^?]+)", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:\w{3,}e?st|\w{3,}ere)\b[^?:]*[:,] (?P<one>[^?:]+?),? eller (?P<other>[^?]+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\W*(?:er|var|bliver|koster)\b (?P<one>[^?]+?) (?:(?:mere|mindre)(?: \w+)?|\w+ere)"
        r" end (?P<other>[^?]+)",
        re.IGNORECASE,
    ),
)
_NEAR = 0.6
"""A sentence that tells of both must be this likely an answer, as a share of the best one."""
_OF_THE_OTHER = 0.5
"""A sentence on one of the two need be only this likely, as a share of what one alone must be."""
_MET = 0.5
"""`term_match` from which on a word names one of the two."""
_LINKS = ("s", "e")
"""Letters between the words of a compound."""
_SHORTEST_PART = 3
"""Letters of a word that a compound begins with, where it is written apart."""


def sides(asked: Asked) -> tuple[str, ...]:
    """The stems of the words that part two compared things, those nearest to what joins them:
    ``seng`` and ``madras`` of ``at sove i seng eller på madras``; empty where none are."""
    found = next(filter(None, (form.search(asked.core) for form in _COMPARES)), None)
    if found is None:
        return ()
    one, other = content_terms(found["one"]), content_terms(found["other"])
    own = [term for term in one if term not in other]
    others = [term for term in other if term not in one]
    return (own[-1], others[0]) if own and others else ()


def each_side(asked: Asked, fit: Sequence[Weighed], *, least: float) -> list[Weighed]:
    """The best sentence on each of the two things compared; one alone where it tells of both.

    `fit` is best first; one of the two must be `least` likely.
    """
    compared = sides(asked)
    likely = [item for item in fit if item.score >= _OF_THE_OTHER * least]
    near = [item for item in likely if item.score >= _NEAR * likely[0].score]
    both = (item for item in near if all(_tells_of(item, side) for side in compared))
    alone = next(both, None) if compared else None
    best = (next((item for item in likely if _tells_of(item, side)), None) for side in compared)
    found = [alone] if alone else [item for item in best if item is not None]
    return found if any(item.score >= least for item in found) else []


def lacks_side(asked: Asked, fit: Sequence[Weighed], *, least: float) -> bool:
    """Whether two things are compared and the sentences tell of one at most."""
    found = each_side(asked, fit, least=least)
    return not all(any(_tells_of(item, side) for item in found) for side in sides(asked))


def _tells_of(item: Weighed, side: str) -> bool:
    """Whether a sentence or the heading right above it names one of the two."""
    told = content_terms(" ".join((item.text, item.passage.context, *item.passage.headings[-1:])))
    return any(_names(term, side) for term in told) or _stands_apart(side, told)


def _names(term: str, side: str) -> bool:
    """Whether a word names one of the two: itself, or a compound of it, but not what it is a
    compound of: of two services that are compared a ``service`` is either."""
    is_part = term != side and (side.startswith(term) or side.endswith(term))
    return not is_part and term_match(side, (term,)) >= _MET


def _stands_apart(side: str, told: Sequence[str]) -> bool:
    """Whether a compound is told by its two words: ``billetten til bussen`` is a ``busbillet``."""
    cuts = range(_SHORTEST_PART, len(side) - _SHORTEST_PART + 1)
    halves = ((side[:cut], side[cut:]) for cut in cuts)
    return any(
        head in told and not {first, *map(first.removesuffix, _LINKS)}.isdisjoint(told)
        for first, head in halves
    )
