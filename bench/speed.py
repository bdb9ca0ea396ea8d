"""The whole way from PDFs to an index, beside the plain stack, in one run.

    python -m bench.speed [FOLDER] [--rounds 3] [--json]

The plain stack is what one would write first: pdfplumber's ``extract_text``, windows of 180 words,
sentence-transformers in float32 on the same model, Chroma with its defaults. Ours is
`flows.ingest`, as the command calls it, until the papers can be found. Both read the same files,
the sample papers unless `FOLDER` names others, into an empty home, with libraries and models loaded
beforehand, in turn and in processes of their own; of the rounds each way's median one is shown.
Files that hold a page without text are left out: the plain stack does not recognise scans, which
take us seconds a page.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from corpus.catalogue import Catalogue
from corpus.progress import Step
from corpus.settings import load_settings
from flows.arrivals import gather
from flows.ingest import read_and_index
from flows.workshop import Workshop
from index.encoding import encode_papers
from models.e5.loading import model_folder
from models.encoders import BUNDLED, talk_to_stderr

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "papers"
ROUNDS = 3
_WINDOW = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way from files to an index."""

    name: str
    pages: int
    passages: int
    seconds: float
    pages_a_second: float
    processor_seconds: float
    """Of this process and of those it started and saw end: a busy machine blurs it less."""
    stages: dict[str, float]
    """Seconds by stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The median round of each way, and how many times as fast ours is."""

    ours: Way
    plain: Way
    ratio: float
    """In pages a second, the median over the rounds."""
    processor_ratio: float
    """In pages a processor second, the median over the rounds."""


def run(files: Sequence[Path], rounds: int = ROUNDS) -> Result:
    """Take `files` both ways, in turn, `rounds` times."""
    pairs = [(_apart(our_way, files), _apart(plain_way, files)) for _ in range(rounds)]
    ours, plain = ([pair[side] for pair in pairs] for side in (0, 1))
    processor = [plain.processor_seconds / ours.processor_seconds for ours, plain in pairs]
    return Result(
        ours=_median(ours),
        plain=_median(plain),
        ratio=round(median(plain.seconds / ours.seconds for ours, plain in pairs), 2),
        processor_ratio=round(median(processor), 2),
    )


def _apart(way: Callable[[Sequence[Path], Path], Way], files: Sequence[Path]) -> Way:
    """`way` in a process of its own: what the other has loaded and started slows it down."""
    spawn = multiprocessing.get_context("spawn")
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(1, mp_context=spawn) as process,
    ):
        return process.submit(way, files, Path(folder)).result()


def _median(ways: Sequence[Way]) -> Way:
    return sorted(ways, key=lambda way: way.seconds)[len(ways) // 2]


def our_way(files: Sequence[Path], home: Path) -> Way:
    """Ingest `files` into `home`; libraries and models are loaded before the clock starts."""
    times: dict[str, list[float]] = {}
    settings = load_settings(home)
    workshop = Workshop(settings, Catalogue.open(settings))
    encode_papers(workshop.encoder, ())
    workshop.encoder.encode_document(["opvarmning"])
    deque(workshop.tools.danish.analyse(["Opvarmning."]))

    def note(step: Step) -> None:
        times.setdefault(step.stage, []).append(time.perf_counter())

    workshop.progress = note
    used, started = _processor_seconds(), time.perf_counter()
    report = read_and_index(*gather(list(files), workshop), workshop)
    ended, used = time.perf_counter(), _processor_seconds() - used
    stages = {}
    before = started
    for stage, moments in times.items():
        stages[stage] = round(moments[-1] - before, 2)
        before = moments[-1]
    stages["publishing"] = round(ended - before, 2)
    return _way(
        "kildesvar",
        pages=report.pages,
        passages=report.passages,
        seconds=ended - started,
        processor_seconds=used,
        stages=stages,
    )


def plain_way(files: Sequence[Path], folder: Path) -> Way:
    """The plain stack; libraries and model are loaded before the clock starts."""
    import chromadb
    import pdfplumber
    from sentence_transformers import SentenceTransformer

    model_path = model_folder(
        load_settings().cache, BUNDLED[load_settings().encoder], talk=talk_to_stderr
    )
    model = SentenceTransformer(str(model_path), device="cpu", local_files_only=True)
    model.encode(["opvarmning"])
    collection: Any = chromadb.PersistentClient(path=str(folder)).create_collection("plain")

    used, started = _processor_seconds(), time.perf_counter()
    windows, pages = [], 0
    for file in files:
        with pdfplumber.open(file) as pdf:
            pages += len(pdf.pages)
            words = " ".join(page.extract_text() for page in pdf.pages).split()
        windows += [
            " ".join(words[first : first + _WINDOW]) for first in range(0, len(words), _WINDOW)
        ]
    read = time.perf_counter()
    vectors = model.encode([f"passage: {window}" for window in windows], normalize_embeddings=True)
    encoded = time.perf_counter()
    collection.add(
        ids=[str(number) for number in range(len(windows))], embeddings=vectors, documents=windows
    )
    ended, used = time.perf_counter(), _processor_seconds() - used
    stages = {
        "reading": round(read - started, 2),
        "encoding": round(encoded - read, 2),
        "publishing": round(ended - encoded, 2),
    }
    return _way(
        "plain stack",
        pages=pages,
        passages=len(windows),
        seconds=ended - started,
        processor_seconds=used,
        stages=stages,
    )


def has_text(file: Path) -> bool:
    """Whether each page of `file` holds characters."""
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        return all(page.chars for page in pdf.pages)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    files = [file for file in sorted(chosen.folder.rglob("*.pdf")) if has_text(file)]
    result = run(files, chosen.rounds)
    if chosen.json:
        print(json.dumps(asdict(result)))
        return
    for way in (result.ours, result.plain):
        stages = ", ".join(f"{stage} {seconds} s" for stage, seconds in way.stages.items())
        print(
            f"{way.name:12} {way.pages_a_second:6} pages/s  {way.passages} passages  "
            f"{way.processor_seconds} processor s  ({stages})"
        )
    print(f"ours is {result.ratio} times as fast, {result.processor_ratio} times by processor time")


def _processor_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _way(
    name: str,
    *,
    pages: int,
    passages: int,
    seconds: float,
    processor_seconds: float,
    stages: dict[str, float],
) -> Way:
    return Way(
        name=name,
        pages=pages,
        passages=passages,
        seconds=round(seconds, 2),
        pages_a_second=round(pages / seconds, 2),
        processor_seconds=round(processor_seconds, 2),
        stages=stages,
    )


if __name__ == "__main__":
    main()
