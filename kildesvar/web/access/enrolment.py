"""Adding users to the access file, whose other lines stay as they are."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError
from corpus.files import PRIVATE, write_text
from kildesvar.web.access.configuration import ACCESS_FILE, User, read_access
from kildesvar.web.access.passwords import hash_password, hash_token, new_token
from kildesvar.web.access.people import Role

_ENTRY = re.compile(r"^\[\[users\]\]\n(?:(?!\[).*\n?)*", re.MULTILINE)
"""A user's lines, up to the next heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """Where a user was written, and the token that was made."""

    path: Path
    token: str | None


def enrol(home: Path, name: str, roles: frozenset[Role], *, password: str | None) -> Enrolled:
    """Write a user with a password, or without one with a new token, in place of their old entry.

    Raises `UsageError` for a password that is too short.
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
        raise UsageError(f"The user cannot be added: {error}.", remedy="Choose another.") from error
    read_access(home)
    path = home / ACCESS_FILE
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = _ENTRY.sub(lambda entry: "" if _is_of(entry[0], name) else entry[0], old).rstrip("\n")
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_text(path, f"{kept}\n\n{_entry(user)}".lstrip("\n"), mode=PRIVATE)
    return Enrolled(path=path, token=token)


def _is_of(entry: str, name: str) -> bool:
    return f"name = {json.dumps(name, ensure_ascii=False)}\n" in entry


def _entry(user: User) -> str:
    values: dict[str, object] = {"name": user.name, "roles": sorted(user.roles)}
    if user.password is not None:
        values["password"] = user.password
    if user.token is not None:
        values["token"] = user.token
    # A JSON string or list of strings is written the same way in TOML.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(("[[users]]", *lines)) + "\n"
