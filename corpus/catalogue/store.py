"""Writing readings into the tables, in place of earlier ones, within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from corpus.catalogue import rows
from corpus.catalogue.fetch import PAPER_COLUMNS, papers_of
from corpus.catalogue.proceedings import question_row
from corpus.catalogue.schema import (
    amounts,
    mentions,
    originals,
    paper_case_numbers,
    paper_parties,
    paper_people,
    papers,
    passages,
    questions,
    themes,
)
from corpus.catalogue.selection import could_be_replaced_by
from corpus.catalogue.versions import read_alike, replaced_paper
from corpus.findings import OriginalReading, Reading
from corpus.papers import Original


def recipe_of(connection: sa.Connection, sha256: str) -> str | None:
    """The recipe that a file was read by; ``None`` where it is not held."""
    return connection.scalar(sa.select(originals.c.recipe).where(originals.c.sha256 == sha256))


def take_in(connection: sa.Connection, reading: OriginalReading, recipe: str) -> list[Reading]:
    """Write one file's papers in place of an earlier reading of it.

    Returns the readings as written, each paper with the one it replaces (`version_of`).
    """
    linked = [_with_version(connection, item) for item in reading.readings]
    _delete_original(connection, reading.original.sha256)
    _insert_original(connection, reading.original, recipe)
    for item in linked:
        _insert_reading(connection, item)
    return linked


def _with_version(connection: sa.Connection, reading: Reading) -> Reading:
    similar = sa.select(*PAPER_COLUMNS).where(could_be_replaced_by(reading.paper))
    held = papers_of(connection, connection.execute(similar).mappings().all())
    texts = sa.select(papers.c.text)
    old = replaced_paper(
        reading.paper,
        held,
        reads_alike=lambda other: read_alike(
            reading.text, str(connection.scalar(texts.where(papers.c.id == other.id)))
        ),
    )
    if old is None:
        return reading
    return replace(reading, paper=replace(reading.paper, version_of=old.id))


def _insert_original(connection: sa.Connection, original: Original, recipe: str) -> None:
    """The row of the file itself."""
    connection.execute(
        sa.insert(originals).values(
            sha256=original.sha256,
            media_type=original.media_type,
            size=original.size,
            url=original.url,
            fetched_at=original.fetched_at,
            recipe=recipe,
        )
    )


def _delete_original(connection: sa.Connection, sha256: str) -> None:
    """Forget a file's papers and all that was found in them; the bytes stay in their store.

    Of a file that is not held there is nothing to forget, and a dozen statements are spared.
    """
    if recipe_of(connection, sha256) is None:
        return
    held = sa.select(papers.c.id).where(papers.c.original == sha256)
    of_papers = sa.select(passages.c.id).where(passages.c.paper.in_(held))
    for of_passages in (themes, amounts, mentions):
        connection.execute(sa.delete(of_passages).where(of_passages.c.passage.in_(of_papers)))
    for of_paper in (passages, questions, paper_parties, paper_people, paper_case_numbers):
        connection.execute(sa.delete(of_paper).where(of_paper.c.paper.in_(held)))
    connection.execute(sa.delete(papers).where(papers.c.original == sha256))
    connection.execute(sa.delete(originals).where(originals.c.sha256 == sha256))


def _insert_reading(connection: sa.Connection, reading: Reading) -> None:
    """A paper and all that was found in it."""
    paper = reading.paper
    connection.execute(sa.insert(papers).values(rows.paper_row(reading)))
    _insert(
        connection,
        paper_parties,
        (
            {"paper": paper.id, "position": position, "party": party}
            for position, party in enumerate(paper.parties)
        ),
    )
    _insert(
        connection,
        paper_people,
        (
            {"paper": paper.id, "position": position, "name": person.name, "party": person.party}
            for position, person in enumerate(paper.people)
        ),
    )
    _insert(
        connection,
        paper_case_numbers,
        (
            {"paper": paper.id, "position": position, "case_number": case_number}
            for position, case_number in enumerate(paper.case_numbers)
        ),
    )
    _insert(
        connection,
        passages,
        (rows.passage_row(item, position) for position, item in enumerate(reading.passages)),
    )
    _insert(
        connection,
        themes,
        (rows.theme_row(item, position) for position, item in enumerate(reading.themes)),
    )
    _insert(
        connection,
        amounts,
        (rows.amount_row(item, position) for position, item in enumerate(reading.amounts)),
    )
    _insert(
        connection,
        mentions,
        (rows.mention_row(item, position) for position, item in enumerate(reading.mentions)),
    )
    _insert(connection, questions, map(question_row, reading.questions))


def _insert(
    connection: sa.Connection, table: sa.Table, values: Iterable[Mapping[str, Any]]
) -> None:
    listed = list(values)
    if listed:
        connection.execute(sa.insert(table), listed)
