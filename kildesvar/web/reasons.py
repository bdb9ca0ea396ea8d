"""Why a file or page could not be fetched or read, in the reader's language.

What fetches and reads files notes its reasons in English, and they are kept so; `reasons.toml`
holds the Danish of each.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from kildesvar.web.language import Language, Told

_FILE = Path(__file__).parent / "reasons.toml"
_PLACE = re.compile(r"\\{(\w+)\\}")


def reason_told(reason: str, language: Language) -> Told:
    """A `reason` of a failure in `language`; in English where its Danish is not known."""
    danish = danish_reason(reason)
    if language is Language.DANISH and danish:
        return Told(text=danish, language=language)
    return Told(text=reason, language=Language.ENGLISH)


def danish_reason(reason: str) -> str:
    """The Danish of a `reason`; empty where it is not known."""
    for pattern, danish in _reasons():
        if match := pattern.fullmatch(reason):
            return danish.format(**match.groupdict())
    return ""


@cache
def _reasons() -> list[tuple[re.Pattern[str], str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return [
        (re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(english)), re.DOTALL), str(danish))
        for english, danish in table.items()
    ]
