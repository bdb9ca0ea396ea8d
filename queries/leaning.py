"""What a part leans on, the subject of its letter above all, where the answer does not name it:
``Hvad kræver et skifte?``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from queries.asked import Asked, content_terms, read_part, term_match
from queries.aspects import asks_for_aspect, tells_of_aspect
from queries.evidence import Weighed
from queries.kinds import SOMETHING_ELSE
from queries.own_words import around, has_own_words, names_own, only_names_topic, said
from queries.shelf import Shelf
from queries.states import fitting
from queries.weights import FOUND

_FEW = 3
"""Terms up to which a part says little of what it is about."""
_A_THING = re.compile(r"\b(?:en|et) [^\W\d_]{4,}")
"""``et skifte``: a thing that a part names itself, whatever it leans on."""

Weigh = Callable[[Asked], Sequence[Weighed]]


def weigh_leaning(
    asked: Asked, subject: str | None, weigh: Weigh, shelf: Shelf
) -> tuple[Weighed, ...]:
    """The sentences for a part, of a letter about `subject` if there is one, best first.

    Where they hardly answer, the part is weighed with the subject as well, or without what it was
    given to lean on: what answers it may call that otherwise. What is said of the subject alone
    answers no part that has words of its own.
    """
    weighed = tuple(weigh(asked))
    if _answers(asked, fitting(asked, weighed)[:1]):
        return weighed
    more = _otherwise(asked, subject, weigh, shelf)
    return _best_of((*weighed, *(item for item in more if names_own(asked, item))))


def _otherwise(asked: Asked, subject: str | None, weigh: Weigh, shelf: Shelf) -> Sequence[Weighed]:
    """The sentences for the part with the letter's subject, or without what it leans on: without
    that subject those of papers that name it, without another thing where it names one itself."""
    own, _, given = asked.core.partition(" (")
    if not given:
        says_little = subject and len(asked.terms) <= _FEW
        return weigh(read_part(f"{own.rstrip('?. ')} {subject}?")) if says_little else ()
    if subject and given.startswith(f"{subject})") and (has_own_words(asked) or asked.counted):
        return [item for item in weigh(read_part(f"{own}?")) if _is_of(subject, item, shelf)]
    names_one = has_own_words(asked) and _A_THING.search(own)
    return weigh(read_part(f"{own}?")) if names_one else ()


def _answers(asked: Asked, best: Sequence[Weighed]) -> bool:
    """Whether the best sentence, if there is one, answers by more than the subject."""
    return any(
        item.on_its_own >= FOUND
        and not only_names_topic(asked, item)
        and not (asked.counted and item.signals.kind == SOMETHING_ELSE)
        and (not asks_for_aspect(asked) or tells_of_aspect(asked, said(item), around(item)))
        for item in best
    )


def _is_of(subject: str, item: Weighed, shelf: Shelf) -> bool:
    """Whether the sentence's paper names something of the subject anywhere."""
    held = shelf.terms(item.paper.id)
    return any(term_match(term, held) > 0 for term in content_terms(subject.replace("-", " ")))


def _best_of(weighed: Iterable[Weighed]) -> tuple[Weighed, ...]:
    """Each sentence once, as the likeliest it was weighed."""
    best: dict[tuple[str, int], Weighed] = {}
    for item in weighed:
        key = (item.paper.id, item.span.start)
        if key not in best or item.score > best[key].score:
            best[key] = item
    return tuple(sorted(best.values(), key=lambda item: (-item.score, item.paper.id, item.span)))
