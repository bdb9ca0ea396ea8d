"""What a letter is about, for its questions that lean on that: ``Hvad kræver et skifte?``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from queries.asked import Asked, content_terms, read_part, term_match
from queries.evidence import Weighed
from queries.kinds import SOMETHING_ELSE
from queries.own_words import has_own_words, names_own, only_names_topic
from queries.shelf import Shelf
from queries.states import fitting
from queries.weights import FOUND

Weigh = Callable[[Asked], Sequence[Weighed]]


def weigh_with_subject(
    asked: Asked, subject: str, weigh: Weigh, shelf: Shelf
) -> tuple[Weighed, ...]:
    """The sentences for a part of a letter about `subject`, best first.

    Where they hardly answer, the part is weighed with the subject as well, or without it where it
    was given it already: what answers it may call that otherwise. What is said of the subject alone
    answers no part that has words of its own.
    """
    weighed = tuple(weigh(asked))
    if _answers(asked, fitting(asked, weighed)[:1]):
        return weighed
    given = f" ({subject})"
    if given not in asked.core:
        more = weigh(read_part(f"{asked.core.rstrip('?. ')} {subject}?"))
    elif has_own_words(asked) or asked.counted:
        found = weigh(read_part(asked.core.replace(given, "")))
        more = [item for item in found if _is_of(subject, item, shelf)]
    else:
        return weighed
    return _best_of((*weighed, *(item for item in more if names_own(asked, item))))


def _answers(asked: Asked, best: Sequence[Weighed]) -> bool:
    """Whether the best sentence, if there is one, answers by more than the subject."""
    return any(
        item.on_its_own >= FOUND
        and not only_names_topic(asked, item)
        and not (asked.counted and item.signals.kind == SOMETHING_ELSE)
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
