"""Case, journal and document numbers of the record systems that Danish municipalities use.

Forms (from stored pages of kk.dk, FirstAgenda and ft.dk): eDoc ``2019-0302914`` with an optional
document number ``-4``; ``25/26257``; ``SAG-2024-12345``; journal numbers of older years
(``J.nr. ØU 397/2005``, ``BR 369/04``, ``M 1692-1/00``); and any number after a word that announces
one (``Sagsnr.``, ``Dokumentnr.:``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.findings import MentionKind
from corpus.spans import Span
from models.danish.analysis import Name

_NUMBER = re.compile(
    r"""
    (?<![\w/.,-])(?:
      (?: (?:e[Dd]oc(?:nummer|-?nr\.?)?|[Ss]ags?-?\s?(?:nr\.?|nummer|[Ii][Dd]\.?)
          |[Jj](?:our(?:nal)?)?\.?\s?-?(?:nr\.?|nummer)|[Dd]ok(?:ument)?\.?\s?-?(?:nr\.?|nummer|[Ii][Dd]))
          \s*:?\s* )
      (?P<announced> (?:[A-ZÆØÅ]{1,4}\s)?(?=[\w.-]*\d)[A-ZÆØÅ]?\d[\w]*(?:[./-]\w+)*(?:\s?-\s?\d+)? )
    | (?P<bare>
        (?:19|20)\d\d-\d{5,7}(?:-\d{1,4})?
      | SAG-(?:19|20)\d\d-\d{3,7}
      | (?!(?:0\d|1[0-2])/(?:19|20)\d\d\b)\d\d/\d{4,7}
      | \d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,5}-\d{2}
      | (?:BR|ØU|MFU|BOR|TMU|KFU|BUU|SUD|SOU|BIU|M)\s\d{1,5}(?:-\d{1,3})?/(?:(?:19|20)\d\d|\d\d)
      )
    )(?![\w/]|-\w)
    """,
    re.VERBOSE,
)


def find_case_numbers(text: str) -> Iterator[Name]:
    """The case, journal and document numbers in `text`, without the word that announces them."""
    for found in _NUMBER.finditer(text):
        group = "announced" if found["announced"] else "bare"
        number = " ".join(found[group].split())
        yield Name(span=Span(*found.span(group)), kind=MentionKind.CASE_NUMBER, name=number)
