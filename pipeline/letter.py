"""The order of a councillor's letter: who asks when, where the questions stand, where the answers.

Three orders are met: all questions and then one answer, each question followed by its own answer,
and a letter that has no answer yet.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from corpus.papers import Kind
from models.danish.quantities.dates import find_dates
from models.danish.questions import find_questions
from models.danish.sentences import split_sentences
from pipeline.blocks import BlockKind, LaidText
from pipeline.front import Front, label_kind
from pipeline.headings import SectionKind, section_kind
from pipeline.people import PersonMention, find_people
from pipeline.signatures import is_closing

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
_WANTS_ANSWERS = re.compile(
    r"\b(?:stille\w*|svar på|besvar\w+|have svar)\b[^.?!\n]{0,40}\bspørgsmål\b"
    r"|\bønsker?\b[^.?!\n]{0,30}\boplyst\b"
    r"|\b(?:kan|vil)\s+(?:(?-i:I)|forvaltningen|kommunen|man)\b[^.?!\n]{0,40}"
    r"\b(?:oplyse|svare|redegøre|bekræfte|forklare)\b"
    r"|\b(?:bedes|beder)\b[^.?!\n]{0,60}\b(?:oplyst|oplyse|svar)\b",
    re.IGNORECASE,
)
"""How one who writes without a form asks for answers."""
_FROM_COUNCILLOR = re.compile(r"^\s*(?:fra|afsender):[^\n]*\([A-ZÆØÅ]{1,2}\)", re.I | re.M)
"""The head of a mail: what asks below it asks for answers."""
_PLAIN_LETTER_WORDS = 400
"""A letter that no title and no opening calls one is short."""
_PROPOSES = re.compile(r"forslag\b", re.IGNORECASE)
_OPENING = 1500
"""Characters within which a letter says who asks."""

_ASKS = re.compile(
    r"\b(?:stille[trd]?|stillede|spurgt|spurgte|spørger|bedt|bad|beder|anmode[tr]|henvend\w+"
    r"|skrev|skriver|skrevet)\b"
)
_NUMBERED_QUESTION = re.compile(r"(?:spørgsmål|spm\.)\s*(?:nr\.\s*)?\d+\b", re.IGNORECASE)
_QUESTION_WORD = re.compile(r"\bspørgsmål\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b[Dd]u har\b")

_OPENS_ANSWER = re.compile(
    r"(?:svar|besvarelse)\b[^.?!]{0,60}?[:.]\s"
    r"|ad\.? (?:spørgsmål )?\d+\b"
    r"|(?:svar(?:et)? på|til|vedrørende|vedr\.) spørgsmål(?:et)? (?:nr\.\s*)?\d+\b"
    r"|(?:(?:[\wæøå]+-,? (?:[\wæøå]+- )?og )?[\wæøå]*forvaltningen|kommunen)"
    r" (?:kan |skal )?(?:oplyser?|svarer?|vurderer?|bemærker?|henviser?|forventer)\b",
    re.IGNORECASE,
)


class Zone(Enum):
    """What a block of a letter belongs to."""

    OPENING = auto()
    QUESTIONS = auto()
    ANSWER = auto()
    CLOSING = auto()
    """From the closing formula on: who signs."""
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


def is_answer_title(title: str) -> bool:
    """Whether a title says that the paper answers a councillor."""
    return bool(_ANSWER_TITLE.search(title))


def is_letter(laid: LaidText, front: Front) -> bool:
    """Whether the paper is a councillor's letter, or an answer that repeats one.

    Its title says so, its opening tells that someone with a party has asked, or someone with a
    party asks for answers in a short one. Policy papers and agendas that put questions to nobody
    are none.
    """
    labelled = any(label_kind(line) in (Kind.DAGSORDEN, Kind.REFERAT) for line in front.lines)
    if labelled or _MEETING_TITLE.search(front.title):
        return False
    if is_answer_title(front.title) or _ASKED.search(laid.text[:_OPENING]):
        return True
    has_councillor = any(person.party for person in find_people(laid.text))
    return has_councillor and (bool(_ASKING_TITLE.search(front.title)) or _just_asks(laid, front))


def _just_asks(laid: LaidText, front: Front) -> bool:
    """Whether a short paper asks for answers, and proposes nothing."""
    is_short = len(laid.text.split()) <= _PLAIN_LETTER_WORDS
    wants = _WANTS_ANSWERS.search(laid.text) or (
        _FROM_COUNCILLOR.search(laid.text[:_OPENING]) and "?" in laid.text
    )
    return is_short and bool(wants) and not _PROPOSES.search(front.title)


def find_letter(laid: LaidText, front: Front) -> Letter:
    """The order of the letter, its asker and the day it was sent."""
    asker = _asker(laid, front)
    zones = tuple(_zones(laid, front))
    if is_answer_title(front.title) and Zone.ANSWER not in zones:
        zones = _with_implied_answer(laid, front, zones)
    return Letter(zones=zones, asker=asker, asked_on=_asked_on(laid.text, asker))


def _zones(laid: LaidText, front: Front) -> Iterator[Zone]:
    zone = Zone.OPENING
    below_question = False
    for block in laid.blocks:
        text = block.span.of(laid.text)
        asks_as_heading = block.kind is BlockKind.HEADING and text.rstrip().endswith("?")
        section = section_kind(text) if len(text) <= 120 else None
        if block in front.title_blocks:
            asks_as_heading = False
        elif section in _ZONE_OF_SECTION:
            zone = _ZONE_OF_SECTION[section]
        elif is_closing(text):
            zone = Zone.CLOSING
        elif zone not in (Zone.CLOSING, Zone.APPENDICES):
            if asks_as_heading or _asks_by_number(text):
                zone = Zone.QUESTIONS
            elif _OPENS_ANSWER.match(text) or (below_question and "?" not in text):
                zone = Zone.ANSWER
        below_question = asks_as_heading
        yield zone


def _with_implied_answer(laid: LaidText, front: Front, zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """The zones of an answer that no heading announces: what follows the last question."""
    unanswered = (Zone.OPENING, Zone.QUESTIONS)
    asking = [
        index
        for index, (block, zone) in enumerate(zip(laid.blocks, zones, strict=True))
        if zone in unanswered and block not in front.title_blocks
        if find_questions(block.span.of(laid.text))
    ]
    last = asking[-1] if asking else len(zones)
    return tuple(
        Zone.ANSWER if index > last and zone in unanswered else zone
        for index, zone in enumerate(zones)
    )


def _asks_by_number(text: str) -> bool:
    """Whether a block is ``Spørgsmål 2`` alone, or with the question behind it."""
    match = _NUMBERED_QUESTION.match(text)
    if match is None:
        return False
    return not text[match.end() :].strip(" .:") or bool(find_questions(text))


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
    sentences = [sentence.of(text) for sentence in split_sentences(text[:_OPENING])]
    named = [words for words in sentences if family_name in words or _ADDRESSED.search(words)]
    for words in (*named, *filter(_QUESTION_WORD.search, sentences)):
        day = _day_of_asking(words)
        if day is not None:
            return day
    return None


def _day_of_asking(words: str) -> datetime.date | None:
    """The day nearest to the verb of asking in a sentence that has both."""
    verb = _ASKS.search(words)
    if verb is None:
        return None
    years = [mention.first.year for mention in find_dates(words)]
    days = [
        mention
        for mention in find_dates(words, year=years[0] if years else None)
        if mention.first == mention.last
    ]
    nearest = min(days, key=lambda day: abs(day.span.start - verb.start()), default=None)
    return nearest.first if nearest else None
