"""Laws and their paragraphs, Danish and European."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from corpus.findings import MentionKind
from corpus.spans import Span
from models.danish.analysis import Name
from models.danish.genitive import without_genitive

LAWS_FILE = "laws.toml"

_PLACE = r"""
    (?: §{1,2}\s?\d+(?:\s?[a-hj-z]\b)?(?:\s?-\s?\d+)? | (?:artikel|art\.)\s?\d+ )
    (?: ,?\s(?:stk\.|nr\.|pkt\.|litra|afsnit)\s?(?:\d+|[a-z]\b)(?:\s?(?:-|og)\s?\d+\b)? )*
"""
_SHORT_TITLE = r"""
    [\w-]{3,}(?:loven|forordningen|vedtægten|bekendtgørelsen|direktivet)s?
"""
_NUMBERED = r"""
    (?:[Ll]ov|[Ll]ovbekendtgørelse|[Bb]ekendtgørelse|[Cc]irkulære|LBK|BEK)\s(?:nr\.\s?)?\d+
      \saf\s(?:den\s)?\d{1,2}\.\s?(?:[a-z]+|\d{1,2}\.)\s?\d{4}
  | (?:[Ff]orordning|[Dd]irektiv)(?:en|et)?\s(?:\(E[UØF]+\)\s)?(?:nr\.\s)?
      \d{2,4}/\d{2,4}(?:/E[UØF]+)?
  | [Ll]ovforslag\s(?:nr\.\s)?L\s?\d+
"""


@cache
def _official() -> Mapping[str, str]:
    """The entry of each title in the table, by its lower-case form."""
    text = (files("models.danish") / "tables" / LAWS_FILE).read_text("utf-8")
    laws: dict[str, list[str]] = tomllib.loads(text)["laws"]
    return {form.lower(): law for law, also in laws.items() for form in (law, *also)}


@cache
def _pattern() -> re.Pattern[str]:
    long_titles = sorted((form for form in _official() if " " in form), key=len, reverse=True)
    listed = "|".join(re.escape(title).replace(r"\ ", r"\s") for title in long_titles)
    title = rf"(?i:{listed})|GDPR|{_NUMBERED}|{_SHORT_TITLE}"
    return re.compile(
        rf"""
        \b(?P<title>{title})\b(?:['’]?s\b)?(?:,?\s(?P<place>{_PLACE}))?
        | (?P<alone>{_PLACE})(?:\si\s(?P<of>{title})\b)?
        """,
        re.VERBOSE,
    )


def find_laws(text: str) -> Iterator[Name]:
    """The laws in `text`. Paragraph and number belong to the name: ``offentlighedsloven § 33``.

    A paragraph whose law is not named beside it stands alone: ``§ 33, nr. 3``.
    """
    for found in _pattern().finditer(text):
        title = found["title"] or found["of"]
        place = found["place"] or found["alone"]
        name = " ".join(filter(None, (title and _entry(title), place)))
        yield Name(span=Span(*found.span()), kind=MentionKind.LAW, name=" ".join(name.split()))


def _entry(title: str) -> str:
    base = without_genitive(" ".join(title.split()))
    return _official().get(base.lower(), base if " " in base else _uncapitalised(base))


def _uncapitalised(word: str) -> str:
    """A law's short title is a common word: capitalised at the start of a sentence only."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]
