"""What is put into the index for a passage: its text, with the context that helps to find it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.findings import Passage
from corpus.papers import Paper
from corpus.spans import Span

COMPOSITION = "title+headings+context:2"
"""Changes whenever the encoded text of a passage may; part of an index's recipe."""

_LIMIT = 120
"""Characters of title and of headings: the encoder's window belongs to the passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A passage as the encoder and the analyser see it."""

    id: str
    context: str
    """Title, headings and the passage's own context, a line each; may be empty."""
    body: str
    """The passage's text."""
    fields: str
    """What the paper's record says that words can find: body, department, case numbers, date,
    people, parties. It is not encoded."""
    sentences: tuple[Span, ...]
    """The sentences of the passage within `text`."""

    @property
    def text(self) -> str:
        """Context and body, as encoded."""
        return self.context + self.body


def compose(passage: Passage, paper: Paper) -> Composed:
    """`passage` of `paper`, ready to be indexed."""
    headings = [heading for heading in passage.headings if not _repeats(heading, paper.title)]
    lines = (paper.title[:_LIMIT], " › ".join(headings)[-_LIMIT:], passage.context)
    context = "".join(f"{' '.join(line.split())}\n" for line in lines if line.strip())
    shift = len(context) - passage.span.start
    return Composed(
        id=passage.id,
        context=context,
        body=passage.text,
        fields="\n".join(_fields(paper)),
        sentences=tuple(sentence.shifted(shift) for sentence in passage.sentences),
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
