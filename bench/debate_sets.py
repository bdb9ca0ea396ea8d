"""Two retrieval sets from debates that the encoder was not trained on, for `bench.retrieval`.

    python -m bench.debate_sets TURNS.jsonl --out DIR

`TURNS` holds speech turns (`models.adapt.pairs`). Every eighth meeting is used. ``next-turn`` asks
with members' questions, and the speech that followed is right; questions that the shipped delta
was trained on are left out. ``titles`` asks with the titles of the agenda's items, and the first
speeches on the item are right.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.adapt.config import DANISH, read_config
from models.adapt.pairs import PASSAGE_WORDS, Pair, Turn, debate_pairs, read_turns
from models.adapt.train import chosen_pairs

_EVERY = 8
"""Every eighth meeting."""
_QUESTIONS = 160
_OTHERS = 400
"""Speeches among which the right ones of ``next-turn`` are to be found."""
_SPEECHES = 10
"""First speeches on an item that bear on its title."""
_SPEECH_WORDS = range(25, 401)
_SEED = 5

_ITEM = re.compile(r"punkt på dagsordenen er")
_TITLE = re.compile(
    r"punkt på dagsordenen er\b.*?((?:Forslag til|Forespørgsel til) .*?)\.(?= [A-ZÆØÅ])"
)


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


def aside(turns: Sequence[Turn]) -> list[Turn]:
    """The turns of every eighth meeting."""
    meetings = set(sorted({turn.meeting for turn in turns})[_EVERY - 1 :: _EVERY])
    return [turn for turn in turns if turn.meeting in meetings]


def next_turns(turns: Sequence[Turn], trained_on: Iterable[Pair]) -> RetrievalSet:
    """Questions in `turns` that are not those of `trained_on`, with the speech that followed."""
    chance = random.Random(_SEED)
    seen = {pair.query for pair in trained_on}
    pairs = [pair for pair in debate_pairs(turns) if pair.query not in seen]
    made = RetrievalSet()
    for pair in chance.sample(pairs, min(_QUESTIONS, len(pairs))):
        made.ask(pair.query, [pair.passage])
    others = [turn.text for turn in turns if _is_speech(turn)]
    for text in chance.sample(others, min(_OTHERS, len(others))):
        made.add(" ".join(text.split()[:PASSAGE_WORDS]))
    return made


def titles(turns: Sequence[Turn]) -> RetrievalSet:
    """The titles of the items in `turns`, each with the first speeches on it."""
    made = RetrievalSet()
    starts = [place for place, turn in enumerate(turns) if turn.chair and _ITEM.search(turn.text)]
    for start, end in zip(starts, [*starts[1:], len(turns)], strict=True):
        title = _TITLE.search(turns[start].text)
        speeches = [turn.text for turn in turns[start:end] if _is_speech(turn)][:_SPEECHES]
        if title and len(speeches) > 1:
            made.ask(title.group(1), speeches)
    return made


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.debate_sets", description=__doc__)
    parser.add_argument("turns", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    turns = read_turns(options.turns)
    trained_on = chosen_pairs(debate_pairs(turns), read_config(DANISH))
    next_turns(aside(turns), trained_on).write(options.out, "next-turn")
    titles(aside(turns)).write(options.out, "titles")


def _is_speech(turn: Turn) -> bool:
    return not turn.chair and len(turn.text.split()) in _SPEECH_WORDS


if __name__ == "__main__":
    main()
