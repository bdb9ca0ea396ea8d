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
    """Make a library in `home` with four papers, each with a page to draw."""
    library = open_library(home)
    for item in _readings(Originals(library.settings.home / "originals")):
        library.catalogue.add(original_reading(item), recipe=RECIPE)
    update_index(library.catalogue, library.encoder, library.settings, silent)
    library.close()


def _original(originals: Originals, name: str) -> str:
    """The sample file under a hash of its own: PDF readers pass over a remark at the end."""
    return originals.keep(SAMPLE.read_bytes() + f"\n% {name}\n".encode())


def _readings(originals: Originals) -> tuple[Reading, ...]:
    costs = reading(
        "costs",
        [COSTS, ALTERNATIVE],
        original=_original(originals, "costs"),
        kind=Kind.INDSTILLING,
        title="Udgifter til kontorlicenser",
        case_numbers=("2025-0001234",),
        parties=("F",),
        body="ØU",
    )
    first, second, *_ = costs.passages
    costs = replace(costs, themes=(theme(first, "omkostning"), theme(second, "alternativ")))
    hostile = reading(
        "hostile",
        [HOSTILE, "Et afsnit om kontorlicenser og <b>fed</b> skrift."],
        original=_original(originals, "hostile"),
        title=HOSTILE,
    )
    secret = reading(
        "secret",
        [SECRET],
        original=_original(originals, "secret"),
        title="Fortroligt bilag",
        kind=Kind.BILAG,
        access=Access.CLOSED,
        access_words="Fortroligt",
        case_numbers=("2025-0001234",),
    )
    return costs, hostile, secret, _letter(originals)


def _letter(originals: Originals) -> Reading:
    letter = reading(
        "letter",
        [QUESTION, PROMISE],
        original=_original(originals, "letter"),
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
