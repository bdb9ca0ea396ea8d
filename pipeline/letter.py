"""The order of a councillor's letter: who asks when, where the questions stand, where the answers.

Three orders are met: all questions and then one answer, each question followed by its own answer,
and a letter that has no answer yet.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from corpus.papers import Kind
from corpus.spans import Span
from models.danish.quantities.dates import find_dates
from models.danish.questions import find_questions
from pipeline.blocks import BlockKind, LaidText
from pipeline.front import Front, label_kind
from pipeline.headings import SectionKind, section_kind
from pipeline.people import PersonMention, find_people

_ANSWER_TITLE = re.compile(
    r"politikersvar|\b(?:besvarelse af|svar på) .*\bspørgsmål|\bsvar til .*\(\w+\)", re.IGNORECASE
)
_MEETING_TITLE = re.compile(
    r"\b(?:referat|dagsorden|beslutningsprotokol|indstilling)\b", re.IGNORECASE
)
_ASKING_TITLE = re.compile(
    r"politikerspørgsmål|^(?:opfølgende )?spørgsmål (?:til|fra|om|vedr\w*\.?)\b"
    r"|^(?:anmodning om (?:oplysninger|svar)|forespørgsel)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\([\w ]{1,30}\) (?:har\b[^?!\n]{0,120}?\b(?:stillet|spurgt|bedt|anmodet)|stillede|spurgte)\b"
)
_OPENING = 1500
"""Characters within which a letter says who asks."""

_ASKS = re.compile(
    r"\b(?:stille[trd]?|stillede|spurgt|spurgte|spørger|bedt|bad|beder|anmode[tr]|henvend\w+)\b"
)
_NUMBERED_QUESTION = re.compile(r"(?:spørgsmål|spm\.)\s*(?:nr\.\s*)?\d+\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b[Dd]u har\b")
_COURTESY = re.compile(
    r"\b(?:glad|taknemmelig|tak) for (?:et )?(?:hurtigt )?svar\b|\b(?:på forhånd|mange) tak\b",
    re.IGNORECASE,
)
"""A sentence that asks for an answer without saying what about."""
_QUOTE_MARKS = '”“„"»«’'

_OPENS_ANSWER = re.compile(
    r"(?:svar|besvarelse)\b[^.?!]{0,60}?[:.]\s"
    r"|ad\.? (?:spørgsmål )?\d+\b"
    r"|(?:svar(?:et)? på|til|vedrørende|vedr\.) spørgsmål(?:et)? (?:nr\.\s*)?\d+\b"
    r"|(?:(?:[\wæøå]+-,? (?:[\wæøå]+- )?og )?[\wæøå]*forvaltningen|kommunen)"
    r" (?:kan |skal )?(?:oplyser?|svarer?|vurderer?|bemærker?|henviser?|forventer)\b",
    re.IGNORECASE,
)
_ORDINALS = ("første", "andet", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende")
_ANSWERED_NUMBER = re.compile(
    r"(?:ad\.?|(?:svar(?:et)?|besvarelse)(?: på| af)?|til|vedrørende|vedr\.|spørgsmål)"
    r"(?: spørgsmål(?:et)?)?(?: det)?\s*(?:nr\.\s*)?"
    rf"(?:(?P<number>\d{{1,2}})\b|(?P<ordinal>{'|'.join(_ORDINALS)})\b)",
    re.IGNORECASE,
)


class Zone(Enum):
    """What a block of a letter belongs to."""

    OPENING = auto()
    QUESTIONS = auto()
    ANSWER = auto()
    APPENDICES = auto()


_ZONE_OF_SECTION = {
    SectionKind.QUESTIONS: Zone.QUESTIONS,
    SectionKind.ANSWER: Zone.ANSWER,
    SectionKind.APPENDICES: Zone.APPENDICES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A councillor's letter."""

    zones: tuple[Zone, ...]
    """One for each block."""
    asker: PersonMention | None
    asked_on: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in a letter with what answers it."""

    span: Span
    answer: tuple[int, ...]
    """The indexes of the blocks that answer it: none where the letter does not answer, the same for
    all questions where it answers them at once."""


def is_answer_title(title: str) -> bool:
    """Whether a title says that the paper answers a councillor."""
    return bool(_ANSWER_TITLE.search(title))


def is_letter(laid: LaidText, front: Front) -> bool:
    """Whether the paper is a councillor's letter, or an answer that repeats one.

    Its title says so, or its opening tells that someone with a party has asked. Policy papers and
    agendas that put questions to nobody are none.
    """
    labelled = any(label_kind(line) in (Kind.DAGSORDEN, Kind.REFERAT) for line in front.lines)
    if labelled or _MEETING_TITLE.search(front.title):
        return False
    if is_answer_title(front.title) or _ASKED.search(laid.text[:_OPENING]):
        return True
    has_councillor = any(person.party for person in find_people(laid.text))
    return has_councillor and bool(_ASKING_TITLE.search(front.title))


def find_letter(laid: LaidText, front: Front) -> Letter:
    """The order of the letter, its asker and the day it was sent."""
    asker = _asker(laid, front)
    return Letter(
        zones=tuple(_zones(laid, front)), asker=asker, asked_on=_asked_on(laid.text, asker)
    )


def find_asked(laid: LaidText, letter: Letter) -> tuple[Asked, ...]:
    """The questions of the letter in order, each with its answer."""
    spans = tuple(_question_spans(laid, letter.zones))
    answers = _answers(laid, letter.zones, spans)
    return tuple(Asked(span=span, answer=answers[at]) for at, span in enumerate(spans))


def _zones(laid: LaidText, front: Front) -> Iterator[Zone]:
    zone = Zone.OPENING
    for block in laid.blocks:
        text = block.span.of(laid.text)
        is_heading = block.kind is BlockKind.HEADING
        section = section_kind(text) if len(text) <= 120 else None
        if block in front.title_blocks:
            pass
        elif section in _ZONE_OF_SECTION:
            zone = _ZONE_OF_SECTION[section]
        elif zone is Zone.APPENDICES:
            pass
        elif (is_heading and text.rstrip().endswith("?")) or _NUMBERED_QUESTION.match(text):
            zone = Zone.QUESTIONS if find_questions(text) or is_heading else Zone.ANSWER
        elif _OPENS_ANSWER.match(text):
            zone = Zone.ANSWER
        yield zone


def _asker(laid: LaidText, front: Front) -> PersonMention | None:
    """The first person with a party in the sentence that tells of the asking, else at the front."""
    people = [person for person in find_people(laid.text) if person.party]
    titled = [
        person
        for person in people
        if any(block.span.contains(person.span) for block in front.title_blocks)
    ]
    told = [
        person
        for person in people
        if _ASKS.search(laid.text, *_rest_of_sentence(laid.text, person))
    ]
    return next(iter([*titled, *told, *people]), None)


def _rest_of_sentence(text: str, person: PersonMention) -> tuple[int, int]:
    return person.span.end, min(person.span.end + 160, len(text))


def _asked_on(text: str, asker: PersonMention | None) -> datetime.date | None:
    """The day of asking, from the sentence that names the asker and says that they asked.

    A day without a year takes the year of another date in the same sentence.
    """
    if asker is None:
        return None
    family_name = asker.name.split()[-1]
    for sentence in re.finditer(r"[^.?!]*(?:[.?!](?!\s+[A-ZÆØÅ•])[^.?!]*)*", text):
        words = sentence.group()
        verb = _ASKS.search(words)
        if verb and (family_name in words or _ADDRESSED.search(words)):
            years = [mention.first.year for mention in find_dates(words)]
            days = [
                mention
                for mention in find_dates(words, year=years[0] if years else None)
                if mention.first == mention.last
            ]
            if days:
                return min(days, key=lambda day: abs(day.span.start - verb.start())).first
    return None


def _question_spans(laid: LaidText, zones: Sequence[Zone]) -> Iterator[Span]:
    for run in _runs(zones, (Zone.OPENING, Zone.QUESTIONS)):
        start, end = laid.blocks[run[0]].span.start, laid.blocks[run[-1]].span.end
        for question in find_questions(laid.text[start:end]):
            words = question.of(laid.text[start:end])
            if not _COURTESY.search(words):
                yield _unquoted(question.shifted(start), words)


def _unquoted(span: Span, words: str) -> Span:
    """The span without quotation marks around it."""
    left = len(words) - len(words.lstrip(_QUOTE_MARKS))
    right = len(words) - len(words.rstrip(_QUOTE_MARKS))
    return Span(span.start + left, span.end - right)


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
