"""A quote either stands in its paper character by character, or it has drifted."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.papers import Access
from corpus.settings import Settings
from corpus.spans import Span
from queries.citing import cite
from queries.shelf import Shelf
from queries.verify.quotes import drift_of, outdated_of


def test_drift_is_found_to_the_character(tmp_path: Path) -> None:
    catalogue = Catalogue.open(Settings(home=tmp_path))
    catalogue.add(original_reading(reading("takst", ["Taksten er 12 kr."])), recipe=RECIPE)
    citation = cite(Shelf(catalogue), "p-takst", Span(0, 17))

    assert citation.quote == "Taksten er 12 kr."
    assert drift_of(citation, catalogue) is None
    drift = drift_of(replace(citation, quote="Taksten er 13 kr."), catalogue)
    assert drift is not None and drift.found == "Taksten er 12 kr."
    missing = drift_of(replace(citation, paper="p-borte"), catalogue)
    assert missing is not None and missing.found is None


def test_a_quote_is_out_of_date_where_a_newer_version_has_other_words(tmp_path: Path) -> None:
    catalogue = Catalogue.open(Settings(home=tmp_path))
    case = {"title": "Notat om broen", "case_numbers": ("25/7",)}
    told = ["Broen koster 112 mio. kr.", "Broen får to spor."]
    catalogue.add(original_reading(reading("gammel", told, **case)), recipe=RECIPE)
    sum_of, lanes = (
        cite(Shelf(catalogue), "p-gammel", span) for span in (Span(0, 25), Span(27, 45))
    )
    assert outdated_of(sum_of, catalogue) is None

    newer = ["Broen koster 126 mio. kr.", "Broen får\nto spor."]
    day = datetime.date(2025, 6, 1)
    catalogue.add(original_reading(reading("ny", newer, date=day, **case)), recipe=RECIPE)

    outdated = outdated_of(sum_of, catalogue)
    assert outdated is not None and (outdated.newest, outdated.dated) == ("p-ny", day)
    assert "is not in the version of 2025-06-01 that replaces it (p-ny)" in str(outdated)
    assert outdated_of(lanes, catalogue) is None
    assert drift_of(sum_of, catalogue) is None


def test_a_newer_version_that_is_closed_is_not_told_of(tmp_path: Path) -> None:
    catalogue = Catalogue.open(Settings(home=tmp_path))
    case = {"title": "Notat om broen (revideret)", "case_numbers": ("25/7",)}
    catalogue.add(original_reading(reading("åben", ["Broen koster 112."], **case)), recipe=RECIPE)
    closed = reading("lukket", ["Broen koster 126."], access=Access.CLOSED, **case)
    (newest,) = catalogue.add(original_reading(closed), recipe=RECIPE)

    assert newest.version_of == "p-åben"
    assert outdated_of(cite(Shelf(catalogue), "p-åben", Span(0, 17)), catalogue) is None


def test_what_stands_in_a_closed_paper_is_told_to_nobody_without_clearance(tmp_path: Path) -> None:
    catalogue = Catalogue.open(Settings(home=tmp_path))
    secret = reading("bud", ["Buddet er 3 mio. kr."], access=Access.CLOSED)
    catalogue.add(original_reading(secret), recipe=RECIPE)
    guessed = replace(cite(Shelf(catalogue), "p-bud", Span(0, 20)), quote="Buddet er 2 mio. kr.")

    told, kept_back = (drift_of(guessed, catalogue, closed=closed) for closed in (True, False))

    assert told is not None and told.found == "Buddet er 3 mio. kr."
    assert kept_back is not None and kept_back.found is None
