"""Danish questions by rule: where they stand in a letter.

Letters ask directly ("Hvad koster ...?"), indirectly ("Det bedes oplyst, hvorvidt ...") and with
side remarks ("Idet jeg går ud fra, at ..."). The rules are our own, made from the forms that Danish
letters use; `models.danish.question_parts` tells what each question asks.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.spans import Span
from models.danish.asking import asks, requests, sentence_spans, trimmed
from models.danish.question_words import CONTINUATION, ITEM_MARK, REMARK
from models.danish.requests import ASKING_LEAD


def find_questions(text: str) -> tuple[Span, ...]:
    """The questions in a letter's `text`, each with the side remarks that belong to it.

    A list item that asks is one question; in running text a question ends before the next one
    unless that leans on it ("Og hvem ...?"). List marks are not part of a span.
    """
    found: list[Span] = []
    asking_list = False
    for block in _blocks(text):
        body, is_item = _without_mark(text, block)
        if is_item:
            if asks(body.of(text)) or asking_list:
                found.append(body)
            continue
        asking_list = bool(ASKING_LEAD.search(body.of(text)))
        if not asking_list:
            found.extend(_questions_of_paragraph(text, body))
    return tuple(found)


def _blocks(text: str) -> list[Span]:
    """Paragraphs, list items and inline numbered questions, trimmed."""
    cuts = [0]
    for match in re.finditer(r"\n\s*\n|\n(?=\s*(?:" + ITEM_MARK.pattern + r"))", text):
        cuts.append(match.end())
    cuts.extend(m.end() for m in re.finditer(r"[:?.;]\s+(?=\(?\d{1,2}\)\s)", text))
    cuts.extend(m.end() for m in re.finditer(r"[:?]\s+(?=\(?\d{1,2}\.\s+\w)", text))
    cuts.extend(m.end() for m in re.finditer(r"[:?.]\s+(?=spørgsmål \d{1,2} ?[a-h]?:)", text, re.I))
    cuts = sorted({*cuts, len(text)})
    return [span for start, end in pairwise(cuts) if (span := trimmed(text, start, end))]


def _without_mark(text: str, block: Span) -> tuple[Span, bool]:
    mark = ITEM_MARK.match(block.of(text))
    if mark is None or block.start + mark.end() >= block.end:
        return block, False
    return Span(block.start + mark.end(), block.end), True


def _questions_of_paragraph(text: str, block: Span) -> list[Span]:
    questions: list[Span] = []
    joined = False
    for relative in sentence_spans(block.of(text)):
        sentence = relative.shifted(block.start)
        words = sentence.of(text)
        is_asked = requests(words)
        leans = bool(CONTINUATION.match(words)) if is_asked else bool(REMARK.match(words))
        if joined and leans:
            questions[-1] = Span(questions[-1].start, sentence.end)
        elif is_asked:
            questions.append(sentence)
        joined = is_asked or (joined and leans)
    return questions
