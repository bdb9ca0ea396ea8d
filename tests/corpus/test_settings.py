"""Settings come from arguments, then the environment, then the file, then the defaults."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.settings import load_settings


def test_the_file_in_the_home_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "kildesvar.toml").write_text('encoder = "/models/e5"\n')

    assert load_settings(tmp_path).encoder == "/models/e5"


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kildesvar.toml").write_text('encoder = "/models/e5"\n')
    monkeypatch.setenv("KILDESVAR_ENCODER", "/models/other")

    assert load_settings(tmp_path).encoder == "/models/other"
    assert load_settings(tmp_path, encoder="/mine").encoder == "/mine"


def test_the_home_folder_can_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kildesvar.toml").write_text("max_pages = 7\n")
    monkeypatch.setenv("KILDESVAR_HOME", str(tmp_path))

    assert load_settings().home == tmp_path
    assert load_settings().max_pages == 7


def test_an_empty_variable_sets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kildesvar.toml").write_text("max_pages = 7\n")
    monkeypatch.setenv("KILDESVAR_MAX_PAGES", "")

    assert load_settings(tmp_path).max_pages == 7


def test_a_wrong_value_is_named(tmp_path: Path) -> None:
    (tmp_path / "kildesvar.toml").write_text("workers = 0\nencodr = 'x'\n")

    with pytest.raises(UsageError, match=r"(?s)workers.*encodr|encodr.*workers"):
        load_settings(tmp_path)


def test_a_misspelled_setting_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "kildesvar.toml").write_text("clearence = true\n")

    with pytest.raises(UsageError, match="clearence: there is no such setting"):
        load_settings(tmp_path)


@pytest.mark.parametrize("content", [b"workers = [", b"encoder = '\xe6'\n"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kildesvar.toml").write_bytes(content)

    with pytest.raises(UsageError, match=r"kildesvar\.toml in the home folder is no TOML"):
        load_settings(tmp_path)


def test_a_list_in_the_environment_is_shown_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KILDESVAR_PRIVATE_HOSTS", "intra.dk")
    with pytest.raises(UsageError, match=r"private_hosts.*as JSON"):
        load_settings(tmp_path)

    monkeypatch.setenv("KILDESVAR_PRIVATE_HOSTS", '["intra.dk"]')
    assert load_settings(tmp_path).private_hosts == {"intra.dk"}
