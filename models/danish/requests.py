"""The forms in which Danish letters ask to be told something without a question mark.

The forms are our own collection. A request is a wish to be told (``Derfor vil jeg gerne vide``), a
plea that another tells (``Det bedes oplyst``, ``Jeg beder forvaltningen redegøre for``) or an order
(``Oplys venligst``). Who says that he tells (``Jeg kan oplyse, at``) requests nothing.
"""

from __future__ import annotations

import re

_ASKERS = r"jeg|vi|undertegnede|spørger|udvalget|gruppen|\w+gruppen|\w+s gruppe"
_TELLERS = r"\w*forvaltningen|kommunen|borgmesteren|ministeren|man|du|(?-i:I)"

_WANT = r"vil|ville|ønsker|skal|skulle|kunne|må"
_BEG = r"(?:beder?|anmoder?)"
_TELL = (
    r"oplyse|svare|besvare|redegøre|belyse|beskrive|bekræfte|forklare|vurdere|uddybe|fortælle|angive"
    r"|fremlægge|opgøre|specificere|dokumentere"
)
_ALL = r" (?:\w+ ){0,2}spørgsmål"
"""``svar på nedenstående spørgsmål``: what is asked is told elsewhere."""
_BE_TOLD = (
    rf"vide|oplyst|oplyses|svar(?= på\b(?!{_ALL})|,)|få svar|besvaret|besvares|belyst|belyses"
    r"|beskrevet|bekræftet|bekræftes|forklaret|vurderet|uddybet|redegjort|redegøres|opgjort|kende"
    r"|gerne høre|høre,? (?:om|hv\w+)"
    r"|(?:en|et|om) (?:\w+ )?(?:redegørelse|oversigt|opgørelse|status|liste|svar|uddybning"
    r"|vurdering)"
    r"|få (?:tal|oplysninger|indblik|indsigt|dokumentation)\b"
)
_TO_BE_TOLD = rf"{_BE_TOLD}|{_TELL}|(?:om,? )?at (?:{_TELLERS})"
_SAYS = rf"\b(?:(?:{_ASKERS})\s+(?:{{verbs}})|(?:{{verbs}})\s+(?:jeg|vi|undertegnede))\b"
_GOOD_TO = r"rart|godt|fint|interessant|nyttigt|relevant|spændende|ønskeligt"

REQUEST = re.compile(
    r"(?:^|(?<=[.:;] ))[^.?!:]*?(?:"
    rf"\b(?:bedes|ønskes?)\b[^.?!]*?\b(?:{_BE_TOLD}|{_TELL}|redegørelse|oversigt)\b"
    rf"|{_SAYS.format(verbs=_WANT)}[^.?!]*?\b(?:{_BE_TOLD}|{_BEG}\b[^.?!]*?\b(?:{_TO_BE_TOLD}))\b"
    rf"|{_SAYS.format(verbs=_BEG)}[^.?!]*?\b(?:{_TO_BE_TOLD})\b"
    rf"|\b(?:kan|vil|kunne|ville)\s+(?:{_TELLERS}|der)\b[^.?!]*?\b(?:{_BE_TOLD}|{_TELL})\b"
    r"|\b(?:kan|kunne)\s+det\s+(?:oplyses|bekræftes|forklares|belyses|uddybes)\b"
    rf"|\bhåber\b[^.?!]*?\b(?:kan|vil)\b[^.?!]*?\b(?:{_TELL})\b"
    r"|\bspørges\b[^.?!]*?\b(?:til|om)\b"
    r"|\b(?:(?:jeg|vi)\s+spørger|spørger\s+(?:jeg|vi))\b"
    r"|\b(?:mit|mine|vores|vort) (?:\w+ )?spørgsmål (?:er|lyder|går på|handler om|drejer sig om)\b"
    rf"|\b(?:{_GOOD_TO}) (?:for \w+ )?at (?:vide|høre|kende|få (?:at vide|oplyst))\b"
    r"|\binteresseret i at (?:vide|høre|kende|få (?:at vide|oplyst))\b"
    r"|\b(?:jeg|vi|mig|os) undrer\b(?=[^.?!]*\bhv)|\bundrer (?:jeg|vi|mig|os)\b(?=[^.?!]*\bhv)"
    r")[^.?!]*?",
    re.IGNORECASE,
)
"""A request to be told something: ``Det bedes oplyst``, ``Jeg vil gerne vide``."""

_CLAUSE = r"(?:om|hvorvidt|hv(?:ad|em|or\w*|ilke[nt]?))\b"
_OPEN_TO_ME = (
    rf"(?:at|gerne) (?:spørge|vide|høre|forstå)|spørgsmål(?:et)? er|svar på(?!{_ALL})"
    r"|nysgerrig (?:på|efter)|forklaring på|klarhed over"
    r"|uklart for (?:mig|os)|(?:jeg|vi) er i tvivl om"
    rf"|(?:kan|kunne|vil|ville) (?:{_TELLERS}) (?:\w+ ){{0,3}}?(?:sige|fortælle|skrive)"
    r"(?: noget om)?"
)
_TOLD_OF = (
    r"overblik|oversigt|redegørelse|opgørelse|status|svar|tal|oplysninger|dokumentation|liste|regnskab\w*|budget\w*"
    r"|kontrakt\w*|aftale\w*"
)
LETTER_REQUEST = re.compile(
    r"(?:^|(?<=[.:;] ))(?:"
    r"(?:venligst )?(?:oplys|redegør|beskriv|bekræft|forklar|angiv|belys|uddyb|specificer"
    r"|fremlæg)\b(?: venligst)?"
    r"|[^.?!:]*?(?:"
    r"\b(?<!\bdu )(?<!\bDe )(?:bedes|anmodes)\b"
    r"|\bspørge til\b"
    rf"|\b(?:{_OPEN_TO_ME})(?: \w+){{0,2}},? (?={_CLAUSE})"
    rf"|(?:{_SAYS.format(verbs='efterlyser|savner|mangler')}"
    rf"|\bgerne (?:\w+ )?(?:have|se|få|modtage)\b)[^.?!]*?\b(?:{_TOLD_OF})\b"
    r"))[^.?!]*?",
    re.IGNORECASE,
)
"""What asks in a letter, but may advise or order in another paper: ``Oplys venligst``, ``Kommunen
anmodes om``, ``Vi har brug for at vide, hvad``."""

ASKING_LEAD = re.compile(
    r"(?:spørgsmål(?:ene)?\b[^.?!]*|\bspørger\b[^.?!]*"
    rf"|\b(?:bedes|ønskes?|ønsker|beder|anmoder|vil gerne)\b[^.?!]*\b(?:{_BE_TOLD}|{_TELL}|få)\b"
    r"[^.?!]*):\s*$",
    re.IGNORECASE,
)
"""A line that opens a list of questions: ``De opfølgende spørgsmål lyder:``."""


def request_before(sentence: str) -> re.Match[str] | None:
    """The request that a sentence of a letter begins with, up to the words that make it one."""
    return REQUEST.match(sentence) or LETTER_REQUEST.match(sentence)
