"""A drawing process: requests come in on stdin, pictures go out on stdout, both as JSON lines.

    -> {"path": ..., "page": 1, "boxes": [{"page", "x0", "top", "x1", "bottom"}], "dpi": 110,
        "seconds": 30.0}
    <- {"png": ...} in Base64, or {"message": ...}

Run as ``python -I -m pipeline.read.draw MEMORY_MB``.
"""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path
from typing import Any

from corpus.child import answers_alone
from corpus.spans import Box
from pipeline.read.image import render_page
from pipeline.read.jail import allow_seconds, confine


def main() -> None:
    """Answer requests until stdin ends."""
    confine(int(sys.argv[1]))
    answers = answers_alone()
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), file=answers, flush=True)


def _answer(request: dict[str, Any]) -> dict[str, str]:
    allow_seconds(request["seconds"])
    boxes = [Box(**sides) for sides in request["boxes"]]
    try:
        data = Path(request["path"]).read_bytes()
        png = render_page(data, request["page"], boxes=boxes, dpi=request["dpi"])
    except MemoryError:
        raise  # a process at its limit is of no more use
    except Exception as error:  # whatever a file does to the library, its text can still be read
        return {"message": f"{type(error).__name__}: {error}."}
    return {"png": base64.b64encode(png).decode("ascii")}


if __name__ == "__main__":
    main()
