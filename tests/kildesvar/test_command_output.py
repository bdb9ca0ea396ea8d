"""What commands print: papers' own words unchanged, and each error with its remedy."""

from __future__ import annotations

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
    catalogue.add(original_reading(reading("vej", ["Vejen."], title=TITLE)), recipe=RECIPE)
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


def test_progress_names_files_as_they_are_called(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with shown_progress() as tell:
        tell(Step(stage="reading", done=1, total=1, subject="[/red]Øl.pdf"))

    assert capsys.readouterr().err == "reading 1/1 [/red]Øl.pdf\n"


def test_one_is_no_plural() -> None:
    assert (counted(1, "hit"), counted(2, "hit")) == ("1 hit", "2 hits")
