"""The measure of a writer: its AUROC, its pairs, and answers that are kept."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from fake_writer import FakeWriter

from bench.kept_answers import KeepingWriter
from bench.writer import PAIRS, auroc, average_ranks
from corpus.errors import DamageError, WriterAnswerError
from models.writer.protocol import Message
from models.writer.record import fingerprint

ASKED = (Message(role="user", content="Hvad kostede broen?"),)


def test_auroc_counts_pairs_in_order_and_ties_half() -> None:
    answers = np.array([True, True, False, False])

    assert auroc(np.array([0.9, 0.5, 0.5, 0.1]), answers) == pytest.approx(3.5 / 4)


def test_equal_scores_share_the_mean_of_their_places() -> None:
    assert average_ranks(np.array([0.5, 0.9, 0.5, 0.1])).tolist() == [2.5, 4.0, 2.5, 1.0]


def test_each_passage_has_a_question_it_answers_and_one_it_does_not() -> None:
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]

    assert len(pairs) >= 200
    assert set(Counter(pair["passage"] for pair in pairs).values()) == {2}
    assert sum(pair["answers"] for pair in pairs) == len(pairs) // 2


def test_a_kept_answer_is_not_asked_for_again(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    first = KeepingWriter(FakeWriter(lambda _asked: "svar", 0.5), kept)
    first.write(ASKED, {}, most_tokens=9)
    first.likelihood_of_yes(ASKED)

    def never(_asked: str) -> str:
        raise WriterAnswerError("asked again", remedy="")

    again = KeepingWriter(FakeWriter(never, likelihood=None), kept)

    assert again.write(ASKED, {}, most_tokens=9) == "svar"
    assert again.likelihood_of_yes(ASKED) == 0.5


def test_a_kept_record_of_another_sort_is_damage(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    swapped = [{"request": fingerprint(ASKED, {})}, {"request": fingerprint(ASKED, None)}]
    kept.write_text("".join(json.dumps(record) + "\n" for record in swapped))
    writer = KeepingWriter(FakeWriter(str), kept)

    with pytest.raises(DamageError, match="no text"):
        writer.write(ASKED, {}, most_tokens=9)
    with pytest.raises(DamageError, match="no probability"):
        writer.likelihood_of_yes(ASKED)
