"""Two retrieval sets from debates that the encoder was not trained on, for `bench.retrieval`.

    python -m bench.debate_sets TURNS.jsonl --out DIR

`TURNS` holds speech turns (`models.adapt.debates`), of which the meetings that training keeps
apart are used. ``next-turn`` asks with members' questions, and the speech that followed is right.
``titles`` asks with the titles of the agenda's items, and the first speeches on the item are right.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from bench.retrieval_set import RetrievalSet
from models.adapt.debates import Turn, is_speech, items, parted, read_turns
from models.adapt.pairs import PASSAGE_WORDS, answer_pairs

_QUESTIONS = 160
_OTHERS = 400
"""Speeches among which the right ones of ``next-turn`` are to be found."""
_SPEECHES = 10
"""First speeches on an item that bear on its title."""
_SEED = 5


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
    _, apart = parted(read_turns(options.turns))
    next_turns(apart).write(options.out, "next-turn")
    titles(apart).write(options.out, "titles")


if __name__ == "__main__":
    main()
