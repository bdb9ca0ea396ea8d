"""The signals by which a sentence is weighed: what speaks for it, and what against."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.findings import Amount, Passage, Role, Theme
from corpus.spans import Span
from models.danish.answer_types import AnswerType
from models.danish.quantities.dates import find_dates
from models.danish.quantities.years import find_years
from queries.acts import is_act_asked_for
from queries.asked import TOTAL, Asked, content_terms, term_match
from queries.kinds import HAS, OPEN, kind_met
from queries.labels import label_word
from queries.named import named
from queries.results import Candidate, SentenceScore
from queries.rows import fit_of_row, said_by_row
from queries.search import Searcher
from queries.shelf import Shelf
from queries.somebody import NAME

OPEN_KINDS = frozenset({AnswerType.WHICH, AnswerType.WHAT, AnswerType.HOW})
"""Questions that no single word can answer."""

_IN_PASSAGE, _IN_LIST_LEAD, _IN_LEAD, _IN_HEADING, _IN_PAPER = 0.8, 0.8, 0.6, 0.6, 0.4
"""What a term is worth that stands beside the sentence instead of in it."""
_IN_CASE = 0.8
"""The same for the headings above a decision: ``Godkendt.`` is said of what they name."""

_NOT_KNOWN = re.compile(
    r"\bendnu ikke\b|\bforeligger (?:endnu )?ikke\b|\bikke et (?:\w+ )?(?:tal|overblik)\b"
    r"|\b(?:kender|har) (?:\w+ )?(?:ikke|intet|ingen) (?:\w+ )?(?:tal|overblik|oplysning\w*"
    r"|pris\w*)\b"
    r"|\b(?:er|har|blev|siger|tager)(?: \w+)? ikke (?:taget stilling|stilling|indhentet|opgjort"
    r"|oplyst|undersøgt|beregnet|(?:taget|regnet) med|noget om|gennemgået|kendt)\b"
    r"|\bikke med i (?:\w+ )?(?:tal|opgørels|beregning|analys|undersøgels|overslag|regnestyk)",
    re.IGNORECASE,
)
_NOT_YET_ASKED = re.compile(r"\bhvorfor\b.*(?:\bendnu ikke\b|\bikke\b.*\bendnu\b)", re.IGNORECASE)
_BASELINE = re.compile(r"\b(?:siden|fra|end i|i forhold til)\s+(?:19|20)\d\d\b", re.IGNORECASE)
"""A year that something is compared with is not the year that is told of."""

_GOES_ON_FROM = 0.7
"""Worth of the year that the sentence before names, or against it where it names another."""

_GOES_ON = re.compile(r"(?:den|det|de|dette|denne|disse|han|hun)\b", re.IGNORECASE)
_STATED = 0.9
"""Share of what is asked that a sentence must hold to state it."""

_THEME_WORDS = {
    "princip": re.compile(r"\b(?:princip|hensyn|kriteri|retningslinje|mulighed)", re.IGNORECASE),
    "alternativ": re.compile(
        r"\b(?:alternativ|løsning|mulighed|scenari|model|skift|overgang|udskift)", re.IGNORECASE
    ),
}
"""Words by which a part asks for what a theme marks."""


MayAnswer = Callable[[str, Passage], bool]
"""Whether a sentence of a passage is weighed at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What speaks for and against a sentence as an answer; higher is better."""

    cosine: float
    """Nearness in meaning of part and sentence, as the encoder has it."""
    passage_cosine: float
    coverage: float
    """Weighted share of what is asked about that sentence and surroundings hold, 0 to 1."""
    own_coverage: float
    """The same for the sentence alone."""
    time: float
    """1: of the year asked for, -1: of another, 0: no year asked."""
    name: float
    """How near the name asked for stands (`queries.named`), 0: no name asked."""
    kind: float
    """Whether it has what the question word asks for: a sum, a date ... (`queries.kinds`)."""
    theme: float
    """1: bears the theme the part names, -1: does not, 0: it names none."""
    subject: float
    """How well the thing whose price, number or time is asked is met near the sentence, 0 to 1."""
    unknown: float
    """1: says itself that something is not known."""
    row: float
    """1: the row of a table that is asked about, -1: another one, 0: unclear, or no row."""
    enclosed: float
    """1: stands in a paper bound with the letter that asks."""
    whole: float
    """1: tells of a total where one is asked for."""
    open: float
    """1: the part asks openly (which, what, how), so that answers share few words with it."""


class Scales:
    """What the candidates of one part are weighed with."""

    def __init__(
        self, asked: Asked, found: Sequence[Candidate], searcher: Searcher, *, bundle: str | None
    ) -> None:
        ids = [candidate.passage.id for candidate in found]
        self.asked = asked
        self.bundle = bundle
        self.amounts: Mapping[str, tuple[Amount, ...]] = searcher.catalogue.amounts(ids)
        self.themes: Mapping[str, tuple[Theme, ...]] = searcher.catalogue.themes(ids)
        self.weights = _term_weights(asked.terms, [item.passage.text for item in found])
        self.wanted_themes = {
            theme
            for theme, words in _THEME_WORDS.items()
            if asked.kind in OPEN_KINDS and words.search(asked.core)
        }

        self._in_papers: dict[str, Mapping[str, float]] = {}

    def met_in_paper(self, shelf: Shelf, paper: str) -> Mapping[str, float]:
        """How well each term is met anywhere in `paper`."""
        if paper not in self._in_papers:
            held = shelf.terms(paper)
            self._in_papers[paper] = {term: term_match(term, held) for term in self.weights}
        return self._in_papers[paper]


def _term_weights(terms: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    """Rarer terms among the candidates weigh more (as inverse document frequency)."""
    held = [tuple(set(content_terms(text))) for text in texts]
    return {
        term: math.log(1 + (len(held) + 1) / (0.5 + sum(term_match(term, own) > 0 for own in held)))
        for term in terms
    }


def signals_of(
    candidate: Candidate, scales: Scales, shelf: Shelf, may_answer: MayAnswer
) -> Iterator[tuple[Span, Signals]]:
    """Each sentence of a passage that may answer, with its signals."""
    passage = candidate.passage
    text = shelf.text(passage.paper)
    lead = shelf.lead(passage)
    lead_text = lead.text if lead else ""
    label = label_word(passage, lead_text)
    heading = " ".join((*passage.headings, shelf.paper(passage.paper).title))
    beside = (
        (_IN_PASSAGE, content_terms(f"{passage.text} {passage.context}")),
        (_IN_LIST_LEAD if shelf.is_listed(passage) else _IN_LEAD, content_terms(lead_text)),
        (_IN_CASE if passage.role is Role.DECISION else _IN_HEADING, content_terms(heading)),
    )
    in_paper = scales.met_in_paper(shelf, passage.paper)
    near_by = {term: max(_IN_PAPER * in_paper[term], _met(term, beside)) for term in scales.weights}
    goes_on = bool(scales.asked.years) or scales.asked.kind is AnswerType.WHY
    dated = shelf.paper(passage.paper).date
    near = f"{passage.text} {passage.context} {heading} {lead_text} {dated.year if dated else ''}"
    units = _units(candidate)
    for scored in units:
        sentence = scored.span.of(text)
        if not may_answer(sentence, passage):
            continue
        before = _before(shelf, passage, scored.span) if goes_on else ""
        said = said_by_row(passage) if passage.role is Role.TABLE_ROW else sentence
        own = content_terms(f"{label} {said}" if scored is units[0] else said)
        own_met = {term: term_match(term, own) for term in scales.weights}
        met = {term: max(own_met[term], near_by[term]) for term in scales.weights}
        yield (
            scored.span,
            Signals(
                cosine=scored.cosine,
                passage_cosine=candidate.cosine,
                coverage=_share(met, scales.weights),
                own_coverage=_share(own_met, scales.weights),
                time=_time(scales.asked, (said, before, passage.text), near, text),
                name=named(scales.asked, said, near, text),
                kind=_kind(scales, passage, scored.span, said, before),
                theme=_theme(scales, passage),
                subject=_subject(scales.asked, own, _of_subject(beside, shelf, passage, said)),
                unknown=float(_says_unknown(scales.asked, sentence)),
                row=fit_of_row(scales.asked, passage) if passage.role is Role.TABLE_ROW else 0.0,
                enclosed=float(
                    scales.bundle is not None and shelf.paper(passage.paper).bundle == scales.bundle
                ),
                whole=float(scales.asked.whole and bool(TOTAL.search(said))),
                open=float(scales.asked.kind in OPEN_KINDS),
            ),
        )


def _units(candidate: Candidate) -> tuple[SentenceScore, ...]:
    """The stretches that are quoted: sentences, or a table's row as a whole."""
    if candidate.sentences and candidate.passage.role is not Role.TABLE_ROW:
        return candidate.sentences
    return (SentenceScore(span=candidate.passage.span, cosine=candidate.cosine),)


def _share(met: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = sum(weights.values())
    return sum(weights[term] * met[term] for term in weights) / total if total else 0.0


def _before(shelf: Shelf, passage: Passage, sentence: Span) -> str:
    """The sentence before one in its passage, empty where there is none."""
    before = shelf.sentence_before(passage, sentence)
    return before.of(shelf.text(passage.paper)) if before else ""


def _time(asked: Asked, told: tuple[str, str, str], near: str, paper: str) -> float:
    """Whether a sentence tells of the year asked; `told` are it, the one before and its passage.

    One without a year is of that of the one before; what else is said near counts for less. Where
    its passage tells of other years alone, so does it.
    """
    sentence, before, passage = told
    if not asked.years:
        return 0.0
    said = _years_told(sentence)
    if said:
        return 1.0 if said.intersection(asked.years) else -1.0
    if told_before := _years_told(before):
        return _GOES_ON_FROM if told_before.intersection(asked.years) else -_GOES_ON_FROM
    if any(str(year) in _BASELINE.sub("", near) for year in asked.years):
        return 0.3
    if _years_told(passage):
        return -_GOES_ON_FROM
    return -0.2 if any(str(year) in paper for year in asked.years) else -0.5


def _years_told(sentence: str) -> set[int]:
    told = _BASELINE.sub("", sentence)
    said = {mention.first.year for mention in find_dates(told)}
    for years in find_years(told):
        said.update(range(years.first, (years.last or years.first) + 1))
    return said


def _says_unknown(asked: Asked, sentence: str) -> bool:
    """Whether a sentence says that something is not known; where it is asked why something is not
    yet so, the answer says again that it is not."""
    return bool(_NOT_KNOWN.search(sentence)) and not _NOT_YET_ASKED.search(asked.core)


def _kind(scales: Scales, passage: Passage, span: Span, said: str, before: str) -> float:
    if scales.asked.kind in OPEN_KINDS and is_act_asked_for(scales.asked, passage, said):
        return HAS
    amounts = scales.amounts.get(passage.id, ())
    met = kind_met(
        scales.asked,
        said,
        is_row=passage.role is Role.TABLE_ROW,
        has_sum=any(amount.span.overlaps(span) for amount in amounts),
    )
    return max(met, OPEN) if _says_more(scales, said, before) else met


def _says_more(scales: Scales, said: str, before: str) -> bool:
    """Whether it is asked why, and a sentence says more of that which the one before it states: the
    reason, though no word of it says so.
    """
    if scales.asked.kind is not AnswerType.WHY or not _GOES_ON.match(said):
        return False
    stated = content_terms(before)
    met = {term: term_match(term, stated) for term in scales.weights}
    return _share(met, scales.weights) >= _STATED


def _of_subject(
    beside: Sequence[tuple[float, Sequence[str]]], shelf: Shelf, passage: Passage, said: str
) -> list[tuple[float, Sequence[str]]]:
    """Where the subject of a sentence may be named: beside it, but not in the whole paper.

    A sentence with a name of its own is not about what the paragraph before it names.
    """
    in_passage, in_lead, in_heading = beside
    if NAME.search(said) and not shelf.is_listed(passage):
        return [in_passage, in_heading]
    return [in_passage, in_lead, in_heading]


def _subject(
    asked: Asked, own: Sequence[str], beside: Sequence[tuple[float, Sequence[str]]]
) -> float:
    """How well the thing asked about is met in the sentence or in one of the places `beside`."""
    if asked.subject is None:
        return 0.0
    return max(term_match(asked.subject, own), _met(asked.subject, beside))


def _met(term: str, places: Sequence[tuple[float, Sequence[str]]]) -> float:
    """How well `term` is met in the best of `places`, each with its worth and what it holds."""
    return max(worth * term_match(term, held) for worth, held in places)


def _theme(scales: Scales, passage: Passage) -> float:
    if not scales.wanted_themes:
        return 0.0
    names = {theme.name for theme in scales.themes.get(passage.id, ())}
    return 1.0 if names & scales.wanted_themes else -1.0
