"""What a part of a question asks for, as evidence is weighed against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.danish.answer_types import AnswerType, answer_type
from models.danish.asking import question_core
from models.danish.endings import dictionary_form
from models.danish.particle_verbs import with_particles_joined
from models.danish.quantities.years import find_years
from models.danish.question_words import FINITE, FINITE_WORDS, FUNCTION_WORDS, PREPOSITIONS
from models.danish.stems import STOP_WORDS, stem, words
from models.danish.strong_verbs import infinitive, is_past
from queries.party_names import letters_named, without_parties
from queries.synonyms import mean_the_same

_GENERIC_WORDS = """
    kost kostede kostet koste betale betaler betalte bruge bruger brugt bruges findes fandt
    finder gælde gælder mene mener mening gøre gør blive bliver vente ventes ventede
    forventes lyde lyder oplyse svare indeholde indeholder betyde betyder skyldes ifølge
    stort stor store lang langt tid penge tal antal del andel samlet hele ny nye nyt
    nuværende seneste år årene om pr per gang hurtigt gennemsnit gennemsnitlig
    gennemsnitligt hvert hver kommunen kommunens kommune mulighed muligheder samtidig indtil
    videre ske sker skete sidde sidder sad stå står stod bestå består bestod omfatte omfatter
    omfattede udgøre udgør udgjorde tilsammen sammenlagt
    stadig stadigvæk fortsat endnu altid næsten sammen gerne lige mellem inden blandt gennem
    egen eget egne lade lader lod ladet siger sagde
    to tre fire fem seks syv otte ni ti elleve tolv
"""
GENERIC = FUNCTION_WORDS | STOP_WORDS | frozenset(_GENERIC_WORDS.split())
"""Words that a question shares with any paper."""

_COUNTED = re.compile(
    rf"\b(?:hvor mange|antal(?:let)?(?: af)?)((?: (?!(?:{FINITE}|{PREPOSITIONS})\b)[\w-]+){{1,3}})",
    re.IGNORECASE,
)
"""What is counted, up to its verb or what is said of it."""
_LIST_ASKED = re.compile(
    r"\bhvilke\b|\bkoste(?:r|de)? (?:de|alternativerne|løsningerne|modellerne|mulighederne)\b",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(
    r"\bhv\w+ (?:\S+ ){0,4}?(?:anbefale[rt]|anbefalede|indstille[rt]|indstillede|foreslår"
    r"|foreslog)\b",
    re.IGNORECASE,
)
OPINION = (
    r"(?:mener|mente|siger|sagde|synes|syntes|foreslår|foreslog|svarer|svarede|anbefaler|anbefalede"
    r"|stemmer|stemte)"
)
"""Verbs that tell what somebody says, as alternatives of a pattern."""
_HAD = r"\b[Hh]vor mange(?: [\w-]+){1,3}? (?:fik|får|har|havde|modtog|modtager|behandlede)"
_HOLDER = re.compile(
    rf"(?:\b{OPINION}|{_HAD}) (?P<who>[a-zæøå]{{4,}}?)(?:en|et|erne|ne)\b(?=[ ,?]|$)"
)
"""Who says something, or has what is counted."""
_DECIDES = re.compile(
    r"\bhvad (?:\S+ ){0,2}?(?:vedtog\w*|vedtaget|besluttede\w*|besluttet|afgjorde|afgjort)\b"
    r"|\bhvilken beslutning\b|\bhvad (?:skete der|endte det) med\b",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\b(?:i alt|samle(?:t|de)|tilsammen|sammenlagt|totalt?|totale)\b", re.IGNORECASE
)
"""Words for a sum of parts."""
_ENGLISH = re.compile(
    r"\b(?:what|how|which|who|when|why|where|the|and|does|did|have|has|much|many|been|were)\b",
    re.IGNORECASE,
)
_OPEN_THING = re.compile(r"\(muligheder(?:ne)?\b", re.IGNORECASE)
"""What is told by other names than this: ``(muligheder for at spare)``."""
_WEAK_PAST = ("ede", "edes", "te", "tes")
_OUTCOME_OF = re.compile(r"\b(?:resultatet|udfaldet) af (?=afstemning)", re.IGNORECASE)
"""What came of a vote is told by the vote."""
_SINCE = re.compile(r"\bsiden\b.*")
"""``Hvor meget er den steget siden 2019?`` is not asked of that year."""
_OWNER = re.compile(r"\b[^\W\d_]{3,}(?:en|et|ne)s (?=[a-zæøå])")
"""A definite genitive says whose the thing is that follows it."""
_HIGHEST = re.compile(r"\b(?:den|det|de) [^\W\d_]{3,}ste (?=[^\W\d_])", re.IGNORECASE)
"""``Hvad er den laveste takst?`` is asked of the price."""
_ASPECT = re.compile(
    r"\b(?:formålet|hensigten|baggrunden|meningen|id[eé]en|forskellen) (?:med|for|bag|i|på)\b",
    re.IGNORECASE,
)
"""``Hvad er formålet med mødet?`` is asked of the meeting: what it is for is told in many ways."""
_NAME = re.compile(r"(?<![.?!:(]\s)(?<!^)\b[A-ZÆØÅ][\w/]*(?:[ -][A-ZÆØÅ][\w/]*)*")
"""Words with a capital that no sentence begins with; in a row they are one name."""
_POLITE = frozenset(("i", "de", "dem", "deres", "jer", "jeres"))
"""What is written with a capital and names nobody."""
_IN_ENS = re.compile(
    r"(?P<noun>[^\W\d_]*(?:licens|konsekvens|frekvens|intelligens))(?:en|er|erne)?s?$"
    r"|[^\W\d_]*konference$"
)
"""Words that the stemmer would cut as if they were genitives (``lic``), in any form."""
_IN_LIG = re.compile(r"(?P<adjective>(?!bolig)[^\W\d_]{2,3}lig)(?:t|e|ere|ste?)?$")
"""Adjectives of which the stemmer would leave another word: ``billigst`` is about no ``bil``."""

_SHORTEST_PART = 4
"""Letters that a word must have to be looked for inside compounds."""
_BY_HEAD, _BY_MODIFIER = 0.8, 0.5
"""What a match by the last part of a compound is worth, and by its first."""
_DERIVES = re.compile(r"(?:er)?(?:ing|ning|else|ation|hed|skab|isk|lig)s?")
"""What makes another word of a stem, and no compound: ``park``, ``parkering``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A part of a question, taken apart."""

    text: str
    """As printed."""
    core: str
    """What is searched for: without the request before it and the remarks after it."""
    kind: AnswerType
    terms: tuple[str, ...]
    """Stems of the words that say what is asked about, in order, without repetition."""
    subject: str | None
    """The stem of the first term: mostly the thing that is asked about."""
    topic: str | None
    """The stem of what a part that leans on another is about, where it is named in brackets."""
    counted: tuple[str, ...]
    """The stems of what is counted: of ``hvor mange nye boliger`` that of ``boliger``."""
    names: tuple[str, ...]
    """Each of one or several capitalised words, in lower case: they cannot be meant otherwise.
    Parties are not among them."""
    parties: tuple[str, ...]
    """The letters of the parties that are named: papers print either."""
    holder: str | None
    """How he begins who is asked for his opinion, or has what is counted, without a name:
    ``ekspertgrupp``."""
    years: tuple[int, ...]
    """Years that the answer must be of."""
    whole: bool
    """Whether a total is asked for."""
    lists: bool
    """Whether several things are asked for."""
    recommends: bool
    """Whether it is asked what somebody recommends."""
    decides: bool
    """Whether it is asked what was decided."""
    foreign: bool
    """Whether it is asked in English."""


def read_part(text: str) -> Asked:
    """Take the part of a question apart."""
    core = _OUTCOME_OF.sub("", question_core(text))
    return Asked(
        text=text,
        core=core,
        kind=answer_type(text),
        terms=tuple(dict.fromkeys(content_terms(core))),
        subject=_thing(core.partition("(")[2]) or _thing(core),
        topic=None if _OPEN_THING.search(core) else _thing(core.partition("(")[2]),
        counted=_counted(core),
        names=_names(core),
        parties=letters_named(core),
        holder=_holder(core),
        years=_years(_SINCE.sub("", core)),
        whole=bool(TOTAL.search(core)),
        lists=bool(_LIST_ASKED.search(core)),
        recommends=bool(_RECOMMENDS.search(core)),
        decides=bool(_DECIDES.search(core)),
        foreign=len(_ENGLISH.findall(core)) > 1,
    )


def _years(core: str) -> tuple[int, ...]:
    """Those that `core` names, of ``fra 2024 til 2025`` both."""
    found = (year for years in find_years(core) for year in (years.first, years.last))
    return tuple(dict.fromkeys(year for year in found if year))


def _names(core: str) -> tuple[str, ...]:
    found = (re.split("[ -]", name.lower()) for name in _NAME.findall(without_parties(core)))
    names = (" ".join(word for word in name if word not in _POLITE) for name in found)
    return tuple(dict.fromkeys(filter(None, names)))


def _holder(core: str) -> str | None:
    match = _HOLDER.search(core)
    return match["who"] if match and match[0].split()[-1] not in FUNCTION_WORDS else None


def _counted(core: str) -> tuple[str, ...]:
    match = _COUNTED.search(core)
    if match is None:
        return ()
    told, after = match[1].split(), words(core[match.end() :])
    if after and after[0] in FINITE_WORDS:
        # The verb follows: ``ansatte`` is a noun in ``Hvor mange ansatte er ...?``.
        return tuple(
            content_terms(" ".join((*(w for w in told[:-1] if not _is_past(w)), told[-1])))
        )
    if _opens_with_verb(told, after):
        return ()
    return tuple(content_terms(" ".join(word for word in told if not _is_past(word))))


def _opens_with_verb(told: Sequence[str], after: Sequence[str]) -> bool:
    """Whether nothing is named that is counted: ``Hvor mange arbejder på havnen?``."""
    may_be = _may_be_present(told[0]) and not any(map(_may_be_verb, after))
    return may_be or _is_past(told[0])


def _may_be_verb(word: str) -> bool:
    return word in FINITE_WORDS or _may_be_present(word) or _is_past(word)


def _may_be_present(word: str) -> bool:
    """Whether ``-r`` may make a present of an infinitive: so it may a plural, ``skoler``."""
    return word.endswith("r") and dictionary_form(word) == word[:-1]


def _is_past(word: str) -> bool:
    return is_past(word) or (word.endswith("te") and _verb(word) == f"{word[:-2]}e")


def _thing(text: str) -> str | None:
    """The stem of the first word of content: ``kommuner`` of ``landets kommuner``."""
    own = _OWNER.sub("", _HIGHEST.sub("", _ASPECT.sub("", text)))
    terms = content_terms(own) or content_terms(text)
    return next(iter(terms), None)


def content_terms(text: str) -> list[str]:
    """The stems of words with a subject, in order; a hyphenated word gives its parts (`_parts`)."""
    return [
        _term(part)
        for word in words(with_particles_joined(text))
        for part in _parts(word)
        if part and part not in GENERIC and not part.isdigit()
    ]


def _parts(word: str) -> list[str]:
    """A word, or those that hyphens tie: of a compound of two the first and the whole, as it is
    spelled without one. ``weekend-seminaret`` is a ``weekendseminar`` and no other seminar."""
    if word[0].isdigit():
        return [word]
    first, *others = word.split("-")
    is_compound = len(others) == 1 and min(len(first), len(others[0])) >= _SHORTEST_PART
    return (
        [first, first + others[0]]
        if is_compound and word.replace("-", "").isalpha()
        else [first, *others]
    )


@lru_cache(maxsize=65_536)
def _term(word: str) -> str:
    """The stem of `word`; that of its verb for a past form: ``luk`` for ``lukkede``, ``lukket``."""
    if in_lig := _IN_LIG.match(word):
        return in_lig["adjective"]
    if in_ens := _IN_ENS.match(word):
        return in_ens["noun"] or word
    return stem(_verb(word))


def _verb(word: str) -> str:
    """The infinitive of a past form, strong or weak; `word` itself where it is none."""
    strong = infinitive(word)
    is_weak = strong == word and word.endswith(_WEAK_PAST)
    return dictionary_form(word) if is_weak else strong


def term_match(term: str, others: Sequence[str]) -> float:
    """How well the stem `term` is met among `others`: 1 by itself, less by part or synonym."""
    if term in others:
        return 1.0
    by_part = max((_by_part(term, other) for other in others), default=0.0)
    if by_part == _BY_HEAD:
        return by_part
    if mean_the_same(term, others):
        return 0.7
    halves = (
        (term[:cut], term[cut:]) for cut in range(_SHORTEST_PART, len(term) - _SHORTEST_PART + 1)
    )
    if any(all(_is_met(half, others) for half in pair) for pair in halves):
        return _BY_HEAD
    return by_part


def _by_part(term: str, other: str) -> float:
    """What it is worth that one of two stems is a part of the other, as ``licens`` of
    ``kontorlicens``.

    The last part of a compound says what it is: of ``skolemad`` a ``skole`` tells little.
    """
    shorter, longer = sorted((term, other), key=len)
    if len(shorter) < _SHORTEST_PART:
        return 0.0
    if longer.endswith(shorter):
        return _BY_HEAD
    if not longer.startswith(shorter):
        return 0.0
    rest = longer[len(shorter) :]
    is_compound = len(rest) >= _SHORTEST_PART and not _DERIVES.fullmatch(rest)
    return _BY_MODIFIER if term == longer and is_compound else _BY_HEAD


def _is_met(half: str, others: Sequence[str]) -> bool:
    bare = half.removesuffix("s") if len(half) > _SHORTEST_PART else half
    return any(
        other.startswith(bare) or (len(other) >= _SHORTEST_PART and bare.startswith(other))
        for other in others
    )
