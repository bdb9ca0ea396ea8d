"""A draft as a command gives it: in a file, as JSON, or as Markdown on the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kildesvar.cli.output import print_json, results, talk
from kildesvar.library import Library

if TYPE_CHECKING:
    from corpus.drafts import Draft


def give_draft(draft: Draft, library: Library, *, output: Path | None, json: bool) -> None:
    """Write `draft` to `output` if given, and print it as JSON if asked to, else unless written."""
    from queries.render.json import draft_json
    from queries.render.markdown import render_markdown

    if output is not None:
        library.write_draft(draft, output)
        talk().print(f"Draft written to {output}.", markup=False)
    if json:
        print_json(draft_json(draft))
    elif output is None:
        results().print(render_markdown(draft), markup=False)
