"""Adding users to the access file, whose other lines stay as they are."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from corpus.errors import UsageError
from corpus.files import PRIVATE, write_text
from kildesvar.web.access.configuration import ACCESS_FILE, User, access_from, read_access
from kildesvar.web.access.passwords import hash_password, hash_token, new_token
from kildesvar.web.access.people import Role

_HEADING = re.compile(r"^[ \t]*\[", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """Where a user was written, and the token that was made."""

    path: Path
    token: str | None


def enrol(home: Path, name: str, roles: frozenset[Role], *, password: str | None) -> Enrolled:
    """Write a user with a password, or without one with a new token, in place of their old entry.

    Raises `UsageError` for a password that is too short, and for a file in which the users are
    written in another way than as entries; it then stays as it is.
    """
    token = new_token() if password is None else None
    try:
        user = User(
            name=name,
            roles=roles,
            password=None if password is None else hash_password(password),
            token=None if token is None else hash_token(token),
        )
    except ValueError as error:
        wrong = _wrong(error)
        raise UsageError(f"The user cannot be added: {wrong}.", remedy="Choose another.") from error
    read_access(home)
    path = home / ACCESS_FILE
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = _without(name, old).rstrip("\n")
    text = f"{kept}\n\n{_entry(user)}".lstrip("\n")
    try:
        access_from(text, path)
    except UsageError as error:
        raise UsageError(
            f"{name} cannot be added to what is there: {error.message}",
            remedy="Give each user an entry, as docs/web.md shows it, or add this one by hand.",
        ) from error
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_text(path, text, mode=PRIVATE)
    return Enrolled(path=path, token=token)


def _wrong(error: ValueError) -> str:
    """What is wrong with a user, without what pydantic adds for programmers."""
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{item['loc'][0]}: {item['msg']}" for item in error.errors())


def _without(name: str, text: str) -> str:
    """`text` without the entry of that user; what is remarked after it stays."""
    starts = [heading.start() for heading in _HEADING.finditer(text)]
    parts = [text[start:end] for start, end in pairwise((0, *starts, len(text)))]
    return "".join(_remarks_after(part) if _is_of(name, part) else part for part in parts)


def _is_of(name: str, part: str) -> bool:
    """Whether a part of the file, from one heading to the next, is the entry of that user."""
    if not part.lstrip().startswith("[["):
        return False
    try:
        users = tomllib.loads(part).get("users")
    except tomllib.TOMLDecodeError:  # it begins within a value that looks like a heading
        return False
    return users is not None and users[0]["name"] == name


def _remarks_after(entry: str) -> str:
    """The comments and blank lines that an entry ends with."""
    lines = entry.split("\n")
    last = max(number for number, line in enumerate(lines) if not _is_remark(line))
    return "\n".join(lines[last + 1 :]).lstrip("\n")


def _is_remark(line: str) -> bool:
    return line.strip() == "" or line.lstrip().startswith("#")


def _entry(user: User) -> str:
    values: dict[str, object] = {"name": user.name, "roles": sorted(user.roles)}
    if user.password is not None:
        values["password"] = user.password
    if user.token is not None:
        values["token"] = user.token
    # A JSON string or list of strings is written the same way in TOML.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(("[[users]]", *lines)) + "\n"
