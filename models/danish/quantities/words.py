"""Danish number words: what ``enogtyve``, ``to hundrede og ti`` and ``halvanden`` are worth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_UNITS = {
    "en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
    "seks": 6, "syv": 7, "otte": 8, "ni": 9,
}  # fmt: skip
_TEENS = {
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15,
    "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19,
}  # fmt: skip
_TENS = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "fyrretyve": 40, "halvtreds": 50,
    "halvtredsindstyve": 50, "tres": 60, "tresindstyve": 60, "halvfjerds": 70,
    "halvfjerdsindstyve": 70, "firs": 80, "firsindstyve": 80, "halvfems": 90,
    "halvfemsindstyve": 90,
}  # fmt: skip
_HUNDRED = frozenset({"hundrede", "hundred"})
_THOUSAND = frozenset({"tusind", "tusinde"})
_ONE_AND_A_HALF = frozenset({"halvanden", "halvandet"})
_HALF = frozenset({"halv", "halvt"})
_ORDINALS = {
    "første": 1, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8,
    "niende": 9, "tiende": 10, "ellevte": 11, "tolvte": 12, "trettende": 13, "fjortende": 14,
    "femtende": 15, "sekstende": 16, "syttende": 17, "attende": 18, "nittende": 19,
    "tyvende": 20, "tredivte": 30,
}  # fmt: skip

ARTICLES = frozenset({"en", "et"})
"""Words that are articles unless a word of quantity follows them."""


def word_value(word: str) -> int | None:
    """The value of one number word in lower case, compounds included, or ``None``.

    ``femogtyve`` is 25, ``tohundrede`` 200, ``tretusindfemhundrede`` 3500.
    """
    small = _below_hundred(word)
    if small is not None:
        return small
    for markers, unit in ((_THOUSAND, 1000), (_HUNDRED, 100)):
        value = _compound(word, markers, unit)
        if value is not None:
            return value
    return None


def ordinal_value(word: str) -> int | None:
    """The value of an ordinal in lower case, or ``None``; ``anden`` is left out, it is "other"."""
    if word in _ORDINALS:
        return _ORDINALS[word]
    unit, joined, tens = word.partition("og")
    if joined and unit in _UNITS and tens in ("tyvende", "tredivte"):
        return _UNITS[unit] + _ORDINALS[tens]
    return None


def sum_of_words(words: Sequence[str]) -> tuple[Decimal, int] | None:
    """The value of the number that `words` (lower case) begin with, and how many words it takes.

    ``["to", "hundrede", "og", "ti", "skoler"]`` gives ``(210, 4)``, ``["en", "halv"]`` gives
    ``(0.5, 2)``; ``None`` when no number begins here.
    """
    if words and words[0] in _ONE_AND_A_HALF:
        return Decimal("1.5"), 1
    thousands = current = 0
    taken = 0
    for position, word in enumerate(words):
        if word == "og" and taken == position > 0:
            continue
        if _is_half(words, position):
            return thousands + current + Decimal("0.5"), position + 2
        value = word_value(word)
        if value is None:
            break
        if value == 1000 and thousands == 0:
            thousands, current = max(current, 1) * 1000, 0
        elif value == 100 and 0 < current < 10:
            current *= 100
        elif current == 0 or (current % 100 == 0 and value < 100):
            current += value
        else:
            break
        taken = position + 1
    return (Decimal(thousands + current), taken) if taken else None


def _is_half(words: Sequence[str], position: int) -> bool:
    """Whether ``en halv`` stands at `position`."""
    following = words[position + 1] if position + 1 < len(words) else ""
    return words[position] in ARTICLES and following in _HALF


def _below_hundred(word: str) -> int | None:
    for table in (_UNITS, _TEENS, _TENS):
        if word in table:
            return table[word]
    unit, joined, tens = word.partition("og")
    if joined and unit in _UNITS and tens in _TENS:
        return _UNITS[unit] + _TENS[tens]
    return None


def _compound(word: str, markers: frozenset[str], unit: int) -> int | None:
    for marker in sorted(markers, key=len, reverse=True):
        head, found, tail = word.partition(marker)
        if not found:
            continue
        times = word_value(head) if head else 1
        rest = word_value(tail.removeprefix("og")) if tail else 0
        if times is not None and rest is not None and rest < unit:
            return times * unit + rest
    return None
