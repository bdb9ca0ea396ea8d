"""What a sum of money is for, as printed: ``kommunernes udgifter til drift``, ``nye licenser``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.danish.quantities.money import Money, find_money
from models.danish.quantities.years import find_years

_COST = re.compile(
    r"\b\w*(?:udgift|omkostning|bevilling|budget|tilskud|licens|afgift|gebyr|takst|pris|honorar"
    r"|investering|besparelse|pulje|ramme|betaling|kontingent|abonnement|underskud|tab)"
    r"(?:en|er|erne|et|ene|n|ne|r|s|ts)?(?:s)?\b",
    re.IGNORECASE,
)
_PRICED = re.compile(
    r"\b(?:koste[rd]?e?t?|udgør|udgjorde|beløbe?r? sig|beløb sig|løber op|løb op)\b", re.IGNORECASE
)
_FOR = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:årligt?|om året|varigt|ekstra|i alt)\s+)*"
    r"(?:(?:i|fra)\s+[\d/–-]+(?:\s+og\s+(?:frem|\d{4}))?\s+)?(?:til|for)\s+(?P<what>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_STOPS = re.compile(
    r"""
    [.;:()–—,]|\s-\s
  | \b(?:som|der|hvor|hvoraf|heraf|mens|hvis|fordi|idet|men|så|at|samt\ en|pr\.|på|fra|i\ (?=\d{4})
       |om\ året|årligt|dermed|nu|fortsat)(?!\w)
  | \b(?:er|var|blev|bliver|vil|kan|skal|har|havde|bør|må|kostede|steg|faldt|lå|udgjorde|kom)(?!\w)
  | \b(?:steget|faldet|øget|vokset|finansieret|reduceret|(?:over)?stiger|falder|vokser|koster|udgør
       |dækker|beløber|løber|kommer|ligger|går|giver|kræver|betyder|ventes|anslås
       |skønnes|regnes|beregnes|blive)(?!\w)
  | \b\w{3,}(?<!n)es(?!\w)                # a passive (afsættes, skønnes), no genitive (skolernes)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:(?:en|et|den|det|de|samlede?|årlige?|varige?|forventede?|der|dette)\s+)*"
    r"(?:(?:mer|mindre|engangs|éngangs|total)?(?:udgift|omkostning|besparelse|pris|budget|beløb|ramme"
    r"|bevilling|tilskud|investering|pulje|takst|betaling|afgift)"
    r"(?:en|er|erne|et|ne|n|r|rne)?|der|det|den|de|dette|som|i alt)",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(r"(?:I|Siden|Fra|For|Ved|Med)\s", re.IGNORECASE)
_LINK = re.compile(
    r"[\s,]*(?:(?:i|fra|for|pr\.)\s+[\d/–-]+)?[\s,]*(?:og|samt|til|eller)?\s*(?:ca\.\s*)?",
    re.IGNORECASE,
)
_LOOSE_END = re.compile(r"(?:\s+(?:og|for|i|i alt|til|af|med|ved|samt|efter|hos))+$", re.IGNORECASE)
_LEFT_WORD = re.compile(r"([\wæøåÆØÅ’'-]+)\s+$")
_MODIFIERS = re.compile(
    r"(?:den|det|de|denne|dette|disse|en|et|alle|samtlige|øvrige|samlede|årlige|løbende|nye|ekstra"
    r"|forventede|nuværende|faktiske|direkte|indirekte|varige|øgede|stigende|ens|kommunens|\w+ernes"
    r"|\w+ens|\w+ets|\w+(?:nes|lige|iske|ige|ende|ede|elle|ære)|[A-ZÆØÅ][\wæøå-]*s)",
)
_WINDOW = 300
"""Characters before and behind a sum that are looked at."""
_LONGEST = 120
"""Characters; what runs longer is a clause, not the name of a purpose."""


def purposes(text: str, sums: Sequence[Money]) -> list[str | None]:
    """The words of one sentence that say what each of its `sums` is for, or ``None``.

    Tried in this order: ``til ...`` right behind the sum, the cost named before it with what it is
    for, what is said to cost the sum. A sum without words of its own shares those of the sums it is
    listed with, or follows in the same breath.
    """
    behind = [_named_behind(_after(text, sums, index)) for index in range(len(sums))]
    leads = [_between(text, sums, index) for index in range(len(sums))]
    found = [
        named or _cost_before(lead) or _priced_before(lead)
        for named, lead in zip(behind, leads, strict=True)
    ]
    for index in reversed(range(len(sums) - 1)):
        if _LINK.fullmatch(leads[index + 1]):
            behind[index] = behind[index] or behind[index + 1]
            found[index] = found[index] or behind[index]
    for index in range(1, len(sums)):
        if found[index] is None and not _COST.search(leads[index]):
            found[index] = found[index - 1]
    return found


def _between(text: str, sums: Sequence[Money], index: int) -> str:
    """What stands before the sum at `index`, from the one before it on."""
    end = sums[index].span.start
    start = sums[index - 1].span.end if index else 0
    return text[max(start, end - _WINDOW) : end]


def _after(text: str, sums: Sequence[Money], index: int) -> str:
    """What stands behind the sum at `index`, up to the next one."""
    limit = sums[index + 1].span.start if index + 1 < len(sums) else len(text)
    start = sums[index].span.end
    return text[start : min(limit, start + _WINDOW)]


def _named_behind(after: str) -> str | None:
    match = _FOR.match(after)
    if not match or _is_quantity(match["what"]):
        return None
    return _phrase(match["what"])


def _cost_before(before: str) -> str | None:
    """The last word of cost before the sum, with its modifiers and its ``til ...``."""
    found: str | None = None
    end = 0
    for match in _COST.finditer(before):
        if match.start() < end:
            continue
        start = _with_modifiers(before, match.start())
        phrase = _phrase(before[start:])
        if phrase and len(phrase) >= len(match[0]):
            end = start + len(phrase)
            found = found if _GENERIC.fullmatch(phrase) else phrase
    return found


def _priced_before(before: str) -> str | None:
    """The subject of ``koster`` or ``udgør``, from the start of its clause."""
    matches = list(_PRICED.finditer(before))
    if not matches:
        return None
    clause = re.split(r"[.;:]\s|,\s(?:at|og|men)\s|\bat\s", before[: matches[-1].start()])[-1]
    if _ADVERBIAL.match(clause.strip()):
        return None
    subject = _phrase(clause.strip())
    return None if subject is None or _GENERIC.fullmatch(subject) else subject


def _with_modifiers(text: str, start: int) -> int:
    """Where the noun phrase that ends in the word at `start` begins."""
    while match := _LEFT_WORD.search(text[:start]):
        if not _MODIFIERS.fullmatch(match[1]):
            break
        start = match.start(1)
    return start


def _phrase(text: str) -> str | None:
    """The noun phrase that `text` begins with: up to a verb, a clause or a number of kroner."""
    sums = find_money(text)
    text = text[: sums[0].span.start] if sums else text
    stop = _STOPS.search(text)
    phrase = (text[: stop.start()] if stop else text).strip(" ,")
    years = find_years(phrase)
    if years:
        phrase = phrase[: years[0].span.start].rstrip()
    phrase = _LOOSE_END.sub("", phrase)
    return phrase if 2 < len(phrase) <= _LONGEST else None


def _is_quantity(text: str) -> bool:
    return bool(re.match(r"(?:ca\.\s+|nu\s+)?\d", text))
