"""Evidence that answers as a whole: the items of a list, a table's rows, numbered sections."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.findings import Passage, Role
from corpus.spans import Span
from models.danish.quantities.numbers import find_numbers
from queries.asked import Asked, content_terms, term_match
from queries.evidence import Weighed
from queries.labels import under_labels
from queries.rows import is_header
from queries.shelf import Shelf

_LONGEST = 9
"""Items up to which a list is quoted as the answer; beyond it only the best ones."""

_AMONG = 5
"""So many of the best sentences are looked at for a list that answers as a whole."""

_RANKED = 0.4
"""Share of a list's items that must be likely answers themselves."""

_OF_A_LIST = 0.5
"""An item of a list need be only this likely, as a share of what a sentence alone must be."""

_FEWEST = 2

_BY_ITS_LAST_PART = 0.8
"""`term_match` of ``mekanismer`` where ``finansieringsmekanismer`` are asked for."""

_ANNOUNCED = 0.65
"""Share of what is asked that a line must say, with the headings above it, to announce its list."""

_NUMBERED = re.compile(r"(?:(?P<word>[^\W\d_]+) )?(?:\d{1,2}|[A-H])[.:)]? ")
"""How the heading of a numbered section begins: ``Princip 2.``, ``3.``, ``Model B:``."""


_FOLLOWING = re.compile(r"\b(?:følgende|nedenstående)\b", re.IGNORECASE)
_COUNTED_LIST = re.compile(
    r"\b(?:to|tre|fire|fem|seks|syv|otte|ni|følgende|[2-9])\s+(?:[\w-]+\s+){0,3}[\w-]+:"
    r"[^:]+(?:,|\bog\b|\beller\b)"
    r"|\b(?:to|tre|fire|fem|seks|syv|otte|ni|[2-9])\s+[\w-]+\s*\([^()]+(?:,|\bog\b|\beller\b)[^()]+\)",
    re.IGNORECASE,
)
_SERIES = re.compile(r"[\w-]{4,}, [\w-]{4,}(?:, [\w-]{4,})* og [\w-]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Sections that stand beside one another, by what their headings have in common."""

    parents: tuple[str, ...]
    word: str
    """What each is: ``princip``; empty where they have numbers alone."""


def enumeration(
    asked: Asked,
    weighed: Sequence[Weighed],
    announcing: Sequence[Weighed],
    shelf: Shelf,
    *,
    least: float,
) -> list[Weighed]:
    """What answers as a whole, where several things are asked for; empty where nothing does.

    A list that one of the lines `announcing` it opens; or what begins near one of the best
    sentences, and of that enough must be likely: `weighed` has the sentences, best first, of which
    one alone must be `least` likely.
    """
    by_passage = {
        item.passage.id: item for item in reversed(weighed) if item.score >= _least_of(item, least)
    }
    for opener in announcing:
        items = [item for item in shelf.list_of(opener.passage) if _is_item(item)]
        if _FEWEST <= len(items) <= _LONGEST:
            return [_item(item, opener, by_passage, shelf) for item in items]
    if not asked.lists:
        return []
    among = [item for item in weighed[:_AMONG] if item.score >= least]
    found = chain(
        (_sections(asked, best, by_passage, shelf) for best in among),
        (_list(best, by_passage, shelf) for best in among),
    )
    return next(filter(None, found), [])


def counts_and_names(sentence: str) -> bool:
    """Whether it says how many there are, and which: ``tre ordninger: skive, betaling, licens``."""
    return bool(_COUNTED_LIST.search(sentence))


def names_each(asked: Asked, sentence: str) -> bool:
    """Whether it says what the several things asked for are, and each of them:
    ``værdierne frihed, lighed og ansvar``."""
    named = asked.lists and asked.subject in content_terms(sentence)
    return named and bool(_SERIES.search(sentence)) and not _FOLLOWING.search(sentence)


def announces(asked: Asked, opener: Weighed) -> bool:
    """Whether a line says that the list below it has what is asked: ``De tre mål er:``."""
    named = _subject_met(asked, opener.text) >= _BY_ITS_LAST_PART
    return named and opener.signals.coverage >= _ANNOUNCED


def _subject_met(asked: Asked, text: str) -> float:
    """How well `text` names the thing asked about (`term_match`)."""
    return term_match(asked.subject, content_terms(text)) if asked.subject is not None else 0.0


def _list(best: Weighed, likely: Mapping[str, Weighed], shelf: Shelf) -> list[Weighed]:
    """The list that `best` opens or stands in, if enough of its items are `likely`.

    Of a table only the rows that are likely themselves, unless a theme is asked for: then the table
    tells of it as a whole.
    """
    items = [item for item in shelf.list_of(best.passage) if _is_item(item) and item.sentences]
    ranked = sum(item.id in likely for item in items)
    if not (_FEWEST <= len(items) <= _LONGEST and ranked >= max(_FEWEST, _RANKED * len(items))):
        return []
    return [
        _item(item, best, likely, shelf)
        for item in items
        if item.id in likely or item.role is not Role.TABLE_ROW or best.signals.theme > 0
    ]


def _sections(
    asked: Asked, best: Weighed, likely: Mapping[str, Weighed], shelf: Shelf
) -> list[Weighed]:
    """The heading and first sentence of each numbered section, where they are what is asked for.

    That they are is told by the word before their numbers, or by the heading above them all. A
    section opens with what it stands for; reasons and examples follow.
    """
    rows: dict[_Row, dict[str, list[Passage]]] = {}
    for passage in under_labels(shelf.passages(best.passage.paper)):
        row = _row_of(passage)
        if row is not None and passage.role is not Role.FOOTNOTE and passage.sentences:
            heading = passage.headings[len(row.parents)]
            rows.setdefault(row, {}).setdefault(heading, []).append(passage)
    for row, sections in rows.items():
        if not (_FEWEST <= len(sections) <= _LONGEST and _is_asked_for(asked, row)):
            continue
        ranked = sum(any(item.id in likely for item in section) for section in sections.values())
        if (
            ranked >= _FEWEST
            or _tells_of_them(asked, best.text, len(sections))
            or _is_named_for(asked, row)
        ):
            return [_first_of(section[0], best, likely, shelf) for section in sections.values()]
    return []


def _tells_of_them(asked: Asked, sentence: str, count: int) -> bool:
    """Whether a sentence says that they follow, or that there are so many:
    ``Rapporten peger på seks principper.``"""
    names = _subject_met(asked, sentence) == 1.0
    counts = any(number.value == count for number in find_numbers(sentence))
    return names and (counts or bool(_FOLLOWING.search(sentence)))


def _row_of(passage: Passage) -> _Row | None:
    """The row of numbered sections in which the passage stands, by the deepest of its headings."""
    for place in reversed(range(len(passage.headings))):
        numbered = _NUMBERED.match(passage.headings[place])
        if numbered:
            word = (numbered["word"] or "").lower()
            return _Row(parents=passage.headings[:place], word=word)
    return None


def _is_asked_for(asked: Asked, row: _Row) -> bool:
    return _subject_met(asked, " ".join((row.word, *row.parents[-1:]))) == 1.0


def _is_named_for(asked: Asked, row: _Row) -> bool:
    """Whether the heading above the sections says most of what is asked."""
    told = content_terms(" ".join(row.parents[-1:]))
    met = sum(term_match(term, told) for term in asked.terms)
    return met >= _ANNOUNCED * len(asked.terms)


def _first_of(
    passage: Passage, best: Weighed, likely: Mapping[str, Weighed], shelf: Shelf
) -> Weighed:
    weighed = likely.get(passage.id)
    if weighed is None or weighed.span != passage.sentences[0]:
        weighed = _beside(best, passage, shelf)
    text = shelf.text(passage.paper)
    span = _with_heading(passage, weighed.span, text)
    return replace(weighed, span=span, text=span.of(text))


def _with_heading(passage: Passage, sentence: Span, text: str) -> Span:
    """The sentence with the heading right above it, which may say more than it does."""
    heading = passage.headings[-1]
    start = text.rfind(heading, 0, sentence.start)
    stands_above = start >= 0 and not text[start + len(heading) : sentence.start].strip()
    return Span(start, sentence.end) if stands_above else sentence


def _item(item: Passage, best: Weighed, likely: Mapping[str, Weighed], shelf: Shelf) -> Weighed:
    """An item from its first sentence, which says what it is, to the likely one behind it."""
    weighed = likely.get(item.id)
    if weighed is None:
        return _beside(best, item, shelf)
    if item.role is Role.TABLE_ROW or weighed.span not in item.sentences[:2]:
        return weighed
    span = Span(item.sentences[0].start, weighed.span.end)
    return replace(weighed, span=span, text=span.of(shelf.text(item.paper)))


def _beside(best: Weighed, item: Passage, shelf: Shelf) -> Weighed:
    """An item that answers because its list does: it is taken to be as likely as the best one. A
    row is quoted whole."""
    span = item.span if item.role is Role.TABLE_ROW else item.sentences[0]
    return replace(best, passage=item, span=span, text=span.of(shelf.text(item.paper)))


def _least_of(item: Weighed, least: float) -> float:
    """How likely an item must be: those of a list speak for each other.

    Rows of a table do not.
    """
    return least if item.passage.role is Role.TABLE_ROW else _OF_A_LIST * least


def _is_item(passage: Passage) -> bool:
    """A table's header row is none."""
    return passage.role is not Role.TABLE_ROW or not is_header(passage)
