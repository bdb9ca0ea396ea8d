"""Checks a graph from a process of its own: ``python -m index.graph_check FOLDER COUNT``.

A damaged graph can end the process that opens it, which is why nobody else opens it first.
"""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.errors import DamageError
from index.chroma import Graph

_SAMPLE = 5
"""Passages whose own vectors must find them."""
_LINKS_SHARE = 0.1
"""Links of the upper layers may take this share of the lowest layer's size; a known fault of
Chroma's files makes them thousands of times as large."""


def problem(folder: Path, count: int, *, server: str | None = None) -> str | None:
    """What is wrong with the graph in `folder` that should hold `count` passages, or ``None``.

    With `server` it lies there. Raises `OutsideError` where that does not answer.
    """
    for links in folder.rglob("link_lists.bin"):
        level0 = links.with_name("data_level0.bin")
        if links.stat().st_size > max(_LINKS_SHARE * level0.stat().st_size, 1 << 20):
            return f"{links.name} has grown to {links.stat().st_size} bytes"
    try:
        graph = Graph(folder, server=server)
        if graph.passages != count:
            return f"it holds {graph.passages} passages instead of {count}"
        for passage, vector in graph.some_vectors(_SAMPLE).items():
            if passage not in graph.nearest(vector, _SAMPLE):
                return f"passage {passage} is not near itself"
    except DamageError as error:
        return error.message
    return None


def main() -> None:
    """The command; exits 1 with the problem on stderr."""
    found = problem(Path(sys.argv[1]), int(sys.argv[2]))
    if found is not None:
        sys.exit(found)


if __name__ == "__main__":
    main()
