"""What commands print: papers' own words unchanged, and each error with its remedy."""

from __future__ import annotations

import errno
import io
import json
import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.progress import Step
from corpus.settings import load_settings
from kildesvar.cli.app import main
from kildesvar.cli.output import counted, shown_progress
from kildesvar.library import Library
from queries.verify.quotes import Drift, VerifyReport

TITLE = "Rapport om [red]veje[/x] :smile: " + "og om alt det, som ligger langs med dem " * 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended."""

    code: object
    out: str
    talk: str


Command = Callable[..., Ended]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs a command as its own process would, on a home folder with one paper."""
    home = tmp_path / "home"
    catalogue = Catalogue.open(load_settings(home))
    catalogue.add(original_reading(reading("vej", ["Sætningen …"], title=TITLE)), recipe=RECIPE)
    catalogue.close()

    def run(*arguments: str | Path, home: Path = home) -> Ended:
        given = ["kildesvar", *map(str, arguments), "--home", str(home)]
        monkeypatch.setattr("sys.argv", given)
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        return Ended(code=ended.value.code, out=captured.out, talk=captured.err)

    return run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("search", "art:[/x]"), "art:[/x]"),
        (("search", "x", "--kind", "[/x]"), "[/x]"),
        (("ingest", "/[nope]/[/nope].pdf"), "/[nope]/[/nope].pdf"),
    ],
)
def test_errors_quote_what_was_given_as_it_was(
    command: Command, arguments: tuple[str, ...], told: str
) -> None:
    ended = command(*arguments)

    assert ended.code == 2
    assert told in ended.talk


def test_a_remedy_keeps_its_brackets(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KILDESVAR_DATABASE", "nonsense")

    assert "pip install 'kildesvar[postgres]'" in command("papers").talk


def test_a_list_for_programs_has_a_paper_a_line(command: Command) -> None:
    heading, paper = command("papers").out.splitlines()

    assert heading.startswith("id")
    assert TITLE.strip() in paper


def test_an_empty_library_says_so(command: Command, tmp_path: Path) -> None:
    Catalogue.open(load_settings(tmp_path / "new")).close()

    ended = command("papers", home=tmp_path / "new")

    assert (ended.code, ended.out) == (0, "")
    assert "No paper is held" in ended.talk


def test_progress_names_files_as_they_are_called(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with shown_progress() as tell:
        tell(Step(stage="reading", done=1, total=1, subject="[/red]Øl.pdf"))

    assert capsys.readouterr().err == "reading 1/1 [/red]Øl.pdf\n"


def test_one_is_no_plural() -> None:
    assert (counted(1, "hit"), counted(2, "hit")) == ("1 hit", "2 hits")


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "p-vej-0", "--image", "/no/such/p.png"),
        ("overview", "costs", "--csv", "/no/such/c.csv"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(
    command: Command, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "page_image", lambda *_, **__: b"PNG")

    ended = command(*arguments)

    assert ended.code == 2
    assert f"{arguments[-1]} cannot be used: No such file" in ended.talk
    assert "name another place" in ended.talk


def test_a_full_disk_ends_with_a_remedy(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Library, "reindex", full)

    ended = command("reindex")

    assert ended.code == 5
    assert "Make room" in ended.talk


def test_a_fault_of_the_program_is_not_hidden(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object, **__: object) -> None:
        "\udce6".encode()

    monkeypatch.setattr(Library, "papers", faulty)

    with pytest.raises(UnicodeEncodeError):
        command("papers")


def test_bytes_that_are_no_text_are_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "search", lambda _, query, *__, **___: query.encode())

    ended = command("search", os.fsdecode(b"\xe6ble"))

    assert ended.code == 2
    assert "not UTF-8" in ended.talk


def test_results_fit_the_encoding_of_whoever_reads_them(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(read, encoding="latin-1"))
    assert command("papers", "--json").code == 0
    (paper,) = json.loads(read.getvalue().decode("latin-1"))
    assert paper["title"] == TITLE

    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(read, encoding="ascii"))
    assert command("show", "p-vej").code == 0
    assert b"S\\xe6tningen \\u2026" in read.getvalue()


def test_closed_results_stop_no_work(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)

    assert command("status").code == 0


def test_status_tells_of_what_an_earlier_version_read(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "outdated 1 file read by an earlier version: ingest it again" in command("status").out

    monkeypatch.setattr(Catalogue, "read_otherwise", lambda *_: 0)
    assert "outdated" not in command("status").out


def test_a_passage_is_shown_with_its_place(command: Command) -> None:
    with_place = command("show", "p-vej-0").out

    assert TITLE.strip() in with_place.splitlines()[0]
    assert "p. 1 · p-vej" in with_place
    assert with_place.endswith("\nSætningen …\n")


def test_drifted_quotes_are_results(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drift = Drift(paper="p-vej", title=TITLE, page=1, quote="Vejen\n\ner ny.", found=None)
    report = VerifyReport(quotes=1, exact=0, drifted=(drift,))
    monkeypatch.setattr(Library, "verify", lambda *_: report)
    (tmp_path / "draft.json").write_text('{"questions": []}')

    ended = command("verify", tmp_path / "draft.json")

    assert ended.code == 1
    assert f"{TITLE}, page 1: »Vejen / er ny.«, the paper is not held" in ended.out


def test_results_that_find_no_room_are_told(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert command("papers", "--json").code == 5


@pytest.mark.parametrize("arguments", [("show", "p-vej"), ("papers", "--json"), ("papers",)])
def test_a_reader_that_has_seen_enough_makes_no_failure(
    command: Command, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    reading_end, writing_end = os.pipe()
    os.close(reading_end)
    with os.fdopen(writing_end, "w", buffering=1) as pipe:
        monkeypatch.setattr("sys.stdout", pipe)
        assert command(*arguments).code == 0


@pytest.mark.parametrize("name", ["papers", "status", "check", "health", "reindex"])
def test_a_home_that_is_not_there_is_told_and_not_made(
    command: Command, tmp_path: Path, name: str
) -> None:
    ended = command(name, home=tmp_path / "mistyped")

    assert ended.code == 2
    assert f"There is no library in {tmp_path / 'mistyped'}" in ended.talk
    assert not (tmp_path / "mistyped").exists()


def test_a_catalogue_that_is_gone_is_told_and_not_made_anew(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "home" / "originals").mkdir()
    (tmp_path / "home" / "catalogue.sqlite").unlink()

    for arguments in (("health",), ("ingest", tmp_path)):
        ended = command(*arguments)

        assert ended.code == 1
        assert "is gone, though papers were held" in ended.talk
        assert "kildesvar restore" in ended.talk
        assert not (tmp_path / "home" / "catalogue.sqlite").exists()


@pytest.mark.parametrize("arguments", [("search", "veje"), ("backup", "b.tar.gz")])
def test_a_home_that_cannot_be_written_is_told_as_that(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "read-only"
    (home / "catalogue.sqlite").mkdir(parents=True)  # SQLite's error is that of a closed folder
    monkeypatch.setattr(os, "access", lambda _, asked: asked != os.W_OK)

    ended = command(*arguments, home=home)

    assert ended.code == 2
    assert f"The home folder {home} cannot be written" in ended.talk


def test_a_backup_that_lacks_originals_is_a_finding(command: Command, tmp_path: Path) -> None:
    ended = command("backup", tmp_path / "b.tar.gz")

    assert ended.code == 1
    assert "It lacks 1 original that the home folder has lost. Restore" in ended.talk


def test_a_restored_home_is_named_in_what_to_do_next(command: Command, tmp_path: Path) -> None:
    command("backup", tmp_path / "b.tar.gz")

    ended = command("restore", tmp_path / "b.tar.gz", home=tmp_path / "en ny")

    assert f"check --repair --home '{tmp_path / 'en ny'}'." in ended.talk


def test_a_search_is_not_saved_where_its_hits_cannot_be_written(
    command: Command, tmp_path: Path
) -> None:
    ended = command("search", "veje", "--save", "Veje", "-o", tmp_path / "fund.xlsx")

    assert ended.code == 2
    assert "No search is saved" in command("searches").talk


def test_a_taken_port_is_told_before_the_pages_are_announced(command: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = command("web", "--port", str(port))

    assert ended.code == 2
    assert f"cannot be served on 127.0.0.1, port {port}: Address already in use" in ended.talk
    assert "The pages are at" not in ended.talk


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("user", "", "--role", "reader", "--token"), "name: String should have at least 1"),
        (("user", "bente", "--role", "reader"), "at a terminal"),
    ],
)
def test_a_user_that_cannot_be_added_is_told_plainly(
    command: Command, arguments: tuple[str, ...], told: str
) -> None:
    ended = command(*arguments)

    assert ended.code == 2
    assert told in ended.talk
    assert "http" not in ended.talk


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "p-vej", "--page", "2"),
        ("show", "p-vej", "--image", "side.jpg"),
        ("searches", "--forget"),
        ("draft", "--version", "3"),
        ("draft", "-o", "svar.html"),
    ],
)
def test_an_option_that_would_do_nothing_is_wrong_use(
    command: Command, arguments: tuple[str, ...]
) -> None:
    assert command(*arguments).code == 2
