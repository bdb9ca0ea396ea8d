"""The parts of Danish questions by rule: what each asks, so worded that it stands alone.

Letters ask several things at once ("Hvilke alternativer findes der, og hvordan er de prissat?") and
tell something before or between ("Jeg har hørt om broen, hvad koster den?"). The rules are our own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.danish.asking import asks, governs, question_core, sentences_of
from models.danish.question_words import (
    ANAPHORS,
    DEGREE,
    DIRECT_ORDER,
    FINITE,
    FUNCTION_WORDS,
    IN_CASE,
    INVERSION,
    PREPOSITIONS,
    WH,
    WH_SPLIT,
)
from models.danish.requests import request_before
from models.danish.topics import topic_of

_BARE = re.compile(rf"(?:{IN_CASE}\s+)?(?:hvor(?: (?:{DEGREE}))?|hv\w+)\??", re.IGNORECASE)
"""A question word alone: what was said of the subject goes with it."""
_ASKS_ONE = re.compile(
    r"(?i:hvad|hvordan)\s+(?:stem(?:te|mer)|mente|mener|sagde|siger|svare(?:de|r)|foresl(?:og|år))"
    r"(?:\s+[A-ZÆØÅ][\w-]*)+\?*$"
)
"""``Hvad stemte Venstre?`` asks what one of them did about the subject."""
_NARROWS = re.compile(
    r"(?:og\s+)?(?:herunder|derunder|særligt|navnlig|(?:her )?(?:jeg tænker|tænkes) (?:\w+ )?på)\b",
    re.IGNORECASE,
)
"""How a remark begins that says more closely what is asked about."""
_FEW = 2
"""Words of content up to which a question names hardly a thing of its own."""
_YEAR = re.compile(r"\s*\bi (?:19|20)\d\d\b")
_OVER_YEARS = re.compile(
    rf"{_YEAR.pattern}|\b(?:steg\w*|fald\w*|vokse\w*|ændre\w*|udvikle\w*)\b", re.IGNORECASE
)
"""What asks about another year than the one before, or about several."""
_OF_SOMETHING = re.compile(
    r"\b(?:udviklingen|tendensen|stigningen|faldet|ændringen)\b(?! (?:i|af|på|for"
    r"|mellem)\b)",
    re.IGNORECASE,
)
"""What is always that of a thing: ``Hvordan har udviklingen været siden 2022?``."""
_POINTS_BACK = re.compile(
    r"\b(?:de[nt]?|dette|denne|disse|dem|deres)\b(?! (?:der|som|at|\w+e)\b)", re.IGNORECASE
)
"""``Hvad kostede det?`` asks about what was told before; not an article (``de nye busser``)."""
_FOR_SEVERAL = re.compile(rf"\b(?:dem|de(?= (?:{PREPOSITIONS}|{FINITE})\b| ?[?,.]))\b")
"""A pronoun that stands for several things; with a capital it is a polite *you*."""
_IN_WHAT = re.compile(r"\bdelt(?:og|age[rt]?)\b(?!.*\b(?:i|ved|på|under)\b)", re.IGNORECASE)
"""``Hvem deltog fra Havnen?`` leaves open in what."""
_TELLS_FIRST = re.compile(
    rf"((?:(?:og|men|så|nu)\s+)*(?:har\s+)?(?:jeg|vi)\b[^?]*),\s+(?={DIRECT_ORDER.pattern})",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"^.*\b(?:hørt|læst|set|forstået|erfaret|bekendt)(?: om)?,? at "
    r"(?:der er noget,? der hedder )?"
    r"|^.*\b(?:i tvivl om|bekymrede? (?:for|over|om)) ",
    re.IGNORECASE,
)
"""``Jeg har hørt, at der er noget, der hedder ...``: what comes behind it is told."""
_TO_CONFIRM = re.compile(
    r"(?P<asked>(?:kan|vil) \w+ bekræfte,? at .+?),? (?:og|samt) (?:i givet fald )?", re.IGNORECASE
)
"""``Kan I bekræfte, at skolen lukker, og hvor ...`` asks both."""
_TIES = re.compile(
    r"^(?:(?:og|samt|eller|men|herunder),?|(?:derfor|så|altså|for det \w+|endelig)[:,])\s+",
    re.IGNORECASE,
)
"""What ties a question to what precedes it and asks nothing."""


def split_question(text: str, subject: str | None = None) -> tuple[str, ...]:
    """The parts of a question, each so worded that it can be answered alone.

    A part that leans on an earlier one ("hvordan er de prissat?") gets that one's subject in
    brackets; a first part that names nothing gets `subject`, what the letter is about. What is told
    before the first question is no part: a question that points back to it ("Hvad kostede det?")
    gets its subject. A remark ("Idet jeg går ud fra ...") stays with the part it follows; one that
    narrows the subject ("Herunder ...") goes with every part that leans on it.
    """
    sentences = [" ".join(sentence.split()) for sentence in sentences_of(text.strip())]
    first = next((place for place, words in enumerate(sentences) if asks(words)), None)
    if first is None:
        return (" ".join(sentences),)
    parts: list[str] = []
    topic = predicate = subject
    before = sentences[:first]
    for words in sentences[first:]:
        if not asks(words):
            if _narrows(words):
                parts = [_narrowed(part, words) for part in parts]
            else:
                parts[-1] = f"{parts[-1]} {words}"
            continue
        told, asked = _told_and_asked(words)
        clauses = _clauses(asked)
        about = _told_before(clauses[0], [*before, told])
        if about:
            topic, predicate = topic_of(about), topic_of(about, with_verbs=True)
        before = []
        for clause in clauses:
            core = question_core(clause)
            of_what_is_told = _BARE.fullmatch(core) or _OF_SOMETHING.search(core)
            parts.append(_stand_alone(clause, predicate if of_what_is_told else topic))
            if not (topic and _leans(clause, topic)):
                topic, predicate = topic_of(core), topic_of(core, with_verbs=True)
    return tuple(parts)


def points_back(core: str) -> bool:
    """Whether a question, its request taken off, names what it asks about by a pronoun alone."""
    says_little = len(_content_words(core)) <= _FEW
    return bool(ANAPHORS.search(core)) or (says_little and bool(_POINTS_BACK.search(core)))


def _told_and_asked(sentence: str) -> tuple[str, str]:
    """What a sentence tells before it asks, if anything, and what it asks:
    ``Jeg har hørt om broen, hvad koster den?``"""
    told = None if request_before(sentence) else _TELLS_FIRST.match(sentence)
    return (told[1], sentence[told.end() :]) if told else ("", sentence)


def _told_before(question: str, told: Sequence[str]) -> str | None:
    """The last sentence before a question that names something, where it points back to it."""
    core = question_core(question)
    points_back = _BARE.fullmatch(core) or _POINTS_BACK.search(core)
    says_little = points_back and len(_content_words(core)) <= _FEW
    if not (says_little or _FOR_SEVERAL.search(core)):
        return None
    return next(filter(topic_of, (_HEARD.sub("", words) for words in reversed(told))), None)


def _narrows(remark: str) -> bool:
    return bool(_NARROWS.match(remark))


def _narrowed(part: str, remark: str) -> str:
    narrowing = remark[0].lower() + remark[1:].rstrip(" .?")
    body, mark = part.rstrip("?. "), "?" if part.endswith("?") else "."
    if body.endswith(")"):
        return f"{body[:-1]}, {narrowing}){mark}"
    return f"{body}, {narrowing}{mark}"


def _clauses(sentence: str) -> list[str]:
    """The wh-clauses (or yes/no clauses) of one sentence, the request repeated before each."""
    first = WH.search(sentence)
    lead = sentence[: first.start()] if first and request_before(sentence) else ""
    body = sentence[len(lead) :]
    to_confirm = _TO_CONFIRM.fullmatch(lead)
    if to_confirm:
        return [f"{to_confirm['asked']}?", *_clauses(f"{body[0].upper()}{body[1:]}")]
    cuts = sorted(
        {m.start(): m.end() for m in (*WH_SPLIT.finditer(body), *INVERSION.finditer(body))}.items()
    )
    pieces: list[str] = []
    start = 0
    for cut, after in cuts:
        piece = body[start:cut]
        opens = re.match(r"(?:hvis|såfremt|når)\b", piece.strip(), re.I)
        is_whole = _is_clause(piece) or (not start and DIRECT_ORDER.match(body[after:]))
        if is_whole and not opens and not governs(piece, body[cut:after], body[after:]):
            pieces.append(piece)
            start = after
    pieces.append(body[start:])
    pieces = [piece for whole in pieces for piece in _by_year(whole)]
    mark = "." if request_before(sentence) and not sentence.endswith("?") else "?"
    return [_tidy(_led(lead, piece), mark) for piece in pieces]


def _led(lead: str, piece: str) -> str:
    """A piece with the request before it, which a comma parts from an ``om``."""
    is_yes_no = lead and re.match(r"om\b", piece.strip(), re.IGNORECASE)
    return f"{lead.rstrip(' ,')}, {piece.strip()}" if is_yes_no else lead + piece


def _is_clause(piece: str) -> bool:
    """Whether it says more than a question word: ``hvad koster de``, but not ``hvor mange``."""
    rest = re.sub(rf"\b(?:hvor (?:{DEGREE})|hv\w+)\b", "", piece, flags=re.IGNORECASE)
    return bool(_content_words(piece)) or len(re.findall(r"\w+", rest)) > 1


def _by_year(clause: str) -> list[str]:
    """``i 2019 og (i) 2023`` asks twice."""
    years = re.search(r"\bi ((?:19|20)\d\d) og (?:i )?((?:19|20)\d\d)\b", clause)
    if years is None:
        return [clause]
    before, after = clause[: years.start()], clause[years.end() :]
    return [f"{before}i {year}{after}" for year in years.groups()]


def _tidy(clause: str, mark: str) -> str:
    bare = clause.strip(" ,;")
    ends = bare.rstrip("? ") if bare.endswith("?") else bare.rstrip(".")
    words = _TIES.sub("", ends.lstrip(" ,;.?"))
    return f"{words[:1].upper()}{words[1:]}{mark}"


def _stand_alone(clause: str, topic: str | None) -> str:
    if topic is None or not _leans(clause, topic):
        return clause
    if _OVER_YEARS.search(clause):
        topic = _YEAR.sub("", topic).strip() or topic
    return f"{clause[:-1]} ({topic}){clause[-1]}"


def _leans(clause: str, topic: str) -> bool:
    """Whether the clause needs `topic` as its subject.

    It does when a pronoun stands for it, when it repeats only the head of a compound ("skolen" for
    "Sønderskolen"), when it asks who took part and not in what, or when it holds hardly a noun of
    its own.
    """
    core = question_core(clause)
    if (
        _IN_WHAT.search(core)
        or ANAPHORS.search(core)
        or _ASKS_ONE.match(core)
        or _repeats_head(core, topic)
    ):
        return True
    if _OF_SOMETHING.search(core):
        return True
    return len(_content_words(core)) <= _FEW and not re.search(r"(?<!^)\b[A-ZÆØÅ]\w+|\d{4}", core)


def _repeats_head(clause: str, topic: str) -> bool:
    heads = [w for w in re.findall(r"\w+", clause.lower()) if re.search(r"..(?:en|et|erne)$", w)]
    return any(
        len(word) > len(head) and word.endswith(head)
        for head in heads
        for word in re.findall(r"\w+", topic.lower())
    )


def _content_words(text: str) -> list[str]:
    words = re.findall(r"[\w-]+", text.lower())
    return [word for word in words if word not in FUNCTION_WORDS]
