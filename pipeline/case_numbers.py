"""Case numbers of the Danish record systems, as papers print them.

Read are eDoc's ``2019-0302914``, the two-digit year of SBSYS, Acadre and FirstAgenda
(``25/26257``), the courts' ``BS-12345/2023-OLR``, old journals by body (``ØU 397/2005``, ``BOR
17/2012``), and whatever follows a label (``J.nr. M 1692-1/00``, ``Journalnr.: TL200218``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.spans import Span

_FORMS = re.compile(
    r"(?<![\w/-])(?:"
    r"(?:19|20)\d\d-\d{7}"
    r"|SAG-\d{4}-\d{3,7}"
    r"|BS-\d{1,6}/\d{4}-[A-ZÆØÅ]{2,4}"
    r"|(?:ØU|BR|BOR|MFU|TMU|BUU|KFU|SUD|SOU|FAU|BIU|UUU)\s\d{1,5}/(?:19|20)?\d\d"
    r"|\d\d/\d{5,6}"
    r")(?![\w/])"
)
_LABEL = (
    r"(?:[Ss]ags?(?:-?nr\.?|nummer|-?[Ii][Dd]\.?)|[Jj]ournal(?:nr\.?|nummer)|[Jj]\.?\s?nr\.?"
    r"|[Ss]ag\snr\.?|[Ee][Dd]oc(?:nr\.?|-nr\.?)?)"
)
_LABELLED = re.compile(
    rf"(?<!\w){_LABEL}\s?:?\s*(?P<number>(?:[A-ZÆØÅ]{{1,4}}\s)?(?=[\w./-]*\d)[A-Z0-9][\w./-]{{3,}}\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNumber:
    """A case number in a text: its place and its digits as printed."""

    span: Span
    number: str


def find_case_numbers(text: str) -> tuple[CaseNumber, ...]:
    """The case numbers in `text`, in text order, each place once."""
    found = {case.span.start: case for case in _matches(text)}
    return tuple(found[start] for start in sorted(found))


def _matches(text: str) -> Iterator[CaseNumber]:
    for match in _LABELLED.finditer(text):
        yield CaseNumber(span=Span(*match.span("number")), number=match.group("number"))
    for match in _FORMS.finditer(text):
        yield CaseNumber(span=Span(*match.span()), number=" ".join(match.group().split()))
