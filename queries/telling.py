"""Which sentences of a paper state something, and may be quoted as a statement."""

from __future__ import annotations

import re

from corpus.findings import Passage, Role
from models.danish.question_words import PREPOSITIONS
from models.danish.requests import REQUEST
from models.danish.stems import words
from models.danish.strong_verbs import is_past
from queries.rows import is_header

_ENCLOSURE = re.compile(r"\s*Bilag \d+\s*(?:[–:-]|og\b)")
"""A line that lists an appendix says nothing of its own."""
_VERB = re.compile(
    r"\b(?:er|var|bliver|blev|har|havde|kan|kunne|skal|skulle|vil|ville|bør|må|får|fik|går|gik|står"
    r"|lå|stod|gav|tog|løb|lød|faldt|steg|lod|vandt|gælder|[a-zæøå]\w*(?:er|ede|te|es)"
    r"|[a-zæøå]*(?:går|står|slår|gør)|[a-zæøå]+når|bor|tror"
    rf"|[A-ZÆØÅ]\w{{2,}}es(?= (?:{PREPOSITIONS})\b))\b"
)
"""Also where a sentence opens with a passive: ``Udbydes af tre skoler.``"""
_ENDS = re.compile(r"[.!;…][”\"»’)\d¹²³]*\s*(?:(?:https?://|www\.)\S+\s*)?$")
"""How a sentence ends, also where the address of a page stands behind it; a heading or a line of an
address does not."""
_FIELD = re.compile(
    r"\W*[A-ZÆØÅ][^.:?!\n]{1,40}:\s+\S|\W*(?:[Ss]tillet|[Ff]remsat|[Aa]nmeldt|[Ii]ndstillet) af\b"
    r"|\W*(?:\w*[Aa]ftale)(?:n)? (?:er )?(?:indgået )?mellem\b"
)
"""A line that tells without a verb: ``Tilmelding: senest mandag``, ``(Stillet af Venstre)``."""
_SAYS_THAT = re.compile(
    r"\b(?:sig|skriv|skrev|sagde|oplys|svar|tilføj|fortæl|fortalt|forklar|understreg|mener|mente"
    r"|konkluder|vurder)\w*\b[^:]*, at \S+ (?:\S+ )+\S+:\W*$",
    re.IGNORECASE,
)
"""``Lederen skriver, at havnen må vente til maj:`` says what is quoted below it."""
_POINT = re.compile(r"\s*at\s")
"""A point of a recommendation, also where no mark tells that it is an item of a list."""
_TELLS = re.compile(r"\b(?:oplyse|bekræfte|svare|forklare|redegøre for),? at\b", re.IGNORECASE)
"""``Vi kan oplyse, at ...`` tells, where ``vi ønsker oplyst, om ...`` asks."""
_LOOK_INTO = (
    "undersøge|redegøre for|kortlægge|afdække|belyse|analysere|vurdere|informere om|orientere om"
)
_LOOKS_INTO = "undersøger|undersøges|redegør|redegøres|kortlægger|kortlægges|afdækker|afdækkes"
_INQUIRY = re.compile(
    rf"\b(?:pålæg|pålag|anmod|opfordr)\w*\b.*?\bat (?:{_LOOK_INTO})\b"
    rf"|^\W*(?:\d+\.\s*)?at (?:\S+ ){{1,6}}?(?:{_LOOKS_INTO})\b",
    re.IGNORECASE | re.DOTALL,
)
"""``at Borgerrepræsentationen pålægger forvaltningen at undersøge ...``."""


def orders_inquiry(sentence: str) -> bool:
    """Whether a sentence has something looked into: what comes of it, it does not say."""
    return bool(_INQUIRY.search(sentence))


def opens_list(sentence: str, passage: Passage) -> bool:
    """Whether a sentence of `passage` says what the lines below it are."""
    return sentence.rstrip().endswith(":") and passage.role is not Role.TABLE_ROW


def states_something(sentence: str, passage: Passage) -> bool:
    """Whether a sentence of `passage` is no question, request, bare heading or opening of a list.

    Of a footnote only what is a whole sentence: the rest speaks of a word above it.
    """
    ends = sentence.rstrip()[-1:]
    is_point = bool(_POINT.match(sentence))
    runs_on = passage.role is Role.PARAGRAPH and not is_point
    quotes = bool(_SAYS_THAT.search(sentence))
    opens = (ends == ":" and not quotes) or (ends == "," and runs_on)
    asks = ends == "?" or (REQUEST.match(sentence) and not _TELLS.search(sentence))
    if opens or asks or _ENCLOSURE.match(sentence):
        return False
    if passage.role is Role.TABLE_ROW:
        return not is_header(passage)
    if runs_on and _FIELD.match(sentence):
        return True
    ends_well = quotes or _ENDS.search(sentence)
    if (runs_on or passage.role is Role.FOOTNOTE) and not ends_well:
        return False
    decides = passage.role is Role.DECISION  # "Udsat." says all that was decided
    return decides or bool(_VERB.search(sentence)) or any(map(is_past, words(sentence)))
