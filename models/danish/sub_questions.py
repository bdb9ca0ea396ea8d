"""A question that is asked in points: what each point asks, worded so that it stands alone.

Letters ask in points below a question (*2. Hvilke alternativer findes der, og: a) hvad koster de?
b) hvem leverer dem?*), below the beginning of one (*1. Hvad er udgiften: a) i 2024 b) i 2026?*),
below a title (*1. Udgiften: a) Hvad er den i år?*), or in points alone (*1a. ... 1b. ...*).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.danish.asking import asks, question_core, sentences_of
from models.danish.question_parts import points_back, split_question
from models.danish.question_words import WH
from models.danish.stems import subject_stems

_LEAD_OUT = re.compile(r"(?:[,;]?\s+(?:og|samt|herunder|eller)|[,;])?\s*:?\s*$")
"""How a question leads over to its points, or a point to the next."""
_ANNOUNCES = re.compile(r"\b(?:følgende|nedenstående)\b[^?]*$", re.IGNORECASE)
"""``Følgende ønskes belyst:`` says of nothing what is asked."""
_AND = re.compile(r"\b(?:og|samt)\s*:?\s*$")
"""A question that is whole and goes on in its points."""
_AMONG = re.compile(r"\bherunder\s*:?\s*$")
"""A question that is whole and names some of what it asks for in its points."""
_LETTER = re.compile(r"(?:^|(?<=\s))\(?(?P<letter>[a-h])\)\s+")
"""The mark of a point within a line."""
_LETTERS = "abcdefgh"
_SEVERAL = 2
"""Points that there are at least: one letter alone marks nothing."""
_SHORT = 3
"""Words up to which a point below a whole question names a thing."""


def split_points(
    stem: str | None, points: Sequence[str], subject: str | None = None
) -> tuple[str, ...]:
    """The parts of a question asked in `points` below `stem`, if that is there.

    `stem` may be a question, the beginning of one, or a title that says what the points are about,
    which then is what a first point that names nothing gets as its subject. Else that is `subject`.
    The parts are worded as those of `split_question`.
    """
    if stem is None and len(points) == 1:
        stem, points = _within(points[0])
    if stem is None:
        return split_question(points[0], subject) if len(points) == 1 else _split(points, subject)
    if not asks(stem) or _ANNOUNCES.search(stem):
        if not any(map(asks, points)):
            return tuple(_named(stem, point) for point in points)
        is_title = not (_ANNOUNCES.search(stem) or subject_stems(stem) & subject_stems(points[0]))
        return _split(points, _LEAD_OUT.sub("", stem) if is_title else subject)
    if all(_asks_below(stem, point) for point in points):
        return _split([stem, *points], subject)
    return _completed(stem, points, subject)


def _within(question: str) -> tuple[str | None, list[str]]:
    """What stands before the points of a question in one line, and these: ``... a) ... b) ...``."""
    found = list(_LETTER.finditer(question))
    letters = "".join(mark["letter"] for mark in found)
    if len(found) < _SEVERAL or not _LETTERS.startswith(letters):
        return None, [question]
    ends = [*(mark.start() for mark in found[1:]), len(question)]
    points = [question[mark.end() : end] for mark, end in zip(found, ends, strict=True)]
    return question[: found[0].start()].strip() or None, points


def _split(points: Sequence[str], subject: str | None) -> tuple[str, ...]:
    """The parts of questions one after the other; one leans on what stands before it by a pronoun
    alone, since it is no part of the same sentence."""
    parts: list[str] = []
    before: list[str] = []
    for question in map(_sentence, points):
        if before and points_back(question_core(question)):
            parts += _leaning(question, " ".join(before), subject)
        else:
            parts += split_question(question, None if before else subject)
            before.clear()
        before.append(question)
    return tuple(parts)


def _named(stem: str, point: str) -> str:
    """A point that names what is to be told: of the title above it, or of what a line announces."""
    words = _LEAD_OUT.sub("", point).rstrip(" .")
    whole = words if _ANNOUNCES.search(stem) else f"{stem} {words}"
    return f"{whole[:1].upper()}{whole[1:]}?"


def _asks_below(stem: str, point: str) -> bool:
    """Whether a point asks by itself, and does not end what `stem` begins."""
    if WH.search(stem) is None:  # Jeg beder oplyst: a) hvad ...
        return False
    if "?" in stem or _AND.search(stem):
        return asks(point)
    return asks(point.rstrip("? "))


def _completed(stem: str, points: Sequence[str], subject: str | None) -> tuple[str, ...]:
    """The parts of `stem` with each point that ends it, and of those that ask by themselves."""
    bare = _LEAD_OUT.sub("", stem)
    whole = _ended(bare, "?") if _AMONG.search(stem) else bare
    parts: list[str] = []
    for point in points:
        words = _LEAD_OUT.sub("", point).rstrip(" .?")
        if _asks_below(stem, point):
            parts += _leaning(_sentence(point), _ended(bare, "?"), subject)
        elif not whole.endswith("?"):
            joint = ", " if WH.match(words) else " "
            parts += split_question(f"{bare}{joint}{words}?", subject)
        elif words[:1].islower() or len(words.split()) <= _SHORT:
            parts += split_question(f"{whole[:-1].rstrip()} ({words})?", subject)
        elif parts:
            parts[-1] = f"{parts[-1]} {words}."
        else:
            parts += split_question(f"{bare} {words}.", subject)
    return tuple(parts)


def _leaning(question: str, before: str, subject: str | None) -> tuple[str, ...]:
    """The parts of `question`, which may lean on the one `before`."""
    return split_question(f"{before} {question}", subject)[len(split_question(before, subject)) :]


def _sentence(point: str) -> str:
    words = _LEAD_OUT.sub("", point)
    return _ended(f"{words[:1].upper()}{words[1:]}", "?" if asks(sentences_of(words)[-1]) else ".")


def _ended(words: str, mark: str) -> str:
    return words if words.endswith(("?", ".", "!")) else f"{words}{mark}"
