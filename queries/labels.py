"""Labels: ``Princip 2. Åbne standarder`` says what the sentence below it is, which has no word of
it; in print a heading, or a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.findings import Passage, Role

_LONGEST = 80
"""Characters of a line that is a label."""
_LABEL = re.compile(r"(?P<word>[A-ZÆØÅ][a-zæøå]{3,}) (?:\d{1,2}|[A-H])[.:)]? \w")
_LINE = re.compile(rf"{_LABEL.pattern}[^.!?:;]*")


def label_word(passage: Passage, lead: str) -> str:
    """What a passage is by its label, the line before it or its last heading: ``Princip``."""
    line = _LINE.fullmatch(lead) if len(lead) <= _LONGEST else None
    label = line or (_LABEL.match(passage.headings[-1]) if passage.headings else None)
    return label["word"] if label else ""


def under_labels(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages that are no labels, those below one with it as their last heading."""
    label: Passage | None = None
    for passage in passages:
        if _is_label(passage):
            label = passage
        elif label is not None and label.headings == passage.headings:
            yield replace(passage, headings=(*passage.headings, label.text))
        else:
            yield passage


def _is_label(passage: Passage) -> bool:
    is_short = len(passage.text) <= _LONGEST
    return passage.role is Role.PARAGRAPH and is_short and bool(_LINE.fullmatch(passage.text))
