"""What they cost that the part before named: ``Hvilke løsninger findes der, og hvad koster de?``.

A price list names neither alternatives nor solutions, only each of them by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.drafts import DraftPart, State
from corpus.findings import Role
from models.danish.answer_types import AnswerType
from queries.asked import Asked, read_part
from queries.coverage import Chosen
from queries.evidence import Weighed
from queries.kinds import HAS
from queries.shelf import Shelf
from queries.statements import state
from queries.weights import FOUND

_THEM = re.compile(
    r"\b(?:de|dem|disse|alternativerne|løsningerne|modellerne|mulighederne|produkterne)\b",
    re.IGNORECASE,
)
_PRICED = re.compile(r"\b(?:kost|pris)", re.IGNORECASE)
_NAME = re.compile(r"\b[a-zæøå]*[A-ZÆØÅ][\w-]*(?: [A-ZÆØÅ][\w-]*)*")
_BEGINS = re.compile(r"(?:^|[.!?»•]\s)\W*$")
"""What stands before the first word of a sentence, whose capital names nothing."""
_REPLACED = re.compile(
    r"\b(?:alternativ\w* til|i stedet for|erstatte\w*|væk fra|end) $", re.IGNORECASE
)
"""What stands before the name of that which others are alternatives to."""
_INNER_CAPITAL = re.compile(r"\w[A-ZÆØÅ]")
_MOST = 8
"""Names whose prices are looked for."""

OF_EACH = "Dokumenterne oplyser prisen på dem, der er nævnt i svaret ovenfor."
OF_SOME = "Dokumenterne oplyser kun prisen på nogle af dem, der er nævnt i svaret ovenfor."


def with_prices(
    part: DraftPart,
    before: DraftPart,
    fit: Callable[[Asked], Sequence[Weighed]],
    shelf: Shelf,
) -> DraftPart | None:
    """`part` with the prices of what the part `before` named, ``None`` where it does not ask for
    them, names one of them as it is or the papers have none. `fit` gives the sentences that fit a
    question."""
    asked = read_part(part.text)
    if not asks_price_of_them(asked):
        return None
    names = names_told(asked, _quotes(before))
    told = " ".join(_quotes(part)).lower()
    if part.state is State.FOUND and any(name.lower() in told for name in names):
        return None
    prices = [_price_of(name, fit) for name in names]
    found = {(item.paper.id, item.span): item for item in prices if item is not None}
    if not found:
        return None
    shown = (Chosen(first=item, span=item.span, repeats=()) for item in found.values())
    return replace(
        part,
        state=State.FOUND if all(prices) else State.UNSURE,
        reason=OF_EACH if all(prices) else OF_SOME,
        statements=tuple(state(shelf, item) for item in shown),
        nearest=None,
    )


def asks_price_of_them(asked: Asked) -> bool:
    """Whether it is asked what several things cost that only the part before names."""
    own = asked.core.partition("(")[0]
    is_price = asked.kind is AnswerType.HOW_MUCH and asked.topic is not None
    return is_price and bool(_THEM.search(own))


def names_told(asked: Asked, quotes: Iterable[str]) -> tuple[str, ...]:
    """The names in what answered the part before, but for those that the question has itself."""
    found = dict.fromkeys(name for quote in quotes for name in _names(quote))
    known = asked.core.lower()
    return tuple(name for name in found if name.split()[0].lower() not in known)[:_MOST]


def _price_of(name: str, fit: Callable[[Asked], Sequence[Weighed]]) -> Weighed | None:
    """The best sentence or row that says what the thing with this name costs."""
    told = fit(read_part(f"Hvad koster {name}?"))
    return next((item for item in told if _tells_price(name, item)), None)


def _tells_price(name: str, item: Weighed) -> bool:
    is_row = item.passage.role is Role.TABLE_ROW
    says_so = item.signals.row >= 0 if is_row else bool(_PRICED.search(item.text))
    is_sum = item.signals.kind >= HAS and item.score >= FOUND
    return name.lower() in item.text.lower() and says_so and is_sum


def _quotes(part: DraftPart) -> list[str]:
    return [cited.quote for told in part.statements for cited in told.citations]


def _names(quote: str) -> Iterator[str]:
    for match in _NAME.finditer(quote):
        before = quote[: match.start()]
        is_word = _BEGINS.search(before) and not _INNER_CAPITAL.search(match[0])
        if not is_word and not _REPLACED.search(before):
            yield match[0]
