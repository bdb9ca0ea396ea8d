"""The rows of overviews: principles, costs and alternatives that the papers tell of, each cited."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from queries.replacing import replaced_in
from queries.shelf import Shelf
from queries.telling import states_something

_SPELT = re.compile(r"\b[A-ZÆØÅ]+[a-zæøå]+[A-ZÆØÅ]\w*|\b[A-ZÆØÅ]{2,}\d+\b")
"""Names with capitals inside or with digits after capitals: how products are spelt."""

_AUTHORITY = re.compile(
    r"\bkommune[rns]*$|^(?:KL|Region\b.*|EU)$|byråd|borgerrepræsentation|forvaltning(?:en)?$",
    re.IGNORECASE,
)
_USED = re.compile(
    r"\bhar(?: \w+){0,2} (?:forladt|skiftet|udskiftet|indført|valgt|taget|haft|afprøvet|flyttet)\b"
    r"|\bbruges (?:allerede )?(?:af|i|hos|på)\b|\bi gang med at\b|\b(?:gode|første) erfaringer\b"
    r"|\b(?:flyttede|skiftede|indførte|afprøvede|gik over til)\b",
    re.IGNORECASE,
)
"""What tells that somebody has taken another way."""
_LABEL = re.compile(r"[^\W\d]+ \d{1,2}[.:]?\s*")
"""What a numbered principle or recommendation begins with: ``Princip 5.``"""

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
    """As printed; a table's figure without a unit of its own with the sum it stands for."""
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
    replaces: str | None
    """What it stands in for, as printed, where the sentence says so."""
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
    theme = THEMES[topic]
    papers = catalogue.papers(Filters(closed=closed, replaced=False, theme=theme))
    rows = [row for paper in papers for row in _rows_in(paper, topic, catalogue)]
    return tuple(_with_conflicts(rows))


def _rows_in(paper: Paper, topic: Topic, catalogue: Catalogue) -> Iterator[Row]:
    """One paper's rows, from a shelf of its own: all papers' texts together would fill memory."""
    shelf = Shelf(catalogue, (paper,))
    yield from _ROWS[topic](shelf, paper, tuple(_themed(shelf, paper, THEMES[topic])))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Themed:
    """A passage that bears a theme, and the words that gave it."""

    passage: Passage
    cues: tuple[str, ...]

    def telling(self, text: str) -> list[Span]:
        """The sentences that state something, those with the words first; `text` is the paper's."""
        telling = [s for s in self.passage.sentences if states_something(s.of(text), self.passage)]
        return sorted(telling, key=lambda s: not any(cue in s.of(text) for cue in self.cues))


def _themed(shelf: Shelf, paper: Paper, theme: str) -> Iterator[_Themed]:
    """The paper's passages that bear the theme; questions ask and do not say."""
    passages = shelf.passages(paper.id)
    found = shelf.catalogue.themes([passage.id for passage in passages])
    for passage in passages:
        own = [item for item in found.get(passage.id, ()) if item.name == theme]
        if passage.role is not Role.QUESTION and any(item.score >= _SURE for item in own):
            cues = tuple(cue for item in own for cue in item.cues)
            yield _Themed(passage=passage, cues=cues)


def _principles(shelf: Shelf, paper: Paper, themed: Sequence[_Themed]) -> Iterator[PrincipleRow]:
    text = shelf.text(paper.id)
    for item in themed:
        numbered = item.passage.number is not None and _LABEL.match(item.passage.text)
        telling = [_past_label(item.passage, text)] if numbered else item.telling(text)
        for sentence in telling[:1]:
            citation = cite(shelf, paper.id, sentence)
            yield PrincipleRow(
                number=item.passage.number,
                wording=citation.quote,
                said_by=paper.title,
                citation=citation,
            )


def _past_label(passage: Passage, text: str) -> Span:
    """The first sentence of a numbered passage, with the next where it is the label alone."""
    ends = (s.end for s in passage.sentences if not _LABEL.fullmatch(s.of(text)))
    return Span(passage.span.start, next(ends, passage.span.end))


def _costs(shelf: Shelf, paper: Paper, themed: Sequence[_Themed]) -> Iterator[CostRow]:
    amounts = shelf.catalogue.amounts([item.passage.id for item in themed])
    for passage in (item.passage for item in themed):
        for amount in amounts.get(passage.id, ()):
            yield CostRow(
                amount=_in_kroner(amount),
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


def _in_kroner(amount: Amount) -> str:
    """The amount as printed, and what it stands for where the unit stands at the table's head."""
    if find_money(amount.verbatim):
        return amount.verbatim
    return f"{amount.verbatim} ({format_kroner(amount.kroner)})"


def _sentence_of(passage: Passage, amount: Amount) -> Span:
    return next((s for s in passage.sentences if s.contains(amount.span)), passage.span)


def _alternatives(
    shelf: Shelf, paper: Paper, themed: Sequence[_Themed]
) -> Iterator[AlternativeRow]:
    mentioned = shelf.catalogue.mentions([item.passage.id for item in themed])
    for item in themed:
        yield from _ways_in(shelf, paper, item, mentioned.get(item.passage.id, ()))


def _ways_in(
    shelf: Shelf, paper: Paper, themed: _Themed, mentions: tuple[Mention, ...]
) -> Iterator[AlternativeRow]:
    passage = themed.passage
    text = shelf.text(paper.id)
    telling = themed.telling(text)
    named = [s for s in sorted(telling) if _names_in(s, text, mentions)]
    for sentence in named or telling[:1]:
        citation = cite(shelf, paper.id, whole_thought(shelf, passage, sentence))
        said = sentence.of(text)
        replaced = replaced_in(said)
        names = [n for n in _names_in(sentence, text, mentions) if n not in (replaced or "")]
        money = find_money(said)
        yield AlternativeRow(
            name=", ".join(names) or None,
            replaces=replaced,
            price=money[0].verbatim if money else None,
            example=bool(_USED.search(said)),
            wording=citation.quote,
            citation=citation,
        )


def _names_in(sentence: Span, text: str, mentions: tuple[Mention, ...]) -> list[str]:
    """Products and organisations, and words spelt like one (``GovCloud``, ``OS2``).

    An authority is who might use them.
    """
    kinds = (MentionKind.PRODUCT, MentionKind.ORGANISATION)
    known = _mentioned(sentence, mentions, kinds)
    spelt = [name for name in _SPELT.findall(sentence.of(text)) if name not in " ".join(known)]
    named = dict.fromkeys(name.rstrip("-") for name in (*known, *spelt))
    return [name for name in named if not _AUTHORITY.search(name)]


def _mentioned(
    sentence: Span, mentions: tuple[Mention, ...], kinds: tuple[MentionKind, ...]
) -> list[str]:
    found = [m.name for m in mentions if m.kind in kinds and sentence.contains(m.span)]
    return list(dict.fromkeys(found))


_ROWS: Mapping[Topic, Callable[[Shelf, Paper, Sequence[_Themed]], Iterator[Row]]] = {
    Topic.PRINCIPLES: _principles,
    Topic.COSTS: _costs,
    Topic.ALTERNATIVES: _alternatives,
}


_Cost = tuple[frozenset[str], int | None, int | None]
"""What is paid for, by its terms, and when."""


def _with_conflicts(rows: Sequence[Row]) -> Iterator[Row]:
    """Costs with the other sums that papers give for the same thing and year."""
    costs = [_cost_of(row) for row in rows]
    alike: dict[_Cost, list[CostRow]] = defaultdict(list)
    for row, cost in zip(rows, costs, strict=True):
        if cost is not None and isinstance(row, CostRow):
            alike[cost].append(row)
    for row, cost in zip(rows, costs, strict=True):
        if cost is None or not isinstance(row, CostRow) or row.year_from is None:
            yield row
            continue
        others = {
            other.kroner for other in alike[cost] if other.citation.paper != row.citation.paper
        } - {row.kroner}
        listed = ", ".join(format_kroner(kroner) for kroner in sorted(others))
        yield replace(row, conflict=listed or None)


def _cost_of(row: Row) -> _Cost | None:
    if not isinstance(row, CostRow):
        return None
    terms = frozenset(content_terms(row.pays_for or ""))
    return (terms, row.year_from, row.year_to) if terms else None
