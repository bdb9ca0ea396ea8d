"""How fast passages are encoded, how soon a query is, and how close int8 stays to float32.

    python -m bench.encoding [--corpus corpus.jsonl] [--texts 100] [--json]

The corpus has rows ``{id, text}``; without one, the texts are sentences of our own. The plain
stack beside it is sentence-transformers on the same model folder in float32, on the same texts,
cut to 512 tokens, in the same run. Seconds are of wall clock, and of processor time over the
number of threads, which a busy machine blurs less.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.settings import BUNDLED_ENCODER, load_settings
from models.e5.encoder import DOCUMENT_PREFIX
from models.e5.loading import load_bundled, model_folder
from models.e5.tokens import Tokeniser
from models.encoders import BUNDLED, talk_to_stderr

THREADS = 2
_COLD_RUNS = 3
_COLD_START = (
    "import time; start = time.perf_counter();"
    "from corpus.settings import load_settings;"
    "from models.encoders import load_encoder;"
    "encoder = load_encoder(load_settings());"
    "encoder.encode_query(['Hvad koster licenserne i 2024?']);"
    "print(time.perf_counter() - start)"
)
_SENTENCES = (
    "Forvaltningen vurderer, at udgiften til licenser stiger med 4 mio. kr. i 2026.",
    "Udvalget tiltrådte indstillingen uden afstemning.",
    "Der kan skiftes til et alternativ, når kontrakten udløber ved årets udgang.",
    "Kommunen lægger vægt på, at data kan flyttes, og at leverandører kan skiftes.",
    "Borgerne høres om lokalplanen i otte uger.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Tokens a second of one engine."""

    engine: str
    tokens_per_second: float
    tokens_per_processor_second: float
    """Over both threads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one run."""

    texts: int
    tokens: int
    speeds: tuple[Speed, ...]
    cosine_mean: float
    cosine_least: float
    cold_seconds: float
    """From the first import to the first query's vector, in a process of its own; the best."""
    query_ms: float
    """A query of a sentence once the encoder is loaded; the median."""


def run(texts: Sequence[str]) -> Result:
    """Encode `texts` both ways."""
    from sentence_transformers import SentenceTransformer

    cache, recipe = load_settings().cache, BUNDLED[BUNDLED_ENCODER]
    encoder = load_bundled(cache, recipe, threads=THREADS, talk=talk_to_stderr)
    folder = model_folder(cache, recipe, talk=talk_to_stderr)
    reference = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    tokens = sum(
        len(window)
        for text in Tokeniser(folder).tokenise(texts, DOCUMENT_PREFIX)
        for window in text.windows
    )
    encoder.encode_document(texts[:4])
    ours, speed = _timed("bundled, int8", lambda: encoder.encode_document(texts), tokens)
    theirs, plain = _timed(
        "sentence-transformers, float32",
        lambda: np.asarray(reference.encode_document(list(texts)), np.float32),
        tokens,
    )
    cosines = (ours * theirs).sum(axis=1)
    return Result(
        texts=len(texts),
        tokens=tokens,
        speeds=(speed, plain),
        cosine_mean=round(float(cosines.mean()), 5),
        cosine_least=round(float(cosines.min()), 5),
        cold_seconds=round(min(_cold_start() for _ in range(_COLD_RUNS)), 2),
        query_ms=round(1000 * _query_seconds(encoder.encode_query), 1),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.encoding", description=__doc__)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    result = run(_texts(chosen.corpus, chosen.texts))
    if chosen.json:
        print(json.dumps(asdict(result), indent=2))
        return
    print(f"{result.texts} texts, {result.tokens} tokens")
    for speed in result.speeds:
        print(
            f"{speed.engine:32} {speed.tokens_per_second:7.0f} tokens/s"
            f" {speed.tokens_per_processor_second:7.0f} by processor time"
        )
    print(f"cosine to float32: mean {result.cosine_mean}, least {result.cosine_least}")
    print(f"cold start to first query: {result.cold_seconds} s; a query: {result.query_ms} ms")


def _texts(corpus: Path | None, count: int) -> list[str]:
    chance = random.Random(7)
    if corpus is None:
        return [" ".join(chance.choices(_SENTENCES, k=chance.randint(1, 12))) for _ in range(count)]
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    return [row["text"][:1500] for row in chance.sample(rows, min(count, len(rows)))]


def _timed(
    engine: str, encode: Callable[[], NDArray[np.float32]], tokens: int
) -> tuple[NDArray[np.float32], Speed]:
    wall, processor = time.perf_counter(), time.process_time()
    vectors = encode()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    speed = Speed(
        engine=engine,
        tokens_per_second=round(tokens / wall),
        tokens_per_processor_second=round(THREADS * tokens / processor),
    )
    return vectors, speed


def _cold_start() -> float:
    done = subprocess.run(
        [sys.executable, "-c", _COLD_START], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def _query_seconds(encode: Callable[[list[str]], object]) -> float:
    seconds = []
    for year in range(2010, 2030):
        start = time.perf_counter()
        encode([f"Hvad koster licenserne i {year}, og hvem betaler?"])
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[len(seconds) // 2]


if __name__ == "__main__":
    main()
