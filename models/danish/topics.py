"""What a question is about, in its own words, for a later part that leans on it.

``Hvilket system anbefaler forvaltningen, og hvad koster det?`` is about ``system``: the words
without question word, verbs and what only belongs to them. Danish word order says which words
those are, since no table can tell ``skoler`` from ``anbefaler``. The rules are our own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from models.danish.endings import dictionary_form
from models.danish.question_words import (
    DEGREE,
    FINITE,
    FINITE_WORDS,
    FUNCTION_WORDS,
    MODALS,
    PHRASE_WORDS,
    PREPOSITIONS,
)
from models.danish.strong_verbs import infinitive, is_past

_FRAME = 9
"""At most so many words ask for something of a clause."""
_DIRECT = re.compile(
    r"(?:hvad|hvem|hvornår|hvordan|hvorledes|hvorfor)\s+(?P<verb>\w+),?\s+(?P<rest>.*)",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    rf"(?:hvad|hvem|hvor)\s+(?!(?:{FINITE}|\w+(?:er|ede|te))\b)(?P<rest>.+)\s+"
    r"(?:er|var|koster|kostede|hedder|ligger|betyder)",
    re.IGNORECASE,
)
"""``hvad systemet er``: with the verb behind it."""
_OTHER = re.compile(rf"(?:hvor (?:{DEGREE})|hv\w+|om)\s+(?P<rest>.*)", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"(?:[\w-]+\s+){{1,{_FRAME}}}?(?:[\w-]+,|(?:gøre?|gjort|foretage(?: sig)?) for)"
    r"\s+(?P<what>at\s.+)",
    re.IGNORECASE,
)
"""``Hvad mener udvalget om, at ...``, ``Hvad gør udvalget for at ...``: the clause is what the
question is about."""
_ASKS = re.compile(r"hv\w+\s+", re.IGNORECASE)
"""The question word of such a one: what comes behind it says what ``og hvornår`` asks about."""
_ENDS_IN_VERB = re.compile(r"\s+(?:at\s+\w+e|i (?:brug|drift|gang|kraft)|på plads)$", re.IGNORECASE)
"""``en portion at fremstille``, ``systemet i brug``: what belongs to the verb at the end."""
_AUXILIARY = frozenset(
    ("er", "var", "bliver", "blev", "været", "blive", "har", "havde", "have", "haft")
)
_SUBJECTS = frozenset(("man", "vi", "jeg", "I", "du", "der"))
"""Pronouns behind which no adjective stands: what ends in ``-e`` there is a verb."""
_ARTICLES = frozenset(("den", "det", "de"))
_ANY_ARTICLE = _ARTICLES | {"en", "et"}
_PREPOSITIONS = frozenset(PREPOSITIONS.split("|"))
_FIRST_VERB = ("ede", "te", "r")
"""How the verb ends that a yes/no question begins with."""
_OPENING = 5
"""Among the first words of a clause function words are no part of what it is about."""


def topic_of(core: str, *, with_verbs: bool = False) -> str | None:
    """What the question `core` is about, ``None`` where it names nothing.

    `core` is a question without request and remarks (`models.danish.questions.question_core`). A
    later part that has no verb of its own ("og hvor meget?") takes it over `with_verbs`.
    """
    asked = re.sub(r"\s*\([^)]*\)$", "", core.rstrip("?. "))
    clause = _CLAUSE.match(asked)
    if clause:
        return _ASKS.sub("", asked, count=1) if with_verbs else clause["what"]
    opening = _INDIRECT.fullmatch(asked) or _DIRECT.match(asked) or _OTHER.match(asked)
    rest = _ENDS_IN_VERB.sub("", opening["rest"] if opening else asked)
    words = rest.split()
    if words and not opening and words[0].lower().endswith(_FIRST_VERB):
        words[0] = words[0].lower()  # the verb of a yes/no question is no name
    if with_verbs:
        return _noun_phrases(words, ()) or None
    first = opening.groupdict().get("verb") if opening else None
    return _noun_phrases(words, _verbs(words, first or "")) or None


def _verbs(words: Sequence[str], first: str) -> set[int]:
    """The places of the verbs of the first clause; those after it are left in their clauses.

    `first` is its verb where that stands before `words`.
    """
    end = next((n for n, word in enumerate(words, start=1) if word.endswith(",")), None)
    behind = first.lower() in _AUXILIARY
    verbs = {place for place in range(len(words))[:end] if _is_verb(words, place, behind=behind)}
    infinitive_at = _place_of_infinitive(words[:end], first)
    return verbs if infinitive_at is None else verbs | {infinitive_at}


def _place_of_infinitive(words: Sequence[str], first: str) -> int | None:
    """Where the verb stands that a modal verb governs: behind the subject of both, ``(kan) man
    forvente``, ``(vil) forvaltningen sikre``, or behind the modal, ``skoler skal renoveres``."""
    modal = next((n for n, word in enumerate(words) if word.lower() in MODALS), -1)
    if modal < 0 and first.lower() not in MODALS:
        return None
    if modal >= 0 and _is_passive(words[modal + 1 : modal + 2]):
        return modal + 1
    for place in range(modal + 2, len(words)):
        before, word = words[place - 1], words[place]
        is_subject = before in _SUBJECTS or before.istitle() or _is_definite(before)
        if is_subject and word.islower() and word.endswith("e") and word not in FUNCTION_WORDS:
            return place
    return len(words) - 1 if _is_passive(words[-1:]) else None


def _is_passive(following: Sequence[str]) -> bool:
    """Whether the next word is an infinitive in the passive: ``renoveres``, not ``børnenes``."""
    active = following[0].removesuffix("s") if following else ""
    return active.endswith("e") and active != following[0] and dictionary_form(active) == active


def _noun_phrases(words: Sequence[str], verbs: Collection[int]) -> str:
    """What is left of `words` without those at the places `verbs`; where one was, a comma."""
    told = ""
    phrase: list[str] = []
    for place, word in enumerate(words):
        finite = bool(phrase) and word.lower() in FINITE_WORDS and place < _OPENING
        if place in verbs or finite:
            told = _joined(told, phrase)
            phrase = [""] if finite and _carries_on(words[place + 1 : place + 3]) else []
        elif _belongs(words, place, bool(phrase)):
            phrase.append(word)
    return _joined(told, phrase)


def _carries_on(following: Sequence[str]) -> bool:
    """Whether behind ``er (der)`` a preposition carries on: ``alternativer er der til ...``."""
    words = [word.lower() for word in following if word != "der"]
    return bool(words) and words[0] in _PREPOSITIONS


def _joined(told: str, phrase: Sequence[str]) -> str:
    """`told` and `phrase` as one, which an empty first word ties to what precedes it."""
    words = list(phrase)
    while words and (words[-1].lower() in PHRASE_WORDS | FINITE_WORDS or _is_adverb(words[-1])):
        words.pop()
    tied, text = words[:1] == [""], " ".join(words).strip(" ,")
    return (" " if tied else ", ").join(filter(None, (told, text)))


def _is_adverb(word: str) -> bool:
    """Whether a word is an adjective with a ``-t``, which says how where no noun follows it; not
    ``malet``, of a verb."""
    form = dictionary_form(word)
    return word.islower() and f"{form}t" == word and not form.endswith("e")


def _belongs(words: Sequence[str], place: int, begun: bool) -> bool:
    """Whether a word that is no verb is part of a noun phrase, of which some has `begun`."""
    word = words[place].lower()
    if word in _ARTICLES and place + 1 < len(words):
        following = words[place + 1].lower()
        if following.endswith("e") and following not in FUNCTION_WORDS:
            return True
    if begun:
        of_phrases = word in PHRASE_WORDS or word == "at"
        return place >= _OPENING or word not in FUNCTION_WORDS or of_phrases
    return word not in _PREPOSITIONS and (place >= _OPENING or word not in FUNCTION_WORDS)


def _is_verb(words: Sequence[str], place: int, *, behind: bool) -> bool:
    """Whether a word stands where a verb stands, and has a verb's form.

    `behind`: an auxiliary verb stands before all of `words`.
    """
    word = words[place].lower()
    if word in FUNCTION_WORDS or not _has_verbs_form(word):
        return False
    before = words[place - 1].lower() if place else ""
    after = words[place + 1].lower() if place + 1 < len(words) else ""
    has_auxiliary = behind or any(other.lower() in _AUXILIARY for other in words[:place])
    closes = not after or after in _PREPOSITIONS or after in FUNCTION_WORDS
    if before in _ANY_ARTICLE:
        return False
    if word.endswith(("t", "ede")) and (has_auxiliary or before == "der"):
        return closes or before in FUNCTION_WORDS
    if before in FUNCTION_WORDS or before in _PREPOSITIONS:
        return False
    if word.endswith("te") or is_past(word):
        return place == 0 or closes
    asked_for = place > 0 and not before.endswith("s")
    return word.endswith("er") and asked_for and (after in FUNCTION_WORDS or _is_definite(after))


def _has_verbs_form(word: str) -> bool:
    if infinitive(word) != word:
        return True
    return word.endswith(("er", "et", "t", "te", "ede")) and dictionary_form(word).endswith("e")


def _is_definite(word: str) -> bool:
    return word.endswith(("en", "et", "ne"))
