"""The Danish templates of drafts and overviews."""

from __future__ import annotations

from pathlib import Path

import jinja2


def _one_line(text: str) -> str:
    """`text` without line breaks, so that a quote cannot break the layout around it."""
    return " ".join(text.split())


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

environment.filters["one_line"] = _one_line
environment.filters["markdown"] = _markdown
