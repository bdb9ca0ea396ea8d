"""The Danish templates of drafts and overviews."""

from __future__ import annotations

from pathlib import Path

import jinja2

from queries.citations import on_one_line


def _markdown(text: str) -> str:
    """`text` with the characters escaped that Markdown would read as its own."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)


environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent),
    autoescape=lambda name: name is not None and name.endswith(".html.jinja"),
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
"""HTML templates escape what they print; a name that is not there is an error."""

environment.filters["one_line"] = on_one_line
environment.filters["markdown"] = _markdown
