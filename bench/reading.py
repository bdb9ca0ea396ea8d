"""How fast and how completely a folder of PDFs is read.

    python -m bench.reading FOLDER [--json]

Prints pages a second through the product's own reading pool and layout, papers, failures with
their reasons, and seconds a stage. In the same run the same files go through pdfplumber's plain
``extract_text``, which keeps no boxes; the bar is five times its pages a second. Both sides are
measured in one process's time on the same pages, so that neither gains by running in parallel.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pdfplumber

from corpus.errors import UnreadableFileError
from corpus.findings import Failure
from corpus.settings import Settings
from pipeline.layout import lay_out, lay_text
from pipeline.plain import PlainFile
from pipeline.printed import PrintedFile
from pipeline.read.pdf import read_pdf
from pipeline.read.pool import ReaderPool

BAR = 5.0

T = TypeVar("T")


def measure(folder: Path) -> dict[str, Any]:
    """The figures of one run over the PDFs in `folder`."""
    files = sorted(folder.glob("*.pdf"))
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        wall, results = _timed(lambda: _through_pool(files, settings), time.perf_counter)
        stages = [_stages(path, settings) for path in files]
    read = [result for result in results.values() if isinstance(result, PrintedFile)]
    pages = sum(stage["pages"] for stage in stages)
    seconds = {name: sum(stage[name] for stage in stages) for name in ("read", "layout", "text")}
    plain = sum(stage["plain"] for stage in stages)
    ours = sum(seconds.values())
    return {
        "files": len(files),
        "papers": len(read),
        "pages": sum(len(file.pages) for file in read),
        "words": sum(len(page.words) for file in read for page in file.pages),
        "pool": {"seconds": wall, "pages_a_second": sum(len(f.pages) for f in read) / wall},
        "compared_pages": pages,
        "seconds": seconds,
        "pages_a_second": {"read": pages / seconds["read"], "all": pages / ours},
        "plain": {"seconds": plain, "pages_a_second": pages / plain},
        "times_plain": {"read": plain / seconds["read"], "all": plain / ours},
        "bar": BAR,
        "failures": [
            {"file": name, "page": failure.page, "reason": failure.reason}
            for name, result in sorted(results.items())
            for failure in ([result] if isinstance(result, Failure) else result.failures)
        ],
        "by_file": stages,
    }


def _through_pool(
    files: list[Path], settings: Settings
) -> dict[str, PrintedFile | PlainFile | Failure]:
    with ReaderPool(settings) as pool:
        return dict(pool.read((path.name, path) for path in files))


def _stages(path: Path, settings: Settings) -> dict[str, Any]:
    """Processor seconds of each stage on one file; text-less pages are left to neither side."""
    data = path.read_bytes()
    without_ocr = settings.model_copy(update={"ocr": "off"})
    none = {"file": path.name, "pages": 0, "read": 0.0, "layout": 0.0, "text": 0.0, "plain": 0.0}
    try:
        read, printed = _timed(lambda: read_pdf(data, source=path.name, settings=without_ocr))
    except UnreadableFileError:
        return none
    if not any(page.words for page in printed.pages):
        return none
    layout, blocks = _timed(lambda: lay_out(printed.pages))
    text, _ = _timed(lambda: lay_text(blocks, printed.pages))
    plain, _ = _timed(lambda: _plain(path))
    return {
        **{"file": path.name, "pages": len(printed.pages), "read": read},
        **{"layout": layout, "text": text, "plain": plain},
    }


def _plain(path: Path) -> None:
    """What one would write first: pdfplumber's text of each page."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()


def _timed(
    work: Callable[[], T], clock: Callable[[], float] = time.process_time
) -> tuple[float, T]:
    start = clock()
    result = work()
    return clock() - start, result


def _table(figures: dict[str, Any]) -> str:
    """The figures for people."""
    lines = [f"{'file':45} {'pages':>5} {'ms/page':>8} {'layout':>7} {'plain':>7} {'times':>6}"]
    for row in figures["by_file"]:
        if not row["pages"]:
            continue
        per = {k: 1000 * row[k] / row["pages"] for k in ("read", "layout", "text", "plain")}
        all_ours = per["read"] + per["layout"] + per["text"]
        lines.append(
            f"{row['file']:45} {row['pages']:5} {per['read']:8.1f} "
            f"{per['layout'] + per['text']:7.1f} {per['plain']:7.1f} {per['plain'] / all_ours:6.1f}"
        )
    times, speed = figures["times_plain"], figures["pages_a_second"]
    lines += [
        "",
        f"{figures['papers']} of {figures['files']} files read, {figures['pages']} pages, "
        f"{figures['words']} words; pool {figures['pool']['pages_a_second']:.1f} pages/s",
        f"reading {speed['read']:.1f}, with layout {speed['all']:.1f}, "
        f"plain extract_text {figures['plain']['pages_a_second']:.1f} pages/s: "
        f"{times['read']:.1f} and {times['all']:.1f} times plain (bar {figures['bar']:.0f})",
    ]
    for failure in figures["failures"]:
        page = f" page {failure['page']}" if failure["page"] else ""
        lines.append(f"failed: {failure['file']}{page}: {failure['reason']}")
    return "\n".join(lines)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.reading")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON document")
    options = parser.parse_args()
    figures = measure(options.folder)
    print(json.dumps(figures, ensure_ascii=False) if options.json else _table(figures))


if __name__ == "__main__":
    main()
