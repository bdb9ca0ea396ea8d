"""What ingestion works with, opened once and only when it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from corpus.catalogue import Catalogue
from corpus.findings import Failure
from corpus.originals import ORIGINALS_FOLDER, Originals
from corpus.progress import Progress, Step, silent
from corpus.settings import Settings
from flows.locks import holding, round_lock, writing_lock
from index.encoding import VectorKeeper
from index.index import Index
from models.danish.analyser import load_danish
from models.encoder import Encoder
from models.encoders import load_encoder
from pipeline.compose import Tools
from pipeline.read import ocr
from pipeline.recipe import PASSAGE_RECIPE
from pipeline.themes import load_tagger
from queries.search import Searcher

LOCK_SECONDS = 600.0
"""How long one ingestion waits for another: a large one may take minutes."""


class Workshop:
    """Catalogue, originals and the models that reading and indexing need."""

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self.settings = settings
        self.catalogue = catalogue
        self.progress: Progress = silent
        """Whom long work tells how far it is."""
        self.originals = Originals(settings.home / ORIGINALS_FOLDER)

    @cached_property
    def tools(self) -> Tools:
        """The Danish pipeline and the theme tagger: seconds to load, so only for a new file."""
        tagger = load_tagger(self.settings, self.encoder)
        return Tools(danish=load_danish(self.settings), tagger=tagger)

    def may_be_read_now(self, failure: Failure) -> bool:
        """Whether what stood in the way of reading a file, or a scanned page, may have passed."""
        if ocr.is_unread_scan(failure.reason):
            return ocr.obstacle(self.settings.ocr) is None
        return failure.page is None and failure.retryable

    @property
    def recipe(self) -> str:
        """Names how files are read today; a file read by another recipe is read again."""
        tools = self.tools
        return f"{PASSAGE_RECIPE} {tools.danish.version} {tools.tagger.version}"

    @cached_property
    def encoder(self) -> Encoder:
        """The sentence encoder."""
        return load_encoder(self.settings)

    @cached_property
    def vectors(self) -> VectorKeeper:
        """What keeps the vectors of papers that are being read."""
        return VectorKeeper(self.settings, self.encoder)

    def require_index(self) -> None:
        """Raise `RecipeMismatchError` before any work is done that the index could not take in."""
        Index.open(self.settings, self.encoder)

    @cached_property
    def searcher(self) -> Searcher:
        """What searches, for answering; follows the index by itself."""
        return Searcher.open(self.catalogue, self.encoder, self.settings)

    @contextmanager
    def writing(self, wait: float = LOCK_SECONDS) -> Iterator[None]:
        """Hold the home folder's write lock; raises `BusyError` after `wait` seconds."""
        with holding(
            writing_lock(self.settings.home),
            wait=wait,
            busy=f"Another process has been writing to {self.settings.home} for {wait:.0f} s.",
            remedy="Wait for it to finish and try again.",
            waiting=lambda: self._tell_of_waiting("for another process that is writing"),
        ):
            yield

    @contextmanager
    def asking(self, source: str, wait: float = LOCK_SECONDS) -> Iterator[None]:
        """Hold the lock of a source's rounds; raises `BusyError` after `wait` seconds."""
        with holding(
            round_lock(self.settings.home, source),
            wait=wait,
            busy=f"Another round of {source} has been going on for {wait:.0f} s.",
            remedy="Wait for it to finish: it finds what there is to find.",
            waiting=lambda: self._tell_of_waiting(f"for another round of {source}"),
        ):
            yield

    def _tell_of_waiting(self, reason: str) -> None:
        self.progress(Step(stage="waiting", done=0, total=1, subject=reason))
