"""The prose of one part: each sentence on its quotes, or the quote itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from corpus.drafts import DraftPart, State, Statement
from corpus.errors import WriterAnswerError
from models.writer.protocol import Writer
from queries.citations import PARAGRAPH_END
from queries.verify.gates import Objection
from queries.writing.agreement import contradict, repeats, tells
from queries.writing.judging import is_whole_sentence, judge, rests_on
from queries.writing.prompts import mending_messages, writing_messages
from queries.writing.reply import Proposal, most_tokens, read_reply, reply_schema

_LIST_MARK = re.compile(r"^(?:(?:[a-zæøå]|\d{1,2})[.)]|[•–-])\s+")
"""``a)``, ``2.`` or a bullet before an item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A sentence that the writer offered, and what became of it."""

    part: str
    text: str
    quotes: tuple[str, ...]
    """What it was said to rest on."""
    objections: tuple[Objection, ...]
    """Empty where it was accepted."""
    is_second: bool
    """Whether it was written anew after an objection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A part with its prose, and how it came about."""

    part: DraftPart
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Accepted:
    """A sentence that may stand, and the places (from 0) of the quotes it rests on."""

    text: str
    places: tuple[int, ...]


def compose(part: DraftPart, writer: Writer) -> Composed:
    """`part` in the writer's words as far as they hold.

    Only what was found is put into prose, and only from whole sentences: an unsure part is for a
    person to read as it stands, and a table's row or a heading is no sentence, nor is a section
    that is quoted with its heading.
    """
    if part.state is not State.FOUND:
        return Composed(part=part, attempts=())
    places = [place for place, item in enumerate(part.statements) if _is_prose(item)]
    quotes = [_quote(part.statements[place]) for place in places]
    attempts: list[Attempt] = []
    accepted = [
        _Accepted(text=item.text, places=tuple(places[place] for place in item.places))
        for item in _agreeing(_accepted(part.text, quotes, writer, attempts))
    ]
    return Composed(part=_assembled(part, accepted), attempts=tuple(attempts))


def _accepted(
    part: str, quotes: Sequence[str], writer: Writer, attempts: list[Attempt]
) -> Iterator[_Accepted]:
    """The sentences that pass the gates, at the first or the second try."""
    if not quotes:
        return
    for proposal in _asked(part, quotes, writer):
        chosen = [quotes[number - 1] for number in proposal.sources]
        text: str | None = proposal.text
        for is_second in (False, True):
            if text is None:
                break
            objections = judge(text, chosen)
            attempts.append(
                Attempt(
                    part=part,
                    text=text,
                    quotes=tuple(chosen),
                    objections=objections,
                    is_second=is_second,
                )
            )
            if not objections:
                places = tuple(proposal.sources[place] - 1 for place in rests_on(text, chosen))
                yield _Accepted(text=text, places=places)
                break
            if not is_second:
                text = _mended(part, chosen, text, objections, writer)


def _asked(part: str, quotes: Sequence[str], writer: Writer) -> tuple[Proposal, ...]:
    """What the writer offers; nothing where it gives no answer that can be used."""
    schema = reply_schema(len(quotes), most=len(quotes) + 1)
    try:
        text = writer.write(writing_messages(part, quotes), schema, most_tokens=most_tokens(quotes))
        return read_reply(text, len(quotes))
    except WriterAnswerError:
        return ()


def _mended(
    part: str, quotes: Sequence[str], text: str, objections: Sequence[Objection], writer: Writer
) -> str | None:
    """The sentence written anew, ``None`` where nothing came."""
    schema = reply_schema(len(quotes), most=1)
    messages = mending_messages(part, quotes, text, objections)
    try:
        answer = writer.write(messages, schema, most_tokens=most_tokens(quotes))
        proposals = read_reply(answer, len(quotes))
    except WriterAnswerError:
        return None
    return proposals[0].text if proposals else None


def _agreeing(accepted: Iterator[_Accepted]) -> list[_Accepted]:
    """Without what was said before, and without both of two that contradict each other."""
    kept: list[_Accepted] = []
    for item in accepted:
        if not any(repeats(item.text, other.text) for other in kept):
            kept.append(item)
    disputed = {
        id(item)
        for pair in combinations(kept, 2)
        if contradict(pair[0].text, pair[1].text)
        for item in pair
    }
    return [item for item in kept if id(item) not in disputed]


def _assembled(part: DraftPart, accepted: Sequence[_Accepted]) -> DraftPart:
    """The part's statements in their order; a quote that no sentence tells stands as it is."""
    statements: list[Statement] = []
    for place, statement in enumerate(part.statements):
        beginning = [item for item in accepted if item.places[0] == place]
        statements.extend(_written(item, part.statements) for item in beginning)
        resting = [item.text for item in accepted if place in item.places]
        if not tells(" ".join(resting), _quote(statement)):
            statements.append(statement)
    return replace(part, statements=tuple(statements))


def _written(item: _Accepted, statements: Sequence[Statement]) -> Statement:
    citations = [citation for place in item.places for citation in statements[place].citations]
    return Statement(text=item.text, citations=tuple(dict.fromkeys(citations)), written=True)


def _is_prose(statement: Statement) -> bool:
    """Whether a statement quotes whole sentences of one paragraph."""
    is_parted = any(PARAGRAPH_END.search(item.quote.strip()) for item in statement.citations[:1])
    return not is_parted and is_whole_sentence(_quote(statement))


def _quote(statement: Statement) -> str:
    """The words that a statement quotes, on one line and without the mark of a list's item."""
    if not statement.citations:
        return ""
    return _LIST_MARK.sub("", " ".join(statement.citations[0].quote.split()))
