"""How the gates see a sentence: its words by stem, and the clauses they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.danish.stems import STOP_WORDS, stem

_TOKEN = re.compile(r"§|\d[\d.,:/-]*\d|\d|[^\W\d_][\w/-]*(?:\.\w[\w/-]*)*")
_CLAUSE_BREAK = re.compile(
    r"[,;:.!?](?=\s|$)"
    r"|\s(?=(?:og|men|mens|at(?!\s\w+e\b)|om|som|der|fordi|da|når|hvis|såfremt|selvom|idet|hvor\w*|hvilket"
    r"|hvoraf|heraf|medmindre|før|efter at|uden at)\s)"
)
_FULL_CLAUSE = 2
"""Words of content that make a clause say something by itself."""

_FUNCTION_WORDS = """
    bliver blev blevet være været er var har havde have haft kan kunne vil ville skal skulle
    må måtte bør burde dermed derfor desuden endvidere heraf herunder hertil hvoraf ifølge
    jf samt sådan dog også både enten dels men mens når da hvis idet gennem fra til hos
    samme egen eget egne endnu allerede fortsat tidligere senere nu stadig ca cirka omkring
    kr kroner mio mia pct procent stk nr d den
"""
FUNCTION_WORDS = STOP_WORDS | frozenset(_FUNCTION_WORDS.split())
"""Words that carry no subject of their own."""

_NEGATIONS = "ikke ej aldrig hverken ingen intet næppe uden mangler manglede undlader undlod savner"
NEGATIONS = frozenset(_NEGATIONS.split())
"""Words that turn the clause they stand in."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a sentence."""

    text: str
    start: int
    """Offset in the sentence, codepoints."""
    clause: int
    """Which clause it stands in, counted from 0."""

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()

    @property
    def stem(self) -> str:
        """The Snowball stem, a genitive's ``s`` taken off names."""
        return stem(self.lower)

    @property
    def is_content(self) -> bool:
        """Whether it says what the sentence is about."""
        return (
            self.lower not in FUNCTION_WORDS
            and self.lower not in NEGATIONS
            and not self.text[0].isdigit()
            and len(self.text) > 1
        )


def tokens(sentence: str) -> tuple[Token, ...]:
    """The words and numbers of `sentence` in order, each with its clause.

    A clause with less than two words of content (``Det er muligt,``) is one with the next, since it
    says how that is meant; at the end of the sentence, with the one before.
    """
    breaks = [match.end() for match in _CLAUSE_BREAK.finditer(sentence)]
    found = [
        Token(match[0], match.start(), sum(cut <= match.start() for cut in breaks))
        for match in _TOKEN.finditer(sentence)
    ]
    numbering = _merged(found)
    return tuple(Token(word.text, word.start, numbering[word.clause]) for word in found)


def _merged(words: list[Token]) -> dict[int, int]:
    """New numbers of the clauses, from 0 without gaps."""
    clauses = sorted({word.clause for word in words})
    numbering: dict[int, int] = {}
    number = 0
    open_clause = False
    for clause in clauses:
        numbering[clause] = number
        said = sum(word.is_content for word in words if numbering.get(word.clause) == number)
        open_clause = said < _FULL_CLAUSE
        number += not open_clause
    if open_clause and number:
        return {clause: min(new, number - 1) for clause, new in numbering.items()}
    return numbering


def content_stems(sentence: str) -> frozenset[str]:
    """The stems of the words that say what `sentence` is about."""
    return frozenset(token.stem for token in tokens(sentence) if token.is_content)


def is_covered(word: str, source: frozenset[str]) -> bool:
    """Whether `word` (lower case) is one of the `source` words or put together of them.

    ``elevtallet`` is covered by ``antallet af elever``: each of two parts of at least three letters
    begins or ends a word of the source.
    """
    root = stem(word)
    if root in source or stem(word.removesuffix("s")) in source:
        return True
    if any(len(root) >= 5 and (known.startswith(root) or known.endswith(root)) for known in source):
        return True
    return any(
        _is_part(root[:cut], source) and _is_part(root[cut:], source)
        for cut in range(3, len(root) - 2)
    )


def _is_part(part: str, source: frozenset[str]) -> bool:
    bare = stem(part.rstrip("-"))
    trimmed = bare.removesuffix("s") if len(bare) > 4 else bare
    return len(trimmed) >= 3 and any(
        known.startswith(trimmed) or known.endswith(trimmed) for known in source
    )
