"""Questions in, a cited draft out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.drafts import (
    Citation,
    Conflict,
    Draft,
    DraftPart,
    DraftQuestion,
    EarlierAnswer,
    Letter,
    Pending,
    State,
)
from corpus.errors import UnusableInputError, UsageError
from corpus.filters import Filters
from corpus.findings import Question, QuestionState
from corpus.papers import Paper
from models.danish.answer_types import AnswerType
from models.danish.question_parts import split_question
from models.danish.question_words import SUBJECT_OF_TITLE
from queries.asked import Asked, read_part
from queries.citing import cite, whole_thought
from queries.comparing import sides
from queries.conflicts import Contradiction, contradicts, newest_holder, newest_valid
from queries.coverage import Chosen, choose
from queries.earlier import earlier_answers, precedents
from queries.enumerations import announces
from queries.evidence import Weighed, nearest, weigh_candidates
from queries.extremes import with_extreme_row
from queries.leaning import weigh_leaning
from queries.manifest import make_manifest
from queries.outcomes import with_outcome
from queries.party_names import asks_for_parties
from queries.priced import with_prices
from queries.pronouns import parts_after
from queries.search import Searcher
from queries.shelf import Shelf
from queries.signals import MayAnswer
from queries.somebody import holder_asked
from queries.statements import citation_of, state
from queries.states import COUNTED, DECIDED, Verdict, fitting, is_another_row, judge, plan_instead
from queries.telling import opens_list
from queries.weights import RELATED, TOUCHED, WATCHED

_PARTS = 8
"""Parts whose nearest passages are kept."""
_THE_SAME_THING = re.compile(r"\(\w+(?:en|et|ne)\)\W*$")
"""What a part is about, where it is one definite thing that was named before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    """A part with its answer and the contradiction found on the way."""

    part: DraftPart
    conflict: Conflict | None


def answer_question(text: str, searcher: Searcher) -> Draft:
    """A draft for a question put by hand.

    Raises `UsageError` for an empty question.
    """
    if not text.strip():
        raise UsageError("The question is empty.", remedy="Write what to answer.")
    drafter = _Drafter(searcher, letter=None)
    question = " ".join(text.split())
    return drafter.draft([(question, split_question(question), None)])


def answer_letter(paper: str, searcher: Searcher) -> Draft:
    """A draft for the questions of the letter with the id `paper`.

    The letter's own text is never evidence; what it promises for later is told with the question.
    Raises `UsageError` for an unknown id and `UnusableInputError` for a paper without questions.
    """
    letter = searcher.catalogue.paper(paper)
    questions = searcher.catalogue.questions(paper=paper)
    if not questions:
        raise UnusableInputError(
            f"No question was found in {letter.title!r}.",
            remedy="Put the question by hand: kildesvar answer --question TEXT.",
        )
    waits = all(question.state is QuestionState.POSTPONED for question in questions)
    drafter = _Drafter(searcher, letter=letter, waits=waits)
    asked = [(item.text, item.parts, drafter.pending(item)) for item in questions]
    return drafter.draft(asked, letter=_letter_of(letter, questions))


class _Drafter:
    """Answers the parts of one draft over one searcher."""

    def __init__(self, searcher: Searcher, *, letter: Paper | None, waits: bool = False) -> None:
        """`waits`: the letter postpones all its answers, so that it answers nothing itself."""
        self.searcher = searcher
        self.shelf = Shelf(searcher.catalogue)
        self.letter = letter
        self.waits = waits
        self.subject = _subject_of(letter) if letter else None
        self.filters = Filters(closed=searcher.settings.clearance, replaced=False)
        self.nearest_to = lru_cache(maxsize=_PARTS)(
            lambda asked: nearest(asked, searcher, self.filters)
        )
        """The passages nearest to a part, found once."""

    def draft(
        self,
        questions: Sequence[tuple[str, Sequence[str], Pending | None]],
        *,
        letter: Letter | None = None,
    ) -> Draft:
        conflicts: list[Conflict] = []
        drafted = []
        answered: list[_Answered] = []
        for text, parts, pending in questions:
            answered = self._answered(text, parts, answered[-1:])
            drafted.append(
                DraftQuestion(
                    text=text, parts=tuple(item.part for item in answered), pending=pending
                )
            )
            conflicts.extend(item.conflict for item in answered if item.conflict is not None)
        return Draft(
            letter=letter,
            questions=tuple(drafted),
            conflicts=tuple(dict.fromkeys(conflicts)),
            searched=self.searcher.searched(self.filters),
            manifest=make_manifest(self.searcher),
        )

    def pending(self, question: Question) -> Pending | None:
        promise = question.promise
        if promise is None:
            return None
        return Pending(
            promise=cite(self.shelf, question.paper, promise.span),
            by=promise.by,
            due=promise.due,
            due_text=promise.due_text,
        )

    def _answered(
        self, text: str, parts: Sequence[str], before: Sequence[_Answered]
    ) -> list[_Answered]:
        """The parts of the question `text`; the last one `before` it is what it may lean on."""
        leaning = parts_after(text, parts, before[-1].part.text if before else None)
        answered = list(before) if leaning is not parts else []
        heard = self._files(answered)
        for part in leaning:
            answered.append(self._answer(part, heard))
            answered[-1] = self._priced(answered)
            heard |= self._files(answered[-1:])
        return answered[-len(leaning) :]

    def _files(self, answered: Sequence[_Answered]) -> set[str]:
        """The files that answered."""
        statements = (told for item in answered for told in item.part.statements)
        return {self._file(cited.paper) for told in statements for cited in told.citations}

    def _file(self, paper: str) -> str:
        """What a paper is bound in, or itself."""
        return self.shelf.paper(paper).bundle or paper

    def _answer(self, text: str, heard: Collection[str]) -> _Answered:
        """A part; `heard` are the files that answered those before it."""
        asked = read_part(text)
        weighed = self._weigh(asked)
        fit = self._of_the_same(asked, fitting(asked, weighed), heard)
        if asked.kind in COUNTED:
            fit = newest_valid(asked, fit, self.shelf)
        elif holder_asked(asked):
            fit = newest_holder(asked, fit)
        fit = with_extreme_row(asked, fit, self.shelf)
        announcing = self._announcing(asked)
        chosen = choose(asked, fit, announcing, self.shelf, least=TOUCHED)
        may_differ = asked.kind in COUNTED and not sides(asked)
        contradiction = contradicts(asked, fit, self.shelf) if may_differ else None
        shown: tuple[Chosen, ...]
        answering = sorted((*fit, *announcing), key=lambda item: -item.score) if announcing else fit
        verdict = judge(asked, weighed, answering, conflict=contradiction is not None)
        if verdict.state is State.NOT_FOUND:
            contradiction, shown = None, self._proposed_and_decided(asked, weighed)
            if shown:
                verdict = Verdict(state=State.UNSURE, reason=DECIDED)
        else:
            shown = self._with_sides(chosen, contradiction)
        part = DraftPart(
            text=text,
            state=verdict.state,
            reason=verdict.reason,
            statements=tuple(state(self.shelf, item) for item in shown),
            nearest=self._nearest(asked, weighed) if not shown else None,
            earlier=self._earlier(asked, weighed),
        )
        return _Answered(part=part, conflict=self._conflict(asked, contradiction))

    def _proposed_and_decided(self, asked: Asked, weighed: Sequence[Weighed]) -> tuple[Chosen, ...]:
        """Where the papers tell only of a proposal to do what is asked: that, and its outcome."""
        plan = plan_instead(asked, weighed)
        return with_outcome(plan, self.shelf) if plan else ()

    def _priced(self, answered: Sequence[_Answered]) -> _Answered:
        """The last part, if need be with the prices of what the part before named."""
        *before, last = answered
        part = with_prices(last.part, before[-1].part, self._fit, self.shelf) if before else None
        return _Answered(part=part, conflict=None) if part else last

    def _fit(self, asked: Asked) -> tuple[Weighed, ...]:
        return fitting(asked, self._weigh_once(asked))

    def _of_the_same(
        self, asked: Asked, fit: Sequence[Weighed], heard: Collection[str]
    ) -> Sequence[Weighed]:
        """Where a part says only ``(forslaget)`` of what it is about: what the files tell that
        answered the parts before it, if they tell of it; another paper has another such thing."""
        own = [item for item in fit if self._file(item.paper.id) in heard]
        is_about_that = _THE_SAME_THING.search(asked.text) and own and own[0].score >= TOUCHED
        return own if is_about_that else fit

    def _earlier(self, asked: Asked, weighed: Sequence[Weighed]) -> tuple[EarlierAnswer, ...]:
        fit = fitting(asked, weighed)
        encoder = self.searcher.encoder
        found = precedents(asked, fit, self.shelf, encoder, letter=self.letter)
        return earlier_answers(found, fit, self.shelf)

    def _nearest(self, asked: Asked, weighed: Sequence[Weighed]) -> Citation | None:
        """The closest sentence, where there is one that has something to do with the question: what
        is planned where it is asked what was done; for one that tells nothing of the sort asked,
        one that does."""
        others = (item for item in weighed if not is_another_row(item))
        closest = plan_instead(asked, weighed) or next(others, None)
        if closest is not None and closest.signals.kind < 0:
            fit = (item for item in fitting(asked, weighed) if item.score >= WATCHED)
            closest = next(fit, closest)
        if closest is None or closest.score < RELATED:
            return None
        return citation_of(self.shelf, closest)

    def _announcing(self, asked: Asked) -> tuple[Weighed, ...]:
        """The lines that announce a list of what is asked for, weighed as if they answered."""
        if asks_for_parties(asked.core) or not (asked.lists or asked.kind is AnswerType.WHO):
            return ()
        openers = self._weighed(asked, may_answer=opens_list)
        return tuple(item for item in openers if announces(asked, item))

    def _weigh(self, asked: Asked) -> tuple[Weighed, ...]:
        """The sentences for a part; what the letter is about helps where the part says little."""
        return weigh_leaning(asked, self.subject, self._weigh_once, self.shelf)

    def _weigh_once(self, asked: Asked) -> tuple[Weighed, ...]:
        weighed = self._weighed(asked)
        if self.letter is None or not self.waits:
            return weighed
        return tuple(item for item in weighed if item.paper.id != self.letter.id)

    def _weighed(self, asked: Asked, may_answer: MayAnswer | None = None) -> tuple[Weighed, ...]:
        found = self.nearest_to(asked)
        return weigh_candidates(
            asked, found, self.searcher, self.shelf, letter=self.letter, may_answer=may_answer
        )

    def _with_sides(
        self, chosen: Sequence[Chosen], contradiction: Contradiction | None
    ) -> tuple[Chosen, ...]:
        """What is shown: where the papers disagree, every side of it, newest first."""
        if contradiction is None:
            return tuple(chosen)
        sides = [
            Chosen(first=side, span=whole_thought(self.shelf, side.passage, side.span), repeats=())
            for side in contradiction.sides
        ]
        disputed = {side.text for side in contradiction.sides}
        return (*sides, *(item for item in chosen if item.first.text not in disputed))

    def _conflict(self, asked: Asked, contradiction: Contradiction | None) -> Conflict | None:
        if contradiction is None:
            return None
        return Conflict(
            about=asked.core,
            citations=tuple(citation_of(self.shelf, side) for side in contradiction.sides),
        )


def _letter_of(paper: Paper, questions: Sequence[Question]) -> Letter:
    first = questions[0]
    return Letter(
        paper=paper.id,
        title=paper.title,
        date=paper.date,
        asked_by=first.asked_by,
        party=first.party,
        asked_on=first.asked_on,
        department=paper.department,
    )


def _subject_of(letter: Paper) -> str | None:
    """What the letter is about, by its title: the words after its last ``om``, or ``vedr.``."""
    match = SUBJECT_OF_TITLE.match(letter.title)
    return match["subject"] if match else None
