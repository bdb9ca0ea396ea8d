"""The tables of the catalogue.

Lists that no query looks into (boxes, headings above a passage, parts of a question) are kept as
JSON or packed bytes in their row; what filters ask for (parties, case numbers, people) has a table.
"""

from __future__ import annotations

import sqlalchemy as sa

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
"""How indexes and keys are called, the same in every database."""

metadata = sa.MetaData(naming_convention=NAMING)


def _of_paper() -> sa.Column[str]:
    return sa.Column(
        "paper", sa.ForeignKey("papers.id", ondelete="CASCADE"), nullable=False, index=True
    )


def _of_passage() -> sa.Column[str]:
    return sa.Column(
        "passage", sa.ForeignKey("passages.id", ondelete="CASCADE"), nullable=False, index=True
    )


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer, nullable=False)


def _span() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )


state = sa.Table(
    "state",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.Integer, nullable=False),
)
"""``schema``: migrations applied. ``revision``: raised by one with every change of papers."""

originals = sa.Table(
    "originals",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("media_type", sa.String, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("url", sa.String, index=True),
    sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("recipe", sa.String, nullable=False),
)
"""`recipe` names the reading that its papers came from."""

papers = sa.Table(
    "papers",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("original", sa.ForeignKey("originals.sha256"), nullable=False, index=True),
    sa.Column("first_page", sa.Integer, nullable=False),
    sa.Column("last_page", sa.Integer, nullable=False),
    sa.Column("kind", sa.String, nullable=False, index=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("date", sa.Date, index=True),
    sa.Column("month_only", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("body", sa.String),
    sa.Column("meeting_starts_at", sa.DateTime),
    sa.Column("meeting_place", sa.String),
    sa.Column("has_meeting", sa.Boolean, nullable=False),
    sa.Column("department", sa.String),
    sa.Column("language", sa.String, nullable=False),
    sa.Column("access", sa.String, nullable=False, index=True),
    sa.Column("access_words", sa.String),
    sa.Column("bundle", sa.String),
    sa.Column("version_of", sa.String, index=True),
    sa.Column("text_quality", sa.Float, nullable=False),
    sa.Column("url", sa.String),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("words", sa.LargeBinary, nullable=False),
    sa.Column("pages", sa.JSON, nullable=False),
    sa.Column("headings", sa.JSON, nullable=False),
    sa.Column("decisions", sa.JSON, nullable=False),
)

paper_parties = sa.Table(
    "paper_parties",
    metadata,
    _of_paper(),
    _position(),
    sa.Column("party", sa.String, nullable=False, index=True),
)

paper_people = sa.Table(
    "paper_people",
    metadata,
    _of_paper(),
    _position(),
    sa.Column("name", sa.String, nullable=False, index=True),
    sa.Column("party", sa.String),
)

paper_case_numbers = sa.Table(
    "paper_case_numbers",
    metadata,
    _of_paper(),
    _position(),
    sa.Column("case_number", sa.String, nullable=False, index=True),
)

passages = sa.Table(
    "passages",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _of_paper(),
    _position(),
    *_span(),
    sa.Column("pages", sa.JSON, nullable=False),
    sa.Column("headings", sa.JSON, nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("context", sa.Text, nullable=False),
    sa.Column("sentences", sa.JSON, nullable=False),
    sa.Column("number", sa.String),
    sa.Column("hidden", sa.Boolean, nullable=False),
)
"""A passage's text is not stored again: it is the paper's text under the span."""

themes = sa.Table(
    "themes",
    metadata,
    _of_passage(),
    _position(),
    sa.Column("name", sa.String, nullable=False, index=True),
    sa.Column("score", sa.Float, nullable=False),
    sa.Column("cues", sa.JSON, nullable=False),
    sa.Column("source", sa.String, nullable=False),
)

amounts = sa.Table(
    "amounts",
    metadata,
    _of_passage(),
    _position(),
    *_span(),
    sa.Column("verbatim", sa.String, nullable=False),
    sa.Column("kroner", sa.String, nullable=False),
    sa.Column("kroner_high", sa.String),
    sa.Column("year_from", sa.Integer),
    sa.Column("year_to", sa.Integer),
    sa.Column("price_level", sa.Integer),
    sa.Column("yearly", sa.Boolean),
    sa.Column("pays_for", sa.String),
    sa.Column("change", sa.String),
)
"""`kroner` is a decimal number as text, since SQLite knows no exact decimals."""

mentions = sa.Table(
    "mentions",
    metadata,
    _of_passage(),
    _position(),
    *_span(),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False, index=True),
    sa.Column("source", sa.String, nullable=False),
)

name_entries = sa.Table(
    "name_entries",
    metadata,
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("form", sa.String, primary_key=True),
    sa.Column("entry", sa.String, nullable=False, index=True),
)
"""The one entry of the forms that a name is printed in; a form without a row is its own."""

questions = sa.Table(
    "questions",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _of_paper(),
    *_span(),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("pages", sa.JSON, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("parts", sa.JSON, nullable=False),
    sa.Column("asked_by", sa.String, index=True),
    sa.Column("party", sa.String),
    sa.Column("asked_on", sa.Date),
    sa.Column("state", sa.String, nullable=False, index=True),
    sa.Column("promise", sa.JSON),
)

failures = sa.Table(
    "failures",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.String, nullable=False, index=True),
    sa.Column("sha256", sa.String),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("page", sa.Integer),
    sa.Column("retryable", sa.Boolean, nullable=False),
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("finished_at", sa.DateTime(timezone=True)),
    sa.Column("summary", sa.JSON),
)
"""The ledger of ingestion: a run without an end was cut off."""

source_papers = sa.Table(
    "source_papers",
    metadata,
    sa.Column("source", sa.String, primary_key=True),
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("url", sa.String, nullable=False),
    sa.Column("title", sa.String),
    sa.Column("date", sa.Date),
    sa.Column("sha256", sa.String(64)),
    sa.Column("validators", sa.JSON, nullable=False),
    sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
    sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
    sa.Column("missed", sa.Integer, nullable=False),
)
"""What each source lists; `sha256` is empty until the file was fetched, `missed` counts the rounds
since it was last listed."""

source_rounds = sa.Table(
    "source_rounds",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("source", sa.String, nullable=False, index=True),
    sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("finished_at", sa.DateTime(timezone=True)),
    sa.Column("new", sa.Integer),
    sa.Column("error", sa.Text),
)
"""A round without an end was cut off; one with an error found the source failing."""

source_gaps = sa.Table(
    "source_gaps",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.String, nullable=False, index=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("url", sa.String, nullable=False),
    sa.Column("title", sa.String),
    sa.Column("date", sa.Date),
    sa.Column("body", sa.String),
    sa.Column("reason", sa.Text),
)
"""What each source's last whole round named and gave no paper of."""
