"""From a stretch of a paper to a citation, its quote copied and its page found."""

from __future__ import annotations

import re

from corpus.drafts import Citation
from corpus.findings import Passage, Role
from corpus.papers import TextSource
from corpus.spans import Span
from queries.privacy import mask_personal_numbers
from queries.shelf import Shelf

_NAMED = r"\s+[\w-]+e\s+(?!er\b|var\b|har\b|kan\b|skal\b|vil\b)[\w-]+"
"""What follows an article: ``Den svenske regering``."""
_LEANS = re.compile(
    rf"(?:det(?!\s+(?:\w+\s+)?(?:at|der)\b)(?!{_NAMED})|(?:den|de)(?!{_NAMED})|dette|denne|disse"
    r"|her|hertil|heraf|herved|dermed|derfor|derefter|begge|hun|han|sådanne?|tilsvarende|i stedet"
    r"|derimod|hensigten|formålet)\b",
    re.IGNORECASE,
)
"""The start of a sentence that cannot be understood without the one before it."""

_GOES_ON = re.compile(
    r"(?:i |for )?(?:den|det) (?:ene|første|anden|andet|tredje|fjerde)\b|det gælder\b",
    re.IGNORECASE,
)
"""The start of a sentence that tells one by one what the sentence before it announces."""

_VOTE = re.compile(
    r"(?:for|imod|hverken for eller imod) (?:\w*forslaget |indstillingen )?stemte\b"
    r"|[^.]{1,80}\b(?:undlod at stemme|stemte (?:for|imod))(?=[.,]| og\b)",
    re.IGNORECASE,
)
"""A line of a vote that does not say on what: that is told before the first of them."""

_OUTCOME = re.compile(r"[A-ZÆØÅ]\w+(?: [\w-]+){0,2}\.")
"""What minutes say of a decision in a word or three: ``Udsat.``; what follows it explains it."""

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
    """The sentence with the one that it leans on (``Dette ...``) and those that go on from it.

    Who voted for and against is one thought, with what they voted on.
    """
    text = shelf.text(passage.paper)
    start = sentence
    while _is_vote(start, text) and (before := shelf.sentence_before(passage, start)):
        start = before
    if _LEANS.match(start.of(text)):
        before = shelf.sentence_before(passage, start)
        start = before if before is not None and len(before) <= _LONGEST_LEAD else start
    first = passage.sentences[0] if passage.sentences else start
    if passage.role is Role.DECISION and _OUTCOME.fullmatch(first.of(text)):
        start = first
    end = sentence.end
    for after in (span for span in passage.sentences if span.start >= end):
        if not (_GOES_ON.match(after.of(text)) or _is_vote(after, text)):
            break
        end = after.end
    return Span(start.start, end)


def _is_vote(sentence: Span, text: str) -> bool:
    return bool(_VOTE.match(sentence.of(text)))
