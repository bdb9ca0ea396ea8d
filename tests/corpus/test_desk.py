from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from corpus.catalogue import Catalogue
from corpus.catalogue.desk import Desk
from corpus.catalogue.desk_schema import desk_metadata
from corpus.catalogue.schema import metadata, state
from corpus.errors import BusyError, UsageError
from corpus.settings import load_settings


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    catalogue = Catalogue.open(load_settings(tmp_path))
    yield catalogue.desk
    catalogue.close()


def test_a_draft_keeps_every_version(desk: Desk) -> None:
    draft = desk.new_draft("Svar", {"a": 1}, by="bo", change="lavet")
    assert desk.save_draft(draft, {"a": 2}, after=1, by="bente", change="ændret") == 2
    assert [desk.document(draft, number) for number in (1, 2)] == [{"a": 1}, {"a": 2}]
    assert [(v.number, v.made_by, v.change) for v in desk.history(draft)] == [
        (2, "bente", "ændret"),
        (1, "bo", "lavet"),
    ]
    assert (desk.draft(draft).version, desk.draft(draft).made_by) == (2, "bo")


def test_a_version_is_made_once(desk: Desk) -> None:
    draft = desk.new_draft("Svar", {}, by="bo", change="lavet")
    desk.save_draft(draft, {"a": 2}, after=1, by="bo", change="ændret")
    for after in (1, 3):
        with pytest.raises(BusyError):
            desk.save_draft(draft, {"a": 3}, after=after, by="bente", change="ændret")


def test_the_draft_changed_last_stands_first(desk: Desk) -> None:
    drafts = [desk.new_draft(title, {}, by="bo", change="lavet") for title in ("a", "b")]
    desk.save_draft(drafts[0], {}, after=1, by="bo", change="ændret")
    assert [entry.id for entry in desk.drafts()] == drafts


def test_what_is_not_kept_is_named(desk: Desk) -> None:
    draft = desk.new_draft("Svar", {}, by="bo", change="lavet")
    for missing in (lambda: desk.draft("x"), lambda: desk.document(draft, 2)):
        with pytest.raises(UsageError):
            missing()


def test_a_search_belongs_to_its_owner(desk: Desk) -> None:
    desk.save_search("bo", "Licenser", "q=licenser")
    (kept,) = desk.searches("bo")
    assert (kept.name, kept.address, desk.searches("bente")) == ("Licenser", "q=licenser", ())
    desk.forget_search("bente", kept.id)
    assert desk.searches("bo") == (kept,)
    desk.forget_search("bo", kept.id)
    assert desk.searches("bo") == ()


def test_the_audit_log_gives_the_newest_first(desk: Desk) -> None:
    for number in range(3):
        desk.record("bo", "login", str(number), "127.0.0.1")
    assert [entry.subject for entry in desk.audit_log(2)] == ["2", "1"]


def test_a_catalogue_from_before_the_desk_gets_one(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    with engine.begin() as connection:
        metadata.create_all(connection)
        connection.execute(sa.insert(state).values(name="schema", value=1))
    engine.dispose()
    catalogue = Catalogue.open(load_settings(tmp_path))
    assert catalogue.desk.drafts() == ()
    catalogue.close()
    held = sa.inspect(sa.create_engine(f"sqlite:///{tmp_path / 'catalogue.sqlite'}"))
    assert set(desk_metadata.tables) <= set(held.get_table_names())
