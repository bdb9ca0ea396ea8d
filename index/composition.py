"""What is put into the index for a passage: its text, with the context that helps to find it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.findings import Passage
from corpus.spans import Span

COMPOSITION = "title+headings+context:1"
"""Changes whenever the encoded text of a passage may; part of an index's recipe."""

_TITLE_LIMIT = 120
"""Characters of title and headings each; the encoder's window belongs to the passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A passage as the encoder and the analyser see it."""

    id: str
    context: str
    """Title, headings and the passage's own context, in one line; may be empty."""
    body: str
    """The passage's text."""
    sentences: tuple[Span, ...]
    """The sentences of the passage within `text`."""

    @property
    def text(self) -> str:
        """Context and body, as encoded."""
        return self.context + self.body


def compose(passage: Passage, title: str) -> Composed:
    """`passage` of a paper with `title`, ready to be indexed."""
    parts = (title[:_TITLE_LIMIT], " › ".join(passage.headings)[-_TITLE_LIMIT:], passage.context)
    context = "".join(f"{' '.join(part.split())}\n" for part in parts if part.strip())
    shift = len(context) - passage.span.start
    return Composed(
        id=passage.id,
        context=context,
        body=passage.text,
        sentences=tuple(sentence.shifted(shift) for sentence in passage.sentences),
    )
