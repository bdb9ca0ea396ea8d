"""Danish, and English beside it.

Texts are written in Danish where they are used; `english.toml` holds the English for each. The
codes of records and addresses (``state:open``) have their Danish in `danish.toml`.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from starlette.requests import HTTPConnection

from corpus.errors import KildesvarError
from corpus.months import Month
from queries.danish_dates import danish_date

COOKIE = "language"
_FOLDER = Path(__file__).parent
_NEXT_UNIT = 1000
_DANISH_MARKS = str.maketrans(",.", ".,")

Translate = Callable[..., str]
"""From a Danish text with ``{name}`` places, and their values, to the text that is shown."""


class Language(StrEnum):
    """A language of the pages."""

    DANISH = "da"
    ENGLISH = "en"


def language_of(connection: HTTPConnection) -> Language:
    """The language chosen by the switch, else the browser's first that we speak, else Danish."""
    chosen = connection.cookies.get(COOKIE)
    if chosen in tuple(Language):
        return Language(chosen)
    for wanted in connection.headers.get("accept-language", "").split(","):
        tag = wanted.partition(";")[0].strip().lower().partition("-")[0]
        if tag in tuple(Language):
            return Language(tag)
    return Language.DANISH


def is_program(connection: HTTPConnection) -> bool:
    """Whether a program asks, through the interface made for them or for a feed."""
    # Not from `url`, which a hostile Host header may spoil.
    path: str = connection.scope["path"]
    # A feed is asked for by its reader, and now and then by somebody who follows the link to it.
    is_feed = path.startswith("/feeds/") and "text/html" not in connection.headers.get("accept", "")
    return path.startswith("/api/") or is_feed


def language_told(connection: HTTPConnection) -> Language:
    """What a refusal is told in: programs in English, people in the language of their pages."""
    return Language.ENGLISH if is_program(connection) else language_of(connection)


def translator(language: Language) -> Translate:
    """What turns our Danish texts into `language`."""
    table = texts(language)

    def translate(text: str, **values: object) -> str:
        return table.get(text, text).format(**values)

    return translate


@lru_cache(maxsize=len(Language))
def texts(language: Language) -> dict[str, str]:
    """What is shown in `language` for each Danish text or code; a Danish text shows itself."""
    name = "english.toml" if language is Language.ENGLISH else "danish.toml"
    found = tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
    return {str(key): str(value) for key, value in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What went wrong, in words."""

    text: str
    language: Language


def told(error: KildesvarError, language: Language) -> Told:
    """What `error` says in `language`; in English where its Danish is not known."""
    if language is Language.DANISH and error.danish:
        return Told(text=error.danish, language=language)
    return Told(text=str(error), language=Language.ENGLISH)


def decimal(value: float, language: Language) -> str:
    """A number with one decimal: ``1,2`` in Danish, ``1.2`` in English."""
    text = f"{value:,.1f}"
    return text.translate(_DANISH_MARKS) if language is Language.DANISH else text


def file_size(count: int, language: Language) -> str:
    """Bytes in the unit that suits them: ``69,7 GB``, ``295 bytes``."""
    size = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < _NEXT_UNIT:
            return f"{count} bytes" if unit == "bytes" else f"{decimal(size, language)} {unit}"
        size /= _NEXT_UNIT
    return f"{decimal(size, language)} TB"


def long_date(day: datetime.date | None, language: Language) -> str:
    """``27. marts 2025`` or ``27 March 2025``, a month without a day; nothing for no date."""
    if day is None:
        return ""
    if language is Language.DANISH:
        return danish_date(day)
    return f"{day:%B %Y}" if isinstance(day, Month) else f"{day.day} {day:%B %Y}"
