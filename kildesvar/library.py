"""`Library`: all that Kildesvar does, from Python.

Whatever is slow to import or to load (the encoder, the Danish pipeline, readers of PDF) is imported
by the method that needs it, so that a search never waits for what only ingestion uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import UsageError
from corpus.findings import Passage, Question, Reading
from corpus.originals import ORIGINALS_FOLDER, Originals
from corpus.papers import Paper
from corpus.progress import Progress, silent
from kildesvar.open_home import OpenHome

if TYPE_CHECKING:
    import datetime

    from corpus.drafts import Draft
    from flows.fetch import FetchReport
    from flows.ingest import IngestReport
    from flows.retention import Tidied
    from index.check import CheckReport
    from kildesvar.register import Registered
    from kildesvar.standing import Standing
    from kildesvar.status import Status
    from models.adapt.further import Adaptation
    from queries.differences import Difference
    from queries.overview import Overview
    from queries.results import SearchResult
    from queries.verify.quotes import VerifyReport


class Library(OpenHome):
    """A home folder's papers, opened for use. A context manager; `close` lets go of its files."""

    # --- taking papers in

    def ingest(
        self,
        places: Iterable[str | Path] | str | Path,
        progress: Progress = silent,
        *,
        flow: bool = False,
    ) -> IngestReport:
        """Read files, folders and web addresses; what fails is in the report and stops nothing.

        With `flow` the same steps run as a Prefect flow, which records the run in the home folder.
        """
        listed = [places] if isinstance(places, str | Path) else list(places)
        self._workshop.progress = progress
        if flow:
            from flows.ingest_as_flow import ingest_as_flow

            return ingest_as_flow(listed, self._workshop)
        from flows.ingest import ingest

        return ingest(listed, self._workshop)

    def fetch(
        self, source: str, progress: Progress = silent, *, since: datetime.date | None = None
    ) -> FetchReport:
        """One round of a configured source now: fetch what is new or changed and take it in.

        `since` asks for papers of that day or later; default: a year back. Raises `UsageError` for
        a source that is not configured, `OutsideError` when it does not answer.
        """
        from corpus.sources.configuration import configured_source
        from flows.fetch import fetch_source

        self._workshop.progress = progress
        entry = configured_source(self.settings.home, source)
        return fetch_source(entry, self._workshop, since=since)

    # --- looking

    def papers(self, **filters: Any) -> tuple[Paper, ...]:
        """The papers held, newest first; `filters` as in `search`."""
        from queries.values import as_held

        return self.catalogue.papers(as_held(self.filters(**filters), self.catalogue.theme_names))

    def show(self, identity: str) -> Reading | Passage:
        """A paper with all that was found in it, or a passage, by its id."""
        found = self.catalogue.passages([identity])
        if found:
            self._require_clearance(self.catalogue.paper(found[0].paper))
            return found[0]
        return self._reading(identity)

    def page_image(self, record: Reading | Passage, page: int | None = None) -> bytes:
        """PNG of a page with the passage marked, or for a paper all of the page's passages.

        `page` is 1-based in the original file; default: the first of the record. Raises
        `UsageError` for a page that the record does not stand on, and for a paper of a format
        without pages, `UnusableInputError` for a page that cannot be drawn.
        """
        return self.marked_pages.of_record(record, page)

    def search(self, query: str, k: int = 10, **filters: Any) -> SearchResult:
        """The `k` passages that fit `query` best by meaning and words.

        Filters: `kind`, `body`, `party`, `theme`, `department`, `person`, `case_number`,
        `language`, `first` and `last` (dates, inclusive), `paper`; any but the kind and the dates
        may be a tuple of values of which any may hold.
        """
        return self.searcher.search(query, k=k, filters=self.filters(**filters))

    def more_like(self, passage: str, k: int = 10, **filters: Any) -> SearchResult:
        """The `k` passages most like the one with the id `passage`; `filters` as in `search`."""
        return self.searcher.more_like(passage, k=k, filters=self.filters(**filters))

    def questions(
        self, letter: str | Path | None = None, *, open_only: bool = False
    ) -> tuple[Question, ...]:
        """The questions of a letter's file (which need not be held), or of all papers held."""
        if letter is None:
            return self.catalogue.questions(open_only=open_only, closed=self.settings.clearance)
        from flows.answer import questions_of_file

        found = questions_of_file(Path(letter), self._workshop)
        return tuple(item for item in found if not open_only or item.state != "answered")

    def register(self, *, open_only: bool = False) -> tuple[Registered, ...]:
        """The questions of all papers held, overdue ones first, with what came since."""
        import datetime

        from kildesvar.register import registered

        return registered(
            self.catalogue,
            open_only=open_only,
            closed=self.settings.clearance,
            today=datetime.date.today(),
        )

    @property
    def standing(self) -> Standing:
        """Saved searches, what they and open questions found, and the drafts that are kept."""
        from kildesvar.standing import Standing

        return Standing(catalogue=self.catalogue, settings=self.settings)

    def diff(self, old: str, new: str) -> tuple[Difference, ...]:
        """What changed from one paper to another, by their ids, passage by passage."""
        from queries.differences import differences

        return differences(self._reading(old), self._reading(new))

    def _reading(self, paper_id: str) -> Reading:
        self._require_clearance(self.catalogue.paper(paper_id))
        return self.catalogue.reading(paper_id)

    # --- answering

    def answer(
        self,
        letter: str | Path | None = None,
        *,
        question: str | None = None,
        progress: Progress = silent,
    ) -> Draft:
        """A cited draft for a letter's file (taken in first if new) or for a question put by hand.

        With a writer in the settings it is in prose as far as that holds. Raises `UsageError`
        unless exactly one of the two is given, `WriterError` for a writer that cannot be used.
        """
        writer = self.writer
        quotes = self._quotes_for(letter, question)
        if writer is None:
            return quotes
        from queries.writing.drafting import write_draft

        return write_draft(quotes, writer, progress).draft

    def replay(self, draft: Mapping[str, Any]) -> Draft:
        """A draft (its JSON) made anew, worded as its manifest records, without the model.

        Raises `UnusableInputError` for what is no draft, `DamageError` where the record does not
        fit what the papers say now.
        """
        from flows.answer import answer_again
        from queries.render.json import draft_from_json

        return answer_again(draft_from_json(draft), self.searcher)

    def _quotes_for(self, letter: str | Path | None, question: str | None) -> Draft:
        if (letter is None) == (question is None):
            raise UsageError(
                "An answer needs a letter or a question, and not both.",
                remedy="Give the letter's file, or --question TEXT.",
            )
        if letter is None:
            from queries.answer import answer_question

            return answer_question(question or "", self.searcher)
        from flows.answer import answer_file

        return answer_file(Path(letter), self._workshop, self.searcher)

    def write_draft(self, draft: Draft, path: Path) -> None:
        """Write `draft` in the format that the file's ending names.

        Raises `UsageError` for an ending that names none.
        """
        from kildesvar.drafts import write_draft

        write_draft(draft, path, self.marked_pages.if_any)

    def verify(self, draft: Mapping[str, Any]) -> VerifyReport:
        """Every quote of a draft (its JSON) against the stored text."""
        from queries.verify.quotes import verify_draft

        return verify_draft(draft, self.catalogue, closed=self.settings.clearance)

    def overview(self, topic: str, words: str = "", **filters: Any) -> Overview:
        """A table on ``principles``, ``costs`` or ``alternatives``, each row with its citation.

        Of the rows from papers that meet `filters`, as in `search`, those that hold all of `words`.
        """
        from queries.overview import overview

        found = overview(topic, self.catalogue, closed=self.settings.clearance)
        if any(value is not None for value in filters.values()):
            found = found.of(self.papers(**filters))
        return found.holding(words)

    # --- upkeep

    def status(self) -> Status:
        """What is held, what could not be read, and whether the index follows."""
        from kildesvar.status import status_of

        return status_of(self.settings, self.catalogue, self.__dict__.get("encoder"))

    def check(self, *, repair: bool = False) -> CheckReport:
        """What differs between catalogue, originals, vectors and indexes; `repair` mends it.

        Originals that are gone stay gone, and the report is then never whole.
        """
        from index.check import check_index, repair_index, with_originals

        look = repair_index if repair else check_index
        report = look(self.catalogue, self.encoder, self.settings)
        originals = Originals(self.settings.home / ORIGINALS_FOLDER)
        return with_originals(report, self.catalogue, originals)

    def copy_catalogue(self, database: str, progress: Progress = silent) -> int:
        """Copy the catalogue to the empty `database` (an SQLAlchemy URL); returns the rows copied.

        Vectors and index serve the copy as they are: nothing is read or encoded again. Raises
        `UsageError` where `database` already holds papers, `OutsideError` where it does not answer.
        """
        from corpus.catalogue.copying import copy_catalogue_to

        return copy_catalogue_to(database, self.settings, progress)

    def tidy(self) -> Tidied:
        """Remove old records, old versions of kept drafts, and what crashes left behind."""
        from flows.retention import tidy

        return tidy(self.settings, self.catalogue)

    def reindex(self, progress: Progress = silent) -> None:
        """Build the index anew by the present recipe."""
        from flows.ingest import rebuild

        self._workshop.progress = progress
        rebuild(self._workshop)

    def adapt(self, progress: Progress = silent) -> Adaptation:
        """Train the bundled encoder further on the papers held; installed only if that gains.

        After an installation the index is of another recipe: `reindex` builds it anew. Raises
        `UsageError` for another encoder than the bundled one, for too few papers, and where the
        packages for training are not installed.
        """
        from models.adapt.further import adapt_to
        from models.encoders import own_delta

        return adapt_to(self.catalogue, self.settings, own_delta(self.settings), progress)

    def undo_adapt(self) -> bool:
        """Go back to the encoder as it comes; whether there was anything to undo.

        The index is of another recipe then: `reindex` builds it anew.
        """
        from models.encoders import own_delta

        delta = own_delta(self.settings)
        was_there = delta.exists()
        delta.unlink(missing_ok=True)
        return was_there
