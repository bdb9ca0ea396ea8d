"""The user's sources: one TOML file in the home folder.

::

    [[source]]
    name = "politikersvar"
    type = "list page"
    url = "https://www.example.dk/politikersvar"
    papers = '\\.pdf$'
    kind = "politikersvar"
    cron = "0 6 * * 1-5"
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from corpus.errors import UsageError
from corpus.papers import Kind
from corpus.sources.feed import Feed
from corpus.sources.first_agenda import FirstAgenda
from corpus.sources.found import Source
from corpus.sources.kk import SITE as KK_SITE
from corpus.sources.kk import Kk
from corpus.sources.list_page import ListPage
from corpus.sources.oda import SITE as ODA_SITE
from corpus.sources.oda import Oda
from corpus.sources.rhythm import require_cron
from corpus.sources.watched_folder import WatchedFolder

SOURCES_FILE = "sources.toml"


class SourceEntry(BaseModel):
    """A source and when it is asked: what all kinds have in common."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[\w æøåÆØÅ.-]{1,60}$")
    cron: Annotated[str, AfterValidator(require_cron)] = "0 6 * * *"
    """When to look, by cron's five fields, in Danish time."""
    rhythm_days: int = Field(default=31, ge=1)
    """A source that brings nothing new for longer is reported as stale."""
    pause: float = Field(default=1.0, ge=0)
    """Seconds between two requests to its host."""
    private_hosts: frozenset[str] = frozenset()
    """Hosts of the user's own network that it may fetch from."""

    def source(self) -> Source:
        """The source that the entry describes."""
        raise NotImplementedError

    def _own(self, *shared: str) -> dict[str, Any]:
        left_out = {"type", "cron", "rhythm_days", "pause", "private_hosts", *shared}
        return {key: getattr(self, key) for key in type(self).model_fields if key not in left_out}


def _require_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is no regular expression: {error}") from error
    return text


_Pattern = Annotated[str, AfterValidator(_require_pattern)]


class _FolderEntry(SourceEntry):
    type: Literal["folder"]
    path: Path
    kind: Kind | None = None
    body: str | None = None

    def source(self) -> Source:
        return WatchedFolder(**self._own())


class _ListEntry(SourceEntry):
    type: Literal["list page"]
    url: str
    papers: _Pattern = r"\.pdf$"
    following: _Pattern | None = None
    kind: Kind | None = None
    body: str | None = None

    def source(self) -> Source:
        return ListPage(**self._own())


class _FeedEntry(SourceEntry):
    type: Literal["feed"]
    url: str
    kind: Kind | None = None
    body: str | None = None

    def source(self) -> Source:
        return Feed(**self._own())


class _KkEntry(SourceEntry):
    type: Literal["kk.dk"]
    site: str = KK_SITE
    committees: tuple[str, ...] = ()

    def source(self) -> Source:
        return Kk(**self._own())


class _FirstAgendaEntry(SourceEntry):
    type: Literal["firstagenda"]
    host: str
    committees: tuple[str, ...] = ()

    def source(self) -> Source:
        return FirstAgenda(**self._own())


class _OdaEntry(SourceEntry):
    type: Literal["oda"]
    site: str = ODA_SITE
    condition: str = ""

    def source(self) -> Source:
        return Oda(**self._own())


_AnyEntry = Annotated[
    _FolderEntry | _ListEntry | _FeedEntry | _KkEntry | _FirstAgendaEntry | _OdaEntry,
    Field(discriminator="type"),
]
_ENTRIES: TypeAdapter[list[Any]] = TypeAdapter(list[_AnyEntry])


def configured_sources(home: Path) -> tuple[SourceEntry, ...]:
    """The entries of the home folder's file; none where there is no file.

    Raises `UsageError` naming each entry and value that cannot be used.
    """
    path = home / SOURCES_FILE
    if not path.exists():
        return ()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = tuple(_ENTRIES.validate_python(content.get("source", [])))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no TOML: {error}.", remedy="Correct that line.") from error
    except ValidationError as error:
        wrong = "; ".join(_told(item["loc"], item["msg"]) for item in error.errors())
        raise UsageError(
            f"{path} cannot be used: {wrong}.", remedy="docs/sources.md lists what may stand there."
        ) from error
    names = [entry.name for entry in entries]
    if len(names) != len(set(names)):
        raise UsageError(f"{path} names a source twice.", remedy="Give each a name of its own.")
    return entries


def _told(place: tuple[int | str, ...], message: str) -> str:
    """What is wrong where, counting entries from one as readers of the file do."""
    number, *fields = place or (0,)
    # Between the entry's number and the field stands its type.
    where = f"source {int(number) + 1}" + "".join(f", {field}" for field in fields[1:])
    return f"{where}: {message.removeprefix('Value error, ')}"


def configured_source(home: Path, name: str) -> SourceEntry:
    """The entry called `name`; raises `UsageError` where there is none."""
    entries = configured_sources(home)
    for entry in entries:
        if entry.name == name:
            return entry
    listed = ", ".join(entry.name for entry in entries) or "none yet"
    raise UsageError(
        f"There is no source {name!r} in {home / SOURCES_FILE}.",
        remedy=f"Choose one of those listed there: {listed}.",
    )
