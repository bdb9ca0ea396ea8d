"""Makes the shipped delta again.

    python -m models.adapt TURNS.jsonl --work FOLDER -o danish.safetensors
        [--recipe FILE.toml] [--kind answers]

`TURNS.jsonl` holds the speech turns of debates (see `models.adapt.debates`). What lies in `FOLDER`
from an interrupted run is gone on with.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.progress import Step
from corpus.settings import load_settings
from models.adapt.change import make_delta
from models.adapt.config import DANISH, read_config
from models.adapt.debates import parted, read_turns
from models.adapt.kinds import KINDS, SHIPPED
from models.adapt.pairs import telling
from models.adapt.train import chosen_pairs, train
from models.e5.delta import write_delta
from models.e5.loading import model_folder
from models.e5.recipe import Recipe


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m models.adapt", description=__doc__)
    parser.add_argument("turns", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, default=DANISH)
    parser.add_argument(
        "--kind",
        choices=KINDS,
        action="append",
        help=f"of pairs; {', '.join(SHIPPED)} by default",
    )
    chosen = parser.parse_args(arguments)

    config = read_config(chosen.recipe)
    turns, _ = parted(read_turns(chosen.turns))
    pairs = []
    for kind in chosen.kind or SHIPPED:
        found = telling(KINDS[kind](turns))
        pairs += chosen_pairs(found, config)
        _tell(f"{kind}: {len(found)} pairs, {min(len(found), config.pairs)} used")
    start = model_folder(load_settings().cache, Recipe(), talk=_tell)
    trained = train(pairs, start, chosen.work, config, _tell_step)
    write_delta(chosen.output, make_delta(start, trained, config))
    print(f"{chosen.output}: {chosen.output.stat().st_size:,} bytes", file=sys.stderr)


def _tell_step(step: Step) -> None:
    _tell(f"{step.stage} {step.done}/{step.total} {step.subject}".rstrip())


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
