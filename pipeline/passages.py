"""Passages: the units that are tagged, indexed, found and quoted.

A block is a passage, but for a heading, which stands above passages; only a heading that states
something (``Princip 5 Den offentlige sektor skal ...``) is one as well. A long paragraph is cut at
sentence ends. 180 words are the length at which retrieval was measured (docs/decisions/0201), and
stay below the 512 tokens that the bundled encoder sees.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from corpus.findings import Passage, Question, Role
from corpus.spans import Span
from pipeline.blocks import BlockKind, LaidText, TextBlock
from pipeline.decisions import find_decided
from pipeline.identity import passage_id
from pipeline.letter import Zone
from pipeline.paging import pages_under
from pipeline.recipe import PASSAGE_RECIPE
from pipeline.structure import Structure

MOST_WORDS = 180
"""A longer paragraph is cut into pieces of about equal length."""

_ROLES = {
    BlockKind.HEADING: Role.PARAGRAPH,
    BlockKind.PARAGRAPH: Role.PARAGRAPH,
    BlockKind.LIST_ITEM: Role.LIST_ITEM,
    BlockKind.TABLE_ROW: Role.TABLE_ROW,
    BlockKind.CAPTION: Role.CAPTION,
    BlockKind.FOOTNOTE: Role.FOOTNOTE,
}
_RUNNING_ROLES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})
"""Roles that yield to what the text is in a letter or a decision."""

_STATEMENT = re.compile(r"\w[.!]\W*$")
_RULE_NUMBER = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:princip|anbefaling|krav|kriterium|mål|tiltag|initiativ|forslag)\s+"
    r"(?P<number>\d+(?:\.\d+)*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")


def cut_passages(
    paper: str, structure: Structure, questions: Sequence[Question]
) -> tuple[Passage, ...]:
    """The passages of the paper with id `paper`, in text order, without overlap."""
    text = structure.laid.text
    decided = find_decided(structure.laid, structure.places)
    lead_ins = _lead_ins(structure.laid, structure.sentences)
    passages = []
    for index, block in enumerate(structure.laid.blocks):
        if not _is_passage(text, block):
            continue
        for sentences in _pieces(text, structure.sentences[index]):
            span = Span(sentences[0].start, sentences[-1].end)
            passages.append(
                Passage(
                    id=passage_id(paper, span, PASSAGE_RECIPE),
                    paper=paper,
                    span=span,
                    text=span.of(text),
                    pages=pages_under(structure.laid, span),
                    headings=structure.places[index].path,
                    role=_role(structure, index, span, questions, is_decided=index in decided),
                    context=block.context or lead_ins[index],
                    sentences=sentences,
                    number=_number(text, block),
                    hidden=block.hidden,
                )
            )
    return tuple(passages)


def _is_passage(text: str, block: TextBlock) -> bool:
    if block.kind is BlockKind.RUNNING or not any(map(str.isalnum, block.span.of(text))):
        return False
    return block.kind is not BlockKind.HEADING or _states_something(block.span.of(text))


def _states_something(heading: str) -> bool:
    """Whether a heading is a sentence of its own, such as a numbered principle."""
    rule = _RULE_NUMBER.match(heading)
    return bool(_STATEMENT.search(heading)) or bool(rule and len(heading.split()) > 4)


def _number(text: str, block: TextBlock) -> str | None:
    rule = _RULE_NUMBER.match(block.span.of(text)) if block.kind is BlockKind.HEADING else None
    return rule.group("number") if rule else block.number


def _role(
    structure: Structure, index: int, span: Span, questions: Sequence[Question], *, is_decided: bool
) -> Role:
    role = _ROLES[structure.laid.blocks[index].kind]
    if any(question.span.overlaps(span) for question in questions):
        return Role.QUESTION
    if role not in _RUNNING_ROLES:
        return role
    if is_decided:
        return Role.DECISION
    if structure.letter is not None and structure.letter.zones[index] is Zone.ANSWER:
        return Role.ANSWER
    return role


def _lead_ins(laid: LaidText, sentences: Sequence[Sequence[Span]]) -> tuple[str, ...]:
    """For each list item the sentence or heading that leads its list in, else nothing."""
    lead_in = ""
    found = []
    for block, spans in zip(laid.blocks, sentences, strict=True):
        if block.kind is BlockKind.LIST_ITEM:
            found.append(lead_in)
            continue
        found.append("")
        last = spans[-1].of(laid.text) if spans else ""
        lead_in = last if last.endswith((":", ",")) else ""
    return tuple(found)


def _pieces(text: str, sentences: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The sentences of a block in groups of at most `MOST_WORDS`, of about equal length."""
    short = [piece for sentence in sentences for piece in _shortened(text, sentence)]
    lengths = [_words(text, sentence) for sentence in short]
    goal = sum(lengths) / max(1, math.ceil(sum(lengths) / MOST_WORDS))
    group: list[Span] = []
    words = 0
    for sentence, length in zip(short, lengths, strict=True):
        overshoots = words + length > MOST_WORDS or words + length / 2 > goal
        if group and overshoots:
            yield tuple(group)
            group, words = [], 0
        group.append(sentence)
        words += length
    if group:
        yield tuple(group)


def _shortened(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence, or where it is longer than a passage its stretches of `MOST_WORDS` words."""
    words = list(_WORD.finditer(text, sentence.start, sentence.end))
    for first in range(0, len(words), MOST_WORDS):
        stretch = words[first : first + MOST_WORDS]
        yield Span(stretch[0].start(), stretch[-1].end())


def _words(text: str, span: Span) -> int:
    return sum(1 for _ in _WORD.finditer(text, span.start, span.end))
