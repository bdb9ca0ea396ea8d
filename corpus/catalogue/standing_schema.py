"""The tables of standing queries: what was asked of which papers, what was found, who was told.

They refer to papers and questions by id without a foreign key: a paper that is read again keeps its
id, and what was told of it stays told.
"""

from __future__ import annotations

import sqlalchemy as sa

from corpus.catalogue.schema import NAMING

standing_metadata = sa.MetaData(naming_convention={**NAMING, "uq": "uq_%(table_name)s"})

asked_papers = sa.Table(
    "standing_papers",
    standing_metadata,
    sa.Column("paper", sa.String, primary_key=True),
    sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
)
"""Papers that every standing query has been asked of."""

known_questions = sa.Table(
    "standing_questions",
    standing_metadata,
    sa.Column("question", sa.String, primary_key=True),
    sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
)
"""Open questions that have been asked of all papers held when they were first seen."""

news = sa.Table(
    "standing_news",
    standing_metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=False, index=True),
    sa.Column("part", sa.Text, nullable=False),
    sa.Column("paper", sa.String, nullable=False),
    sa.Column("passage", sa.String, nullable=False),
    sa.Column("page", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("state", sa.String, nullable=False),
    sa.UniqueConstraint("kind", "subject", "part", "paper"),
)
"""Entries are only ever added: what stands here has been found once and for all."""

kept_drafts = sa.Table(
    "standing_drafts",
    standing_metadata,
    sa.Column("letter", sa.String, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("changes", sa.JSON, nullable=False),
    sa.Column("document", sa.JSON, nullable=False),
)

alert_targets = sa.Table(
    "alert_targets",
    standing_metadata,
    sa.Column("target", sa.String, primary_key=True),
    sa.Column("told", sa.Integer, nullable=False),
    sa.Column("error", sa.Text),
    sa.Column("tried_at", sa.DateTime(timezone=True)),
)
"""`target` is the digest of an address, which may hold a password; `told` the last news it got."""
