"""What an open question is told of new papers: how much of it is right, how much is missed.

    python -m bench.standing [--gold FOLDER] [--home HOME] [--json]

`FOLDER` has the form of ``corpus/samples/gold``. Every question of the gold stands open, and every
sample paper is taken as new: a paper is told rightly where the gold has evidence in it. Earlier
answers are counted, too, and printed, since no gold says which questions are the same.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.answers import GOLD, library_of
from corpus.drafts import State
from corpus.filters import Filters
from corpus.papers import Paper
from kildesvar.library import Library
from queries.asked import read_part
from queries.earlier import precedents
from queries.evidence import weigh
from queries.shelf import Shelf
from queries.standing import best_of_papers
from queries.states import fitting
from queries.weights import FOUND


@dataclass(slots=True, kw_only=True)
class Told:
    """Papers told of one state, over all parts of all questions."""

    state: str
    told: int = 0
    right: int = 0
    expected: int = 0
    """Papers with evidence in the gold."""

    @property
    def precision(self) -> float:
        """Share of the told that are right."""
        return self.right / max(1, self.told)

    @property
    def recall(self) -> float:
        """Share of the expected that are told."""
        return self.right / max(1, self.expected)


def measure(
    library: Library, questions: Iterable[Mapping[str, Any]]
) -> tuple[tuple[Told, Told], list[str]]:
    """What is told as found, what is told at all, and the earlier answers, a line each."""
    found, touched = Told(state=State.FOUND), Told(state=f"{State.FOUND} or {State.UNSURE}")
    earlier: list[str] = []
    searcher, shelf = library.searcher, Shelf(library.catalogue)
    for part in (part for question in questions for part in question["parts"]):
        asked = read_part(part["text"])
        weighed = weigh(asked, searcher, shelf, Filters(replaced=False), letter=None)
        fit = fitting(asked, weighed)
        expected = {Path(item["file"]).name for item in (*part["evidence"], *part["also"])}
        met = list(best_of_papers(fit))
        _count(found, {_file(item.paper) for item in met if item.on_its_own >= FOUND}, expected)
        _count(touched, {_file(item.paper) for item in met}, expected)
        earlier.extend(
            f"{part['text']} = {' '.join(item.question.text.split())}"
            for item in precedents(asked, fit, shelf, library.encoder, letter=None)
        )
    return (found, touched), earlier


def _count(told: Told, files: set[str], expected: set[str]) -> None:
    told.told += len(files)
    told.right += len(files & expected)
    told.expected += len(expected)


def _file(paper: Paper) -> str:
    return (paper.url or "").rpartition("/")[2]


def main() -> None:
    """Print a line a state and the earlier answers, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--home", type=Path, default=None)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    lines = (options.gold / "questions.jsonl").read_text("utf-8").splitlines()
    with library_of(options.gold.parent / "papers", options.home) as library:
        states, earlier = measure(library, [json.loads(line) for line in lines])
    if options.json:
        print(json.dumps({"states": [asdict(item) for item in states], "earlier": earlier}))
        return
    for item in states:
        print(
            f"{item.state:20} told {item.told:4}  right {item.right:4}  expected {item.expected:4}"
            f"  precision {item.precision:.3f}  recall {item.recall:.3f}"
        )
    print(f"earlier answers      {len(earlier)}")
    for line in earlier:
        print(f"  {line}")


if __name__ == "__main__":
    main()
