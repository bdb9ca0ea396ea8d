"""A quote either stands in its paper character by character, or it has drifted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.settings import Settings
from corpus.spans import Span
from queries.citing import cite
from queries.shelf import Shelf
from queries.verify.quotes import drift_of


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
