"""The query line: what a user types, read for the conditions in it.

::

    licenser "åbne standarder" -Microsoft tema:omkostning parti:F år:2023-2025

Phrases in quotes must stand in a passage, words with a minus must not, ``felt:værdi`` narrows to
papers, to those of any of the values where a field stands several times; the rest is looked for by
meaning and words. Case numbers, amounts, days and party letters in the rest are recognised in every
spelling and weigh more, and so are parties by name. A line of conditions alone lists what meets
them. All that was understood is told to the user in Danish.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import UsageError
from corpus.filters import OPEN_PAPERS, Filters
from index.analysis import exact_terms
from queries.fields import FIELDS, PeriodField, ValueField, bare
from queries.party_names import parties_named
from queries.spelled import bodies_named, percents_named
from queries.values import canonical

Held = Callable[[Filters], bool]
"""Whether any paper meets a condition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query line as understood."""

    text: str
    """What is looked for by meaning and words, the words of phrases among it; empty where there
    are only conditions."""
    phrases: tuple[str, ...]
    """Wordings that must stand in a passage."""
    without: tuple[str, ...]
    """Words and wordings that must not."""
    exact: Mapping[str, str]
    """Terms of the analyser that weigh more, each named in Danish: case numbers, amounts, days,
    party letters."""
    fields: frozenset[str]
    """Names of the fields that the line itself narrows by."""
    filters: Filters
    understood: tuple[str, ...]
    """One Danish line for each condition found in the line, and for what looks like one."""


def _any(_condition: Filters) -> bool:
    return True


def read_query(line: str, filters: Filters = OPEN_PAPERS, *, held: Held = _any) -> Query:
    """`line` as a query, its conditions on top of `filters`.

    What papers have is `held`: it tells how many words a value takes that stands without quotes,
    and whether a field that a blank follows is meant as one (``Tema: Viden om skoler``). Raises
    `UsageError` for a line without words and conditions, for a value that its field cannot have,
    and for values that cannot hold together. A word before a colon that is no field stays text.
    """
    reading = _Reading(held)
    text = " ".join(reading.read(line).split())
    narrowed = reading.narrowed(canonical(filters))
    if not any(character.isalnum() for character in text):
        text = ""
        unasked = narrowed == Filters(closed=filters.closed, replaced=filters.replaced)
        if unasked and not reading.without:
            raise UsageError(
                "The question is empty.",
                remedy="Write at least one word to look for.",
                danish="Der er intet at søge efter. Skriv mindst ét ord.",
            )
    return Query(
        text=text,
        phrases=tuple(reading.phrases),
        without=tuple(reading.without),
        exact=exact_terms(_with_kroner(text))
        | parties_named(text)
        | bodies_named(text)
        | percents_named(text),
        fields=reading.fields,
        filters=narrowed,
        understood=(*reading.understood(), *_told_of_open_quote(text)),
    )


def plain_query(text: str, filters: Filters) -> Query:
    """`text` as it stands, with nothing read into it."""
    return Query(
        text=text,
        phrases=(),
        without=(),
        exact={},
        fields=frozenset(),
        filters=filters,
        understood=(),
    )


class _Reading:
    """Collects the conditions of one line."""

    def __init__(self, held: Held) -> None:
        self.phrases: list[str] = []
        self.without: list[str] = []
        self._held = held
        self._told: list[str] = []
        self._values: dict[str, list[str]] = {}
        """Field -> its values as written."""

    def read(self, line: str) -> str:
        """Note the conditions in `line`; returns the text that is left."""
        return _PIECE.sub(self._take, line)

    @property
    def fields(self) -> frozenset[str]:
        """The fields found."""
        return frozenset(self._values)

    def understood(self) -> Iterator[str]:
        """One Danish line for each condition."""
        yield from self._told
        for name, values in self._values.items():
            field = FIELDS[name]
            yield f"{field.told} {' eller '.join(map(field.named, values))}."

    def narrowed(self, filters: Filters) -> Filters:
        """`filters` narrowed by the fields of the line."""
        for name, values in self._values.items():
            filters = FIELDS[name].narrowed(filters, name, values)
        return filters

    def _take(self, match: re.Match[str]) -> str:
        """Note the condition in `match`; returns the text that stays in its place."""
        if match["field"]:
            return self._field(match)
        if match["without"] or match["minus"]:
            unwanted = match["without"] or match["phrase"]
            self.without.append(unwanted)
            self._told.append(f"Kun afsnit uden »{unwanted}«.")
            return " "
        self.phrases.append(match["phrase"])
        self._told.append(f"Kun afsnit med ordlyden »{match['phrase']}«.")
        return match["phrase"]

    def _field(self, match: re.Match[str]) -> str:
        """Note the field in `match`; returns what follows its value, or all where it is text."""
        name = match["field"].lower()
        field = FIELDS[name]
        for values, rest, is_sure in _cuts(match, field):
            if self._is_meant(field, values, is_sure=is_sure and not match["blank"]):
                self._add(name, values)
                return f" {rest}"
        first = match["quoted"] if match["plain"] is None else match["plain"]
        if not match["blank"] and not field.is_prose(first):
            raise (_cannot_leave_out if match["unwanted"] else _not_understood)(match, field)
        if not match["blank"] or not field.is_prose(first):
            told = f"{match['field']}:{match['blank'] or ''}{first}"
            self._told.append(f"»{told}« er læst som ord, ikke som en afgrænsning.")
        head, colon, tail = match.group().partition(":")
        return f"{head}{colon}{self.read(tail)}"

    def _is_meant(
        self, field: ValueField | PeriodField, values: Sequence[str], *, is_sure: bool
    ) -> bool:
        """Whether `field` can have `values`, and papers have one where that is not `is_sure`."""
        if not (values and all(values)):
            return False
        try:
            condition = field.alone(values)
        except ValueError:
            return False
        return is_sure or field.is_closed or self._held(condition)

    def _add(self, name: str, values: Iterable[str]) -> None:
        """Note more values of a field; of periods there can be one."""
        noted = self._values.setdefault(name, [])
        for value in values:
            if value.casefold() in map(str.casefold, noted):
                continue
            if noted and isinstance(field := FIELDS[name], PeriodField):
                first, second = f"{name}:{noted[0]}", f"{name}:{value}"
                raise UsageError(
                    f"{first!r} and {second!r} cannot hold together.",
                    remedy=f"Write one period, such as {field.examples[-1]}.",
                    danish=f"»{first}« og »{second}« kan ikke gælde på samme tid. Skriv én periode,"
                    f" for eksempel {field.examples[-1]}.",
                )
            noted.append(value)


def _cuts(
    match: re.Match[str], field: ValueField | PeriodField
) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """What may be the values of the `field` in `match`, what is left, and whether it is sure.

    Without quotes a name may have several words: the longest comes first.
    """
    if match["unwanted"]:
        return
    if match["quoted"] is not None:
        yield (" ".join(match["quoted"].split()),), "", True
        return
    plain, more = match["plain"], _PART.findall(match["more"])
    for end in range(len(more), 0, -1):
        yield (bare(plain + "".join(more[:end])),), "".join(more[end:]), False
    yield field.split(plain), match["more"], True


def _cannot_leave_out(match: re.Match[str], field: ValueField | PeriodField) -> UsageError:
    written = match.group().removesuffix(match["more"] or "")
    return UsageError(
        f"{written!r} cannot be understood: a minus leaves out words, not papers.",
        remedy=f"Write what is wanted, such as {field.examples[0]}.",
        danish=f"»{written}« kan ikke forstås: Et minus udelader ord, ikke dokumenter. Skriv, "
        f"hvad der søges i, for eksempel {field.examples[0]}.",
    )


def _not_understood(match: re.Match[str], field: ValueField | PeriodField) -> UsageError:
    written = match.group().removesuffix(match["more"] or "")
    examples = field.examples
    return UsageError(
        f"{written!r} cannot be understood.",
        remedy=f"Write {' or '.join(examples)}.",
        danish=f"»{written}« kan ikke forstås. Skriv {' eller '.join(examples)}.",
    )


def _with_kroner(text: str) -> str:
    """`text` with its millions and billions as sums: a search for ``6,8 mio`` is for kroner."""
    return _MILLIONS.sub(r"\g<0> kr.", text)


def _told_of_open_quote(text: str) -> Iterator[str]:
    """A Danish line for a mark that opens a phrase which does not end."""
    if found := _OPEN_QUOTE.search(text):
        yield (
            f"Anførselstegnet foran »{found[1]}« er ikke lukket, så der er søgt på ordene hver "
            "for sig."
        )


_QUOTE = '"“”„'
_OPENING, _CLOSING = f"{_QUOTE}»", f"{_QUOTE}«"
"""Round the value of a field. A phrase takes no ``»«``: in Danish text, such as a question that is
pasted, they quote what somebody says and do not demand its wording. Nor does what stands in
brackets, which a pasted text says beside."""
_WORD = rf"[^\s{_OPENING}«]"
_PIECE = re.compile(
    rf"""
    (?<![\w-])(?P<unwanted>-)?(?P<field>(?i:{"|".join(FIELDS)})):
        (?P<blank>\s+(?!-|[^\W\d_]+:))?
        (?:[{_OPENING}](?P<quoted>[^{_OPENING}«]*)[{_CLOSING}]
        | (?P<plain>(?:{_WORD}*[^\W\d_]-,?\s+(?:(?:og|&)\s+)?)*{_WORD}+)  # Teknik- og Miljøudvalget
          (?P<more>(?:\s+(?!-\S|[^\W\d_]+:){_WORD}+(?!\S)){{0,3}}))
    | (?:(?<=\s)|^)(?P<minus>-)?(?:[{_QUOTE}](?P<phrase>[^{_QUOTE}]+)[{_QUOTE}])
    | (?:(?<=\s)|^)-(?P<without>[^\W\d_][\w\-]*
        | (?<!\d\s-)(?:(?:19|20)\d\d(?:-\d{{7}})?|\d\d/\d{{4,6}})(?![\w/-]))  # no 2023 -2025
    """,
    re.VERBOSE,
)
_PART = re.compile(r"\s+\S+")
_MILLIONS = re.compile(
    r"\b\d[\d.,]*\s?(?:mi[oa]|mill(?:ion|iard)?(?:er)?)\b\.?(?!\s*kr)", re.IGNORECASE
)
_OPEN_QUOTE = re.compile(rf"(?:^|[\s:(])[{_QUOTE}](\w[^\s{_QUOTE}]*)(?=[^{_QUOTE}]*$)")
