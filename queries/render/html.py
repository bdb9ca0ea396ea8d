"""A draft as one self-contained page: no script, no address outside it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from pathlib import Path

from markupsafe import Markup

from corpus.drafts import Draft
from corpus.spans import Box
from queries.render.numbered_sources import Source
from queries.render.templates import environment
from queries.render.view import BY_MODEL, CAUTION, DraftView, view

PageImage = Callable[[str, int, Sequence[Box]], bytes | None]
"""Gives the PNG of a paper's page with the boxes marked: paper id, page (1-based), boxes."""

STYLE = Path(__file__).parent / "templates" / "style.css"


def render_html(draft: Draft, page_image: PageImage | None = None) -> str:
    """`draft` as HTML in Danish; a citation opens its page, where there is an image of it."""
    shown = view(draft)
    images = _images(shown, page_image) if page_image is not None else {}

    def cite(source: Source) -> Markup:
        label = f"Kilde {source.number}: {source.where}"
        if source.number in images:
            return Markup(
                '<button type="button" class="cite" popovertarget="side-{0}" aria-label="{1}">'
                "[{0}]</button>"
            ).format(source.number, label)
        return Markup('<a class="cite" href="#kilde-{0}" aria-label="{1}">[{0}]</a>').format(
            source.number, label
        )

    return environment.get_template("draft.html.jinja").render(
        draft=shown,
        images=images,
        cite=cite,
        caution=CAUTION,
        by_model=BY_MODEL,
        style=Markup(STYLE.read_text("utf-8")),
    )


def _images(shown: DraftView, page_image: PageImage) -> dict[int, str]:
    """Base64 of each source's page, by the source's number; sources without an image are absent."""
    images = {}
    for source in shown.sources:
        citation = source.citation
        on_page = [box for box in citation.boxes if box.page == citation.page]
        image = page_image(citation.paper, citation.page, on_page)
        if image is not None:
            images[source.number] = base64.b64encode(image).decode("ascii")
    return images
