"""From a stretch of a paper to a citation, its quote copied and its page found."""

from __future__ import annotations

import re

from corpus.drafts import Citation
from corpus.findings import Passage, Role
from corpus.papers import TextSource
from corpus.spans import Span
from models.danish.question_words import ITEM_MARK, PREPOSITIONS, WH_WORDS
from queries.privacy import mask_personal_numbers
from queries.shelf import Shelf
from queries.telling import opens_list

_ACTED = (
    r"\w+(?:ede|te)\s+(?:(?-i:[A-ZÆØÅ])|(?:de|den|det|vi|man|han|hun|jeg)\b"
    r"|\w*(?:forvaltningen|udvalget|kommunen|regeringen|rådet|nævnet|styrelsen|borgmesteren)\b)"
)
"""What follows a pronoun: ``Det besluttede Borgerrepræsentationen``."""
_NAMED = rf"\s+(?!{_ACTED})[\w-]+e\s+(?!er\b|var\b|har\b|kan\b|skal\b|vil\b)[\w-]+"
"""What follows an article: ``Den svenske regering``."""
_LEANS = re.compile(
    rf"(?:(?:men|og|dog|så)\s+)?(?:det(?!\s+(?:\w+\s+)?(?:at|der)\b)(?!{_NAMED})|(?:den|de)(?!{_NAMED})|dette|denne|disse"
    r"|her|hertil|heraf|herved|dermed|derfor|derefter|begge|hun|han|sådanne?|tilsvarende|i stedet"
    rf"|derimod|hensigten|formålet|\w{{3,}}es (?:{PREPOSITIONS}))\b",
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

_HALF_A_SENTENCE = re.compile(rf"(?:{ITEM_MARK.pattern})(?:om|{WH_WORDS})\b", re.IGNORECASE)
"""The start of an item that only the line above the list makes a sentence of: that line says
whether it is known, asked or to be found out."""

_ANSWERS = re.compile(r"(?:[Ss]var|SVAR|[Bb]esvarelse)(?: på spørgsmål \d+| \d+)?:\s+(?=\S)")
"""The label of an answer: it is no part of what is said."""

_LONGEST_LEAD = 400
"""Characters of a sentence that is still brought along."""

_LONGEST_LIST = 2 * _LONGEST_LEAD
"""Characters from the line above a list to the end of an item that it is brought along for."""


def cite(shelf: Shelf, paper_id: str, span: Span) -> Citation:
    """The citation of `span`, personal numbers masked."""
    paper = shelf.paper(paper_id)
    boxes = shelf.words(paper_id).boxes(span)
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

    An item that is half a sentence (``Om ...``) comes with the list down to it. Who voted for and
    against is one thought, with what they voted on. The label of an answer stays behind.
    """
    text = shelf.text(passage.paper)
    start = sentence
    while _is_vote(start, text) and (before := shelf.sentence_before(passage, start)):
        start = before
    if _LEANS.match(start.of(text)):
        before = shelf.sentence_before(passage, start)
        start = before if before is not None and len(before) <= _LONGEST_LEAD else start
    if _HALF_A_SENTENCE.match(start.of(text)):
        start = _line_above(shelf, passage, start)
    first = passage.sentences[0] if passage.sentences else start
    if passage.role is Role.DECISION and _OUTCOME.fullmatch(first.of(text)):
        start = first
    end = sentence.end
    for after in (span for span in passage.sentences if span.start >= end):
        if not (_GOES_ON.match(after.of(text)) or _is_vote(after, text)):
            break
        end = after.end
    label = _ANSWERS.match(text, start.start, end)
    return Span(label.end() if label else start.start, end)


def _line_above(shelf: Shelf, passage: Passage, item: Span) -> Span:
    """The line that opens the list of `item`, or `item` itself where it is far off or none does."""
    lead = shelf.lead(passage)
    if lead is None or not lead.sentences:
        return item
    line = lead.sentences[-1]
    opens = opens_list(line.of(shelf.text(passage.paper)), lead)
    return line if opens and item.end - line.start <= _LONGEST_LIST else item


def _is_vote(sentence: Span, text: str) -> bool:
    return bool(_VOTE.match(sentence.of(text)))
