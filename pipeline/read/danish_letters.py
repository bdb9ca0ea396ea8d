"""Whether a text layer tells the letters æ, ø and å: some fonts name all letters but those."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.printed import PrintedWord

ENOUGH = 400
"""Fewer letters than this need hold none of the three."""
FEWEST = 0.004
"""Danish text holds at least this share of them: eight times as many on most pages."""
SPELLED = 0.004
"""And text that spells them ``ae``, ``oe`` and ``aa`` this share of these."""
IN_DANISH = 0.08
"""So many of the words of a Danish text are among the commonest; of text in English hardly any."""

_OWN = "æøåäö"
"""Those of Danish, and of Swedish, which shares many of the commonest words."""
_COMMONEST = frozenset(
    [
        *("af", "at", "blev", "bliver", "der", "det", "eller", "er", "fra", "har", "hvor"),
        *("ikke", "kan", "med", "og", "om", "skal", "som", "til", "ved", "vil"),
    ]
)


def lacks_danish_letters(words: Sequence[PrintedWord]) -> bool:
    """Whether words of Danish sentences are without its own letters, so that many are spoilt."""
    text = " ".join(word.text for word in words).casefold()
    letters = sum(map(str.isalpha, text))
    if letters < ENOUGH or sum(map(text.count, _OWN)) >= FEWEST * letters:
        return False
    common = sum(word.text.casefold() in _COMMONEST for word in words)
    is_danish = common >= IN_DANISH * len(words)
    return is_danish and sum(map(text.count, ("ae", "oe", "aa"))) < SPELLED * letters
