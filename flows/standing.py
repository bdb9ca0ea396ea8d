"""After an ingestion: saved searches and open questions are asked again of what is new."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from corpus.catalogue.desk import SavedSearch
from corpus.drafts import Draft
from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.findings import Failure, Question
from corpus.progress import Step
from corpus.standing import KeptDraft, KeptNews, News
from flows.alerts import tell
from flows.workshop import Workshop
from queries.answer import answer_letter
from queries.draft_changes import draft_changes
from queries.news import NewsItem, news_items
from queries.render.json import draft_from_json, draft_json
from queries.shelf import Shelf
from queries.standing import news_for_question, news_for_search

FIRST_DRAFT = "Første udkast."

_STAGE = "asking again"


def follow_up(workshop: Workshop) -> tuple[NewsItem, ...]:
    """Ask what stands of the papers that came since, keep what is new, and tell of it.

    Each paper is asked once: a process that dies on the way leaves its papers for the next
    ingestion. Raises `BusyError` when another ingestion does not end.
    """
    with workshop.writing():
        last = workshop.catalogue.standing.last_news()
        found = _ask_again(workshop)
    tell(workshop, begin_after=last)
    return news_items(found, workshop.catalogue, closed=workshop.settings.clearance)


def _ask_again(workshop: Workshop) -> tuple[KeptNews, ...]:
    catalogue, ledger = workshop.catalogue, workshop.catalogue.standing
    fresh = ledger.new_papers()
    waiting = catalogue.questions(open_only=True, closed=workshop.settings.clearance)
    first_seen = frozenset(question.id for question in waiting) - ledger.known_questions()
    searches = catalogue.desk.searches() if fresh else ()
    asked = [question for question in waiting if fresh or question.id in first_seen]
    shelf = Shelf(catalogue)
    found: list[News] = []
    for done, (subject, news) in enumerate(
        chain(
            _ask_searches(searches, fresh, workshop, shelf),
            _ask_questions(asked, fresh, first_seen, workshop, shelf),
        ),
        start=1,
    ):
        found.extend(news)
        step = Step(stage=_STAGE, done=done, total=len(searches) + len(asked), subject=subject)
        workshop.progress(step)
    # Drafts first: a process that dies in between asks again, and finds its draft made.
    _keep_drafts(found, asked, workshop)
    return ledger.note(papers=fresh, questions=first_seen, found=found)


def _ask_searches(
    searches: Iterable[SavedSearch], papers: frozenset[str], workshop: Workshop, shelf: Shelf
) -> Iterator[tuple[str, tuple[News, ...]]]:
    """Each search's name with what it finds in `papers`."""
    for search in searches:
        yield search.name, _of_search(search, papers, workshop, shelf)


def _ask_questions(
    questions: Iterable[Question],
    papers: frozenset[str],
    first_seen: Collection[str],
    workshop: Workshop,
    shelf: Shelf,
) -> Iterator[tuple[str, tuple[News, ...]]]:
    """Each question's text with what it finds in `papers`; one seen first, in all later papers."""
    later = _later_papers(workshop)
    for question in questions:
        is_first = question.id in first_seen
        chosen = later(_day_of(question, shelf)) if is_first else papers
        found = news_for_question(question, chosen, workshop.searcher, shelf, is_first=is_first)
        yield " ".join(question.text.split()), found


def _of_search(
    search: SavedSearch, papers: frozenset[str], workshop: Workshop, shelf: Shelf
) -> tuple[News, ...]:
    """What a search finds; one that cannot be asked any more is a finding of its own."""
    try:
        found = news_for_search(search, papers, workshop.searcher, shelf)
    except UsageError as error:
        failure = Failure(
            source=search.source, sha256=None, reason=str(error), page=None, retryable=False
        )
        workshop.catalogue.ledger.record_failures(search.source, [failure])
        return ()
    workshop.catalogue.ledger.record_failures(search.source, [])
    return found


def _later_papers(workshop: Workshop) -> Callable[[datetime.date | None], frozenset[str]]:
    """The papers held that are dated after a day: what a question seen late has missed."""

    @cache
    def later(day: datetime.date | None) -> frozenset[str]:
        if day is None:
            return frozenset()
        filters = Filters(
            first=day + datetime.timedelta(days=1),
            closed=workshop.settings.clearance,
            replaced=False,
        )
        return frozenset(paper.id for paper in workshop.catalogue.papers(filters))

    return later


def _day_of(question: Question, shelf: Shelf) -> datetime.date | None:
    """The day up to which the question's own paper knew."""
    return shelf.paper(question.paper).date or question.asked_on


# --- the drafts that are kept


def _keep_drafts(found: Sequence[News], asked: Iterable[Question], workshop: Workshop) -> None:
    """A new version of the draft of every letter whose questions have new evidence."""
    letters: Mapping[str, str] = {question.id: question.paper for question in asked}
    arrived: dict[str, set[str]] = {}
    for item in found:
        if item.subject in letters:
            arrived.setdefault(letters[item.subject], set()).add(item.paper)
    for letter, papers in arrived.items():
        keep_draft(answer_letter(letter, workshop.searcher), workshop, arrived=papers)


def keep_draft(
    draft: Draft, workshop: Workshop, *, arrived: Iterable[str] = ()
) -> KeptDraft | None:
    """Keep the draft of a letter with open questions as a new version, where it says other things.

    ``None`` for a draft without a letter, for a letter without open questions, and for a draft that
    says what the version before says. `arrived` are the papers that made it be drawn anew.
    """
    if draft.letter is None:
        return None
    letter, ledger = draft.letter.paper, workshop.catalogue.standing
    questions = workshop.catalogue.questions(paper=letter, open_only=True)
    if not questions:
        return None
    kept = ledger.draft(letter)
    old = None if kept is None else draft_from_json(kept)
    changes = draft_changes(old, draft, arrived=frozenset(arrived))
    if old is not None and not changes:
        return None
    return ledger.keep_draft(letter, draft_json(draft), changes or (FIRST_DRAFT,))
