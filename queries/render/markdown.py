"""A draft as Markdown."""

from __future__ import annotations

import re

from corpus.drafts import Draft
from queries.render.templates import environment
from queries.render.view import BY_MODEL, CAUTION, view

_EMPTY_LINES = re.compile(r"\n{3,}")


def render_markdown(draft: Draft) -> str:
    """`draft` as a Danish letter in Markdown, with numbered citations and their sources."""
    text = environment.get_template("draft.md.jinja").render(
        draft=view(draft), caution=CAUTION, by_model=BY_MODEL
    )
    return _EMPTY_LINES.sub("\n\n", text).strip() + "\n"
