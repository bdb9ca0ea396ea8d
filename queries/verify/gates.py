"""The gates that a written sentence passes, or is replaced by the quote it rests on.

Each gate looks for one way in which a sentence can say more than its sources do, or other than they
do. Likeness of wording never lets anything pass: what is not objected to is at least made of the
sources' facts, names and direction. The gates are rules over words; they do not understand, and an
opposite that no list knows goes through.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gate(StrEnum):
    """What a gate compares."""

    FACT = "fact"
    ATTACHMENT = "attachment"
    NAME = "name"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    DIRECTION = "direction"
    WORDING = "wording"
    """Words of content that the source does not have; asked of a model's sentences only."""
    FORM = "form"
    """Not one whole sentence, or the words in another order; of a model's sentences only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Why a sentence may not stand."""

    gate: Gate
    words: str
    """The words of the sentence, or those of the source that it lost."""
