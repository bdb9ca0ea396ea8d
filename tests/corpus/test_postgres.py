"""The same papers and searches on PostgreSQL as on SQLite, and the way from one to the other."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from fake_encoder import FakeEncoder
from postgres_cluster import Cluster, cluster
from readings import RECIPE, original_reading, reading, theme

from corpus.catalogue import Catalogue
from corpus.catalogue.copying import copy_catalogue
from corpus.catalogue.engine import open_engine
from corpus.errors import OutsideError, UsageError
from corpus.filters import Filters
from corpus.findings import Failure
from corpus.papers import Access, Kind
from corpus.settings import Settings
from index.check import check_index
from index.index import Index
from index.update import update_index
from queries.search import Searcher


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    with cluster() as running:
        yield running


def add_papers(catalogue: Catalogue) -> None:
    licences = reading(
        "licenser",
        ["Licensudgiften var 4 mio. kr. i 2024.", "Aftalen løber til 2027."],
        parties=("Ø",),
        body="Økonomiudvalget",
        case_numbers=("2025-0001234",),
    )
    for made in (
        replace(licences, themes=(theme(licences.passages[0], "omkostning"),)),
        reading("cykler", ["Cykelstien langs åen er færdig."], kind=Kind.REFERAT, date=None),
        reading(
            "bud",
            ["Licensudgiften i det fortrolige bud er 3 mio. kr."],
            access=Access.CLOSED,
            access_words="fortrolige",
        ),
    ):
        catalogue.add(original_reading(made), recipe=RECIPE)
    catalogue.ledger.record_failures(
        "a.pdf",
        [Failure(source="a.pdf", sha256=None, reason="tom", page=1, retryable=False)],
    )
    run = uuid.uuid4().hex
    catalogue.ledger.start_run(run)
    catalogue.ledger.finish_run(run, {"papers": 3})
    catalogue.desk.record("mette", "read", "p-licenser", "127.0.0.1")


def searched(settings: Settings, line: str, filters: Filters) -> list[tuple[str, float]]:
    catalogue = Catalogue.open(settings)
    searcher = Searcher(
        catalogue=catalogue,
        index=Index.open(settings, FakeEncoder()),
        encoder=FakeEncoder(),
        settings=settings,
    )
    found = [
        (hit.passage.text, round(hit.score, 4))
        for hit in searcher.search(line, filters=filters).hits
    ]
    catalogue.close()
    return found


ASKED = (
    ("licensudgift", Filters()),
    ("licensudgift parti:ø", Filters()),
    ("udvalg:økonomiudvalget", Filters()),
    ("tema:omkostning", Filters()),
    ("art:referat sti", Filters()),
    ("til:2030 sti", Filters()),
    ("udgift", Filters(case_number="2025-0001234")),
)


def test_both_databases_give_the_same(server: Cluster, tmp_path: Path) -> None:
    found = {}
    for name, database in (("sqlite", None), ("postgresql", server.new_database())):
        settings = Settings(home=tmp_path / name, database=database)
        catalogue = Catalogue.open(settings)
        add_papers(catalogue)
        add_papers(catalogue)  # a second reading takes the first one's place
        update_index(catalogue, FakeEncoder(), settings)
        assert check_index(catalogue, FakeEncoder(), settings).findings == ()
        given = catalogue.reading("p-licenser")
        whole = (
            catalogue.papers(),
            catalogue.papers(part=slice(1, 2)),
            catalogue.papers_around(given.paper, closed=True),
            catalogue.held(),
            catalogue.number_of_questions(open_only=True, closed=False),
            catalogue.standing.news(before=9, limit=1),
            given,
            catalogue.boxes_of(given.passages),
            catalogue.passage_ids(newest_first=True),
            catalogue.ledger.failures(),
            catalogue.searched(),
            catalogue.revision(),
            catalogue.ledger.last_run().summary,  # type: ignore[union-attr]
        )
        catalogue.close()
        found[name] = whole, [searched(settings, line, filters) for line, filters in ASKED]
    assert found["sqlite"] == found["postgresql"]
    assert all(found["sqlite"][1])


def test_a_catalogue_moves_without_encoding_again(server: Cluster, tmp_path: Path) -> None:
    old = Settings(home=tmp_path)
    catalogue = Catalogue.open(old)
    add_papers(catalogue)
    update_index(catalogue, FakeEncoder(), old)
    before = [searched(old, line, filters) for line, filters in ASKED]

    new = Settings(home=tmp_path, database=server.new_database())
    copied = copy_catalogue(open_engine(old), open_engine(new))

    moved = Catalogue.open(new)
    assert copied > 10
    assert moved.papers() == catalogue.papers()
    assert moved.reading("p-licenser") == catalogue.reading("p-licenser")
    assert moved.ledger.last_run() == catalogue.ledger.last_run()
    assert moved.desk.audit_log(9) == catalogue.desk.audit_log(9)
    assert [searched(new, line, filters) for line, filters in ASKED] == before
    done = update_index(moved, FakeEncoder(), new)
    assert (done.generation, done.encoded) == ("1", 0)

    moved.desk.record("mette", "read", "p-cykler", "127.0.0.1")
    assert len(moved.desk.audit_log(9)) == 2
    with pytest.raises(UsageError, match="already holds papers"):
        copy_catalogue(open_engine(old), open_engine(new))


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    settings = Settings(home=tmp_path, database="postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(OutsideError, match="does not open"):
        Catalogue.open(settings)


def test_a_connection_that_was_cut_is_made_anew(server: Cluster, tmp_path: Path) -> None:
    catalogue = Catalogue.open(Settings(home=tmp_path, database=server.new_database()))
    other = open_engine(Settings(home=tmp_path, database=server.new_database()))
    with other.connect() as connection:
        connection.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
        )
    assert catalogue.papers() == ()
