"""Promises of a later answer: the sentence that gives it, who gives it, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from corpus.findings import Promise
from corpus.spans import Span
from models.danish.quantities.dates import DateMention, find_dates
from pipeline.bodies import find_departments

_COMING = re.compile(
    r"\b(?:forvent\w*|ventes|vil|bliver|kommer til|når|senere|efterfølgende|vender|eftersend\w*"
    r"|(?:frem)?sender|afgiver|svar følger)\b",
    re.IGNORECASE,
)
_ANSWERING = re.compile(
    r"\b(?:svar(?:et|ene)?|spørger|spørgerne?|(?:be)?svare[st]?|besvarelse\w*|vende[r]? tilbage"
    r"|eftersend\w*)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:(?:af)?rapporter\w*|redegør\w*|fremlægge[rs]?|fremlagt|forelægge[rs]?|forelagt|orientere[rs]?)\b",
    re.IGNORECASE,
)
_ABOUT_AN_INQUIRY = re.compile(
    r"\b(?:\w*undersøgelse\w*|\w*analyse\w*|resultat\w*|redegørelse\w*|\w*afdækning\w*|\w*kortlægning\w*"
    r"|\w*beregning\w*|\w*opgørelse\w*|\w*evaluering\w*)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:endnu|på nuværende tidspunkt|for nuværende)\b", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:ikke|ingen)\b", re.IGNORECASE)

_BOUND = re.compile(r"i løbet af|inden|senest|før|primo|medio|ultimo", re.IGNORECASE)
_BOUND_BEFORE = re.compile(r"\b(?:inden|senest|før|til)\s(?:den\s|d\.\s)?$", re.IGNORECASE)
_OF_WHAT = re.compile(r"\b(?:for|fra|af|siden)\s(?:den\s|d\.\s)?$", re.IGNORECASE)

_HOLIDAY = re.compile(
    r"\b(?P<when>inden|før|efter)\s+(?P<holiday>sommerferien|sommeren|årsskiftet|jul)\b(?:\s+(?P<year>20\d\d))?",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(
    r"\b(?:snarest(?: muligt)?|hurtigst muligt|i den kommende tid|kort tid efter"
    r"|når\b[^,.]*\bforeligger)",
    re.IGNORECASE,
)


def find_promise(
    text: str, sentences: Iterable[Span], *, department: str | None, reference: date | None
) -> Promise | None:
    """The clearest promise of a later answer among the `sentences` of an answer, or ``None``.

    `text` is the paper's text. `reference` is the day of the letter: dates without a year are
    read as the next such day after it. Who promises is the department that the sentence names, or
    else `department`, which writes the answer.
    """
    clearest = max(
        sentences, key=lambda sentence: _strength(sentence.of(text), reference), default=None
    )
    if clearest is None or not _strength(clearest.of(text), reference):
        return None
    words = clearest.of(text)
    named = find_departments(words)
    due, due_text = find_due(words, reference)
    return Promise(
        span=clearest,
        text=words,
        by=named[0].name if named else department or _writer(words),
        due=due,
        due_text=due_text,
    )


def find_due(sentence: str, reference: date | None) -> tuple[date | None, str | None]:
    """The last day of the time that `sentence` sets, and that time as printed.

    The day is ``None`` where the time is open (``efter sommerferien``).
    """
    holiday = _HOLIDAY.search(sentence)
    if holiday:
        return _holiday_due(holiday, reference), holiday.group()
    coming = _coming_dates(sentence, reference)
    if coming:
        chosen = max(coming, key=lambda mention: (_bounds(sentence, mention), mention.last))
        return chosen.last, chosen.verbatim
    open_ended = _OPEN_ENDED.search(sentence)
    return None, open_ended.group() if open_ended else None


def _writer(words: str) -> str | None:
    """How the sentence calls the department that writes, where nothing names it."""
    match = re.search(r"\bforvaltningen\b", words, re.IGNORECASE)
    return match.group().casefold() if match else None


def _strength(sentence: str, reference: date | None) -> int:
    """How clearly a sentence promises the answer; 0 where it does not.

    To speak of the answer itself counts more than to speak of an inquiry that leads to it.
    """
    about = 2 * bool(_ANSWERING.search(sentence)) or int(
        bool(_REPORTING.search(sentence) and _ABOUT_AN_INQUIRY.search(sentence))
    )
    put_off = bool(_NOT_YET.search(sentence) and _DENIAL.search(sentence))
    if not about or not (put_off or _COMING.search(sentence)):
        return 0
    due, due_text = find_due(sentence, reference)
    return about + (3 if due else 1 if due_text else 0) + put_off


def _bounds(sentence: str, mention: DateMention) -> int:
    """How plainly a date sets a time: by a word that bounds it, by its place, or not at all.

    ``senest den 1. maj`` does, ``i 2026`` may, ``taksterne for 2026`` only says what it is of.
    """
    before = sentence[: mention.span.start]
    if _BOUND.match(mention.verbatim) or _BOUND_BEFORE.search(before):
        return 2
    return int(not _OF_WHAT.search(before))


def _coming_dates(sentence: str, reference: date | None) -> list[DateMention]:
    if reference is None:
        return list(find_dates(sentence))
    this_year = find_dates(sentence, year=reference.year)
    next_year = find_dates(sentence, year=reference.year + 1)
    return [
        this if this.last >= reference else following
        for this, following in zip(this_year, next_year, strict=True)
        if max(this.last, following.last) >= reference
    ]


def _holiday_due(match: re.Match[str], reference: date | None) -> date | None:
    year = (
        int(match.group("year")) if match.group("year") else reference.year if reference else None
    )
    if year is None or match.group("when").casefold() == "efter":
        return None
    if match.group("holiday").casefold().startswith("sommer"):
        return _last_saturday_of_june(year) - timedelta(days=1)
    return date(year, 12, 31 if match.group("holiday").casefold() == "årsskiftet" else 23)


def _last_saturday_of_june(year: int) -> date:
    """The day on which the summer holiday of Danish schools begins."""
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - 5) % 7)
