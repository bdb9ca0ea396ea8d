"""The interactive search answers line by line, and nothing that fails ends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_room import COSTS

from kildesvar.cli.shell import Shell
from kildesvar.library import Library


@pytest.fixture
def shell(library: Library) -> Shell:
    return Shell(library)


def test_a_line_is_a_search(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.load()
    shell.run(["kontorlicenser tema:omkostning\n"])
    printed = capsys.readouterr()
    assert printed.out.startswith("1. Udgifter til kontorlicenser\n")
    assert COSTS in printed.out
    assert "s. 1" in printed.out
    assert "Kun afsnit med temaet omkostning." in printed.err
    assert "1 fund blandt 1 afsnit i 1 dokument," in printed.err


def test_a_hit_is_shown_whole_and_leads_to_more(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.run(["kontorlicenser sag:2025-0001234", ":show 1", ":more 1"])
    printed = capsys.readouterr().out
    assert "Sag         2025-0001234" in printed
    assert "Sted        side 1" in printed
    assert printed.count("1. ") >= 2


def test_hits_are_exported_by_the_ending_of_the_file(
    shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "fund.csv"
    shell.run([":k 2", "kontorlicenser", f":export {target}", f":export {tmp_path / 'fund.xls'}"])
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3
    assert "kan ikke skrives som .xls" in capsys.readouterr().err


def test_a_filter_holds_until_it_is_taken_away(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.run([":filter tema:omkostning", "licenser", ":filter", "licenser"])
    told = capsys.readouterr().err
    assert "1 fund blandt 1 afsnit" in told
    assert "Intet filter." in told
    assert "blandt 6 afsnit" in told


def test_a_filter_holds_for_what_is_alike(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.run([":filter tema:omkostning", "licenser", ":more 1"])
    printed = capsys.readouterr()
    assert printed.out.count("1. Udgifter til kontorlicenser") == 1
    assert printed.err.count("Kun afsnit med temaet omkostning.") == 3


def test_a_filter_and_a_line_are_read_apart(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.run([':filter tema:"omkostning"', '"licenser', "licenser tema:alternativ"])
    told = " ".join(capsys.readouterr().err.split())
    assert "med ordlyden" not in told
    assert "1 fund blandt 1 afsnit" in told
    assert "afgrænset til »omkostning«, så »tema:alternativ« kan ikke også gælde" in told


def test_facets_are_counted(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.run(["tema:omkostning", ":facets"])
    assert "udvalg: ØU (1)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (":show 3", "Der er intet fund nummer 3"),
        (":show", "Der er intet fund nummer ?"),
        (":export", "Der skal være fund og en fil"),
        (":k mange", "Antallet skal være et tal"),
        (":filter licenser", "kun af betingelser"),
        (":filter fra:2025 til:2024", "så »til:2024« kan ikke"),
        (":filter tema:pris", "Temaet »pris« findes ikke"),
        (":vis 1", "Kommandoen :vis findes ikke"),
        ("år:snart", "»år:snart« kan ikke forstås. Skriv år:2025 eller år:2023-2025."),
    ],
)
def test_what_fails_is_told_and_the_shell_goes_on(
    shell: Shell, capsys: pytest.CaptureFixture[str], line: str, told: str
) -> None:
    shell.run([line, ":help"])
    err = capsys.readouterr().err
    assert told in err
    assert ":facets" in err


def test_quit_ends_it(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.run([":quit", ":help"])
    assert ":facets" not in capsys.readouterr().err
