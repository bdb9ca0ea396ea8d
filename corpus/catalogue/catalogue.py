"""The catalogue's front: what the rest of the house asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

import sqlalchemy as sa

from corpus.catalogue import (
    held_files,
    held_findings,
    held_papers,
    held_values,
    holdings,
    store,
)
from corpus.catalogue.alert_ledger import AlertLedger
from corpus.catalogue.desk import Desk
from corpus.catalogue.engine import open_engine
from corpus.catalogue.held_papers import ALL
from corpus.catalogue.holdings import Held
from corpus.catalogue.ledger import Ledger, clear_failures
from corpus.catalogue.migrations import migrate
from corpus.catalogue.name_ledger import NameLedger
from corpus.catalogue.source_ledger import SourceLedger
from corpus.catalogue.standing import StandingLedger
from corpus.catalogue.words import PackedWords
from corpus.drafts import Searched
from corpus.filters import OPEN_PAPERS, Filters
from corpus.findings import (
    Amount,
    Mention,
    OriginalReading,
    Passage,
    Question,
    Reading,
    Theme,
)
from corpus.papers import Original, Page, Paper
from corpus.settings import Settings
from corpus.spans import Box


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
    def ledger(self) -> Ledger:
        """Runs of ingestion, and what could not be read."""
        return Ledger(self._engine)

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
            return store.recipe_of(connection, sha256) == recipe

    def add(self, reading: OriginalReading, *, recipe: str) -> tuple[Paper, ...]:
        """Take in one file's papers, in place of an earlier reading of the same file.

        Returns the papers as held, each with the paper it replaces (`version_of`).
        """
        with self._engine.begin() as connection:
            linked = store.take_in(connection, reading, recipe)
            clear_failures(connection, reading.original.sha256)
            holdings.raise_revision(connection)
        return tuple(item.paper for item in linked)

    # --- papers

    def papers(self, filters: Filters = OPEN_PAPERS, *, part: slice = ALL) -> tuple[Paper, ...]:
        """The papers that meet `filters`, newest first, then by id; or a `part` of them."""
        with self._engine.connect() as connection:
            return held_papers.papers_that_meet(connection, filters, part)

    def held(self, filters: Filters = OPEN_PAPERS) -> Held:
        """How many papers meet `filters`, and from how many files."""
        with self._engine.connect() as connection:
            return holdings.held(connection, filters)

    def read_otherwise(self, passages_by: str, sha256: str | None = None) -> int:
        """How many files, or whether that one, were read by a recipe whose passages are not those
        of `passages_by`."""
        with self._engine.connect() as connection:
            return holdings.read_otherwise(connection, passages_by, sha256)

    def papers_around(self, paper: Paper, *, closed: bool) -> tuple[Paper, ...]:
        """Those of the file or a case of `paper`, and all that it replaces or that replace it."""
        with self._engine.connect() as connection:
            return held_papers.papers_around(connection, paper, closed=closed)

    def paper(self, paper_id: str) -> Paper:
        """One paper; raises `UsageError` for an id that is not held."""
        with self._engine.connect() as connection:
            return held_papers.paper(connection, paper_id)

    def newest_version(self, paper_id: str) -> Paper:
        """What a paper became; itself where nothing replaces it. Raises `UsageError` as `paper`."""
        with self._engine.connect() as connection:
            return held_papers.newest_version(connection, paper_id)

    def papers_by_id(self, ids: Iterable[str]) -> dict[str, Paper]:
        """The papers of `ids` that are held, by id."""
        with self._engine.connect() as connection:
            return held_papers.papers_by_id(connection, ids)

    def papers_of(self, sha256: str) -> tuple[Paper, ...]:
        """The papers of a file, in the order of its pages; none of a file that is not held."""
        with self._engine.connect() as connection:
            return held_files.papers_in(connection, sha256)

    def asking_paper(self, sha256: str) -> Paper | None:
        """The first paper of a file that asks something."""
        with self._engine.connect() as connection:
            return held_files.asking_paper(connection, sha256)

    def original(self, sha256: str) -> Original:
        """The record of a file; raises `UsageError` where it is not held."""
        with self._engine.connect() as connection:
            return held_papers.original(connection, sha256)

    def reading(self, paper_id: str) -> Reading:
        """A paper with its text, words and everything found in it."""
        with self._engine.connect() as connection:
            return held_papers.reading(connection, paper_id)

    def text(self, paper_id: str) -> str:
        """A paper's stored text; raises `UsageError` for an id that is not held."""
        with self._engine.connect() as connection:
            return held_papers.text(connection, paper_id)

    def pages(self, paper_id: str) -> tuple[Page, ...]:
        """A paper's pages; none for an id that is not held."""
        with self._engine.connect() as connection:
            return held_papers.pages(connection, paper_id)

    def words(self, paper_id: str) -> PackedWords:
        """A paper's words and where they stand; raises `UsageError` for an id that is not held."""
        with self._engine.connect() as connection:
            return held_papers.words(connection, paper_id)

    def boxes_of(self, shown: Sequence[Passage]) -> dict[str, tuple[Box, ...]]:
        """The rectangles of the words of each passage, by its id, in text order."""
        with self._engine.connect() as connection:
            return held_papers.boxes_of(connection, shown)

    # --- passages

    def passage_ids(
        self, filters: Filters = OPEN_PAPERS, *, newest_first: bool = False
    ) -> tuple[str, ...]:
        """The passages that meet `filters`, by paper and position; hidden ones never.

        With `newest_first` papers stand by falling date, those without one last.
        """
        with self._engine.connect() as connection:
            return held_findings.passage_ids(connection, filters, newest_first=newest_first)

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """The passages of `ids`, in that order; an id that is not held is left out."""
        with self._engine.connect() as connection:
            return held_findings.passages_by_id(connection, ids)

    def passages_of(self, paper_id: str) -> tuple[Passage, ...]:
        """A paper's passages in the order of its text, hidden ones included."""
        with self._engine.connect() as connection:
            return held_findings.passages_in(connection, paper_id)

    def themes(self, passage_ids: Sequence[str]) -> dict[str, tuple[Theme, ...]]:
        """The themes of each passage that has any."""
        with self._engine.connect() as connection:
            return held_findings.themes_of(connection, passage_ids)

    def is_met(self, filters: Filters) -> bool:
        """Whether any passage that may be shown meets `filters`."""
        with self._engine.connect() as connection:
            return holdings.is_met(connection, filters)

    def values_of(self, name: str, filters: Filters) -> tuple[str, ...]:
        """The values of the filter `name` that the papers have which meet `filters`."""
        with self._engine.connect() as connection:
            return held_values.values_of(connection, name, filters)

    def theme_names(self) -> tuple[str, ...]:
        """The themes that any passage bears, by name."""
        with self._engine.connect() as connection:
            return held_findings.theme_names(connection)

    def amounts(self, passage_ids: Sequence[str]) -> dict[str, tuple[Amount, ...]]:
        """The amounts of each passage that has any."""
        with self._engine.connect() as connection:
            return held_findings.amounts_of(connection, passage_ids)

    def mentions(self, passage_ids: Sequence[str]) -> dict[str, tuple[Mention, ...]]:
        """The names in each passage that has any."""
        with self._engine.connect() as connection:
            return held_findings.mentions_of(connection, passage_ids)

    # --- questions, counts

    def questions(
        self, *, paper: str | None = None, open_only: bool = False, closed: bool = False
    ) -> tuple[Question, ...]:
        """Questions of one paper or of all, by paper and number; `open_only` leaves out answered.

        Questions of closed papers are left out unless `closed` or their paper is asked for.
        """
        with self._engine.connect() as connection:
            if paper is not None:
                return held_findings.questions_in(connection, paper, open_only=open_only)
            return held_findings.questions_of_all(connection, open_only=open_only, closed=closed)

    def number_of_questions(self, *, open_only: bool, closed: bool) -> int:
        """How many `questions` gives of all papers."""
        with self._engine.connect() as connection:
            return held_findings.number_of_questions(connection, open_only=open_only, closed=closed)

    def questions_by_id(self, ids: Iterable[str], *, closed: bool) -> dict[str, Question]:
        """The questions of `ids` that are held, by id; those of closed papers only if `closed`."""
        wanted = sorted(set(ids))
        with self._engine.connect() as connection:
            found = held_findings.questions_by_id(connection, wanted, closed=closed)
        return {question.id: question for question in found}

    def searched(self, filters: Filters = OPEN_PAPERS) -> Searched:
        """What a search with `filters` looks through."""
        with self._engine.connect() as connection:
            return holdings.searched(connection, filters)

    def revision(self) -> int:
        """A number that grows with every change of papers: a cheap way to notice one."""
        with self._engine.connect() as connection:
            return holdings.revision(connection)

    def fingerprint(self) -> str:
        """16 hexadecimal digits that change when the papers held change."""
        with self._engine.connect() as connection:
            return holdings.fingerprint(connection)
