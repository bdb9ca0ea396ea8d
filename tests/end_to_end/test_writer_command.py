"""``kildesvar answer --writer`` with a model file, and the draft made anew without it."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from tiny_gguf import write_tiny_gguf

from tests.end_to_end.conftest import Run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (find_spec("xllamacpp") and find_spec("gguf")),
        reason="xllamacpp and gguf are not installed (pip install 'kildesvar[dev]')",
    ),
]

QUESTION = ("--question", "Hvad koster skolemaden?")


def test_nothing_that_a_random_model_says_passes_and_the_draft_replays(
    run: Run, tmp_path: Path
) -> None:
    model = write_tiny_gguf(tmp_path / "tiny.gguf")
    made = tmp_path / "svar.json"

    with_model = run("answer", *QUESTION, "--writer", model, "-o", made)
    replayed = run("answer", "--replay", made, "-o", tmp_path / "again.json")
    quotes = run("answer", *QUESTION, "--json").json

    assert with_model.code == replayed.code == 0, with_model.talk + replayed.talk
    assert "worded 0 of" in with_model.talk
    assert (tmp_path / "again.json").read_bytes() == made.read_bytes()
    draft = json.loads(made.read_text(encoding="utf-8"))
    assert (
        draft["questions"][0]["parts"][0]["statements"]
        == (quotes["questions"][0]["parts"][0]["statements"])
    )
    assert draft["manifest"]["writing"]["model"] == "tiny.gguf"
    assert len(draft["manifest"]["writing"]["sha256"]) == 64
    assert draft["manifest"]["writing"]["answers"]


@pytest.mark.parametrize(
    ("writer", "code", "said"),
    [
        ("/no/such/model.gguf", 2, "There is no model file"),
        (__file__, 3, "is no GGUF file"),
        ("http://127.0.0.1:9/v1", 5, "does not answer"),
        ("http://93.184.216.34/v1", 2, "would leave the machine"),
    ],
)
def test_a_writer_that_cannot_be_used(run: Run, writer: str, code: int, said: str) -> None:
    ran = run("answer", *QUESTION, "--writer", writer)

    assert (ran.code, ran.out) == (code, "")
    assert said in " ".join(ran.talk.split())
