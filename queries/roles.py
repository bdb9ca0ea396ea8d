"""Who pays, who answers for something and whom it is for: questions for it, and what tells it.

A sentence that names somebody answers *who* only where it speaks of what he does. For most verbs
that is a matter of meaning; these are asked most, and papers tell them in few words.
"""

from __future__ import annotations

import re

from queries.asked import Asked

_FOR_WHOM = re.compile(
    r"\bhvem\b[^,?]*\b(?:(?:skrevet|lavet|beregnet|rettet|henvende[rt])\b[^,?]*\b(?:til|mod|for)"
    r"|målrettet(?: mod| til)?|tiltænkt|er til for)\W*$",
    re.I,
)
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
    (
        _FOR_WHOM,
        re.compile(
            r"målgruppe|målret|\brettet (?:mod|til)\b|henvend|beregnet|tiltænkt|bestemt for"
            r"|skrevet (?:til|for)|tilbyd|\b(?:for|til) (?:alle|børn|unge|ældre|borgere|familier"
            r"|personer|mennesker)\b",
            re.I,
        ),
    ),
)
"""Each with how it is asked and what a sentence has that tells it."""


def tells_of_role(asked: Asked, said: str) -> bool:
    """Whether a sentence tells of paying, of answering for something or of whom it is for, where
    that is asked."""
    return all(told.search(said) for question, told in _ROLES if question.search(asked.core))


def is_for_whom_asked(asked: Asked) -> bool:
    """Whether it is asked whom something is for: that need be nobody with a name or an office."""
    return bool(_FOR_WHOM.search(asked.core))
