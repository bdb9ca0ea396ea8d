"""Templates into pages: what every page needs is put in here once."""

from __future__ import annotations

import datetime
import zlib
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse

from corpus.months import as_printed
from kildesvar.version import version
from kildesvar.web.forms import csrf_token
from kildesvar.web.language import Language, decimal, file_size, language_of, long_date, translator
from kildesvar.web.preferences import keys_are_on
from queries.privacy import mask_personal_numbers

_TEMPLATES = Path(__file__).parent / "templates"
_HERE = ZoneInfo("Europe/Copenhagen")

environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(_TEMPLATES),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_FIRST_THEMES = ("princip", "omkostning", "alternativ")
_COLOURS = 6


def theme_class(name: str) -> str:
    """The style class of a theme: one colour each for the usual three, shared by the others."""
    if name in _FIRST_THEMES:
        return f"t{_FIRST_THEMES.index(name) + 1}"
    others = _COLOURS - len(_FIRST_THEMES)
    return f"t{len(_FIRST_THEMES) + 1 + zlib.crc32(name.encode()) % others}"


environment.filters["theme_class"] = theme_class
environment.filters["masked"] = mask_personal_numbers
environment.filters["as_printed"] = as_printed


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """The page that `template` makes of `context`, in the reader's language."""
    language = language_of(request)
    shared = {
        "_": translator(language),
        "language": language,
        "date": partial(long_date, language=language),
        "number": partial(decimal, language=language),
        "size": partial(file_size, language=language),
        "moment": partial(_moment, language=language),
        "person": getattr(request.state, "person", None),
        "logs_in": not request.app.state.room.access.is_open,
        "csrf": csrf_token(request),
        "here": request.url.path,
        "address": _address(request),
        "keys_on": keys_are_on(request),
        "version": version(),
    }
    text = environment.get_template(template).render(shared | context)
    return HTMLResponse(text, status_code=status, headers={"content-language": language.value})


def _address(request: Request) -> str:
    """Path and query, for coming back to."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def _moment(moment: datetime.datetime | None, *, language: Language) -> str:
    """A moment in Danish time to the minute; empty for none."""
    if moment is None:
        return ""
    local = moment.astimezone(_HERE)
    clock = f"{local:%H.%M}" if language is Language.DANISH else f"{local:%H:%M}"
    return f"{long_date(local.date(), language)} {clock}"
