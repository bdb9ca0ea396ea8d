"""Whether a sentence asks something, and what it asks without what stands around that."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.spans import Span
from models.danish.question_words import (
    DIRECT_ORDER,
    GOVERNS_CLAUSE,
    IN_CASE,
    WH,
    WH_SPLIT,
    WH_WORDS,
)
from models.danish.requests import LETTER_REQUEST, REQUEST, request_before
from models.danish.sentences import split_sentences

_TIED = re.compile(rf"^{IN_CASE}\s+", re.IGNORECASE)
"""What ties a question to the answer of the one before it."""
_ANNOUNCES = re.compile(rf"\bspørgsmål,? (?:som|der)\b(?!.*\b(?:{WH_WORDS})\b)", re.IGNORECASE)
"""``Jeg har nogle spørgsmål, som I kan svare på``: what is asked is told elsewhere."""
_POINTS_BELOW = re.compile(r"\b(?:følgende|nedenstående)(?: spørgsmål)?\W*$", re.IGNORECASE)
"""``Kan I oplyse følgende?``: what is asked stands below."""
_IN_HASTE = re.compile(r"\b(hva)\b", re.IGNORECASE)


def question_core(text: str) -> str:
    """The question without the request before it and the remarks after it, for searching."""
    asking = [sentence for sentence in sentences_of(text) if asks(sentence)] or [text]
    cores = []
    for sentence in asking:
        lead = request_before(sentence)
        first = WH.search(sentence)
        core = sentence[first.start() :] if lead and first else sentence
        cores.append(_TIED.sub("", core))
    return _IN_HASTE.sub(r"\1d", " ".join(" ".join(cores).split()))


def main_clause(core: str) -> str:
    """Of a question core that begins with a question word, what stands before a wh-clause that is
    a part of it: ``Hvem afgør`` of ``Hvem afgør, hvilke skoler der lukkes?``."""
    cuts = WH_SPLIT.finditer(core) if WH.match(core) else ()
    before = (
        core[: cut.start()]
        for cut in cuts
        if governs(core[: cut.start()], cut[0], core[cut.end() :])
    )
    return next(before, core)


def asks(text: str) -> bool:
    """Whether `text` asks something: a question mark, a request, or a bare wh-clause."""
    return requests(text) or bool(WH.match(text))


def requests(text: str) -> bool:
    """Whether `text` has a question mark or a request to be told something."""
    requested = REQUEST.search(text) or LETTER_REQUEST.search(text)
    if requested and _POINTS_BELOW.search(text):
        return False
    return "?" in text or bool(requested and not _ANNOUNCES.search(text))


def governs(clause: str, joint: str, following: str) -> bool:
    """Whether `following`, parted from `clause` by a `joint` of a comma alone, is a part of it."""
    is_question = joint.strip(" ,;") or DIRECT_ORDER.match(following)
    return not is_question and bool(GOVERNS_CLAUSE.search(clause))


def sentences_of(text: str) -> list[str]:
    """The sentences of `text` as `sentence_spans` has them."""
    return [span.of(text) for span in sentence_spans(text)]


def sentence_spans(text: str) -> list[Span]:
    """Sentences; a question mark ends one even where the next starts with a small letter."""
    spans: list[Span] = []
    for sentence in split_sentences(text):
        cuts = [m.end() for m in re.finditer(r"\?\s+(?=\w)", sentence.of(text))]
        edges = [sentence.start, *(sentence.start + cut for cut in cuts), sentence.end]
        spans.extend(span for a, b in pairwise(edges) if (span := trimmed(text, a, b)))
    return spans


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without blanks at its ends, ``None`` where nothing is left."""
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    right = end - (len(stretch) - len(stretch.rstrip()))
    return Span(left, right) if left < right else None
