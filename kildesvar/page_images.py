"""Pictures of pages, with the words of passages marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from corpus.findings import Passage, Reading
from corpus.originals import Originals
from corpus.papers import Original
from corpus.spans import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImages:
    """Draws pages of the papers held; what reads PDF is imported by the first page drawn."""

    catalogue: Catalogue
    originals: Originals

    def of_record(self, record: Reading | Passage, page: int | None = None) -> bytes:
        """PNG of a page with the passage marked, or for a paper all of the page's passages.

        `page` is 1-based in the original file; default: the first of the record. Raises
        `UsageError` for a page that the record does not stand on, and for a paper of a format
        without pages.
        """
        passages = (record,) if isinstance(record, Passage) else record.passages
        paper = record.paper if isinstance(record, Reading) else self.catalogue.paper(record.paper)
        chosen = page or (record.pages[0] if isinstance(record, Passage) else paper.first_page)
        if not paper.first_page <= chosen <= paper.last_page:
            raise UsageError(
                f"The paper does not stand on page {chosen}.",
                remedy=f"Give a page from {paper.first_page} to {paper.last_page}.",
            )
        boxes = [
            box
            for passage in passages
            if chosen in passage.pages
            for box in self.catalogue.boxes(paper.id, passage.span)
        ]
        return self.of_paper(paper.id, chosen, boxes)

    def of_paper(self, paper_id: str, page: int, boxes: Sequence[Box]) -> bytes:
        """PNG of a page (1-based in the original file) of a paper, with `boxes` marked.

        Raises `UsageError` for a paper of a format without pages.
        """
        original = self._original_of(paper_id)
        if not original.has_pages:
            raise UsageError(
                f"The paper came as {original.media_type}, and this format has no page images.",
                remedy="Leave out --image to see its text.",
            )
        return self._drawn(original, page, boxes)

    def if_any(self, paper_id: str, page: int, boxes: Sequence[Box]) -> bytes | None:
        """PNG of a page as `of_paper` gives it; ``None`` for a paper of a format without pages."""
        original = self._original_of(paper_id)
        return self._drawn(original, page, boxes) if original.has_pages else None

    def _original_of(self, paper_id: str) -> Original:
        return self.catalogue.original(self.catalogue.paper(paper_id).original)

    def _drawn(self, original: Original, page: int, boxes: Sequence[Box]) -> bytes:
        from pipeline.read.image import render_page

        return render_page(self.originals.read(original.sha256), page, boxes=boxes)
