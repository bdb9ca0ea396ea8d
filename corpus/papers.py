"""A paper and what it is printed on: the record everything else hangs from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from corpus.spans import Box, Span


class Kind(StrEnum):
    """What sort of paper it is, named as Danish councils name them."""

    POLITIKERSVAR = "politikersvar"
    """A written answer to a councillor's questions."""
    DAGSORDEN = "dagsorden"
    """An agenda, or one item of it, before the meeting."""
    REFERAT = "referat"
    """The minutes: the agenda with what was decided."""
    INDSTILLING = "indstilling"
    """A department's or committee's recommendation."""
    RAPPORT = "rapport"
    """A report of experts, or an extract of one."""
    BILAG = "bilag"
    """An appendix that is none of the above."""
    ANDET = "andet"


class Access(StrEnum):
    """Who may be shown the paper."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The file as it came, kept unchanged under its hash."""

    sha256: str
    """64 lower-case hexadecimal digits; the file's identity."""
    media_type: str
    size: int
    """Bytes."""
    url: str | None
    """Where it came from: a web address or a file URL; ``None`` for bytes handed over."""
    fetched_at: datetime.datetime
    """With time zone."""

    @property
    def has_pages(self) -> bool:
        """Whether its format has pages that can be drawn; other formats are read as one page."""
        return self.media_type == "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone named in a paper as asking, answering, moving or signing."""

    name: str
    party: str | None
    """The party's letter as Copenhagen writes it (``F``), or ``løsgænger``; ``None`` if unsaid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The meeting a paper was made for."""

    starts_at: datetime.datetime | None
    """Local time without zone, as printed; midnight where only the date is printed."""
    place: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper: a whole file, or some pages of a file that binds several papers together."""

    id: str
    """Made from the original's hash and the page range, so the same bytes give the same paper."""
    original: str
    """SHA-256 of the file it stands in."""
    first_page: int
    """1-based, counted in the original file."""
    last_page: int
    """Inclusive."""
    kind: Kind
    title: str
    date: datetime.date | None
    """A `corpus.months.Month` where the paper prints no day."""
    body: str | None
    """The political body, abbreviated where Copenhagen does so: ``BR``, ``ØU``, ``TMU``."""
    meeting: Meeting | None
    case_numbers: tuple[str, ...]
    department: str | None
    people: tuple[Person, ...]
    parties: tuple[str, ...]
    """Party letters, in the order of first mention, without repetition."""
    language: str
    """ISO 639-1: ``da``, ``en``, ``sv``, ``no``, ``de``; ``und`` when too little text to say."""
    access: Access
    access_words: str | None
    """The words of the paper that close it, verbatim, where it is closed."""
    bundle: str | None
    """The original's hash when the file binds several papers, else ``None``."""
    version_of: str | None
    """Id of the paper that this one replaces."""
    text_quality: float
    """0 (rubbish or none) to 1 (clean), by page and averaged over the paper's characters."""
    url: str | None


class TextSource(StrEnum):
    """Where a page's text came from."""

    LAYER = "layer"
    """The file's own text layer."""
    OCR = "ocr"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as shown to a reader."""

    number: int
    """1-based, counted in the original file."""
    width: float
    """PDF points, after rotation."""
    height: float
    source: TextSource
    quality: float
    """0 to 1: how much of the text looks like words; for OCR the engine's mean confidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A printed word, or one printed piece of a word that the line end divided.

    ``udgif-/ter`` is two words here, with adjoining spans (``udgif`` ``ter``) and a box each; the
    dividing hyphen is not part of the text.
    """

    span: Span
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading in a paper."""

    span: Span
    level: int
    """1 (the paper's title) to 6."""

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 6:
            raise ValueError(f"heading levels run from 1 to 6, not {self.level}")
