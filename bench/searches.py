"""How long searches of a library take, with all that is shown of their hits, and what takes it.

    python -m bench.searches --home HOME [--searches 200] [--json]

A search is the first words of one of the library's own passages, so no two are the same. *First* is
what each takes when nothing of its hits was read before; *again* what it takes once more, when the
program remembers. Where the time goes is told by Python's profiler, which makes small steps look a
little longer than they are. `bench.scale` tells how the index bears size; here papers are real.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from bench.measures import percentile, seconds_of
from corpus.errors import UsageError
from kildesvar.library import Library
from models.danish.stems import words

_SEED = 2026
_WORDS = 7
_STEPS = {
    "encoding": "_encode",
    "finding": "retrieve",
    "feedback": "feed_back",
    "finding again": "retrieve_again",
    "agreement": "agree",
    "reading passages": "_scored",
    "making hits ready": "make_result",
}
"""The steps of a search by the functions of `queries.search` that take them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Milliseconds, and the share of a search that each step takes."""

    passages: int
    searches: int
    first_ms_p50: float
    first_ms_p95: float
    again_ms_p50: float
    shares: dict[str, float]


def run(library: Library, searches: int) -> Result:
    """Search `library` for the beginnings of its own passages.

    Raises `UsageError` where too few of them are long enough.
    """
    passages = library.catalogue.passage_ids()
    wanted = 1 + 2 * searches
    texts = _beginnings(library, passages, wanted)
    if len(texts) < wanted:
        raise UsageError(
            f"Of {len(passages)} passages {len(texts)} are long enough, {wanted} are needed.",
            remedy="Lower --searches.",
        )
    warming, timed, profiled = texts[0], texts[1 : 1 + searches], texts[1 + searches :]
    library.search(warming)
    first = [seconds_of(partial(library.search, text)) for text in timed]
    again = [seconds_of(partial(library.search, text)) for text in timed]
    return Result(
        passages=len(passages),
        searches=len(timed),
        first_ms_p50=round(1000 * percentile(first, 50), 1),
        first_ms_p95=round(1000 * percentile(first, 95), 1),
        again_ms_p50=round(1000 * percentile(again, 50), 1),
        shares=_shares(library, profiled),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.searches", description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--searches", type=int, default=200)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    with Library.open(chosen.home) as library:
        result = asdict(run(library, chosen.searches))
    if chosen.json:
        print(json.dumps(result))
        return
    shares = result.pop("shares")
    for name, value in (*result.items(), *shares.items()):
        print(f"{name:24}{value:>10}")


def _beginnings(library: Library, passages: Sequence[str], count: int) -> list[str]:
    """The first words of up to `count` passages that have so many."""
    drawn = random.Random(_SEED).sample(passages, len(passages))
    begun = (words(library.catalogue.passages([passage])[0].text)[:_WORDS] for passage in drawn)
    texts: dict[str, None] = {}
    for beginning in begun:
        if len(beginning) == _WORDS:
            texts[" ".join(beginning)] = None
        if len(texts) == count:
            break
    return list(texts)


def _shares(library: Library, texts: Sequence[str]) -> dict[str, float]:
    """The share of the time of searches for `texts` that each step takes, 0 to 1."""
    profiler = cProfile.Profile()
    for text in texts:
        profiler.runcall(library.search, text)
    found = pstats.Stats(profiler).get_stats_profile()
    profiles = found.func_profiles
    return {
        step: round(profiles[name].cumtime / found.total_tt, 3)
        for step, name in _STEPS.items()
        if name in profiles
    }


if __name__ == "__main__":
    main()
