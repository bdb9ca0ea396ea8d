"""Two retrieval sets from debates that the encoder was not trained on, for `bench.retrieval`.

    python -m bench.debate_sets TURNS.jsonl --out DIR

`TURNS` holds speech turns (`models.adapt.debates`), of which the meetings that training keeps
apart are used. ``next-turn`` asks with members' questions, and the speech that followed is right.
``titles`` asks with the titles of the agenda's items, and the first speeches on the item are right.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.adapt.debates import Turn, is_speech, items, parted, read_turns
from models.adapt.pairs import PASSAGE_WORDS, answer_pairs

_QUESTIONS = 160
_OTHERS = 400
"""Speeches among which the right ones of ``next-turn`` are to be found."""
_SPEECHES = 10
"""First speeches on an item that bear on its title."""
_SEED = 5


@dataclass(slots=True, kw_only=True)
class RetrievalSet:
    """Documents and judged questions, as `bench.retrieval` reads them."""

    documents: dict[str, str] = field(default_factory=dict)
    """Ids by text."""
    questions: list[dict[str, Any]] = field(default_factory=list)

    def ask(self, text: str, right: Iterable[str]) -> None:
        """Adds a question with its right documents, each of grade 1."""
        relevant = {self.add(document): 1 for document in right}
        number = f"q{len(self.questions)}"
        self.questions.append({"id": number, "text": text, "relevant": relevant})

    def add(self, text: str) -> str:
        """Adds a document, unless it is there, and returns its id."""
        return self.documents.setdefault(text, f"d{len(self.documents)}")

    def write(self, folder: Path, name: str) -> None:
        """Writes ``NAME.corpus.jsonl`` and ``NAME.queries.jsonl`` into `folder`."""
        rows = [{"id": known, "text": text} for text, known in self.documents.items()]
        for kind, lines in (("corpus", rows), ("queries", self.questions)):
            text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
            (folder / f"{name}.{kind}.jsonl").write_text(text, encoding="utf-8")


def next_turns(turns: Sequence[Turn]) -> RetrievalSet:
    """Questions in `turns`, each with the speech that followed."""
    chance = random.Random(_SEED)
    pairs = answer_pairs(turns)
    made = RetrievalSet()
    for pair in chance.sample(pairs, min(_QUESTIONS, len(pairs))):
        made.ask(pair.query, [pair.passage])
    others = [turn.text for turn in turns if is_speech(turn)]
    for text in chance.sample(others, min(_OTHERS, len(others))):
        made.add(" ".join(text.split()[:PASSAGE_WORDS]))
    return made


def titles(turns: Sequence[Turn]) -> RetrievalSet:
    """The titles of the items in `turns`, each with the first speeches on it."""
    made = RetrievalSet()
    for item in items(turns):
        made.ask(item.title, item.speeches[:_SPEECHES])
    return made


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.debate_sets", description=__doc__)
    parser.add_argument("turns", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    _, apart = parted(read_turns(options.turns))
    next_turns(apart).write(options.out, "next-turn")
    titles(apart).write(options.out, "titles")


if __name__ == "__main__":
    main()
