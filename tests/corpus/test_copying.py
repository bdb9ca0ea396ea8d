"""A catalogue copied to another database, each side named as a user names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.catalogue.copying import copy_catalogue_to
from corpus.errors import UsageError
from corpus.settings import load_settings


def test_a_copy_holds_the_same_papers_and_is_not_written_over(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "home")
    database = f"sqlite:///{tmp_path / 'copy.db'}"
    held = Catalogue.open(settings)
    made = reading("licenser", ["Licenserne kostede 4,1 mio. kr. i 2023."])
    (paper,) = held.add(original_reading(made), recipe=RECIPE)

    assert copy_catalogue_to(database, settings) > 0

    copy = Catalogue.open(settings.model_copy(update={"database": database}))
    assert copy.reading(paper.id) == held.reading(paper.id)
    assert (copy.revision(), copy.fingerprint()) == (held.revision(), held.fingerprint())
    with pytest.raises(UsageError, match="already holds papers"):
        copy_catalogue_to(database, settings)
    copy.close()
    held.close()
