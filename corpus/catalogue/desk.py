"""What people make and do at their desks: drafts with their history, saved searches, the audit log.

A draft's document is JSON whose meaning is its maker's; here it is only kept.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from corpus.catalogue.desk_schema import audit, draft_versions, drafts, saved_searches
from corpus.catalogue.ledger import now, with_zone
from corpus.catalogue.schema import failures
from corpus.errors import BusyError, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEntry:
    """A saved draft as a list shows it."""

    id: str
    title: str
    made_by: str
    version: int
    """The number of its newest version, from 1."""
    changed_at: datetime.datetime
    """UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftVersion:
    """One state of a draft and the change that led to it."""

    number: int
    made_at: datetime.datetime
    """UTC."""
    made_by: str
    change: str
    """What was done, in Danish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search that its owner wants to find again."""

    id: str
    owner: str
    name: str
    address: str
    """The query string of the search page."""
    saved_at: datetime.datetime | None
    """UTC; ``None`` for one that was saved before this was noted."""

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of its address."""
        return dict(parse_qsl(self.address))

    @property
    def source(self) -> str:
        """What the ledger of failures calls it, should it not be asked any more."""
        return f"saved search {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what, when and from where."""

    at: datetime.datetime
    """UTC."""
    who: str
    action: str
    subject: str
    """The id of the paper or draft, or the name that was tried."""
    address: str
    """The network address it came from."""


class Desk:
    """Reads and writes what people keep; each method is one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    # --- drafts

    def new_draft(self, title: str, document: Mapping[str, Any], *, by: str, change: str) -> str:
        """Keep a draft as version 1; returns its id."""
        draft_id = uuid.uuid4().hex[:12]
        with self._engine.begin() as connection:
            connection.execute(sa.insert(drafts).values(id=draft_id, title=title, made_by=by))
            _add_version(connection, draft_id, 1, document, by=by, change=change)
        return draft_id

    def save_draft(
        self, draft_id: str, document: Mapping[str, Any], *, after: int, by: str, change: str
    ) -> int:
        """Keep a new version made from version `after`; returns its number.

        Raises `BusyError` when somebody else has saved a version since.
        """
        try:
            with self._engine.begin() as connection:
                if _newest(connection, draft_id) != after:
                    raise _changed_meanwhile(draft_id)
                _add_version(connection, draft_id, after + 1, document, by=by, change=change)
        except IntegrityError as error:
            raise _changed_meanwhile(draft_id) from error
        return after + 1

    def draft(self, draft_id: str) -> DraftEntry:
        """A draft's entry; raises `UsageError` for an id that is not kept."""
        found = [entry for entry in self.drafts() if entry.id == draft_id]
        if not found:
            raise UsageError(f"No draft has the id {draft_id!r}.", remedy="List the drafts.")
        return found[0]

    def drafts(self) -> tuple[DraftEntry, ...]:
        """All drafts, the one changed last first."""
        newest = (
            sa.select(
                draft_versions.c.draft,
                sa.func.max(draft_versions.c.number).label("version"),
                sa.func.max(draft_versions.c.made_at).label("changed_at"),
            )
            .group_by(draft_versions.c.draft)
            .subquery()
        )
        query = (
            sa.select(drafts, newest.c.version, newest.c.changed_at)
            .join(newest, newest.c.draft == drafts.c.id)
            .order_by(newest.c.changed_at.desc(), drafts.c.id)
        )
        with self._engine.connect() as connection:
            return tuple(
                DraftEntry(
                    id=row["id"],
                    title=row["title"],
                    made_by=row["made_by"],
                    version=row["version"],
                    changed_at=with_zone(row["changed_at"]),
                )
                for row in connection.execute(query).mappings()
            )

    def document(self, draft_id: str, number: int) -> dict[str, Any]:
        """The document of a version; raises `UsageError` where there is none."""
        query = sa.select(draft_versions.c.document).where(
            draft_versions.c.draft == draft_id, draft_versions.c.number == number
        )
        with self._engine.connect() as connection:
            found = connection.scalar(query)
        if found is None:
            raise UsageError(
                f"The draft {draft_id!r} has no version {number}.", remedy="List its history."
            )
        return dict(found)

    def history(self, draft_id: str) -> tuple[DraftVersion, ...]:
        """The versions of a draft, newest first."""
        query = (
            sa.select(draft_versions)
            .where(draft_versions.c.draft == draft_id)
            .order_by(draft_versions.c.number.desc())
        )
        with self._engine.connect() as connection:
            return tuple(
                DraftVersion(
                    number=row["number"],
                    made_at=with_zone(row["made_at"]),
                    made_by=row["made_by"],
                    change=row["change"],
                )
                for row in connection.execute(query).mappings()
            )

    # --- saved searches

    def save_search(self, owner: str, name: str, address: str) -> None:
        """Keep a search for its owner; the same under the same name is kept already.

        Raises `UsageError` for a name that is empty or stands for another search.
        """
        name = " ".join(name.split())
        if not name:
            raise UsageError(
                "A saved search needs a name.",
                remedy="Give it one.",
                danish="En gemt søgning skal have et navn.",
            )
        with self._engine.begin() as connection:
            taken = sa.select(saved_searches.c.address).where(
                saved_searches.c.owner == owner, saved_searches.c.name == name
            )
            held = connection.scalars(taken).all()
            if address in held:
                return
            if held:
                raise UsageError(
                    f"There is a saved search {name!r}.",
                    remedy="Choose another name, or forget that search first.",
                    danish=f"Der er allerede en gemt søgning, der hedder »{name}«. "
                    "Vælg et andet navn, eller slet den først.",
                )
            connection.execute(
                sa.insert(saved_searches).values(
                    id=uuid.uuid4().hex[:12],
                    owner=owner,
                    name=name,
                    address=address,
                    saved_at=now(),
                )
            )

    def forget_search(self, owner: str, search_id: str) -> None:
        """Forget a search, and that it could not be asked, if it is its owner who wants it."""
        mine = [search for search in self.searches(owner) if search.id == search_id]
        with self._engine.begin() as connection:
            for search in mine:
                connection.execute(
                    sa.delete(saved_searches).where(saved_searches.c.id == search.id)
                )
                connection.execute(sa.delete(failures).where(failures.c.source == search.source))

    def searches(self, owner: str | None = None) -> tuple[SavedSearch, ...]:
        """The searches of an owner (default: of everybody), by name."""
        query = sa.select(saved_searches).order_by(saved_searches.c.name, saved_searches.c.id)
        if owner is not None:
            query = query.where(saved_searches.c.owner == owner)
        with self._engine.connect() as connection:
            return tuple(_saved_search(row) for row in connection.execute(query).mappings())

    # --- the audit log

    def record(self, who: str, action: str, subject: str, address: str) -> None:
        """Add an entry to the audit log; entries are never changed or removed."""
        with self._engine.begin() as connection:
            connection.execute(
                sa.insert(audit).values(
                    at=now(), who=who, action=action, subject=subject, address=address
                )
            )

    def audit_log(self, limit: int) -> tuple[AuditEntry, ...]:
        """The newest `limit` entries, newest first."""
        query = sa.select(audit).order_by(audit.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return tuple(
                AuditEntry(
                    at=with_zone(row["at"]),
                    who=row["who"],
                    action=row["action"],
                    subject=row["subject"],
                    address=row["address"],
                )
                for row in connection.execute(query).mappings()
            )


def _saved_search(row: sa.RowMapping) -> SavedSearch:
    saved_at = row["saved_at"]
    return SavedSearch(
        id=row["id"],
        owner=row["owner"],
        name=row["name"],
        address=row["address"],
        saved_at=None if saved_at is None else with_zone(saved_at),
    )


def _add_version(
    connection: sa.Connection,
    draft_id: str,
    number: int,
    document: Mapping[str, Any],
    *,
    by: str,
    change: str,
) -> None:
    connection.execute(
        sa.insert(draft_versions).values(
            draft=draft_id,
            number=number,
            made_at=now(),
            made_by=by,
            change=change,
            document=dict(document),
        )
    )


def _newest(connection: sa.Connection, draft_id: str) -> int:
    query = sa.select(sa.func.max(draft_versions.c.number)).where(
        draft_versions.c.draft == draft_id
    )
    return int(connection.scalar(query) or 0)


def _changed_meanwhile(draft_id: str) -> BusyError:
    return BusyError(
        f"The draft {draft_id} has been changed by somebody else.",
        remedy="Open it again and repeat the change.",
        danish="En anden har ændret udkastet imens. Åbn det igen, og gentag ændringen.",
    )
