"""Pairs of a query and a passage that answers it, taken from debates.

Nobody has to mark what belongs together. Whoever asks is usually answered in the next turn, with
at most the chair's handing over between them; the turns after that are still about what was asked;
and an item's title says what all speeches on it are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.adapt.debates import SPEECH_WORDS, Turn, is_speech, items, subject_of, subjects
from models.danish.stems import stem, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A query and the passage that should be found with it."""

    query: str
    passage: str
    subject: str
    """Passages of one subject are not held against each other's queries."""
    alike: bool = False
    """Whether the query is a passage itself, and to be read as one."""


_NO_CONTENT = """
    I ad af aldrig alle alt altså anden andet andre anvender at betale betaler blev blevet blive
    bliver borgmesteren bruger burde bør da de dem den denne dens der deres det dets dette dig
    din disse dit dog du efter eller en end er et fandtes fik findes for fordi foreligger
    forvaltningen forvaltningens fra får før gik gjort går gør gøre haft ham han hans har havde
    have hende hendes her herunder hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor
    hvordan hvorfor hvorledes hvornår hvorvidt høj højt i idet ikke ind ingen ja jeg jer jeres
    jo kan kom kommer kommunen kommunens koste kostede koster kun kunne ligger længe man mange
    med meget men mere mest mig min mine mit mod modtager modtog må måtte ned nej noget nogle nu
    ny nå når ofte og også om op oplyse oplyst os over på sam samlede samlet samt selv ses siden
    sig sin sine sit skal ske sker skulle som stor store stort svare så sådan thi til ud uden
    under var ved vi vil ville vor vores være været årligt
"""

_OF_NO_CONTENT = frozenset(_NO_CONTENT.split())
"""Words that name no subject, as the shipped delta was trained with them. Other lists of such words
are added to as questions are understood better; with two words more 57 pairs fewer are found, and
others are drawn."""

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")

QUESTION_WORDS = 15
"""A shorter question takes the sentences before it along, which say what it is about."""
LONGEST_QUERY = 45
"""Words; of a longer question the last ones, where it asks."""
HANDOVER_WORDS = 40
"""A chair's turn up to this long only gives the floor to the next speaker."""
PASSAGE_WORDS = 180
"""Of a turn the first words."""
NEARBY = range(3, 8)
"""So many turns behind a question its subject is still spoken of, by somebody else perhaps."""
SPEECHES_A_TITLE = 12
"""The first speeches on an item, where the spokesmen say what they think of it."""


def answer_pairs(turns: Sequence[Turn]) -> list[Pair]:
    """Each question in `turns` with its answer, in their order."""
    pairs = []
    for index, (turn, subject) in enumerate(zip(turns, subjects(turns), strict=True)):
        question = None if turn.chair else last_question(turn.text)
        answer = _next_speech(turns, index)
        if question and answer and answer.who != turn.who:
            passage = beginning(answer.text)
            pairs.append(Pair(query=question, passage=passage, subject=subject))
    return pairs


def subject_pairs(turns: Sequence[Turn]) -> list[Pair]:
    """Each question in `turns` with the first speech that follows later on, in `NEARBY`."""
    pairs = []
    for index, (turn, subject) in enumerate(zip(turns, subjects(turns), strict=True)):
        question = None if turn.chair else last_question(turn.text)
        later = turns[index + NEARBY.start : index + NEARBY.stop]
        speech = next(filter(is_speech, _same_item(turn, later)), None)
        if question and speech:
            passage = beginning(speech.text)
            pairs.append(Pair(query=question, passage=passage, subject=subject))
    return pairs


def title_pairs(turns: Sequence[Turn]) -> list[Pair]:
    """Each item's title with the first speeches on it."""
    return [
        Pair(
            query=" ".join(item.title.split()[:LONGEST_QUERY]),
            passage=beginning(speech),
            subject=subject_of(item.title),
        )
        for item in items(turns)
        for speech in item.speeches[:SPEECHES_A_TITLE]
    ]


COMMON_TERMS = 2
"""So many words of content must a query and its passage share at least."""


def telling(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that can be learned from.

    Thanks, and answers that evade, share no word with what was asked: as right answers they would
    be false ones.
    """
    return [pair for pair in pairs if len(terms(pair.query) & terms(pair.passage)) >= COMMON_TERMS]


def last_question(text: str) -> str | None:
    """The last question in `text`, with what precedes it until it is `QUESTION_WORDS` long."""
    sentences = SENTENCE_END.split(text.strip())
    last = next((i for i in reversed(range(len(sentences))) if sentences[i].endswith("?")), None)
    if last is None:
        return None
    words: list[str] = []
    for sentence in reversed(sentences[: last + 1]):
        words = sentence.split() + words
        if len(words) >= QUESTION_WORDS:
            break
    return " ".join(words[-LONGEST_QUERY:])


def terms(text: str) -> set[str]:
    """The stems of the words of content in `text`."""
    return {stem(word) for word in words(text) if word not in _OF_NO_CONTENT}


def beginning(text: str) -> str:
    """The first words of a turn's `text`, as many as a passage has."""
    return " ".join(text.split()[:PASSAGE_WORDS])


def _next_speech(turns: Sequence[Turn], index: int) -> Turn | None:
    """The speech that follows turn `index`, over the chair's handing over, if it fits."""
    for turn in _same_stretch(turns[index], turns[index + 1 : index + 3]):
        words = len(turn.text.split())
        if turn.chair and words <= HANDOVER_WORDS:
            continue
        return turn if not turn.chair and words in SPEECH_WORDS else None
    return None


def _same_item(first: Turn, following: Iterable[Turn]) -> Iterator[Turn]:
    """The turns of `following` until the chair does more than hand over."""
    for turn in _same_stretch(first, following):
        if turn.chair and len(turn.text.split()) > HANDOVER_WORDS:
            return
        yield turn


def _same_stretch(first: Turn, following: Iterable[Turn]) -> Iterator[Turn]:
    for turn in following:
        if (turn.meeting, turn.stretch) != (first.meeting, first.stretch):
            return
        yield turn
