"""Pictures of pages, with the words of passages marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.errors import DamageError, UnusableInputError, UsageError
from corpus.findings import Passage, Reading
from corpus.spans import Box
from kildesvar.page_drawer import PageDrawer


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPages:
    """Gives PNGs of pages of the papers held, drawn anew each time."""

    catalogue: Catalogue
    drawer: PageDrawer

    def of_record(self, record: Reading | Passage, page: int | None = None) -> bytes:
        """A page with the passage marked, or for a paper all of the page's passages.

        `page` is 1-based in the original file; default: the first of the record. Raises as
        `of_paper` does.
        """
        passages = (record,) if isinstance(record, Passage) else record.passages
        paper = record.paper if isinstance(record, Reading) else self.catalogue.paper(record.paper)
        chosen = page or (record.pages[0] if isinstance(record, Passage) else paper.first_page)
        words = self.catalogue.words(paper.id)
        boxes = [
            box
            for passage in passages
            if chosen in passage.pages
            for box in words.boxes(passage.span)
        ]
        return self.of_paper(paper.id, chosen, boxes)

    def of_paper(self, paper_id: str, page: int, boxes: Sequence[Box]) -> bytes:
        """A page (1-based in the original file) of a paper, with `boxes` marked.

        Raises `UsageError` for a page that the paper does not stand on and for a paper of a format
        without pages, and as `PageDrawer.png` does.
        """
        paper = self.catalogue.paper(paper_id)
        if not paper.first_page <= page <= paper.last_page:
            raise UsageError(
                f"The paper does not stand on page {page}.",
                remedy=f"Give a page from {paper.first_page} to {paper.last_page}.",
            )
        original = self.catalogue.original(paper.original)
        if not original.has_pages:
            raise UsageError(
                f"The paper came as {original.media_type}, and this format has no page images.",
                remedy="Leave out --image to see its text.",
            )
        return self.drawer.png(original.sha256, page, boxes=boxes)

    def if_any(self, paper_id: str, page: int, boxes: Sequence[Box]) -> bytes | None:
        """A page for a draft, as `of_paper` gives it; ``None`` where it has no picture.

        A page that cannot be drawn costs no draft: its quotes come from the stored text.
        """
        original = self.catalogue.original(self.catalogue.paper(paper_id).original)
        if not original.has_pages:
            return None
        try:
            return self.drawer.png(original.sha256, page, boxes=boxes)
        except (DamageError, UnusableInputError):
            return None
