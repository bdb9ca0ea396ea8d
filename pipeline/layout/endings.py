"""How sentences end at a line's end, and what no paragraph ends with."""

from __future__ import annotations

import re

SENTENCE_END = (".", ":", "?", "!", ";", ".”", '."', "”.", ".)", "?”")
ABBREVIATION = re.compile(
    r"(?:d|nr|kr|jf|ca|mio|mia|pct|stk|kap|kl|pkt|bl\.a|f\.eks|hhv|pr|inkl|ekskl|evt|m?v|t\.kr)\."
)
"""Words whose full stop seldom ends a sentence."""
UNFINISHED = frozenset(
    {
        "af", "at", "de", "den", "der", "det", "eller", "en", "et", "for", "fra", "i", "med", "og",
        "om", "på", "samt", "som", "til", "under", "ved",
        "and", "from", "of", "or", "the", "to", "with",
    }
)  # fmt: skip
"""Words that no paragraph ends with: articles, conjunctions and what leads a noun in."""


def ends_sentence(word: str) -> bool:
    """Whether a sentence may end with `word`."""
    return word.endswith(SENTENCE_END) and not ABBREVIATION.fullmatch(word)
