"""The analyser of the word index: text in, terms out, the same for passages and queries.

*Stems* are what BM25 compares first: lower-case words without function words, cut to their stem.
Beside them stand *exact* terms, which do not depend on how a thing is written: sums of money in
kroner (``538 mio. kr.`` and ``538.000.000 kr.`` are ``kr:538000000``), days (``dag:2025-05-01``),
party letters (``parti:f``); case numbers are words of their own.
*Grams* are the character 4-grams of words; they reach compounds by their parts, so that
``licensudgift`` meets ``udgift til licenser`` (McNamee & Mayfield, Character N-Gram Tokenization
for European Language Text Retrieval, 2004).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from models.danish.quantities.dates import find_dates
from models.danish.quantities.money import find_money, format_kroner
from models.danish.stems import STOP_WORDS, light_stem, stem, words

ANALYSER = "stems+exact+4grams:2"
"""Changes whenever the terms of a text may; part of an index's recipe."""

GRAM = 4
"""Characters of a gram: four is the length that serves Germanic languages best (ibid.)."""

_PARTY = r"[A-ZÆØÅ]"
_PARTIES = re.compile(rf"\({_PARTY}(?:(?:, ?| og ){_PARTY})*\)|\b[Pp]arti(?:et)? {_PARTY}\b")
_LETTER = re.compile(rf"\b{_PARTY}\b")
_DIGIT = re.compile(r"\d")
_SIGN_OF_A_DAY = re.compile(
    r"""\d(?:
        [./-]\s?\d{1,2}[./\ -]\s?\d\d                                  # 1.5.2025, 2025-05-01
      | \.?\s?(?i:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)     # 1. maj 2025
    )""",
    re.VERBOSE,
)
"""Stands with every single day (`models.danish.quantities.dates`) but the last of a period."""
_LAST_DAYS = ("udgangen", "udløbet")
"""One of these stands with the last day of a period: ``ved udgangen af 2025``."""
_CASE_NUMBER = re.compile(r"(?<![\w/-])(?:(?:19|20)\d\d-\d{7}|\d\d/\d{4,6})(?![\w/])")


def stems(text: str) -> list[str]:
    """The stems of the words, in order, and after them the exact terms."""
    return [*word_stems(text), *(term for term in exact_terms(text) if ":" in term)]


def word_stems(text: str) -> list[str]:
    """The stems of the words that carry a subject, in order.

    A hyphenated word gives itself and its parts.
    """
    return _stems_of(words(text))


def held_stems(text: str, wanted: Collection[str]) -> set[str]:
    """Which of the stems `wanted` are among `word_stems` of `text`.

    A stem is how its word begins, so few words need be cut to theirs.
    """
    beginnings = tuple(wanted)
    likely = (word for word in words(text) if word.startswith(beginnings) or "-" in word)
    return set(_stems_of(likely)).intersection(wanted)


def grams(text: str) -> list[str]:
    """The 4-grams of the words that carry a subject, in order, each word without its ending.

    Numbers and shorter words give none.
    """
    return [gram for word in words(text) if word not in STOP_WORDS for gram in _grams(word)]


def exact_terms(text: str) -> dict[str, str]:
    """The terms in `text` that stand for one thing in all its spellings, named in Danish."""
    digits = _DIGIT.search(text) is not None
    found = {case: f"Sagsnummer {case}" for case in _CASE_NUMBER.findall(text)} if digits else {}
    if "(" in text or "arti" in text:
        found |= _parties(text)
    return found | _quantities(text) if digits else found


def party_term(letter: str) -> str:
    """The term of a party letter: ``i`` the party is not ``i`` the preposition."""
    return f"parti:{letter.lower()}"


def is_case_number(term: str) -> bool:
    """Whether an exact term is a case number."""
    return _CASE_NUMBER.fullmatch(term) is not None


def party_of(term: str) -> str | None:
    """The letter of a party's term, in lower case; ``None`` for another term."""
    kind, _, letter = term.partition(":")
    return letter if kind == "parti" else None


def _parties(text: str) -> dict[str, str]:
    return {
        party_term(letter): f"Parti {letter}"
        for group in _PARTIES.findall(text)
        for letter in _LETTER.findall(group)
    }


def _quantities(text: str) -> dict[str, str]:
    """The sums and days in `text`; days are looked for only where the sign of one stands."""
    found: dict[str, str] = {}
    for money in find_money(text):
        for kroner in (money.kroner, money.kroner_high):
            if kroner is not None:
                found[f"kr:{kroner:f}"] = f"Beløbet {format_kroner(kroner)}"
    for mention in find_dates(text) if _may_name_a_day(text) else ():
        if mention.first == mention.last:
            day = mention.first
            found[f"dag:{day.isoformat()}"] = f"Datoen {day.day}.{day.month}.{day.year}"
    return found


def _may_name_a_day(text: str) -> bool:
    if _SIGN_OF_A_DAY.search(text):
        return True
    lowered = text.lower()
    return any(word in lowered for word in _LAST_DAYS)


def _stems_of(found: Iterable[str]) -> list[str]:
    return [form for word in found if word not in STOP_WORDS for form in _forms(word)]


@lru_cache(maxsize=200_000)
def _forms(word: str) -> tuple[str, ...]:
    whole = stem(word)
    if "-" not in word or word[0].isdigit():
        return (whole,)
    parts = (stem(part) for part in word.split("-") if part and part not in STOP_WORDS)
    return (whole, *parts)


@lru_cache(maxsize=200_000)
def _grams(word: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in word.split("-"):
        base = light_stem(part)
        base = base if len(base) >= GRAM else part
        if base.isalpha() and part not in STOP_WORDS:
            found.extend(base[start : start + GRAM] for start in range(len(base) - GRAM + 1))
    return tuple(found)
