"""Names and acronyms: each one of a sentence must stand in its sources as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.danish.sentences import split_sentences
from models.danish.stems import stem
from queries.verify.gates import Gate, Objection
from queries.verify.wording import FUNCTION_WORDS, NEGATIONS, Token, is_covered, tokens

_ACRONYM = re.compile(r"(?<![\w])[A-ZÆØÅ]+[A-ZÆØÅ0-9][A-Za-z0-9]*|\b[A-Za-z]+[A-Z][A-Za-z0-9]*")
_LETTER = re.compile(r"(?<![\w/&.-])[A-ZÆØÅ](?![\w/&-]|\.\w)")
_BODY = re.compile(
    r".+(?:lov(?:en)?|udvalg(?:et)?|forvaltning(?:en)?|styrelse(?:n)?|råd(?:et)?|tilsyn(?:et)?"
    r"|direktorat(?:et)?|ministeri(?:um|et)|forening(?:en)?|nævn(?:et)?|region(?:en)?)s?"
)
"""Bodies and laws, whose names are often written small."""

_OPENING_WORDS = """
    allerede alligevel altså andre begge blandt cirka da derefter deres derfra derimod derpå
    derudover derved desuden efter eftersom endelig enkelte flere forud fordi først heri
    herimod heroverfor hertil herudover herunder herved højst idet igen imens imidlertid
    inden indtil jævnfør ligeledes man mellem mens mindst muligvis måske nemlig nogle
    omkring overfor samlet samtidig selvom sidste siden således sådan tilsvarende trods ud
    uden under via vores yderligere formentlig
"""
_OPENING = FUNCTION_WORDS | NEGATIONS | frozenset(_OPENING_WORDS.split())
"""Words that open a sentence without being a name."""


def name_objections(sentence: str, source: str) -> Iterator[Objection]:
    """Names, acronyms and party letters of `sentence` that `source` does not have."""
    known = frozenset(token.stem for token in tokens(source))
    written = {_bare(token.text) for token in tokens(source)}
    lowered = {word.lower() for word in written}
    yield from _acronyms(sentence, source)
    starts = {span.start for span in split_sentences(sentence)}
    for token in tokens(sentence):
        if token.start in starts:
            unknown = _is_unknown_opening(token, known)
        elif token.text[0].isupper():
            unknown = len(token.text) > 1 and _bare(token.text).lower() not in lowered
        else:
            unknown = bool(_BODY.fullmatch(token.lower)) and not _is_named(token.lower, lowered)
        if unknown:
            yield Objection(gate=Gate.NAME, words=token.text)


def _acronyms(sentence: str, source: str) -> Iterator[Objection]:
    for pattern in (_ACRONYM, _LETTER):
        held = set(pattern.findall(source))
        for match in pattern.finditer(sentence):
            is_preposition = match[0] == "I" and match.start() == 0
            if match[0] not in held and not is_preposition:
                yield Objection(gate=Gate.NAME, words=match[0])


def _bare(word: str) -> str:
    """A name without the genitive's ``s``."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _is_unknown_opening(token: Token, known: frozenset[str]) -> bool:
    """Whether a sentence opens with a word that may be a name its source does not have."""
    if not token.text[0].isalpha() or token.lower in _OPENING or _ACRONYM.fullmatch(token.text):
        return False
    return not is_covered(token.lower, known)


def _is_named(word: str, lowered: set[str]) -> bool:
    """Whether the body or law stands in the source, alone or as the end of its full name."""
    bare = _bare(word)
    return any(
        other == bare or other.endswith(bare) or stem(other) == stem(bare) for other in lowered
    )
