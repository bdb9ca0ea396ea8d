"""Papers in files and folders of this machine."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from corpus.errors import UsageError

SUFFIXES = frozenset({".pdf", ".docx", ".odt", ".html", ".htm"})
"""What is taken from a folder. A file named outright is tried whatever its name."""


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that `paths` name, those of folders at any depth, each once, in a fixed order.

    Hidden files and folders are passed over, and so are links that lead out of their folder.
    Raises `UsageError` for a path that does not exist or cannot be looked into, and for a folder
    without papers.
    """
    found: dict[Path, None] = {}
    for path in paths:
        try:
            found.update(dict.fromkeys(_files_of(path)))
        except OSError as error:
            raise UsageError(
                f"{path} cannot be looked into: {error.strerror}.", remedy="Check its permissions."
            ) from error
    return tuple(found)


def path_as_text(path: str | Path) -> str:
    """`path` for records and people; bytes that are not UTF-8, which no text holds, as escapes."""
    return os.fsencode(path).decode(errors="backslashreplace")


def path_of_address(address: str) -> Path:
    """The path that ``file://…`` names, as `Path.as_uri` writes it."""
    return Path(os.fsdecode(unquote_to_bytes(urlsplit(address).path)))


def _files_of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        next(path.iterdir(), None)  # a folder that is closed to us would look empty below
        files = sorted(papers_in(path))
        if not files:
            raise UsageError(
                f"The folder {path} holds no papers ({', '.join(sorted(SUFFIXES))}).",
                remedy="Name the folder that the files lie in.",
            )
        yield from files
    elif path.exists():
        yield path.resolve()
    else:
        raise UsageError(f"There is no file or folder {path}.", remedy="Check the path.")


def papers_in(folder: Path) -> Iterator[Path]:
    """The papers in `folder` at any depth, resolved, in no particular order."""
    root = folder.resolve()
    for path in _seen_in(root):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            target = path.resolve()
            if target.is_relative_to(root):
                yield target


def passed_over(folder: str | Path) -> Counter[str]:
    """The endings of files in `folder` that are not taken as papers, with how many there are."""
    seen = (path for path in _seen_in(Path(folder).resolve()) if path.is_file())
    endings = (path_as_text(path.suffix.lower()) for path in seen)
    return Counter(ending for ending in endings if ending not in SUFFIXES)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfSight:
    """What of a folder is not looked into."""

    closed: tuple[Path, ...]
    """Folders that this user may not list."""
    links: tuple[Path, ...]
    """Links to folders and papers elsewhere, or to nowhere."""


def out_of_sight(folder: str | Path) -> OutOfSight:
    """What lies in `folder` at any depth, is not hidden, and is passed over all the same."""
    root = Path(folder).resolve()
    closed: list[OSError] = []
    links = []
    for place, folders, files in os.walk(root, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        seen = (Path(place, name) for name in (*folders, *files) if not name.startswith("."))
        links += [path for path in seen if path.is_symlink() and _leads_away(path, root)]
    places = sorted(Path(error.filename) for error in closed)
    return OutOfSight(closed=tuple(places), links=tuple(sorted(links)))


def _leads_away(link: Path, root: Path) -> bool:
    """Whether `link` leads to papers that are not in the folder `root`."""
    target = link.resolve()
    may_be_papers = target.is_dir() or link.suffix.lower() in SUFFIXES
    return may_be_papers and not (target.exists() and target.is_relative_to(root))


def _seen_in(root: Path) -> Iterator[Path]:
    """What lies in the folder `root` at any depth and is not hidden."""
    for path in root.rglob("*"):
        if not any(part.startswith(".") for part in path.relative_to(root).parts):
            yield path
