"""Labels that begin lines one after the other: each of these lines is a block of its own."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.blocks import Line
from pipeline.printed import PrintedWord

TAB = 0.8
"""A gap wider than this share of the type size, behind a label, is a tab."""
SAME_PLACE = 2.0
"""Points by which what stands below each other differs."""

_PROVISION = re.compile(r"(?:§{1,2} ?\d+(?: [a-z])?\.|Stk\. ?\d+\.) ?\S")
"""A section of a law or one of its parts, with the text that follows."""


def counts_on(line: Line, first: Line) -> bool:
    """Whether lines count up behind the same word: ``Bilag 1 – …`` and ``Bilag 2 – …``."""
    words, others = line.words, first.words
    if min(len(words), len(others)) < 2 or words[0].text != others[0].text:
        return False
    numbers = [re.match(r"\d+", pair[1].text) for pair in (words, others)]
    return None not in numbers and words[1].text != others[1].text


def opens_provision(line: Line) -> bool:
    """Whether a section of a law or one of its parts opens the line: ``§ 3. …``, ``Stk. 2. …``."""
    return bool(_PROVISION.match(" ".join(word.text for word in line.words[:4])))


def has_label_like(line: Line, first: Line) -> bool:
    """Whether lines have labels before one tab: ``For:  A, B`` and ``Imod:  C``."""
    own, others = _tab(line), _tab(first)
    if own is None or others is None:
        return False
    return abs(own - others) < SAME_PLACE and abs(line.box.x0 - first.box.x0) < SAME_PLACE


def _is_label(last: PrintedWord, following: PrintedWord) -> bool:
    """Whether the word before a tab ends a label: with a colon, or in bold before plain text."""
    return last.text.endswith(":") or (last.bold and not following.bold)


def _tab(line: Line) -> float | None:
    """Where the text begins that a wide gap parts from a label."""
    for label, text in pairwise(line.words):
        if _is_label(label, text):
            is_apart = text.box.x0 - label.box.x1 > TAB * label.size
            return text.box.x0 if is_apart else None
    return None
