"""Whether a paper is closed, by the words with which it says so of itself.

A paper that lists a confidential appendix is not confidential itself. Words count where a paper
speaks of itself: in its title, on a line of their own at its front or on a running head or foot,
and in the set phrases by which a text names itself (``Dette notat er fortroligt``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.papers import Access
from pipeline.blocks import LaidText
from pipeline.front import Front

_MARKER_WORDS = 8
"""A line that closes a paper is short: ``FORTROLIGT – må ikke offentliggøres``."""

_CLOSED = (
    r"(?:strengt )?fortrolig(?:t|e)?|lukket|ikke(?:-| til )offentlig(?:t|gørelse)?"
    r"|må ikke offentliggøres|for lukkede døre|undtaget (?:fra )?(?:offentlighed|aktindsigt)"
)
_MARKER = re.compile(rf"(?<!\w)(?:{_CLOSED})(?!\w)", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:ikke|ingen|kan|skal|om|hvorvidt|tidligere)\b", re.IGNORECASE)
_GROUND = r"jf\..*|efter .*|indtil .*|§.*|(?:offentligheds|forvaltnings|styrelses)loven.*"
_LABEL_LINE = re.compile(
    rf"\W*(?:\w+ ){{0,2}}(?:{_CLOSED})(?: (?:dagsorden|referat|punkt|sag|bilag|notat|møde|del))?"
    rf"(?:[ ,:(–-]+(?:{_CLOSED}|{_GROUND}))*\W*",
    re.IGNORECASE,
)
"""A line that says of the paper that it is closed, and at most by which law."""
_TITLE_END = re.compile(r"\((?P<words>[^()]*)\)\s*$|[–-]\s*(?P<tail>[^()–-]+)$")
_OF_ITSELF = re.compile(
    r"\b(?:dette|nærværende) (?:notat|bilag|punkt|dokument|svar|papir|referat)(?:et)?"
    r" (?:er|behandles|skal behandles) (?:\w+ )?(?P<adjective>fortrolig\w*|for lukkede døre)"
    r"|\b(?:punktet|sagen) (?:er|behandles) (?:et )?(?:fortrolig\w*|for lukkede døre|lukket)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessVerdict:
    """Who may be shown a paper, and the words that say so."""

    access: Access
    words: str | None
    """Verbatim; ``None`` for an open paper."""


def find_access(laid: LaidText, front: Front) -> AccessVerdict:
    """Whether the paper is closed; the first words that close it are given."""
    words = next(_closing_words(laid, front), None)
    access = Access.OPEN if words is None else Access.CLOSED
    return AccessVerdict(access=access, words=words)


def _closing_words(laid: LaidText, front: Front) -> Iterator[str]:
    for line in (*front.lines, *laid.running):
        if len(line.split()) <= _MARKER_WORDS and _LABEL_LINE.fullmatch(line):
            yield line.strip(" .:")
    for block in front.title_blocks:
        match = _TITLE_END.search(block.span.of(laid.text))
        ending = (match.group("words") or match.group("tail") or "") if match else ""
        if _MARKER.search(ending) and not _DENIAL.search(_MARKER.sub("", ending)):
            yield ending.strip()
    phrase = _OF_ITSELF.search(laid.text)
    if phrase:
        yield phrase.group()
