"""What is put into the index for a passage: its text, with the context that helps to find it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.findings import Passage
from corpus.papers import Paper
from models.encoder import Excerpt

COMPOSITION = "title>headings>context>text:3"
"""Changes whenever the encoded text of a passage may; part of an index's recipe."""

_LIMIT = 120
"""Characters of title and of headings: the encoder's window belongs to the passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A passage as the encoder and the analyser see it."""

    id: str
    excerpt: Excerpt
    """The passage's text under title, headings and its own context, with its sentences as spans."""
    fields: str
    """What the paper's record says that words can find: body, department, case numbers, date,
    people, parties. It is not encoded."""


def compose(passage: Passage, paper: Paper) -> Composed:
    """`passage` of `paper`, ready to be indexed."""
    return Composed(
        id=passage.id, excerpt=excerpt_of(passage, paper), fields="\n".join(_fields(paper))
    )


def excerpt_of(passage: Passage, paper: Paper) -> Excerpt:
    """`passage` of `paper`, ready to be encoded; its spans are its sentences."""
    headings = [heading for heading in passage.headings if not _repeats(heading, paper.title)]
    lines = (paper.title[:_LIMIT], " › ".join(headings)[-_LIMIT:], passage.context)
    return Excerpt(
        above=tuple(" ".join(line.split()) for line in lines if line.strip()),
        text=passage.text,
        spans=tuple(sentence.shifted(-passage.span.start) for sentence in passage.sentences),
    )


def _repeats(heading: str, title: str) -> bool:
    """Whether a heading says what the title says: most papers print theirs as a heading."""
    said, asked = " ".join(heading.split()).casefold(), " ".join(title.split()).casefold()
    return said in asked or asked in said


def _fields(paper: Paper) -> Iterator[str]:
    yield from filter(None, (paper.body, paper.department, *paper.case_numbers))
    if paper.date is not None:
        yield f"{paper.date:%d.%m.%Y} {paper.date.year}"
    for person in paper.people:
        yield f"{person.name} ({person.party})" if person.party else person.name
    if paper.parties:
        yield f"({', '.join(paper.parties)})"
