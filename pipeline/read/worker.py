"""A reading process: requests come in on stdin, pages go out on stdout, both as JSON lines.

    -> {"path": ..., "first": 1, "is_web_page": false, "settings": {...}}
    <- a line for each page of a PDF (`pipeline.read.wire`), or one for all blocks of another format
       (`pipeline.formats.wire`), then {"done": true} or {"message", "remedy"}

Run as ``python -I -m pipeline.read.worker MEMORY_MB``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from corpus.child import answers_alone
from corpus.errors import UnreadableFileError
from pipeline.formats.sniff import sniff
from pipeline.read.jail import allow_seconds, confine
from pipeline.read.limits import ToldLimits
from pipeline.read.pdf import read_pages
from pipeline.read.wire import encode


def main() -> None:
    """Answer requests until stdin ends."""
    confine(int(sys.argv[1]))
    answers = answers_alone()
    for line in sys.stdin:
        _answer(json.loads(line), answers)


def _answer(request: dict[str, Any], out: TextIO) -> None:
    settings = ToldLimits(**request["settings"])
    allow_seconds(settings.file_seconds)
    try:
        data = Path(request["path"]).read_bytes()
        for line in _lines(data, settings, request):
            _send(line, out)
    except UnreadableFileError as error:
        _send(json.dumps({"message": error.message, "remedy": error.remedy}), out)
    except Exception as error:  # whatever a file does to a library is a finding about the file
        _send(json.dumps({"message": f"{type(error).__name__}: {error}.", "remedy": ""}), out)
    else:
        _send(json.dumps({"done": True}), out)


def _lines(data: bytes, settings: ToldLimits, request: dict[str, Any]) -> Iterator[str]:
    kind = sniff(data, settings, is_web_page=request["is_web_page"])
    if kind is None:
        for reading in read_pages(data, settings, first=request["first"]):
            yield encode(reading)
    else:
        # Most files are PDFs, and a process that meets no others starts sooner.
        from pipeline.formats import wire
        from pipeline.formats.read import read_blocks

        yield wire.encode(read_blocks(data, kind), kind)


def _send(line: str, out: TextIO) -> None:
    out.write(line + "\n")
    out.flush()


if __name__ == "__main__":
    main()
