"""What a sentence must not leave out of its source, though every word that it keeps is right.

``Ifølge foreningen steg prisen`` is not ``prisen steg``, what is so ``hvis skiftet udskydes`` is
not so, and a sum of 2019 is no sum without its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.danish.quantities.dates import find_dates
from models.danish.quantities.numerals import find_numerals
from models.danish.quantities.years import find_years
from models.danish.question_words import FINITE
from models.danish.sentences import split_sentences
from models.danish.strong_verbs import is_past
from queries.verify.gates import Gate, Objection
from queries.verify.lexicon import CONDITION
from queries.verify.wording import content_stems, tokens

_VOICE = re.compile(
    r"\b(?:ifølge|(?:mener|mente|menes|oplyser|oplyste|oplyses|oplyst|anfører|anførte|hævder|hævdede"
    r"|påpeger|påpegede|fremhæver|fremhævede|angiver|angav|fortæller|fortalte|skriver|skrev"
    r"|udtal(?:er|te|t|es)|siger|sagde|sagt|vurder(?:er|ede|et|es)|forklar(?:er|ede|et)"
    r"|meddel(?:er|te|t)|konkluder(?:er|ede|et)|anført|påpeget|fremhævet|fortalt|skrevet|hævdet"
    r"|opfattelse|opfatter|ønsker|ønskede|foreslår|foreslog|kritiserer|kritiserede)(?!\w))",
    re.IGNORECASE,
)
"""Words that say whose word it is."""

_SPEAKER = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores)\b", re.IGNORECASE)
"""Who speaks of himself must not become somebody that he speaks of."""

_MODAL = re.compile(r"\b(?:kan|kunne|skal|skulle|vil|ville|bør|burde|må|måtte)\b", re.IGNORECASE)
"""``vil koste`` foretells, ``ville koste`` supposes: a modal verb stays in the source's form."""

_AUXILIARY = re.compile(
    r"\b(?:(?:er|var|får|fik)\s+(?:\w+\s)?|(?:har|havde|bliver|blev)\s+(?:[\w.’'-]+\s+){0,3}?)"
    r"(?P<participle>\w+(?:et|t))\b",
    re.IGNORECASE,
)
"""``er bemandet`` without ``er`` is no sentence, nor is ``Norge foreslået`` for ``har bl.a. Norge
foreslået``."""

_RESTRICTED = re.compile(
    r"\b(?:de|dem|alle|enhver|hver|den|det)\s+(?:\w+\s+){0,2}?(?P<noun>\w+),?\s+(?:der|som)\s+"
    r"(?P<clause>(?:\w+\s*){1,8})",
    re.IGNORECASE,
)
"""``de applikationer, der afvikles på platformen`` are not all applications."""

_VERB_OF_STATE = re.compile(r"\b(?:er|var|har|havde|bliver|blev|får|fik)\b", re.IGNORECASE)
"""Small verbs that a sentence is mended with when its own verb was lost: ``lederen var på et
spørgsmål`` for ``på et spørgsmål svarede lederen``."""

_PARTIAL = re.compile(
    r"\b(?:bl\.\s?a\.|blandt andet|blandt andre|f\.\s?eks\.|fx|for eksempel|normalt|typisk"
    r"|som regel|oftest|især|primært|hovedsagelig\w*)[\s,]+(?P<told>(?:[\w.-]+[\s,]*){1,5})",
    re.IGNORECASE,
)
"""What is so ``bl.a.`` is not all."""

_LEANS = re.compile(
    r"(?:dette|denne|disse|derfor|dermed|(?:det|den|han|hun) (?:\w+er|vil|kan|skal|har|er|var|blev)"
    rf"|de (?:{FINITE}))\b",
    re.IGNORECASE,
)
"""An opening that speaks of the sentence before."""

_OPENING = 2
"""Words by which the place is known at which a sentence begins in its source."""

_KEPT = 0.5
"""A sentence tells what a source tells when this share of its words of content is the source's."""


def losses(sentence: str, quotes: Sequence[str]) -> Iterator[Objection]:
    """What `sentence` leaves out of `quotes` that changes what it says."""
    said = content_stems(sentence)
    for quote in quotes:
        if _tells(said, quote):
            yield from _lost(_VOICE, sentence, quote)
        for span in split_sentences(quote):
            source = span.of(quote)
            if _tells(said, source):
                yield from _lost(_SPEAKER, sentence, source)
                yield from _lost(CONDITION, sentence, source)
                yield from _lost_time(sentence, source)
                yield from _lost_auxiliary(sentence, source)
                yield from _lost_verb(sentence, source)
                yield from _lost_restriction(sentence, source)
                yield from _lost_part(sentence, source)
    yield from _parted_names(sentence, quotes)
    yield from _lost_genitives(sentence, quotes)
    yield from _other_verbs(_MODAL, Gate.CERTAINTY, sentence, quotes)
    yield from _other_verbs(_VERB_OF_STATE, Gate.FORM, sentence, quotes)
    yield from _leans_on_nothing(sentence, quotes)


def _tells(said: frozenset[str], source: str) -> bool:
    """Whether `source` has enough of the words of content that are `said`."""
    return len(said & content_stems(source)) >= _KEPT * len(said)


def _lost(words: re.Pattern[str], sentence: str, source: str) -> Iterator[Objection]:
    found = words.search(source)
    if found and not words.search(sentence):
        yield Objection(gate=Gate.CERTAINTY, words=found[0])


def _lost_time(sentence: str, source: str) -> Iterator[Objection]:
    """A figure whose source tells of when it holds must be told with a time."""
    times = _times(source)
    if times and find_numerals(sentence) and not _times(sentence):
        yield Objection(gate=Gate.FACT, words=times[0])


def _lost_auxiliary(sentence: str, source: str) -> Iterator[Objection]:
    kept = _words(sentence)
    for match in _AUXILIARY.finditer(source):
        auxiliary = match[0].split()[0].lower()
        if match["participle"].lower() in kept and auxiliary not in kept:
            yield Objection(gate=Gate.FORM, words=match[0])


def _lost_verb(sentence: str, source: str) -> Iterator[Objection]:
    """A sentence that begins behind the source's verb must have moved it, not dropped it."""
    opening, held = tokens(sentence)[:_OPENING], tokens(source)
    for place in range(1, len(held) - len(opening) + 1):
        before = held[place - 1]
        begins = [token.lower for token in held[place : place + len(opening)]]
        is_start = begins == [token.lower for token in opening]
        if is_start and is_past(before.lower) and before.lower not in _words(sentence):
            yield Objection(gate=Gate.FORM, words=before.text)


def _lost_restriction(sentence: str, source: str) -> Iterator[Objection]:
    """What is said of those things that a clause points out is not said of all."""
    kept, said = _words(sentence), content_stems(sentence)
    for match in _RESTRICTED.finditer(source):
        if match["noun"].lower() in kept and not said & content_stems(match["clause"]):
            yield Objection(gate=Gate.CERTAINTY, words=match[0].strip())


def _parted_names(sentence: str, quotes: Sequence[str]) -> Iterator[Objection]:
    """Names that stand side by side do so in a source: of two names none is made."""
    held = _neighbours(quotes)
    for first, second in pairwise(tokens(sentence)):
        side_by_side = sentence[first.start + len(first.text) : second.start] == " "
        is_name = first.is_content and first.text[0].isupper() and second.text[0].isupper()
        if side_by_side and is_name and (first.lower, second.stem) not in held:
            yield Objection(gate=Gate.NAME, words=f"{first.text} {second.text}")


def _lost_genitives(sentence: str, quotes: Sequence[str]) -> Iterator[Objection]:
    """``Foreningens formål`` is not ``foreningen formål``."""
    held = _neighbours(quotes)
    for first, second in _neighbours([sentence]):
        if (f"{first}s", second) in held and (first, second) not in held:
            yield Objection(gate=Gate.FORM, words=f"{first} {second}")


def _neighbours(texts: Sequence[str]) -> frozenset[tuple[str, str]]:
    """The words that stand side by side in one of `texts`: a word in small letters, a stem."""
    return frozenset(
        (first.lower, second.stem) for text in texts for first, second in pairwise(tokens(text))
    )


def _lost_part(sentence: str, source: str) -> Iterator[Objection]:
    """What is told as one of several must not be told as the only one."""
    said = content_stems(sentence)
    for match in _PARTIAL.finditer(source):
        is_kept = match[0][: -len(match["told"])].strip(" ,").lower() in sentence.lower()
        if said & content_stems(match["told"]) and not is_kept:
            yield Objection(gate=Gate.CERTAINTY, words=match[0].strip())


def _other_verbs(
    verbs: re.Pattern[str], gate: Gate, sentence: str, quotes: Sequence[str]
) -> Iterator[Objection]:
    """Those of `verbs` that the sentence has and no quote, in the very form."""
    held = {match[0].lower() for quote in quotes for match in verbs.finditer(quote)}
    for match in verbs.finditer(sentence):
        if match[0].lower() not in held:
            yield Objection(gate=gate, words=match[0])


def _leans_on_nothing(sentence: str, quotes: Sequence[str]) -> Iterator[Objection]:
    """A sentence may open by speaking of the one before only where its source does."""
    opening = _LEANS.match(sentence)
    if opening is None:
        return
    sources = [span.of(quote) for quote in quotes for span in split_sentences(quote)]
    said = content_stems(sentence)
    nearest = max(sources, key=lambda source: len(said & content_stems(source)), default="")
    if not nearest.lower().startswith(opening[0].lower()):
        yield Objection(gate=Gate.FORM, words=opening[0])


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _times(text: str) -> list[str]:
    spans = [*(date.span for date in find_dates(text)), *(year.span for year in find_years(text))]
    return [span.of(text) for span in sorted(spans)]
