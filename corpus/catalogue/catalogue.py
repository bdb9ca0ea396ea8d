"""The catalogue's front: what the rest of the house asks of it."""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Self, TypeVar

import sqlalchemy as sa

from corpus.catalogue import forgetting, ledger, rows
from corpus.catalogue.alert_ledger import AlertLedger
from corpus.catalogue.desk import Desk
from corpus.catalogue.engine import open_engine
from corpus.catalogue.fetch import PAPER_COLUMNS, chunks, papers_of, passages_of
from corpus.catalogue.ledger import with_zone
from corpus.catalogue.migrations import migrate
from corpus.catalogue.name_ledger import NameLedger
from corpus.catalogue.proceedings import decisions_from, question_from
from corpus.catalogue.schema import (
    amounts,
    failures,
    mentions,
    originals,
    papers,
    passages,
    questions,
    state,
    themes,
)
from corpus.catalogue.selection import could_be_replaced_by, paper_conditions, passage_conditions
from corpus.catalogue.source_ledger import SourceLedger
from corpus.catalogue.standing import StandingLedger
from corpus.catalogue.store import delete_original, insert_original, insert_reading
from corpus.catalogue.versions import replaced_paper
from corpus.catalogue.words import unpack_words
from corpus.drafts import Searched
from corpus.errors import UsageError
from corpus.filters import OPEN_PAPERS, Filters
from corpus.findings import (
    Amount,
    Failure,
    Mention,
    OriginalReading,
    Passage,
    Question,
    QuestionState,
    Reading,
    Theme,
)
from corpus.papers import Original, Page, Paper
from corpus.settings import Settings
from corpus.spans import Box, Span

_CHUNK = 500
"""Ids a query: SQLite allows 32,766 values a statement, and short statements are planned faster."""

Found = TypeVar("Found")


class Catalogue:
    """What is held of papers, in a SQL database.

    Reading methods may be called from several threads; `add` is one transaction, so a paper is seen
    whole or not at all.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        migrate(engine)

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The catalogue of `settings`, made if there is none.

        Raises `OutsideError` when a database server does not answer, `DamageError` when the file is
        no catalogue or of a newer version.
        """
        return cls(open_engine(settings))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @property
    def sources(self) -> SourceLedger:
        """What is known of the sources that papers come from."""
        return SourceLedger(self._engine)

    @property
    def desk(self) -> Desk:
        """What people make and do at their desks: drafts, saved searches, the audit log."""
        return Desk(self._engine)

    @property
    def standing(self) -> StandingLedger:
        """What saved searches and open questions have been asked of, and what was found."""
        return StandingLedger(self._engine)

    @property
    def names(self) -> NameLedger:
        """What names are filed under."""
        return NameLedger(self._engine)

    @property
    def alerts(self) -> AlertLedger:
        """Who has been told of what was found."""
        return AlertLedger(self._engine)

    # --- writing

    def holds(self, sha256: str, recipe: str) -> bool:
        """Whether the file is held as read by `recipe`."""
        with self._engine.connect() as connection:
            found = connection.scalar(
                sa.select(originals.c.recipe).where(originals.c.sha256 == sha256)
            )
        return found == recipe

    def add(self, reading: OriginalReading, *, recipe: str) -> tuple[Paper, ...]:
        """Take in one file's papers, in place of an earlier reading of the same file.

        Returns the papers as held, each with the paper it replaces (`version_of`).
        """
        with self._engine.begin() as connection:
            linked = [_with_version(connection, item) for item in reading.readings]
            delete_original(connection, reading.original.sha256)
            insert_original(connection, reading.original, recipe)
            for item in linked:
                insert_reading(connection, item)
            connection.execute(
                sa.delete(failures).where(failures.c.sha256 == reading.original.sha256)
            )
            _raise_revision(connection)
        return tuple(item.paper for item in linked)

    def record_failures(self, source: str, found: Sequence[Failure]) -> None:
        """Remember what could not be read of a source, in place of what was known of it."""
        with self._engine.begin() as connection:
            ledger.record_failures(connection, source, found)

    def start_run(self, run: str) -> None:
        """Note in the ledger that an ingestion begins."""
        with self._engine.begin() as connection:
            ledger.start_run(connection, run)

    def finish_run(self, run: str, summary: Mapping[str, Any]) -> None:
        """Note that it ended, and how."""
        with self._engine.begin() as connection:
            ledger.finish_run(connection, run, summary)

    def last_run(self) -> dict[str, Any] | None:
        """The newest ingestion: id, times and summary; ``None`` before the first."""
        with self._engine.connect() as connection:
            return ledger.last_run(connection)

    def forget_records(self, before: datetime.datetime) -> tuple[int, int]:
        """Forget runs and rounds that began before a moment (UTC); how many of each.

        What the status tells of is kept, however old.
        """
        with self._engine.begin() as connection:
            return (
                forgetting.forget_runs(connection, before),
                forgetting.forget_rounds(connection, before),
            )

    def forget_drafts(self, keep: int) -> int:
        """Forget all but the newest `keep` versions of each draft that the program keeps."""
        with self._engine.begin() as connection:
            return forgetting.forget_drafts(connection, keep)

    # --- papers

    def papers(self, filters: Filters = OPEN_PAPERS) -> tuple[Paper, ...]:
        """The papers that meet `filters`, newest first, then by id."""
        query = (
            sa.select(*PAPER_COLUMNS)
            .where(*paper_conditions(filters))
            .order_by(papers.c.date.desc().nulls_last(), papers.c.id)
        )
        if filters.theme is not None:
            themed = sa.select(passages.c.paper).join(themes, themes.c.passage == passages.c.id)
            query = query.where(papers.c.id.in_(themed.where(themes.c.name == filters.theme)))
        with self._engine.connect() as connection:
            return papers_of(connection, connection.execute(query).mappings().all())

    def paper(self, paper_id: str) -> Paper:
        """One paper; raises `UsageError` for an id that is not held."""
        with self._engine.connect() as connection:
            found = connection.execute(
                sa.select(*PAPER_COLUMNS).where(papers.c.id == paper_id)
            ).mappings()
            held = papers_of(connection, found.all())
        if not held:
            raise UsageError(
                f"No paper has the id {paper_id!r}.", remedy="List the ids: kildesvar papers."
            )
        return held[0]

    def papers_by_id(self, ids: Iterable[str]) -> dict[str, Paper]:
        """The papers of `ids` that are held, by id."""
        found: dict[str, Paper] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(sorted(set(ids))):
                chosen = sa.select(*PAPER_COLUMNS).where(papers.c.id.in_(chunk))
                held = papers_of(connection, connection.execute(chosen).mappings().all())
                found.update((paper.id, paper) for paper in held)
        return found

    def original(self, sha256: str) -> Original:
        """The record of a file; raises `UsageError` where it is not held."""
        with self._engine.connect() as connection:
            row = (
                connection.execute(sa.select(originals).where(originals.c.sha256 == sha256))
                .mappings()
                .one_or_none()
            )
        if row is None:
            raise UsageError(
                f"No original has the hash {sha256!r}.", remedy="List papers: kildesvar papers."
            )
        return Original(
            sha256=row["sha256"],
            media_type=row["media_type"],
            size=row["size"],
            url=row["url"],
            fetched_at=with_zone(row["fetched_at"]),
        )

    def reading(self, paper_id: str) -> Reading:
        """A paper with its text, words and everything found in it."""
        paper = self.paper(paper_id)
        with self._engine.connect() as connection:
            row = (
                connection.execute(sa.select(papers).where(papers.c.id == paper_id))
                .mappings()
                .one()
            )
            held = passages_of(connection, sa.select(passages).where(passages.c.paper == paper_id))
        ids = [passage.id for passage in held]
        return Reading(
            paper=paper,
            text=row["text"],
            pages=rows.pages_from(row["pages"]),
            words=unpack_words(row["words"]),
            headings=rows.headings_from(row["headings"]),
            passages=held,
            themes=_in_order(self.themes(ids), ids),
            amounts=_in_order(self.amounts(ids), ids),
            mentions=_in_order(self.mentions(ids), ids),
            questions=self.questions(paper=paper_id),
            decisions=decisions_from(row["decisions"]),
        )

    def text(self, paper_id: str) -> str:
        """A paper's stored text; raises `UsageError` for an id that is not held."""
        with self._engine.connect() as connection:
            found = connection.scalar(sa.select(papers.c.text).where(papers.c.id == paper_id))
        if found is None:
            raise UsageError(
                f"No paper has the id {paper_id!r}.", remedy="List the ids: kildesvar papers."
            )
        return str(found)

    def pages(self, paper_id: str) -> tuple[Page, ...]:
        """A paper's pages; none for an id that is not held."""
        with self._engine.connect() as connection:
            found = connection.scalar(sa.select(papers.c.pages).where(papers.c.id == paper_id))
        return rows.pages_from(found or [])

    def boxes(self, paper_id: str, span: Span) -> tuple[Box, ...]:
        """The rectangles of the words under `span`, in text order."""
        with self._engine.connect() as connection:
            packed = connection.scalar(sa.select(papers.c.words).where(papers.c.id == paper_id))
        if packed is None:
            return ()
        return tuple(word.box for word in unpack_words(packed, span))

    def boxes_of(self, shown: Sequence[Passage]) -> dict[str, tuple[Box, ...]]:
        """The rectangles of the words of each passage, by its id, in text order."""
        packed: dict[str, bytes] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(sorted({passage.paper for passage in shown})):
                chosen = sa.select(papers.c.id, papers.c.words).where(papers.c.id.in_(chunk))
                packed.update((paper_id, words) for paper_id, words in connection.execute(chosen))
        return {
            passage.id: tuple(
                word.box for word in unpack_words(packed[passage.paper], passage.span)
            )
            for passage in shown
            if passage.paper in packed
        }

    # --- passages

    def passage_ids(
        self, filters: Filters = OPEN_PAPERS, *, newest_first: bool = False
    ) -> tuple[str, ...]:
        """The passages that meet `filters`, by paper and position; hidden ones never.

        With `newest_first` papers stand by falling date, those without one last.
        """
        newest = (papers.c.date.desc().nulls_last(),) if newest_first else ()
        query = (
            sa.select(passages.c.id)
            .join(papers, papers.c.id == passages.c.paper)
            .where(*passage_conditions(filters))
            .order_by(*newest, passages.c.paper, passages.c.position)
        )
        with self._engine.connect() as connection:
            return tuple(connection.scalars(query))

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """The passages of `ids`, in that order; an id that is not held is left out."""
        found: dict[str, Passage] = {}
        with self._engine.connect() as connection:
            for chunk in chunks(ids):
                chosen = passages_of(
                    connection, sa.select(passages).where(passages.c.id.in_(chunk))
                )
                found.update((passage.id, passage) for passage in chosen)
        return tuple(found[passage_id] for passage_id in ids if passage_id in found)

    def passages_of(self, paper_id: str) -> tuple[Passage, ...]:
        """A paper's passages in the order of its text, hidden ones included."""
        with self._engine.connect() as connection:
            return passages_of(connection, sa.select(passages).where(passages.c.paper == paper_id))

    def themes(self, passage_ids: Sequence[str]) -> dict[str, tuple[Theme, ...]]:
        """The themes of each passage that has any."""
        return self._of_passages(themes, passage_ids, rows.theme_from)

    def amounts(self, passage_ids: Sequence[str]) -> dict[str, tuple[Amount, ...]]:
        """The amounts of each passage that has any."""
        return self._of_passages(amounts, passage_ids, rows.amount_from)

    def mentions(self, passage_ids: Sequence[str]) -> dict[str, tuple[Mention, ...]]:
        """The names in each passage that has any."""
        return self._of_passages(mentions, passage_ids, rows.mention_from)

    def _of_passages(
        self,
        table: sa.Table,
        passage_ids: Sequence[str],
        record: Callable[[sa.RowMapping], Found],
    ) -> dict[str, tuple[Found, ...]]:
        found: dict[str, list[Found]] = defaultdict(list)
        with self._engine.connect() as connection:
            for chunk in chunks(passage_ids):
                query = (
                    sa.select(table)
                    .where(table.c.passage.in_(chunk))
                    .order_by(table.c.passage, table.c.position)
                )
                for row in connection.execute(query).mappings():
                    found[row["passage"]].append(record(row))
        return {passage_id: tuple(records) for passage_id, records in found.items()}

    # --- questions, failures, counts

    def questions(
        self, *, paper: str | None = None, open_only: bool = False, closed: bool = False
    ) -> tuple[Question, ...]:
        """Questions of one paper or of all, by paper and number; `open_only` leaves out answered.

        Questions of closed papers are left out unless `closed` or their paper is asked for.
        """
        query = (
            sa.select(questions)
            .join(papers, papers.c.id == questions.c.paper)
            .order_by(papers.c.date, questions.c.paper, questions.c.number)
        )
        if paper is not None:
            query = query.where(questions.c.paper == paper)
        else:
            query = query.where(*paper_conditions(Filters(closed=closed)))
        if open_only:
            query = query.where(questions.c.state != QuestionState.ANSWERED.value)
        with self._engine.connect() as connection:
            return tuple(question_from(row) for row in connection.execute(query).mappings())

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read, by source and page."""
        with self._engine.connect() as connection:
            return ledger.failures_held(connection)

    def searched(self, filters: Filters = OPEN_PAPERS) -> Searched:
        """What a search with `filters` looks through."""
        conditions = passage_conditions(filters)
        counted = (
            sa.select(
                sa.func.count(sa.distinct(papers.c.id)),
                sa.func.count(passages.c.id),
                sa.func.min(papers.c.date),
                sa.func.max(papers.c.date),
            )
            .select_from(papers.join(passages, passages.c.paper == papers.c.id))
            .where(*conditions)
        )
        with self._engine.connect() as connection:
            paper_count, passage_count, first, last = connection.execute(counted).one()
            unread = connection.scalar(sa.select(sa.func.count()).select_from(failures))
        return Searched(
            papers=paper_count,
            passages=passage_count,
            first=first,
            last=last,
            unread=int(unread or 0),
        )

    def revision(self) -> int:
        """A number that grows with every change of papers: a cheap way to notice one."""
        with self._engine.connect() as connection:
            found = connection.scalar(sa.select(state.c.value).where(state.c.name == "revision"))
        return int(found or 0)

    def fingerprint(self) -> str:
        """16 hexadecimal digits that change when the papers held change."""
        digest = hashlib.sha256()
        with self._engine.connect() as connection:
            held = sa.select(papers.c.id, originals.c.recipe).join(
                originals, originals.c.sha256 == papers.c.original
            )
            for paper_id, recipe in connection.execute(held.order_by(papers.c.id)):
                digest.update(f"{paper_id} {recipe}\n".encode())
        return digest.hexdigest()[:16]


def _with_version(connection: sa.Connection, reading: Reading) -> Reading:
    similar = sa.select(*PAPER_COLUMNS).where(could_be_replaced_by(reading.paper))
    held = papers_of(connection, connection.execute(similar).mappings().all())
    old = replaced_paper(reading.paper, held)
    if old is None:
        return reading
    return replace(reading, paper=replace(reading.paper, version_of=old.id))


def _in_order(
    of_passages: Mapping[str, tuple[Found, ...]], ids: Iterable[str]
) -> tuple[Found, ...]:
    return tuple(record for passage_id in ids for record in of_passages.get(passage_id, ()))


def _raise_revision(connection: sa.Connection) -> None:
    raised = connection.execute(
        sa.update(state).where(state.c.name == "revision").values(value=state.c.value + 1)
    )
    if not raised.rowcount:
        connection.execute(sa.insert(state).values(name="revision", value=1))
