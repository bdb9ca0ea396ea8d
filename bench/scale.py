"""How the index bears size: build, memory, disk, latency, and recall against exact search.

    python -m bench.scale --passages N [--exact-limit M] [--searches 100] [--json]

Passages are synthetic (`bench.synthetic`), the code that indexes and searches them is the
product's. Times are without the encoder, which takes the same for a query at every size. Beyond
`M` passages (default: the settings') Chroma's graph is asked, and recall is that of its ten nearest
against comparing with every passage.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import cast

import numpy as np

from bench.measures import percentile, seconds_of
from bench.synthetic import SyntheticCatalogue, SyntheticEncoder
from corpus.catalogue import Catalogue
from corpus.settings import Settings, load_settings
from index.generations import Generation
from index.index import Index
from index.nearest import scan
from index.update import update_index
from index.whitening import gauge
from queries.search import Searcher

_NEAREST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one size."""

    passages: int
    graph: bool
    build_seconds: float
    build_processor_seconds: float
    """Of all threads; a busy machine hardly changes it."""
    passages_a_second: float
    disk_mb: float
    memory_mb: float
    """Peak resident size of the process that built and searched."""
    open_seconds: float
    search_ms_p50: float
    search_ms_p95: float
    search_processor_ms: float
    """Mean."""
    nearest_ms_p50: float
    nearest_ms_p95: float
    recall_at_10: float


def run(passages: int, searches: int, settings: Settings) -> Result:
    """Build and search an index of `passages` in the home folder of `settings`."""
    catalogue = cast(Catalogue, SyntheticCatalogue(passages))
    encoder = SyntheticEncoder()
    started, used = time.perf_counter(), time.process_time()
    update_index(catalogue, encoder, settings)
    built, build_used = time.perf_counter() - started, time.process_time() - used
    started = time.perf_counter()
    index = Index.open(settings, encoder)
    generation = index.now()
    assert generation is not None
    searcher = Searcher(catalogue=catalogue, index=index, encoder=encoder, settings=settings)
    chosen = generation.ids[:: max(1, passages // searches)]
    texts = [passage.text[:120] for passage in catalogue.passages(chosen)]
    searcher.search(texts[0])
    opened = time.perf_counter() - started
    used = time.process_time()
    seconds = [seconds_of(partial(searcher.search, text)) for text in texts[:searches]]
    search_used = (time.process_time() - used) / len(seconds)
    near, recall = _nearest(index, generation, encoder, searches)
    return Result(
        passages=passages,
        graph=generation.manifest.graph is not None,
        build_seconds=round(built, 1),
        build_processor_seconds=round(build_used, 1),
        passages_a_second=round(passages / built, 1),
        disk_mb=round(_size(settings.home) / 1e6, 1),
        memory_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        open_seconds=round(opened, 2),
        search_ms_p50=round(1000 * percentile(seconds, 50), 1),
        search_ms_p95=round(1000 * percentile(seconds, 95), 1),
        search_processor_ms=round(1000 * search_used, 1),
        nearest_ms_p50=round(1000 * percentile(near, 50), 1),
        nearest_ms_p95=round(1000 * percentile(near, 95), 1),
        recall_at_10=round(recall, 4),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--passages", type=int, required=True)
    parser.add_argument("--exact-limit", type=int)
    parser.add_argument("--searches", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    limit = {} if chosen.exact_limit is None else {"exact_limit": chosen.exact_limit}
    with tempfile.TemporaryDirectory() as home:
        settings = load_settings(Path(home), **limit)
        result = asdict(run(chosen.passages, chosen.searches, settings))
    if chosen.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:24}{value:>12}")


def _nearest(
    index: Index, generation: Generation, encoder: SyntheticEncoder, searches: int
) -> tuple[list[float], float]:
    """Seconds of each nearest-neighbour search, and the share of the exact ten that it finds."""
    seconds, found = [], 0
    for vector in generation.whitening.apply(encoder.encode_query(["x"] * searches)):
        started = time.perf_counter()
        rows, _ = index.nearest(generation, vector, allowed=generation.open, k=_NEAREST)
        seconds.append(time.perf_counter() - started)
        exact, _ = scan(
            generation.segments,
            gauge(generation.whitening, vector),
            lengths=generation.lengths,
            allowed=generation.open,
            k=_NEAREST,
        )
        found += len(np.intersect1d(rows, exact))
    return seconds, found / (searches * _NEAREST)


def _size(folder: Path) -> int:
    """Bytes on disk; linked files count once."""
    stats = [file.stat() for file in folder.rglob("*") if file.is_file()]
    return sum({stat.st_ino: stat.st_size for stat in stats}.values())


if __name__ == "__main__":
    main()
