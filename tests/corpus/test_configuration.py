"""The user's file of sources says what is wrong with it, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.sources.configuration import configured_source, configured_sources


def test_sources_are_configured_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        """
        [[source]]
        name = "svar"
        type = "list page"
        url = "https://www.example.dk/svar"
        kind = "politikersvar"

        [[source]]
        name = "møder"
        type = "firstagenda"
        host = "https://dagsordener.example.dk"
        cron = "0 5 * * 1-5"
        """
    )

    entries = configured_sources(tmp_path)

    assert [entry.source().name for entry in entries] == ["svar", "møder"]
    assert entries[1].cron == "0 5 * * 1-5"
    with pytest.raises(UsageError, match="svar, møder"):
        configured_source(tmp_path, "andet")


def test_a_mistake_in_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "x"\ntype = "list page"\n')

    with pytest.raises(UsageError, match=r"source 1, url: .*required"):
        configured_sources(tmp_path)


def test_a_pattern_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nname = "x"\ntype = "list page"\nurl = "https://x.dk"\npapers = "(pdf"\n'
    )

    with pytest.raises(UsageError, match=r"source 1, papers: .*no regular expression"):
        configured_sources(tmp_path)
