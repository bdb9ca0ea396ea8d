"""Bad input ends in a clear error with its remedy, and nothing already held is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.conftest import SAMPLES, Run

pytestmark = pytest.mark.slow

PAPER = sorted((SAMPLES / "papers").glob("*.pdf"))[0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("tom.pdf", b"", "empty"),
        ("side.pdf", b"<!DOCTYPE html><title>404</title>", "PDF"),
        ("skadet.pdf", PAPER.read_bytes()[:700], ""),
    ],
)
def test_an_unusable_file_is_named_with_its_reason(
    run_alone: Run, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)

    ran = run_alone("ingest", file, "--json")

    assert ran.code == 3
    (failure,) = ran.json["failed"]
    assert failure["file"].endswith(name)
    assert reason.lower() in failure["reason"].lower()
    assert name in ran.talk


def test_one_bad_file_stops_nothing(run_alone: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a-skadet.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (folder / "b-god.pdf").write_bytes(PAPER.read_bytes())

    ran = run_alone("ingest", folder, "--json")

    assert ran.code == 0
    assert ran.json["originals"] == 1
    assert len(ran.json["failed"]) == 1
    status = run_alone("status", "--json").json
    assert [failure["file"] for failure in status["failed"]] == [str(folder / "a-skadet.pdf")]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("ingest", "/no/such/folder"), 2, "no file or folder"),
        (("search", "  "), 2, "empty"),
        (("search", "pris", "--from", "i går"), 2, "is no date"),
        (("search", "pris", "--kind", "roman"), 2, "no kind of paper"),
        (("answer",), 2, "letter or a question"),
        (("answer", "--question", " "), 2, "empty"),
        (("show", "nothing"), 2, "No paper has the id"),
        (("verify", "/no/such/draft.json"), 2, "no file"),
        (("overview", "weather"), 2, "principles"),
    ],
)
def test_wrong_use_says_what_to_do(
    run: Run, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ran = run(*arguments)

    assert ran.code == code, ran.talk
    assert said in ran.talk
    assert "Traceback" not in ran.talk


def test_a_draft_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "draft.json"
    file.write_text("{}")

    ran = run("verify", file)

    assert ran.code == 3
    assert "no draft" in ran.talk
