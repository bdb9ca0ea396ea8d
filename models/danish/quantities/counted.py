"""Labels of table rows whose figures count or measure something, and so are no money.

A budget has such rows among those of kroner: ``Årsværk``, ``Antal brugere``, ``Andel (pct.)``.
"""

from __future__ import annotations

import re

_MEASURE = (
    r"antal|stk|styk|pct|procent|%|promille|point|km|m[²2³3]|kvadratmeter|ha|hektar|tons?|kg|liter"
    r"|[kmg]wh|timer|dage|uger|måneder|årsværk|fuldtidsstillinger|personer|elever|brugere"
)
_COUNTS_FIRST = re.compile(
    r"\W*(?:her|der)?(?:af )?(?:antal(?:let)?|andel(?:en)?|procent(?:del(?:en)?)?"
    r"|[^\W\d_]*årsværk|fuldtids(?:stillinger|ansatte)|timetal(?:let)?)\b",
    re.IGNORECASE,
)
_COUNTED_ALONE = re.compile(
    r"\W*(?:[^\W\d_]+-?)?(?:brugere|elever|indbyggere|borgere|personer|deltagere|besøgende)"
    r"(?: i alt)?|\W*(?:timer|pladser|medlemmer|stillinger)(?: i alt)?",
    re.IGNORECASE,
)
_MEASURED_IN = re.compile(rf"(?:[,(] ?(?:i )?| i )(?:{_MEASURE})\.?\)?$", re.IGNORECASE)
"""``Overarbejde, timer``; not ``Budget i år``."""


def is_count(label: str) -> bool:
    """Whether the figures of the row with this label count or measure something.

    What is only named in a label may be paid for: ``Elever i specialskoler`` in a budget.
    """
    bare = label.strip()
    return bool(
        _COUNTS_FIRST.match(bare) or _COUNTED_ALONE.fullmatch(bare) or _MEASURED_IN.search(bare)
    )
