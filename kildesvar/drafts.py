"""Drafts as files, in the format that a file's ending names."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from corpus.drafts import Draft
from corpus.errors import UsageError
from queries.render.docx import render_docx
from queries.render.html import PageImage, render_html
from queries.render.json import draft_json
from queries.render.markdown import render_markdown
from queries.render.odt import render_odt

Render = Callable[[Draft, PageImage], bytes]


def _as_json(draft: Draft, _page_image: PageImage) -> bytes:
    return json.dumps(draft_json(draft), ensure_ascii=False, indent=2).encode() + b"\n"


def _as_markdown(draft: Draft, _page_image: PageImage) -> bytes:
    return render_markdown(draft).encode()


def _as_html(draft: Draft, page_image: PageImage) -> bytes:
    return render_html(draft, page_image).encode()


def _as_odt(draft: Draft, _page_image: PageImage) -> bytes:
    return render_odt(draft)


def _as_docx(draft: Draft, _page_image: PageImage) -> bytes:
    return render_docx(draft)


FORMATS: dict[str, Render] = {
    ".md": _as_markdown,
    ".html": _as_html,
    ".json": _as_json,
    ".odt": _as_odt,
    ".docx": _as_docx,
}
"""What a draft can be written as, by file ending."""


def require_format(path: Path) -> None:
    """Raise `UsageError` for a file whose ending names no format."""
    if path.suffix.lower() not in FORMATS:
        raise UsageError(
            f"A draft cannot be written as {path.suffix or 'a file without ending'}.",
            remedy=f"Choose one of {', '.join(FORMATS)}.",
        )


def write_draft(draft: Draft, path: Path, page_image: PageImage) -> None:
    """Write `draft` to `path`; `page_image` gives the pages that HTML shows.

    Raises `UsageError` for an ending that names no format or a folder that is not there.
    """
    require_format(path)
    try:
        path.write_bytes(FORMATS[path.suffix.lower()](draft, page_image))
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}.", remedy="Choose another place."
        ) from error
