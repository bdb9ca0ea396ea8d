"""The ledger of standing queries: each paper is asked once, each piece of news is kept once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.catalogue.migrations import MIGRATIONS
from corpus.catalogue.standing_schema import standing_metadata
from corpus.drafts import State
from corpus.errors import UsageError
from corpus.settings import load_settings
from corpus.spans import Span
from corpus.standing import News, NewsKind

BRIDGE = News(
    kind=NewsKind.EVIDENCE,
    subject="q-1",
    part="Hvad koster broen?",
    paper="p-broen",
    passage="p-broen-0",
    page=1,
    span=Span(0, 22),
    quote="Broen koster 5,0 mio. kr.",
    state=State.FOUND,
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue.open(load_settings(tmp_path))
    yield opened
    opened.close()


def add(catalogue: Catalogue, name: str) -> None:
    catalogue.add(original_reading(reading(name, [f"Noget om {name}."])), recipe=RECIPE)


def test_a_paper_is_new_until_it_was_asked_and_stays_asked_when_read_again(
    catalogue: Catalogue,
) -> None:
    add(catalogue, "broen")
    assert catalogue.standing.new_papers() == {"p-broen"}

    catalogue.standing.note(papers=["p-broen"], questions=["q-1"], found=[])
    add(catalogue, "broen")

    assert catalogue.standing.new_papers() == frozenset()
    assert catalogue.standing.known_questions() == {"q-1"}


def test_news_is_kept_once_whatever_paper_repeats_it(catalogue: Catalogue) -> None:
    first = catalogue.standing.note(papers=[], questions=[], found=[BRIDGE])
    repeated = catalogue.standing.note(
        papers=[], questions=[], found=[BRIDGE, replace(BRIDGE, paper="p-broen-2")]
    )
    another = catalogue.standing.note(
        papers=[], questions=[], found=[replace(BRIDGE, subject="q-2")]
    )

    assert [item.news for item in first] == [BRIDGE]
    assert repeated == ()
    assert [item.news.subject for item in catalogue.standing.news()] == ["q-2", "q-1"]
    assert catalogue.standing.news(subject="q-2") == another
    assert catalogue.standing.last_news() == another[0].id


def test_news_is_read_in_pieces_and_by_subject(catalogue: Catalogue) -> None:
    found = [replace(BRIDGE, subject=f"q-{number}") for number in range(5)]
    ledger = catalogue.standing
    ledger.note(papers=[], questions=[], found=found)

    first = ledger.news(limit=2)
    rest = ledger.news(before=first[-1].id)

    assert [kept.news.subject for kept in (*first, *rest)] == ["q-4", "q-3", "q-2", "q-1", "q-0"]
    of_two = ledger.news_of(["q-0", "q-3", "unknown"])
    assert [kept.news.subject for kept in of_two] == ["q-3", "q-0"]


def test_drafts_are_kept_by_number(catalogue: Catalogue) -> None:
    catalogue.standing.keep_draft("p-brev", {"a": 1}, ["først"])
    catalogue.standing.keep_draft("p-brev", {"a": 2}, ["så"])

    assert [(kept.number, kept.changes) for kept in catalogue.standing.drafts("p-brev")] == [
        (2, ("så",)),
        (1, ("først",)),
    ]
    assert catalogue.standing.draft("p-brev") == {"a": 2}
    assert catalogue.standing.draft("p-brev", 1) == {"a": 1}
    assert catalogue.standing.draft("p-andet") is None
    with pytest.raises(UsageError):
        catalogue.standing.draft("p-brev", 3)


def test_an_address_is_told_from_where_it_began(catalogue: Catalogue) -> None:
    alerts = catalogue.alerts
    assert alerts.target("mailto 1", begin_after=7).told == 7
    alerts.failed("mailto 1", "nej")
    assert [target.error for target in alerts.failures()] == ["nej"]

    alerts.told("mailto 1", 9)

    assert alerts.target("mailto 1", begin_after=99).told == 9
    assert alerts.failures() == ()


def test_what_an_older_catalogue_holds_is_no_news(tmp_path: Path) -> None:
    catalogue = Catalogue.open(load_settings(tmp_path))
    add(catalogue, "broen")
    catalogue.close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    with engine.begin() as connection:
        standing_metadata.drop_all(connection)
        connection.execute(sa.text("ALTER TABLE desk_saved_searches DROP COLUMN saved_at"))
        connection.execute(sa.text("UPDATE state SET value = 2 WHERE name = 'schema'"))

    catalogue = Catalogue.open(load_settings(tmp_path))
    catalogue.desk.save_search("bo", "broer", "q=broer")
    add(catalogue, "havnen")

    assert len(MIGRATIONS) >= 3
    assert catalogue.standing.new_papers() == {"p-havnen"}
    assert catalogue.desk.searches("bo")[0].saved_at is not None
    catalogue.close()
