"""The tables of what people make and do at their desks, beside those of the papers.

They refer to papers by id without a foreign key: a draft outlives the papers it was drawn from, and
its quotes are checked against the catalogue whenever it is opened.
"""

from __future__ import annotations

import sqlalchemy as sa

from corpus.catalogue.schema import NAMING

desk_metadata = sa.MetaData(naming_convention=NAMING)

drafts = sa.Table(
    "desk_drafts",
    desk_metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("made_by", sa.String, nullable=False, index=True),
)

draft_versions = sa.Table(
    "desk_draft_versions",
    desk_metadata,
    sa.Column("draft", sa.ForeignKey("desk_drafts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("made_by", sa.String, nullable=False),
    sa.Column("change", sa.String, nullable=False),
    sa.Column("document", sa.JSON, nullable=False),
)
"""Versions are only ever added; the highest number is the draft as it stands."""

saved_searches = sa.Table(
    "desk_saved_searches",
    desk_metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("owner", sa.String, nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("address", sa.String, nullable=False),
    sa.Column("saved_at", sa.DateTime(timezone=True)),
)
"""`address` is the query string of the search page; `saved_at` is unknown of the oldest."""

audit = sa.Table(
    "desk_audit",
    desk_metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("action", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=False),
    sa.Column("address", sa.String, nullable=False),
)
