"""Who pays, and who answers for something: questions for it, and what tells it.

A sentence that names somebody answers *who* only where it speaks of what he does. For most verbs
that is a matter of meaning; these two are asked most, and papers tell them in few words.
"""

from __future__ import annotations

import re

from queries.asked import Asked

_ROLES = (
    (
        re.compile(r"\bhvem\b[^,?]*\b(?:betale[rs]?|betalte|finansiere[rs]?|afholder)\b", re.I),
        re.compile(r"betal|finansier|afhold|\bdække[rs]\b|udgift|regning|tilskud|bekost", re.I),
    ),
    (
        re.compile(r"\bhvem\b[^,?]*\bansvar(?:et|lige?)?\b|\bhvis ansvar\b", re.I),
        re.compile(
            r"ansvar|\bled(?:er|es|else\w*)\b|chef|direktør|formand|myndighed|\bstår for\b"
            r"|vareta|forest[åo]|forpligt|påhviler|henhører|hører under|\bskal\b|opgave",
            re.I,
        ),
    ),
)
"""Each with how it is asked and what a sentence has that tells it."""


def tells_of_role(asked: Asked, said: str) -> bool:
    """Whether a sentence tells of paying or of answering for something, where that is asked."""
    return all(told.search(said) for question, told in _ROLES if question.search(asked.core))
