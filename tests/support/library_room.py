"""A small library with an encoder without a model, for the pages' tests."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from fake_encoder import FakeEncoder
from readings import RECIPE, original_reading, reading, theme

from corpus.findings import Promise, Question, QuestionState, Reading
from corpus.originals import Originals
from corpus.papers import Access, Kind
from corpus.progress import silent
from corpus.settings import load_settings
from corpus.spans import Span
from index.update import update_index
from kildesvar.library import Library

SAMPLE = Path(__file__).resolve().parents[2] / "corpus/samples/letters/a-kontorprogrammer.pdf"

HOSTILE = "<script>alert(1)</script> & \"andre\" 'tegn'"
COSTS = "Kontorlicenser kostede 8,9 mio. kr. i 2024. Udgiften stiger til 9,4 mio. kr. i 2025."
ALTERNATIVE = "LibreOffice kan bruges af 300 medarbejdere på biblioteker."
SECRET = "Forhandlingen om kontorlicenser endte på 7,7 mio. kr."
QUESTION = "Hvad koster kontorlicenser i 2025?"
PROMISE = "Forvaltningen svarer senest den 1. februar 2025."


def open_library(home: Path, **settings: object) -> Library:
    """The library that `make_library` made in `home`."""
    library = Library(load_settings(home, cache=home / "cache", **settings))
    library.encoder = FakeEncoder()
    return library


def make_library(home: Path) -> None:
    """Make a library in `home` with four papers; the first is drawn from a sample file."""
    library = open_library(home)
    sha256 = Originals(library.settings.home / "originals").keep(SAMPLE.read_bytes())
    for item in _readings(sha256):
        library.catalogue.add(original_reading(item), recipe=RECIPE)
    update_index(library.catalogue, library.encoder, library.settings, silent)
    library.close()


def _readings(sha256: str) -> tuple[Reading, ...]:
    costs = reading(
        "costs",
        [COSTS, ALTERNATIVE],
        original=sha256,
        kind=Kind.INDSTILLING,
        title="Udgifter til kontorlicenser",
        case_numbers=("2025-0001234",),
        parties=("F",),
        body="ØU",
    )
    costs = replace(costs, themes=(theme(costs.passages[0], "omkostning"),))
    hostile = reading("hostile", [HOSTILE, "Et afsnit om kontorlicenser og <b>fed</b> skrift."])
    hostile = replace(hostile, paper=replace(hostile.paper, title=HOSTILE))
    secret = reading(
        "secret",
        [SECRET],
        title="Fortroligt bilag",
        kind=Kind.BILAG,
        access=Access.CLOSED,
        access_words="Fortroligt",
        case_numbers=("2025-0001234",),
    )
    return costs, hostile, secret, _letter()


def _letter() -> Reading:
    letter = reading(
        "letter",
        [QUESTION, PROMISE],
        kind=Kind.POLITIKERSVAR,
        title="Politikersvar til Mette Lindholt (F) om kontorlicenser",
        date=datetime.date(2025, 1, 5),
    )
    asked, promised = (passage.span for passage in letter.passages)
    question = Question(
        id="q-1",
        paper=letter.paper.id,
        span=asked,
        text=QUESTION,
        pages=(1,),
        number=1,
        parts=(QUESTION,),
        asked_by="Mette Lindholt",
        party="F",
        asked_on=datetime.date(2025, 1, 2),
        state=QuestionState.POSTPONED,
        promise=Promise(
            span=Span(promised.start, promised.end),
            text=PROMISE,
            by="Økonomiforvaltningen",
            due=datetime.date(2025, 2, 1),
            due_text="senest den 1. februar 2025",
        ),
    )
    return replace(letter, questions=(question,))
