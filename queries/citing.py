"""From a stretch of a paper to a citation, its quote copied and its page found."""

from __future__ import annotations

import re

from corpus.drafts import Citation
from corpus.findings import Passage
from corpus.papers import TextSource
from corpus.spans import Span
from queries.privacy import mask_personal_numbers
from queries.shelf import Shelf

_LEANS = re.compile(
    r"(?:det(?!\s+(?:\w+\s+)?(?:at|der)\b)|den|de|dette|denne|disse|her|hertil|heraf|herved|dermed"
    r"|derfor|derefter|begge|hun|han|sådanne?|tilsvarende|i stedet|derimod|hensigten|formålet)\b",
    re.IGNORECASE,
)
"""The start of a sentence that cannot be understood without the one before it."""

_GOES_ON = re.compile(
    r"(?:i |for )?(?:den|det) (?:ene|første|anden|andet|tredje|fjerde)\b|det gælder\b",
    re.IGNORECASE,
)
"""The start of a sentence that tells one by one what the sentence before it announces."""

_LONGEST_LEAD = 400
"""Characters of a sentence that is still brought along."""


def cite(shelf: Shelf, paper_id: str, span: Span) -> Citation:
    """The citation of `span`, personal numbers masked."""
    paper = shelf.paper(paper_id)
    boxes = shelf.catalogue.boxes(paper_id, span)
    page = boxes[0].page if boxes else paper.first_page
    return Citation(
        paper=paper_id,
        title=paper.title,
        date=paper.date,
        page=page,
        quote=mask_personal_numbers(span.of(shelf.text(paper_id))),
        span=span,
        boxes=boxes,
        url=paper.url,
        ocr=shelf.page_source(paper_id, page) is TextSource.OCR,
    )


def whole_thought(shelf: Shelf, passage: Passage, sentence: Span) -> Span:
    """The sentence with the one that it leans on (``Dette ...``) and those that go on from it."""
    text = shelf.text(passage.paper)
    start, end = sentence.start, sentence.end
    if _LEANS.match(sentence.of(text)):
        before = shelf.sentence_before(passage, sentence)
        if before is not None and len(before) <= _LONGEST_LEAD:
            start = before.start
    for after in (span for span in passage.sentences if span.start >= end):
        if not _GOES_ON.match(after.of(text)):
            break
        end = after.end
    return Span(start, end)
