"""The rows of overviews: principles, costs and alternatives that the papers tell of, each cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from corpus.catalogue import Catalogue
from corpus.drafts import Citation
from corpus.filters import Filters
from corpus.findings import Amount, Change, Mention, MentionKind, Passage, Role
from corpus.papers import Paper
from corpus.spans import Span
from models.danish.quantities.money import find_money, format_kroner
from queries.asked import content_terms
from queries.citing import cite, whole_thought
from queries.shelf import Shelf

_SPELT = re.compile(r"\b[A-ZÆØÅ]+[a-zæøå]+[A-ZÆØÅ]\w*|\b[A-ZÆØÅ]{2,}\d+\b")
"""Names with capitals inside or with digits after capitals: how products are spelt."""

_SURE = 0.5
"""Theme score from which a passage is listed."""

_CHANGE = {Change.RISE: "stiger", Change.FALL: "falder"}


class Topic(StrEnum):
    """What an overview is of."""

    PRINCIPLES = "principles"
    COSTS = "costs"
    ALTERNATIVES = "alternatives"


THEMES = {
    Topic.PRINCIPLES: "princip",
    Topic.COSTS: "omkostning",
    Topic.ALTERNATIVES: "alternativ",
}
"""The theme whose passages an overview lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipleRow:
    """A principle, rule or aim."""

    number: str | None
    """As printed: ``5``."""
    wording: str
    said_by: str
    """The paper's title."""
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """A sum of money and what is said of it."""

    amount: str
    """As printed."""
    kroner: Decimal
    kroner_high: Decimal | None
    year_from: int | None
    year_to: int | None
    pays_for: str | None
    change: str | None
    """``stiger`` or ``falder``."""
    yearly: bool | None
    conflict: str | None
    """Other sums that papers give for the same thing in the same year."""
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternativeRow:
    """Another product, supplier, solution or way."""

    name: str | None
    """Products and organisations named, as printed; ``None`` where a way is told without a name."""
    price: str | None
    """A sum in the same sentence, as printed."""
    example: bool
    """Whether it tells of someone who chose so."""
    wording: str
    citation: Citation


Row = PrincipleRow | CostRow | AlternativeRow


def rows_of(topic: Topic, catalogue: Catalogue, *, closed: bool) -> tuple[Row, ...]:
    """What the papers held say of `topic`, newest paper first.

    Papers that a newer version replaces are left out, closed ones unless `closed`.
    """
    shelf = Shelf(catalogue)
    rows = [
        row
        for paper in catalogue.papers(Filters(closed=closed, replaced=False))
        for passage in _themed(shelf, paper, THEMES[topic])
        for row in _ROWS[topic](shelf, paper, passage)
    ]
    return tuple(_with_conflicts(rows))


def _themed(shelf: Shelf, paper: Paper, theme: str) -> Iterator[Passage]:
    """The paper's passages that bear the theme; questions ask and do not say."""
    passages = shelf.passages(paper.id)
    found = shelf.catalogue.themes([passage.id for passage in passages])
    for passage in passages:
        scores = [item.score for item in found.get(passage.id, ()) if item.name == theme]
        if passage.role is not Role.QUESTION and scores and max(scores) >= _SURE:
            yield passage


def _principles(shelf: Shelf, paper: Paper, passage: Passage) -> Iterator[PrincipleRow]:
    sentence = _first_that_says(shelf, passage)
    if sentence is None:
        return
    citation = cite(shelf, paper.id, sentence)
    yield PrincipleRow(
        number=passage.number, wording=citation.quote, said_by=paper.title, citation=citation
    )


def _first_that_says(shelf: Shelf, passage: Passage) -> Span | None:
    """The first sentence that is more than the opening of a list."""
    text = shelf.text(passage.paper)
    return next((s for s in passage.sentences if not s.of(text).rstrip().endswith(":")), None)


def _costs(shelf: Shelf, paper: Paper, passage: Passage) -> Iterator[CostRow]:
    for amount in shelf.catalogue.amounts([passage.id]).get(passage.id, ()):
        yield CostRow(
            amount=amount.verbatim,
            kroner=amount.kroner,
            kroner_high=amount.kroner_high,
            year_from=amount.year_from,
            year_to=amount.year_to,
            pays_for=amount.pays_for,
            change=_CHANGE.get(amount.change) if amount.change else None,
            yearly=amount.yearly,
            conflict=None,
            citation=cite(shelf, paper.id, _sentence_of(passage, amount)),
        )


def _sentence_of(passage: Passage, amount: Amount) -> Span:
    return next((s for s in passage.sentences if s.contains(amount.span)), passage.span)


def _alternatives(shelf: Shelf, paper: Paper, passage: Passage) -> Iterator[AlternativeRow]:
    mentions = shelf.catalogue.mentions([passage.id]).get(passage.id, ())
    text = shelf.text(paper.id)
    named = [s for s in passage.sentences if _names_in(s, text, mentions)]
    for sentence in named or list(passage.sentences[:1]):
        citation = cite(shelf, paper.id, whole_thought(shelf, passage, sentence))
        money = find_money(sentence.of(text))
        yield AlternativeRow(
            name=", ".join(_names_in(sentence, text, mentions)) or None,
            price=money[0].verbatim if money else None,
            example=bool(_places_in(sentence, mentions)),
            wording=citation.quote,
            citation=citation,
        )


def _names_in(sentence: Span, text: str, mentions: tuple[Mention, ...]) -> list[str]:
    """Products and organisations, and words spelt like one (``GovCloud``, ``OS2``)."""
    kinds = (MentionKind.PRODUCT, MentionKind.ORGANISATION)
    known = _mentioned(sentence, mentions, kinds)
    spelt = [name for name in _SPELT.findall(sentence.of(text)) if name not in " ".join(known)]
    return list(dict.fromkeys((*known, *spelt)))


def _places_in(sentence: Span, mentions: tuple[Mention, ...]) -> list[str]:
    return _mentioned(sentence, mentions, (MentionKind.PLACE,))


def _mentioned(
    sentence: Span, mentions: tuple[Mention, ...], kinds: tuple[MentionKind, ...]
) -> list[str]:
    found = [m.name for m in mentions if m.kind in kinds and sentence.contains(m.span)]
    return list(dict.fromkeys(found))


_ROWS: Mapping[Topic, Callable[[Shelf, Paper, Passage], Iterator[Row]]] = {
    Topic.PRINCIPLES: _principles,
    Topic.COSTS: _costs,
    Topic.ALTERNATIVES: _alternatives,
}


def _with_conflicts(rows: list[Row]) -> Iterator[Row]:
    """Costs with the other sums that papers give for the same thing and year."""
    for row in rows:
        if not isinstance(row, CostRow) or row.pays_for is None or row.year_from is None:
            yield row
            continue
        others = {
            other.kroner
            for other in rows
            if isinstance(other, CostRow)
            and other.citation.paper != row.citation.paper
            and _same_cost(row, other)
        } - {row.kroner}
        listed = ", ".join(format_kroner(kroner) for kroner in sorted(others))
        yield replace(row, conflict=listed or None)


def _same_cost(one: CostRow, other: CostRow) -> bool:
    terms = set(content_terms(one.pays_for or ""))
    same_time = (one.year_from, one.year_to) == (other.year_from, other.year_to)
    return bool(terms) and same_time and terms == set(content_terms(other.pays_for or ""))
