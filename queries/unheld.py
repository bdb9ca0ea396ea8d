"""Words of a query line that no passage holds: what is found for them is only near in meaning."""

from __future__ import annotations

from collections.abc import Collection

from index.analysis import word_stems
from index.generations import Generation
from models.danish.stems import words
from queries.party_names import parties_named
from queries.visible import Mask

_KEYWORDS = 6
"""Words of a query line; a longer one is a question, and is not looked for word by word."""


def told_of_unheld_words(
    generation: Generation, mask: Mask, text: str, met: Collection[str]
) -> tuple[str, ...]:
    """A Danish line for the words of `text` that no row of `mask` holds.

    Those in `met` are known to be held; figures and parties are known in other spellings too, and
    not looked for. What only stands in papers outside `mask`, closed ones among them, counts as not
    held.
    """
    asked = dict.fromkeys(words(text))
    if len(asked) > _KEYWORDS:
        return ()
    parties = {part.lower() for part in text.split() if parties_named(part)}
    return tuple(
        f"Ordet »{word}« står ikke i de afsnit, der er søgt i; de nærmeste i betydning er vist."
        for word in asked
        if word.isalpha() and word not in met and word not in parties
        if (stems := word_stems(word)) and not generation.words.is_held(stems, mask)
    )
