"""Files as they arrive: from disk or from an address into the store of originals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import KildesvarError, OutsideError, UnusableInputError, UsageError
from corpus.findings import Failure
from corpus.settings import Settings
from corpus.sources.files import find_files, path_as_text, path_of_address
from corpus.sources.found import FoundPaper
from corpus.sources.http import Fetcher
from corpus.sources.manners import Manners
from corpus.sources.turns import HostTurns
from flows.workshop import Workshop
from pipeline.formats.html import read_html
from pipeline.formats.sniff import called_web_page, is_pdf, sniff

INCOMING_FOLDER = "incoming"
_HOSTS_FOLDER = "hosts"
_ADDRESS = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
"""How an address begins; that of a file is a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file that was put into the store of originals."""

    source: str
    """The path or address as found."""
    sha256: str
    found: FoundPaper
    """What its source says of it."""
    is_web_page: bool = False
    """Whether its name or its host calls it HTML, so that HTML is no login page in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A fetched file in the store of originals."""

    sha256: str
    is_web_page: bool
    """As of `Arrival`."""
    validators: Mapping[str, str]
    """What makes the next request conditional."""


def arrival_from(value: Mapping[str, Any]) -> Arrival:
    """The arrival that `dataclasses.asdict` made `value` of."""
    return Arrival(**{**value, "found": FoundPaper(**value["found"])})


def gather(
    places: Sequence[str | Path], workshop: Workshop
) -> tuple[tuple[Arrival, ...], tuple[Failure, ...]]:
    """Put the files that `places` name (files, folders, web addresses) into the store.

    Each file once, however often it is named. What cannot be had is a failure. Raises `UsageError`
    where no place names anything.
    """
    addresses = [str(place) for place in places if is_address(place)]
    files, failures = _find_all([place for place in places if not is_address(place)])
    arrivals: dict[str, Arrival] = {}
    for outcome in (*_keep_files(files, workshop), *_fetch_all(addresses, workshop)):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        else:
            arrivals.setdefault(outcome.sha256, outcome)
    return tuple(arrivals.values()), tuple(failures)


def is_address(place: str | Path) -> bool:
    """Whether `place` is an address, of the web or not, and no path."""
    return isinstance(place, str) and bool(_ADDRESS.match(place))


def _find_all(places: Sequence[str | Path]) -> tuple[Iterable[Path], list[Failure]]:
    """The files of all `places`, and the places that name none; of those alone the first is raised.

    A typing error among many places costs no other place, but a command of nothing else is wrong.
    """
    files: dict[Path, None] = {}
    wrong: list[tuple[str, UsageError]] = []
    for place in places:
        try:
            files.update(dict.fromkeys(find_files([_path_of(place)])))
        except UsageError as error:
            wrong.append((path_as_text(place), error))
    if wrong and len(wrong) == len(places):
        raise wrong[0][1]
    return files, [failure_of(place, error) for place, error in wrong]


def _path_of(place: str | Path) -> Path:
    if not str(place):
        raise UsageError(
            "A path is empty.", remedy="Name a file or folder; '.' is the present one."
        )
    is_file_address = isinstance(place, str) and place.lower().startswith("file:")
    return path_of_address(str(place)) if is_file_address else Path(place)


def fetcher_for(workshop: Workshop, *, pause: float, private_hosts: frozenset[str]) -> Fetcher:
    """A client within the limits of the settings."""
    settings = workshop.settings
    manners = Manners(
        pause=pause,
        max_bytes=settings.max_file_mb * 1_000_000,
        private_hosts=private_hosts,
    )
    return Fetcher(settings.home / INCOMING_FOLDER, host_turns(settings), manners)


def host_turns(settings: Settings) -> HostTurns:
    """The turns at hosts that all processes of the home folder share."""
    return HostTurns(settings.home / _HOSTS_FOLDER)


def keep_fetched(
    found: FoundPaper,
    fetcher: Fetcher,
    workshop: Workshop,
    conditions: Mapping[str, str],
    *,
    held_as: str | None = None,
) -> Kept | None:
    """Fetch a paper's file into the store.

    ``None`` when the host says that it has not changed since `conditions` were given, and when it
    is a web page that says what the one `held_as` says. Raises as `Fetcher.fetch`, and
    `UnusableInputError` for something that is no paper.
    """
    if found.url.startswith("file:"):
        return Kept(
            sha256=_keep_file(path_of_address(found.url), workshop),
            is_web_page=called_web_page(found.url),
            validators={},
        )
    fetched = fetcher.fetch(found.url, validators=conditions)
    if fetched.path is None:
        return None
    try:
        data = fetched.path.read_bytes()
    finally:
        fetched.path.unlink()
    is_web_page = called_web_page(found.url, fetched.media_type)
    _require_paper(data, workshop.settings, is_web_page=is_web_page)
    if held_as is not None and is_web_page and _says_the_same(data, held_as, workshop):
        return None
    return Kept(
        sha256=workshop.originals.keep(data),
        is_web_page=is_web_page,
        validators=fetched.validators,
    )


def failure_of(place: str, error: KildesvarError) -> Failure:
    """A failure to get the file at `place`."""
    return Failure(
        source=place, sha256=None, reason=str(error), page=None, retryable=error.retryable
    )


def _fetch_all(addresses: Sequence[str], workshop: Workshop) -> Iterable[Arrival | Failure]:
    if not addresses:
        return
    private = workshop.settings.private_hosts
    with fetcher_for(workshop, pause=1.0, private_hosts=private) as fetcher:
        for address in addresses:
            found = FoundPaper(key=address, url=address)
            try:
                kept = keep_fetched(found, fetcher, workshop, {})
            except KildesvarError as error:
                yield failure_of(address, error)
            else:
                assert kept is not None, "an unconditional request has a body"
                yield Arrival(
                    source=address,
                    sha256=kept.sha256,
                    found=found,
                    is_web_page=kept.is_web_page,
                )


def _keep_files(files: Iterable[Path], workshop: Workshop) -> Iterable[Arrival | Failure]:
    for path in files:
        named = path_as_text(path)
        try:
            sha256 = _keep_file(path, workshop)
        except KildesvarError as error:
            yield failure_of(named, error)
        else:
            found = FoundPaper(key=named, url=path.as_uri())
            yield Arrival(
                source=named,
                sha256=sha256,
                found=found,
                is_web_page=called_web_page(found.url),
            )


def _keep_file(path: Path, workshop: Workshop) -> str:
    """Put a file of this machine into the store.

    Raises `OutsideError` for one that cannot be read now, `UnusableInputError` for one too large.
    """
    limit = workshop.settings.max_file_mb
    try:
        if not path.is_file():
            raise OutsideError(
                "This is no regular file.", remedy="Name a paper's file or a folder of them."
            )
        if path.stat().st_size > limit * 1_000_000:
            raise UnusableInputError(
                f"The file is larger than {limit} MB.",
                remedy="Raise KILDESVAR_MAX_FILE_MB if it is to be read.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise OutsideError(
            f"The file cannot be read: {error.strerror}.", remedy="Check its permissions."
        ) from error
    return workshop.originals.keep(data)


def _says_the_same(data: bytes, held_as: str, workshop: Workshop) -> bool:
    """Whether two web pages differ only around what is read: in menus, tokens, style sheets."""
    try:
        return read_html(data) == read_html(workshop.originals.path(held_as).read_bytes())
    except (KildesvarError, OSError):
        return False


def _require_paper(data: bytes, settings: Settings, *, is_web_page: bool) -> None:
    """What a host calls a PDF is looked at, not believed."""
    if is_pdf(data) or sniff(data, settings, is_web_page=is_web_page) is not None:
        return
    raise UnusableInputError(
        "This is no PDF, nor DOCX or ODT.",
        remedy="Open it in a browser and see what.",
    )
