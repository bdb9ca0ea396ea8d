"""Graphs beside the generations: when one is due, how it is built, checked and asked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import DamageError, OutsideError
from corpus.files import new_folder
from index.vectors import Segment
from index.whitening import Whitening
from models.encoder import Vectors

FOLDER = "graphs"
_DEAD = 0.2
"""Share of a graph's rows that may be gone before it is built anew."""
_CHECK_SECONDS = 600
_PIECE = 20_000
"""Rows that are whitened and handed over together."""
_ON_SERVER = "SERVER"
"""A file in the folder of a graph that lies on a Chroma server: the folder only holds its name."""


def graph_due(*, live: NDArray[np.bool_], covered: int, refitted: bool, exact_limit: int) -> bool:
    """Whether a new graph has to be built over `live` rows, of which the first are `covered`.

    Up to `exact_limit` rows none is needed. Beyond, a graph serves until as many rows came after
    it, a fifth of its own is gone, or the whitening that its vectors were changed by was refitted.
    """
    count = int(live.sum())
    if count <= exact_limit:
        return False
    gone = covered - int(live[:covered].sum())
    return (
        covered == 0
        or refitted
        or count - int(live[:covered].sum()) > exact_limit
        or gone > _DEAD * covered
    )


def make_graph(
    folder: Path,
    segments: Sequence[Segment],
    live: NDArray[np.bool_],
    whitening: Whitening,
    *,
    server: str | None,
) -> None:
    """Build the graph of all `live` rows as `folder`, or on `server`, and check it.

    Raises `DamageError` when it does not come out as it should; then there is no `folder`.
    """
    from index.chroma import build_graph

    count = int(live.sum())
    with new_folder(folder) as made:
        if server is not None:
            (made / _ON_SERVER).write_text(f"{server}\n", encoding="utf-8")
        try:
            build_graph(made, _pieces(segments, live, whitening), count=count, server=server)
            _require_whole(made, count, server)
        except BaseException:
            if server is not None:
                with suppress(OutsideError):
                    _delete_on_server(made)
            raise


def _require_whole(made: Path, count: int, server: str | None) -> None:
    found = graph_problem(made, count, server=server)
    if found is not None:
        raise DamageError(
            f"The new graph of the index cannot be used: {found}.",
            remedy="Run `kildesvar reindex`; the index in use is as it was.",
        )


def remove_graphs_but(folder: Path, names: set[str]) -> None:
    """Delete the graphs in `folder` that are not in `names`, and what killed builds left.

    One that lies on a server that does not answer stays until the next time.
    """
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name in names:
            continue
        try:
            _delete_on_server(path)
        except OutsideError:
            continue
        shutil.rmtree(path, ignore_errors=True)


def server_of(folder: Path, chroma: str | None) -> str | None:
    """The server that the graph of the name of `folder` lies on; ``None`` for one in the folder.

    `chroma` is the address of the settings, and wins where the server has moved.
    """
    kept = folder / _ON_SERVER
    return (chroma or kept.read_text(encoding="utf-8").strip()) if kept.exists() else None


def _delete_on_server(folder: Path) -> None:
    from index.chroma import delete_graph

    server = server_of(folder, None)
    if server is not None:
        delete_graph(folder, server=server)


def _pieces(
    segments: Sequence[Segment], live: NDArray[np.bool_], whitening: Whitening
) -> Iterator[tuple[list[str], Vectors]]:
    for segment in segments:
        for first in range(0, segment.rows, _PIECE):
            rows = first + np.flatnonzero(live[segment.first + first :][:_PIECE])
            rows = rows[rows < segment.rows]
            if len(rows):
                ids = [segment.ids[row] for row in rows.tolist()]
                yield ids, whitening.apply(segment.passages[rows])


def graph_problem(folder: Path, count: int, *, server: str | None) -> str | None:
    """What is wrong with a graph that should hold `count` passages, or ``None``.

    `server` is the address of the settings. Raises `OutsideError` where the graph lies on a server
    that does not answer.
    """
    place = server_of(folder, server)
    if place is None:
        return _problem_in_child(folder, count)
    from index.graph_check import problem

    return problem(folder, count, server=place)


def _problem_in_child(folder: Path, count: int) -> str | None:
    """What is wrong with a graph that should hold `count` passages, or ``None``.

    It is opened in another process, since a damaged one may end the process that opens it.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "index.graph_check", str(folder), str(count)],
            capture_output=True,
            text=True,
            timeout=_CHECK_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"opening it took more than {_CHECK_SECONDS} s"
    if not done.returncode:
        return None
    return (done.stderr.strip().splitlines() or [f"opening it ended with {done.returncode}"])[-1]
