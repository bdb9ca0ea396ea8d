"""Papers and their originals as held: records, text, pages and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import sqlalchemy as sa

from corpus.catalogue import held_findings, rows
from corpus.catalogue.fetch import PAPER_COLUMNS, chunks, papers_of
from corpus.catalogue.ledger import with_zone
from corpus.catalogue.proceedings import decisions_from
from corpus.catalogue.schema import originals, paper_case_numbers, papers
from corpus.catalogue.selection import conditions_of, paper_conditions
from corpus.catalogue.words import PackedWords
from corpus.errors import UsageError
from corpus.filters import Filters
from corpus.findings import Passage, Reading
from corpus.papers import Original, Page, Paper
from corpus.spans import Box

Found = TypeVar("Found")

ALL = slice(None)
"""All papers of a list."""


def papers_that_meet(
    connection: sa.Connection, filters: Filters, part: slice = ALL
) -> tuple[Paper, ...]:
    """The papers that meet `filters`, newest first, then by id; or a `part` of them."""
    return _newest_first(connection, *conditions_of(filters), part=part)


def papers_around(connection: sa.Connection, paper: Paper, *, closed: bool) -> tuple[Paper, ...]:
    """Those of the file or a case of `paper`, and all that it replaces or that replace it."""
    of_case = sa.exists().where(
        paper_case_numbers.c.paper == papers.c.id,
        paper_case_numbers.c.case_number.in_(paper.case_numbers),
    )
    beside = sa.or_(
        papers.c.bundle == paper.bundle if paper.bundle else sa.false(),
        of_case if paper.case_numbers else sa.false(),
        papers.c.id.in_(sa.select(_versions_of(paper).c.id)),
    )
    return _newest_first(connection, beside, *paper_conditions(Filters(closed=closed)))


def _versions_of(paper: Paper) -> sa.CTE:
    """The ids of a paper, of what it replaces and of what replaces it, directly or in turn."""
    one = papers.alias()
    start = sa.select(one.c.id, one.c.version_of).where(one.c.id == paper.id)
    known = start.cte(recursive=True)
    other = papers.alias()
    follows = sa.or_(other.c.version_of == known.c.id, other.c.id == known.c.version_of)
    return known.union(sa.select(other.c.id, other.c.version_of).where(follows))


def _newest_first(
    connection: sa.Connection, *conditions: sa.ColumnElement[bool], part: slice = ALL
) -> tuple[Paper, ...]:
    start = part.start or 0
    query = (
        sa.select(*PAPER_COLUMNS)
        .where(*conditions)
        .order_by(papers.c.date.desc().nulls_last(), papers.c.id)
        .offset(start)
        .limit(None if part.stop is None else part.stop - start)
    )
    return papers_of(connection, connection.execute(query).mappings().all())


def paper(connection: sa.Connection, paper_id: str) -> Paper:
    """One paper; raises `UsageError` for an id that is not held."""
    chosen = sa.select(*PAPER_COLUMNS).where(papers.c.id == paper_id)
    held = papers_of(connection, connection.execute(chosen).mappings().all())
    if not held:
        raise _not_held(paper_id)
    return held[0]


def papers_by_id(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Paper]:
    """The papers of `ids` that are held, by id."""
    found: dict[str, Paper] = {}
    for chunk in chunks(sorted(set(ids))):
        chosen = sa.select(*PAPER_COLUMNS).where(papers.c.id.in_(chunk))
        held = papers_of(connection, connection.execute(chosen).mappings().all())
        found.update((item.id, item) for item in held)
    return found


def newest_version(connection: sa.Connection, paper_id: str) -> Paper:
    """What `paper_id` became, through all versions that replace it; itself where none does.

    Raises `UsageError` for an id that is not held.
    """
    newest, seen = paper(connection, paper_id), {paper_id}
    while (newer := _replacing(connection, newest.id)) is not None and newer.id not in seen:
        newest = newer
        seen.add(newer.id)
    return newest


def _replacing(connection: sa.Connection, paper_id: str) -> Paper | None:
    """The newest of the papers that replace one directly."""
    return next(iter(_newest_first(connection, papers.c.version_of == paper_id)), None)


def original(connection: sa.Connection, sha256: str) -> Original:
    """The record of a file; raises `UsageError` where it is not held."""
    chosen = sa.select(originals).where(originals.c.sha256 == sha256)
    row = connection.execute(chosen).mappings().one_or_none()
    if row is None:
        raise UsageError(
            f"No original has the hash {sha256!r}.", remedy="List papers: kildesvar papers."
        )
    return Original(
        sha256=row["sha256"],
        media_type=row["media_type"],
        size=row["size"],
        url=row["url"],
        fetched_at=with_zone(row["fetched_at"]),
    )


def reading(connection: sa.Connection, paper_id: str) -> Reading:
    """A paper with its text, words and everything found in it.

    Raises `UsageError` for an id that is not held.
    """
    held = paper(connection, paper_id)
    row = connection.execute(sa.select(papers).where(papers.c.id == paper_id)).mappings().one()
    its_passages = held_findings.passages_in(connection, paper_id)
    ids = [passage.id for passage in its_passages]
    return Reading(
        paper=held,
        text=row["text"],
        pages=rows.pages_from(row["pages"]),
        words=PackedWords(row["words"]).all(),
        headings=rows.headings_from(row["headings"]),
        passages=its_passages,
        themes=_in_order(held_findings.themes_of(connection, ids), ids),
        amounts=_in_order(held_findings.amounts_of(connection, ids), ids),
        mentions=_in_order(held_findings.mentions_of(connection, ids), ids),
        questions=held_findings.questions_in(connection, paper_id),
        decisions=decisions_from(row["decisions"]),
    )


def text(connection: sa.Connection, paper_id: str) -> str:
    """A paper's stored text; raises `UsageError` for an id that is not held."""
    found = connection.scalar(sa.select(papers.c.text).where(papers.c.id == paper_id))
    if found is None:
        raise _not_held(paper_id)
    return str(found)


def pages(connection: sa.Connection, paper_id: str) -> tuple[Page, ...]:
    """A paper's pages; none for an id that is not held."""
    found = connection.scalar(sa.select(papers.c.pages).where(papers.c.id == paper_id))
    return rows.pages_from(found or [])


def words(connection: sa.Connection, paper_id: str) -> PackedWords:
    """A paper's words and where they stand; raises `UsageError` for an id that is not held."""
    packed = connection.scalar(sa.select(papers.c.words).where(papers.c.id == paper_id))
    if packed is None:
        raise _not_held(paper_id)
    return PackedWords(packed)


def boxes_of(connection: sa.Connection, shown: Sequence[Passage]) -> dict[str, tuple[Box, ...]]:
    """The rectangles of the words of each passage, by its id, in text order."""
    packed: dict[str, PackedWords] = {}
    for chunk in chunks(sorted({passage.paper for passage in shown})):
        chosen = sa.select(papers.c.id, papers.c.words).where(papers.c.id.in_(chunk))
        packed.update((paper_id, PackedWords(own)) for paper_id, own in connection.execute(chosen))
    return {
        passage.id: packed[passage.paper].boxes(passage.span)
        for passage in shown
        if passage.paper in packed
    }


def _in_order(
    of_passages: Mapping[str, tuple[Found, ...]], ids: Iterable[str]
) -> tuple[Found, ...]:
    return tuple(record for passage_id in ids for record in of_passages.get(passage_id, ()))


def _not_held(paper_id: str) -> UsageError:
    return UsageError(
        f"No paper has the id {paper_id!r}.", remedy="List the ids: kildesvar papers."
    )
