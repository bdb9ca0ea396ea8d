"""What a part says of its own, beside what it leans on: the part before it, the letter's subject.

``Hvem fremlagde forslaget (udgifterne)?`` is not answered by whatever is said of the expenses.
"""

from __future__ import annotations

from corpus.findings import Role
from models.danish.answer_types import AnswerType
from queries.asked import Asked, content_terms, term_match
from queries.evidence import Weighed

_OF_ITS_OWN = 2
"""Terms of which a part is about something of its own, whatever it leans on."""
_WELL_MET = 0.8
"""`term_match` of a term by itself or by the last part of a compound."""

_WITH_OWN_WORDS = frozenset(
    (AnswerType.WHO, AnswerType.WHEN, AnswerType.WHICH, AnswerType.WHAT, AnswerType.HOW)
)
"""Questions whose answers are told by the words of the question; a sum or a number tells itself."""


def around(item: Weighed) -> str:
    """The sentence's passage and the headings above it."""
    return " ".join((item.passage.text, *item.passage.headings))


def said(item: Weighed) -> str:
    """The sentence; of a table's row its cells with the names of their columns as well."""
    is_row = item.passage.role is Role.TABLE_ROW
    return f"{item.text} {item.passage.context}" if is_row else item.text


def has_own_words(asked: Asked) -> bool:
    """Whether an answer must have one of the words that the part has of its own."""
    return asked.kind in _WITH_OWN_WORDS and bool(_own(asked))


def names_own(asked: Asked, item: Weighed) -> bool:
    """Whether a sentence, or what stands around it, has a word that the part has of its own, or the
    theme that it asks for."""
    if not has_own_words(asked) or item.signals.theme > 0:
        return True
    told = content_terms(around(item))
    return any(term_match(term, told) > 0 for term in _own(asked))


def only_names_topic(asked: Asked, item: Weighed) -> bool:
    """Whether of a part that leans on another only the subject it takes over is met."""
    return asked.topic is not None and not names_own(asked, item)


def says_all(asked: Asked, item: Weighed) -> bool:
    """Whether the sentence has all that a part names of its own, so that it needs no reminding of
    what it may lean on: ``Hvor mange ansatte har borgerservice (budgettet)?``."""
    own = set(_own(asked))
    told = content_terms(item.text)
    return len(own) >= _OF_ITS_OWN and all(term_match(term, told) >= _WELL_MET for term in own)


def _own(asked: Asked) -> list[str]:
    return content_terms(asked.core.partition("(")[0])
