"""What a councillor's letter asks, and what of the letter answers each question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.spans import Span
from models.danish.questions import find_questions
from models.danish.sentences import split_sentences
from pipeline.blocks import BlockKind, LaidText
from pipeline.letter import Letter, Zone
from pipeline.points import Points, find_points

_REPORTED = re.compile(
    r"\b(?:spurgt|spurgte|spørger|bedt om (?:svar på|oplyst|at få oplyst)|svar på)(?: til)?,?\s+"
    r"(?=(?:hv\w+|om)\b)",
    re.IGNORECASE,
)
"""The verb before a question in indirect speech: ``har spurgt, hvor mange ...``."""
_LEAD = re.compile(
    r"[^?]*?\b(?:spurgt|spurgte|spørger|skrev|skriver|skrevet|spørgsmål(?:et|ene)?)\b[^:?]{0,80}"
    r":\s*(?=\S)",
    re.IGNORECASE,
)
"""What leads up to a question in the same sentence: ``Ane Holm har spurgt: Hvad ...``."""
_LIST_END = re.compile(r"(?:[,;]?\s+(?:og|samt)|[,;])\s*$")
_COURTESY = re.compile(
    r"\b(?:glad|taknemmelig|tak) for (?:et )?(?:hurtigt )?svar\b|\b(?:på forhånd|mange) tak\b"
    r"|\b(?:beder|bedes|ønsker|håber|ser frem til|imødeser)\b[^?:]*"
    r"\b(?:be)?svar\w*\b(?! på| om)[^?:]*$",
    re.IGNORECASE,
)
"""A sentence that asks for an answer without saying what about."""
_QUOTE_MARKS = '”“„"»«’'

_ORDINALS = ("første", "andet", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende")
_ANSWERED_NUMBER = re.compile(
    r"(?:ad\.?|(?:svar(?:et)?|besvarelse)(?: på| af)?|til|vedrørende|vedr\.|spørgsmål)"
    r"(?: spørgsmål(?:et)?)?(?: det)?\s*(?:nr\.\s*)?"
    rf"(?:(?P<number>\d{{1,2}})[a-h]?\b|(?P<ordinal>{'|'.join(_ORDINALS)})\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in a letter with what answers it."""

    question: Points
    answer: tuple[int, ...]
    """The indexes of the blocks that answer it: none where the letter does not answer, the same for
    all questions where it answers them at once."""


def find_asked(laid: LaidText, letter: Letter) -> tuple[Asked, ...]:
    """The questions of the letter in order, each with its answer.

    What stands in hidden text was asked by nobody.
    """
    questions = tuple(
        question
        for run in _runs(letter.zones, (Zone.OPENING, Zone.QUESTIONS))
        for question in find_points(laid, run, _asking_spans(laid, run))
    )
    answers = _answers(laid, letter.zones, [question.span for question in questions])
    return tuple(
        Asked(question=question, answer=answer)
        for question, answer in zip(questions, answers, strict=True)
    )


def _asking_spans(laid: LaidText, run: Sequence[int]) -> list[Span]:
    """What asks in the blocks `run` and can be seen, in order."""
    hidden = [block.span for block in laid.blocks if block.hidden]
    return [
        span for span in sorted(_question_spans(laid, run)) if not any(map(span.overlaps, hidden))
    ]


def _question_spans(laid: LaidText, run: Sequence[int]) -> Iterator[Span]:
    """The questions without list marks, quotation marks and the words that only lead up to them."""
    stretch = Span(laid.blocks[run[0]].span.start, laid.blocks[run[-1]].span.end)
    found = [question.shifted(stretch.start) for question in find_questions(stretch.of(laid.text))]
    for question in (*found, *_rest_of_lists(laid, run, found)):
        if not _COURTESY.search(question.of(laid.text)):
            yield _bare(laid.text, question)
    yield from _reported(laid, run, found)


def _rest_of_lists(laid: LaidText, run: Sequence[int], found: Sequence[Span]) -> Iterator[Span]:
    """The items that stand in one list with a question: they ask too, if in fewer words."""
    for kind, stretch in groupby(run, key=lambda index: laid.blocks[index].kind):
        items = [laid.blocks[index].body for index in stretch]
        asking = [any(item.overlaps(question) for question in found) for item in items]
        if kind is BlockKind.LIST_ITEM and any(asking):
            yield from (item for item, asks in zip(items, asking, strict=True) if not asks)


def _reported(laid: LaidText, run: Sequence[int], found: Sequence[Span]) -> Iterator[Span]:
    """Questions in indirect speech in the paragraphs of a letter's opening."""
    for index in run:
        block = laid.blocks[index]
        if block.kind is not BlockKind.PARAGRAPH or any(map(block.span.overlaps, found)):
            continue
        for sentence in split_sentences(block.span.of(laid.text)):
            match = _REPORTED.search(sentence.of(block.span.of(laid.text)))
            if match:
                yield Span(sentence.start + match.end(), sentence.end).shifted(block.span.start)


def _bare(text: str, span: Span) -> Span:
    """The span without a lead, quotation marks around it, and the comma or *og* of a list."""
    lead = _LEAD.match(span.of(text))
    start = span.start + (lead.end() if lead else 0)
    words = _LIST_END.sub("", text[start : span.end]).rstrip(_QUOTE_MARKS)
    left = len(words) - len(words.lstrip(_QUOTE_MARKS))
    return Span(start + left, start + len(words))


def _runs(zones: Sequence[Zone], wanted: tuple[Zone, ...]) -> list[list[int]]:
    """Stretches of neighbouring blocks, as indexes, that all lie in a wanted zone."""
    stretches = groupby(enumerate(zones), key=lambda numbered: numbered[1] in wanted)
    return [[index for index, _ in stretch] for is_wanted, stretch in stretches if is_wanted]


def _answers(laid: LaidText, zones: Sequence[Zone], spans: Sequence[Span]) -> list[tuple[int, ...]]:
    """The answer to each question: its own, the one that names its number, or the common one."""
    runs = _runs(zones, (Zone.ANSWER,))
    if len(runs) > 1:
        return [_next_run(laid, runs, span) for span in spans]
    common = runs[0] if runs else []
    numbered = _numbered_answers(laid, common)
    named = {index for own in numbered.values() for index in own}
    unnamed = tuple(index for index in common if index not in named)
    return [numbered.get(number, unnamed) for number in range(1, len(spans) + 1)]


def _next_run(laid: LaidText, runs: Sequence[list[int]], question: Span) -> tuple[int, ...]:
    after = (run for run in runs if laid.blocks[run[0]].span.start >= question.end)
    return tuple(next(after, []))


def _numbered_answers(laid: LaidText, answer: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """The blocks that follow ``Ad 1``, ``Svar på spørgsmål 2`` ..., by that number."""
    numbered: dict[int, tuple[int, ...]] = {}
    number: int | None = None
    for index in answer:
        match = _ANSWERED_NUMBER.match(laid.blocks[index].span.of(laid.text))
        number = _number(match) if match else number
        if number is not None:
            numbered[number] = (*numbered.get(number, ()), index)
    return numbered


def _number(match: re.Match[str]) -> int:
    if match.group("number"):
        return int(match.group("number"))
    return _ORDINALS.index(match.group("ordinal").casefold()) + 1
