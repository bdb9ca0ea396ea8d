"""What a writer writes, how much of it holds, and what its second reading sees.

    python -m bench.writer --model FILE|URL [--gold FOLDER] [--home HOME] [--every N]
                           [--letters N] [--kept FILE] [--json] [--show]

Near misses: pairs of a passage and a question close to it (``tests/gold/writer``), ranked by the
encoder's cosine, by the second reader, and by the mean of both ranks. Gold: every Nth question of
``corpus/samples/gold`` is answered, read again and worded. Letters: the first N sample letters, by
the clock and by the model's processor time. ``--kept`` holds answers that are not asked for again,
since a model needs seconds for each; ``--show`` prints every sentence with its quotes, for reading.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.answers import GOLD, pair_parts, parts_of
from bench.figures import print_figures
from bench.kept_answers import KeepingWriter
from corpus.drafts import Draft, DraftPart, State
from corpus.filters import EVERYTHING
from corpus.settings import load_settings
from kildesvar.library import Library
from models.encoder import Encoder
from models.writer.opening import open_writer
from models.writer.protocol import Writer
from queries.answer import answer_question
from queries.writing.composing import Attempt, compose
from queries.writing.prompts import reading_messages
from queries.writing.second_reader import read_again

PAIRS = Path(__file__).parents[1] / "tests" / "gold" / "writer" / "near_misses.jsonl"

Scores = NDArray[np.float64]


def auroc(scores: Scores, answers: NDArray[np.bool_]) -> float:
    """How often a passage that answers scores above one that does not (ties count half)."""
    right, wrong = scores[answers][:, None], scores[~answers][None, :]
    return float(np.mean((right > wrong) + 0.5 * (right == wrong)))


def near_misses(pairs: Sequence[Mapping[str, Any]], encoder: Encoder, writer: Writer) -> Any:
    """The AUROC of cosines alone, of the reader alone, and of both."""
    answers = np.array([pair["answers"] for pair in pairs])
    questions = encoder.encode_query([pair["question"] for pair in pairs])
    passages = encoder.encode_document([pair["passage"] for pair in pairs])
    cosines = np.einsum("ij,ij->i", questions, passages).astype(np.float64)
    read = np.array(
        [
            writer.likelihood_of_yes(reading_messages(pair["question"], pair["passage"]))
            for pair in pairs
        ]
    )
    return {
        "pairs": len(pairs),
        "auroc_scores_alone": auroc(cosines, answers),
        "auroc_reader_alone": auroc(read, answers),
        "auroc_both": auroc(average_ranks(cosines) + average_ranks(read), answers),
    }


def average_ranks(scores: Scores) -> Scores:
    """The place of each score from the lowest, from 1; equal scores share the mean of theirs."""
    _, group, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    return (np.cumsum(sizes) - (sizes - 1) / 2)[group]


@dataclass(kw_only=True)
class Tally:
    """What became of the gold's parts and of the sentences offered for them."""

    before: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(gold state or reason, our state) -> parts."""
    after: Counter[tuple[str, str]] = field(default_factory=Counter)
    written: int = 0
    quoted: int = 0
    attempts: list[Attempt] = field(default_factory=list)


def gold_parts(questions: Iterable[Mapping[str, Any]], library: Library, writer: Writer) -> Tally:
    """Answer, read again and word the gold's questions; all are read before any is worded, so
    that the model reads the start of each sort of prompt once."""
    tally = Tally()
    drafts = [(answer_question(item["text"], library.searcher), item) for item in questions]
    found = {part: read_again(part, writer) for draft, _ in drafts for part in parts_of(draft)}
    for draft, item in drafts:
        _count_states(draft, item, tally.before)
        _count_states(_changed(draft, found), item, tally.after)
    for part in found.values():
        composed = compose(part, writer)
        tally.attempts.extend(composed.attempts)
        if composed.attempts:
            written = sum(statement.written for statement in composed.part.statements)
            tally.written += written
            tally.quoted += len(composed.part.statements) - written
    return tally


def _changed(draft: Draft, new: Mapping[DraftPart, DraftPart]) -> Draft:
    return replace(
        draft,
        questions=tuple(
            replace(question, parts=tuple(new[part] for part in question.parts))
            for question in draft.questions
        ),
    )


def _count_states(draft: Draft, gold: Mapping[str, Any], states: Counter[tuple[str, str]]) -> None:
    for own, item in pair_parts(parts_of(draft), gold["parts"]):
        best = max((part.state for part in own), key=list(State)[::-1].index)
        states[item["reason"] or item["state"], best.value] += 1


def _right(states: Counter[tuple[str, str]]) -> float:
    """Share of the parts with the gold's state; a near miss left unsure is right as well."""
    right = {
        "fundet": {"fundet"},
        "usikkert": {"usikkert"},
        "near miss": {"usikkert", "ikke fundet"},
    }
    good = sum(n for (gold, ours), n in states.items() if ours in right.get(gold, {"ikke fundet"}))
    return good / max(1, sum(states.values()))


def gold_report(tally: Tally) -> dict[str, Any]:
    """The figures of the gold by name."""
    first = [attempt for attempt in tally.attempts if not attempt.is_second]
    accepted = [attempt for attempt in tally.attempts if not attempt.objections]
    gates = Counter(
        gate
        for attempt in tally.attempts
        for gate in {objection.gate.value for objection in attempt.objections}
    )
    verbatim = sum(any(attempt.text in quote for quote in attempt.quotes) for attempt in accepted)
    return {
        "sentences_offered": len(first),
        "accepted_at_once": sum(not attempt.objections for attempt in first),
        "accepted_at_second_try": sum(attempt.is_second for attempt in accepted),
        "accepted_word_for_word": verbatim,
        "refused_by_gate": dict(gates.most_common()),
        "statements_written": tally.written,
        "statements_left_quotes": tally.quoted,
        "states_right_before": _right(tally.before),
        "states_right_after": _right(tally.after),
        "states_before": {
            f"{gold} -> {ours}": n for (gold, ours), n in sorted(tally.before.items())
        },
        "states_after": {f"{gold} -> {ours}": n for (gold, ours), n in sorted(tally.after.items())},
    }


def letters(folder: Path, most: int, library: Library) -> list[dict[str, Any]]:
    """Seconds for each letter, with the model loaded anew for each."""
    found = []
    for letter in sorted(folder.glob("*.pdf"))[:most]:
        library.ingest(letter)
        begun = time.perf_counter()
        draft = library.answer(letter)
        parts = parts_of(draft)
        statements = [statement for part in parts for statement in part.statements]
        found.append(
            {
                "letter": letter.name,
                "questions": len(draft.questions),
                "parts": len(parts),
                "written": sum(statement.written for statement in statements),
                "statements": len(statements),
                "seconds": round(time.perf_counter() - begun, 1),
            }
        )
    return found


def show(attempts: Sequence[Attempt]) -> None:
    """Every sentence offered, what was objected to, and its quotes."""
    for attempt in attempts:
        mark = "-" if attempt.objections else "+"
        objections = "; ".join(f"{item.gate}: {item.words}" for item in attempt.objections)
        print(f"\n{mark} {attempt.text}  {objections}")
        for quote in attempt.quotes:
            print(f"    = {quote}")


def main() -> None:
    """Measure and print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--pairs", type=Path, default=PAIRS)
    parser.add_argument("--home", type=Path, default=None)
    parser.add_argument("--every", type=int, default=1, help="take every Nth gold question")
    parser.add_argument("--letters", type=int, default=1, help="how many letters to time")
    parser.add_argument("--threads", type=int, default=None)
    parser.add_argument("--kept", type=Path, default=None, help="answers not to ask for again")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="print every sentence with its quotes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _measure(options, options.home or Path(folder))


def _measure(options: argparse.Namespace, home: Path) -> None:
    values = {"writer": options.model, "writer_seconds": 600.0}
    if options.threads is not None:
        values["writer_threads"] = options.threads
    pairs = [json.loads(line) for line in options.pairs.read_text("utf-8").splitlines()]
    questions = (options.gold / "questions.jsonl").read_text("utf-8").splitlines()[:: options.every]
    found: dict[str, Any] = {"model": options.model}
    with Library.open(home, **values) as library:
        if not library.catalogue.papers(EVERYTHING):
            library.ingest(options.gold.parent / "papers")
        opened = open_writer(load_settings(home, **values))
        assert opened is not None
        writer = KeepingWriter(opened, options.kept)
        try:
            found |= near_misses(pairs, library.encoder, writer)
            tally = gold_parts([json.loads(line) for line in questions], library, writer)
        finally:
            writer.close()
        found |= gold_report(tally)
        found["letters"] = letters(options.gold.parent / "letters", options.letters, library)
    if options.show:
        show(tally.attempts)
    print_figures(found, as_json=options.json)


if __name__ == "__main__":
    main()
