"""The papers of one file, by the SHA-256 of its bytes."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from corpus.catalogue.fetch import PAPER_COLUMNS, papers_of
from corpus.catalogue.schema import papers, questions
from corpus.papers import Paper


def papers_in(connection: sa.Connection, sha256: str) -> tuple[Paper, ...]:
    """The papers of a file, in the order of its pages; none of a file that is not held."""
    return papers_of(connection, connection.execute(_in_file(sha256)).mappings().all())


def asking_paper(connection: sa.Connection, sha256: str) -> Paper | None:
    """The first paper of a file that asks something."""
    asks = sa.exists().where(questions.c.paper == papers.c.id)
    first = _in_file(sha256).where(asks).limit(1)
    return next(iter(papers_of(connection, connection.execute(first).mappings().all())), None)


def _in_file(sha256: str) -> sa.Select[Any]:
    chosen = sa.select(*PAPER_COLUMNS).where(papers.c.original == sha256)
    return chosen.order_by(papers.c.first_page, papers.c.id)
