"""After an ingestion, what stands open is asked again: each piece of news once, drafts kept."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fake_searcher import FakeSearcher
from readings import RECIPE, original_reading, question, reading

from corpus.catalogue import Catalogue
from corpus.drafts import State
from corpus.errors import UsageError
from corpus.findings import QuestionState, Reading, Role
from corpus.papers import Access, Kind
from corpus.settings import load_settings
from corpus.standing import NewsKind
from flows import alerts
from flows.standing import follow_up
from flows.workshop import Workshop
from kildesvar.register import registered
from kildesvar.standing import Standing
from queries.shelf import Shelf
from queries.standing import news_for_question

QUESTION = "Hvad kostede Fjordbroen at reparere i 2023?"
ANSWER = "Fjordbroen kostede 12,4 mio. kr. at reparere i 2023."
AFTER = datetime.date(2025, 9, 1)

OpenHere = Callable[..., Workshop]


@pytest.fixture
def open_here(tmp_path: Path) -> OpenHere:
    """Opens a workshop whose searcher needs no index."""

    def open_it(**settings: object) -> Workshop:
        chosen = load_settings(tmp_path / "home", **settings)
        workshop = Workshop(chosen, Catalogue.open(chosen))
        workshop.__dict__["searcher"] = FakeSearcher(workshop.catalogue, chosen)
        return workshop

    return open_it


@pytest.fixture
def workshop(open_here: OpenHere) -> Workshop:
    return open_here()


def letter(name: str = "brev", *, state: QuestionState = QuestionState.OPEN) -> Reading:
    """A letter of May 2025 that asks, and where it is answered says so in its second passage."""
    made = reading(
        name,
        [QUESTION, ANSWER] if state is QuestionState.ANSWERED else [QUESTION],
        kind=Kind.POLITIKERSVAR,
        title="Svar til Ida Lund (B) om Fjordbroen",
    )
    roles = (Role.QUESTION, Role.ANSWER)
    passages = tuple(
        replace(item, role=role) for item, role in zip(made.passages, roles, strict=False)
    )
    posed = question(passages[0], id=f"q-{name}", asked_on=datetime.date(2025, 4, 1), state=state)
    return replace(made, passages=passages, questions=(posed,))


def take_in(workshop: Workshop, *readings: Reading) -> None:
    for made in readings:
        workshop.catalogue.add(original_reading(made), recipe=RECIPE)


def later(name: str = "regnskab", *texts: str, **fields: object) -> Reading:
    return reading(name, texts or (ANSWER,), **{"date": AFTER, **fields})


def test_new_evidence_for_an_open_question_is_named_once(workshop: Workshop) -> None:
    take_in(workshop, letter())
    assert follow_up(workshop) == ()

    take_in(workshop, later(), later("udenfor", "Skolen fik nyt tag."))
    (found,) = follow_up(workshop)

    assert (found.kept.news.kind, found.kept.news.state) == (NewsKind.EVIDENCE, State.FOUND)
    assert (found.kept.news.quote, found.paper.id) == (ANSWER, "p-regnskab")
    assert follow_up(workshop) == ()


def test_a_sentence_that_bears_on_two_parts_is_named_once(workshop: Workshop) -> None:
    asks = letter()
    parts = (QUESTION, "Hvad kostede det at reparere Fjordbroen i 2023?")
    asked = tuple(replace(item, parts=parts) for item in asks.questions)
    take_in(workshop, replace(asks, questions=asked))
    assert follow_up(workshop) == ()

    take_in(workshop, later())

    assert [found.kept.news.quote for found in follow_up(workshop)] == [ANSWER]


def test_a_sentence_is_told_for_the_part_that_it_answers_best(workshop: Workshop) -> None:
    asks = letter()
    parts = ("Hvad koster det at reparere kommunens broer og tunneler?", QUESTION)
    take_in(
        workshop, replace(asks, questions=tuple(replace(it, parts=parts) for it in asks.questions))
    )
    follow_up(workshop)

    take_in(workshop, later())

    (found,) = follow_up(workshop)
    assert (found.kept.news.part, found.kept.news.state) == (QUESTION, State.FOUND)


def test_what_a_letter_says_itself_is_no_news_of_its_questions(workshop: Workshop) -> None:
    answered = letter(state=QuestionState.ANSWERED)
    (first,) = answered.questions
    second = replace(first, id="q-2", number=2, state=QuestionState.OPEN)

    take_in(workshop, replace(answered, questions=(first, second)))
    shelf = Shelf(workshop.catalogue)

    def news(*papers: str) -> list[str]:
        found = news_for_question(second, papers, workshop.searcher, shelf, is_first=True)
        return [item.paper for item in found]

    assert news("p-brev") == []
    take_in(workshop, later())
    assert news("p-brev", "p-regnskab") == ["p-regnskab"]


def test_a_letter_that_comes_late_is_asked_of_what_is_dated_after_it(workshop: Workshop) -> None:
    take_in(workshop, later(), later("gammelt", date=datetime.date(2020, 1, 1)))
    follow_up(workshop)

    take_in(workshop, letter())

    assert [item.paper.id for item in follow_up(workshop)] == ["p-regnskab"]


def test_new_evidence_makes_a_new_version_of_the_draft_that_says_why(workshop: Workshop) -> None:
    take_in(workshop, letter())
    follow_up(workshop)
    take_in(workshop, later())
    follow_up(workshop)
    take_in(workshop, later("revision", "Fjordbroen kostede 13,1 mio. kr. at reparere i 2023."))
    follow_up(workshop)

    second, first = workshop.catalogue.standing.drafts("p-brev")

    assert first.changes == (
        "Spørgsmål 1: Rapport om regnskab, 1. september 2025, side 1, er kommet til og citeres nu.",
    )
    assert any("Rapport om revision" in change for change in second.changes)
    assert any("uenige" in change for change in second.changes)


def test_the_register_shows_what_came_since(workshop: Workshop) -> None:
    take_in(workshop, letter(), later())
    follow_up(workshop)

    (row,) = registered(
        workshop.catalogue, open_only=True, closed=False, today=datetime.date(2026, 1, 1)
    )

    assert [item.kept.news.quote for item in row.news] == [ANSWER]
    assert row.draft is not None and row.draft.number == 1


def test_an_earlier_answer_to_the_same_question_is_told(workshop: Workshop) -> None:
    take_in(workshop, letter("før", state=QuestionState.ANSWERED))
    follow_up(workshop)

    take_in(workshop, letter("ny"))
    (found,) = follow_up(workshop)

    assert (found.kept.news.kind, found.kept.news.subject) == (NewsKind.ANSWER, "q-ny")
    assert (found.paper.id, found.kept.news.quote) == ("p-før", ANSWER)


def test_a_reply_that_comes_later_is_told_as_the_answer(workshop: Workshop) -> None:
    take_in(workshop, letter())
    follow_up(workshop)

    take_in(workshop, letter("svar", state=QuestionState.ANSWERED))
    (found,) = follow_up(workshop)

    assert (found.kept.news.kind, found.kept.news.subject) == (NewsKind.ANSWER, "q-brev")
    assert found.headline.startswith("Et svar på samme spørgsmål som »Hvad kostede Fjordbroen")


def test_closed_papers_are_no_news_without_clearance(open_here: OpenHere) -> None:
    workshop = open_here()
    take_in(workshop, letter(), later("lukket", access=Access.CLOSED, access_words="Fortroligt"))
    assert follow_up(workshop) == ()
    assert "Fjordbroen kostede" not in (workshop.settings.home / alerts.FEED_FILE).read_text()


def test_a_saved_search_is_told_of_new_papers_alone(workshop: Workshop) -> None:
    standing = Standing(catalogue=workshop.catalogue, settings=workshop.settings)
    take_in(workshop, later("held"))
    follow_up(workshop)
    saved = standing.save_search("broer", "Fjordbroen reparere", first="2025-01-01")
    standing.save_search("både", "sejlbåde")

    take_in(
        workshop,
        later("to", "Fjordbroen skal igen reparere rækværket i 2025."),
        later("skole", "Skolen fik nyt tag."),
        later("old", "Fjordbroen lod sig reparere i 1999.", date=datetime.date(1999, 5, 1)),
    )
    (found,) = follow_up(workshop)

    assert (found.subject, found.paper.id) == ("broer", "p-to")
    assert [item.kept.news.subject for item in standing.news()] == [saved.id]
    standing.forget_search("broer")
    assert standing.news() == ()


def test_a_saved_search_of_conditions_alone_takes_what_meets_them(workshop: Workshop) -> None:
    standing = Standing(catalogue=workshop.catalogue, settings=workshop.settings)
    standing.save_search("referater", "art:referat")
    take_in(workshop, later("møde", "Mødet blev hævet.", kind=Kind.REFERAT), later("andet"))

    assert [item.paper.id for item in follow_up(workshop)] == ["p-møde"]


@pytest.mark.parametrize("filters", [{"party": ("F", "V")}, {"paper": "p-bro"}, {"closed": True}])
def test_a_filter_that_a_saved_search_cannot_keep_is_refused(
    workshop: Workshop, filters: dict[str, object]
) -> None:
    standing = Standing(catalogue=workshop.catalogue, settings=workshop.settings)

    with pytest.raises(UsageError, match="has no filter"):
        standing.save_search("broer", "broen", **filters)

    assert standing.searches() == ()
    saved = standing.save_search("broer", "broen parti:F,V", kind=Kind.REFERAT, last=AFTER)
    assert saved.parameters == {"q": "broen parti:F,V", "kind": "referat", "to": "2025-09-01"}


def test_a_saved_search_takes_nothing_that_it_does_not_want(workshop: Workshop) -> None:
    standing = Standing(catalogue=workshop.catalogue, settings=workshop.settings)
    standing.save_search("resten", "-broen")
    take_in(workshop, later("bro", "Broens rækværk."), later("tag", "Broen.", "Et nyt tag."))

    (found,) = follow_up(workshop)
    assert found.kept.news.passage == "p-tag-1"


def test_a_search_that_cannot_be_asked_is_a_finding_until_it_is_forgotten(
    workshop: Workshop,
) -> None:
    desk = workshop.catalogue.desk
    desk.save_search("bo", "gammel", "q=broer&kind=findes-ikke")
    take_in(workshop, later())
    follow_up(workshop)

    (failure,) = workshop.catalogue.ledger.failures()

    assert failure.source == "saved search gammel"
    assert "findes-ikke" in failure.reason
    desk.forget_search("bo", desk.searches("bo")[0].id)
    assert workshop.catalogue.ledger.failures() == ()


def test_the_feed_tells_each_piece_once(workshop: Workshop) -> None:
    take_in(workshop, letter(), later())
    for _ in range(2):
        follow_up(workshop)

    feed = ET.parse(workshop.settings.home / alerts.FEED_FILE)
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = feed.iter(f"{atom}entry")

    assert ANSWER in (entry.findtext(f"{atom}content") or "")
    assert QUESTION in (entry.findtext(f"{atom}title") or "")


def test_a_message_that_is_not_taken_is_sent_again_and_nothing_is_sent_twice(
    open_here: OpenHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = open_here(alert_urls=("json://localhost:1/x",))
    sent: list[tuple[str, str]] = []
    answers = iter([False, True])

    def send(_address: str, title: str, text: str) -> bool:
        sent.append((title, text))
        return next(answers)

    monkeypatch.setattr(alerts, "_send", send)
    take_in(workshop, letter(), later())
    follow_up(workshop)
    assert [failure.told for failure in workshop.catalogue.alerts.failures()] == [0]
    follow_up(workshop)
    follow_up(workshop)

    assert workshop.catalogue.alerts.failures() == ()
    assert [title for title, _ in sent] == ["Kildesvar: 1 nyt fund"] * 2
    assert ANSWER in sent[0][1]


def test_a_new_address_is_told_of_what_comes_from_now_on(
    open_here: OpenHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_here()
    take_in(before, letter(), later())
    assert follow_up(before)
    sent: list[str] = []
    monkeypatch.setattr(alerts, "_send", lambda _address, _title, text: not sent.append(text))

    workshop = open_here(alert_urls=("json://localhost:1/x",))
    take_in(workshop, later("revision", "Fjordbroen kostede 13,1 mio. kr. at reparere i 2023."))
    follow_up(workshop)

    assert "13,1 mio. kr." in sent[0] and "12,4" not in sent[0]
