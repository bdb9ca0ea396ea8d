"""How well search ranks: nDCG, recall and reciprocal rank over a set of judged questions.

    python -m bench.retrieval --corpus corpus.jsonl --queries queries.jsonl [--home DIR] [--json]

The corpus has rows ``{id, text}``, the questions ``{id, text, relevant: {id: grade}}``. A text is
read, kept, indexed and searched by the very code of the product: a text is a paper, cut into
passages, and stands where its best passage does. `DIR` keeps papers and vectors between runs;
without it, everything is made anew in a temporary folder.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.measures import ndcg, percentile, recall, reciprocal_rank
from corpus.catalogue import Catalogue
from corpus.papers import Original
from corpus.progress import Step
from corpus.settings import Settings, load_settings
from index.index import Index
from index.update import update_index
from models.danish.analyser import load_danish
from models.encoders import load_encoder
from models.reranker import load_reranker
from pipeline.compose import Tools, read_text
from pipeline.recipe import PASSAGE_RECIPE
from pipeline.themes import load_tagger
from queries.search import Searcher

PLACES = 10
"""Documents that are judged."""
_HITS = 3 * PLACES
"""Passages asked for, since several may belong to one document."""
_SCHEME = "bench:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one run."""

    queries: int
    documents: int
    passages: int
    ndcg_at_10: float
    recall_at_10: float
    mrr_at_10: float
    ms_median: float
    ms_p95: float


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a JSON lines file."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_corpus(rows: Iterable[dict[str, Any]], catalogue: Catalogue, settings: Settings) -> None:
    """Take each row in as a paper, unless it is held already."""
    tools = Tools(danish=load_danish(settings), tagger=load_tagger(settings))
    recipe = f"{PASSAGE_RECIPE} {tools.danish.version} {tools.tagger.version}"
    for row in rows:
        record = json.dumps([row["id"], row["text"]], ensure_ascii=False).encode()
        sha256 = hashlib.sha256(record).hexdigest()
        if not catalogue.holds(sha256, recipe):
            original = Original(
                sha256=sha256,
                media_type="text/plain",
                size=len(record),
                url=f"{_SCHEME}{row['id']}",
                fetched_at=datetime.datetime.now(datetime.UTC),
            )
            catalogue.add(read_text(row["text"], original, tools), recipe=recipe)


def measure(searcher: Searcher, queries: Sequence[dict[str, Any]], documents: int) -> Result:
    """Search for each question and judge what is found."""
    searcher.search(queries[0]["text"])
    seconds, rankings = [], []
    for query in queries:
        started = time.perf_counter()
        found = searcher.search(query["text"], k=_HITS)
        seconds.append(time.perf_counter() - started)
        papers = (
            paper
            for hit in found.hits
            for paper in (hit.paper, *(place.paper for place in hit.also_in))
        )
        rankings.append(list(dict.fromkeys(_document(paper.url) for paper in papers)))
    judged = [(query["relevant"], ranked) for query, ranked in zip(queries, rankings, strict=True)]
    return Result(
        queries=len(queries),
        documents=documents,
        passages=searcher.searched().passages,
        ndcg_at_10=_mean(ndcg(*pair, PLACES) for pair in judged),
        recall_at_10=_mean(recall(*pair, PLACES) for pair in judged),
        mrr_at_10=_mean(reciprocal_rank(*pair, PLACES) for pair in judged),
        ms_median=round(1000 * percentile(seconds, 50), 1),
        ms_p95=round(1000 * percentile(seconds, 95), 1),
    )


def run(corpus: Path, queries: Path, home: Path) -> Result:
    """Read, index and measure in the home folder `home`."""
    settings = load_settings(home)
    catalogue = Catalogue.open(settings)
    rows = read_rows(corpus)
    read_corpus(rows, catalogue, settings)
    encoder = load_encoder(settings)
    update_index(catalogue, encoder, settings, _tell)
    searcher = Searcher(
        catalogue=catalogue,
        index=Index.open(settings, encoder),
        encoder=encoder,
        settings=settings,
        reranker=load_reranker(settings),
    )
    return measure(searcher, read_rows(queries), len(rows))


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.retrieval", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        home = options.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        result = asdict(run(options.corpus, options.queries, home))
    if options.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:14}{value:>10}")


def _document(url: str | None) -> str:
    return (url or "").removeprefix(_SCHEME)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return round(sum(found) / len(found), 4)


def _tell(step: Step) -> None:
    print(f"{step.stage} {step.done}/{step.total}", file=sys.stderr)


if __name__ == "__main__":
    main()
