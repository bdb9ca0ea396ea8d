"""How well the encoder ranks by itself: nDCG of vectors alone, without words, feedback and index.

    python -m bench.vectors --corpus corpus.jsonl --queries queries.jsonl

The files are those of `bench.retrieval`. A document is cut into windows of some words, and stands
where its best window does.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.measures import ndcg
from bench.retrieval import PLACES, read_rows
from corpus.settings import load_settings
from models.encoder import Encoder
from models.encoders import load_encoder

WINDOW = 180
"""Words."""


def measure(
    encoder: Encoder, documents: Sequence[Mapping[str, Any]], queries: Sequence[Mapping[str, Any]]
) -> float:
    """Mean nDCG@10 of `queries` over `documents`."""
    windows = [(row["id"], text) for row in documents for text in _windows(row["text"])]
    passages = encoder.encode_document([text for _, text in windows])
    asked = encoder.encode_query([query["text"] for query in queries])
    gains = []
    for query, similar in zip(queries, asked @ passages.T, strict=True):
        ranked = dict.fromkeys(windows[place][0] for place in np.argsort(-similar, kind="stable"))
        gains.append(ndcg(query["relevant"], list(ranked), PLACES))
    return float(np.mean(gains))


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.vectors", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    options = parser.parse_args(arguments)
    documents, queries = (read_rows(file) for file in (options.corpus, options.queries))
    print(f"ndcg_at_10 {measure(load_encoder(load_settings()), documents, queries):10.4f}")


def _windows(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + WINDOW]) for at in range(0, max(len(words), 1), WINDOW)]


if __name__ == "__main__":
    main()
