"""What *de* means where a question leans on the one before it: ``Hvilke alternativer findes der?``,
``Hvad koster de?``.

The subject of the letter, which a lone question gets, is further off than that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.danish.asking import question_core
from models.danish.question_parts import split_question
from models.danish.question_words import ANAPHORS
from models.danish.topics import topic_of
from queries.asked import read_part
from queries.citations import PARAGRAPH_END

_SEVERAL = re.compile(r"\b(?:de|dem|disse|deres)\b")
"""With a capital it is a polite *you*."""


def parts_after(text: str, parts: Sequence[str], before: str | None) -> Sequence[str]:
    """The `parts` of the question `text`, a pronoun for several things told by the part `before`
    it, of the question before, where that asks for several.

    What is asked in points leans on what stands above these.
    """
    topic = topic_of(question_core(before).partition(" (")[0]) if before else None
    in_points = PARAGRAPH_END.search(text) is not None
    if in_points or before is None or topic is None or not read_part(before).lists:
        return parts
    alone = split_question(text)[0]
    stands_for_them = _SEVERAL.search(alone) and ANAPHORS.search(alone) and "(" not in alone
    return split_question(text, topic) if stands_for_them else parts
