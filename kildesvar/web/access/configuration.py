"""The access file: users, their roles, and the proxy that may name them.

::

    hosts = ["kildesvar.eksempelkoebing.dk"]
    https = true

    [[users]]
    name = "bente"
    roles = ["caseworker"]
    password = "scrypt$131072$8$1$..."

    [proxy]
    address = "10.0.0.5"
    header = "X-Remote-User"

`kildesvar user` writes the users; the rest is written by hand. Without the file the pages are
served on the loopback, to whoever sits at the machine.
"""

from __future__ import annotations

import ipaddress
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, IPvAnyAddress, ValidationError

from corpus.errors import UsageError
from kildesvar.web.access.people import Role

ACCESS_FILE = "access.toml"


class User(BaseModel):
    """Somebody who may come in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=100)
    roles: frozenset[Role]
    password: str | None = None
    """Hashed; without one the user comes through the proxy or with a token."""
    token: str | None = None
    """The hash of a program's token."""


class Proxy(BaseModel):
    """A reverse proxy that has asked people who they are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: IPvAnyAddress
    """The only address that the header is believed from."""
    header: str = "X-Remote-User"


class Access(BaseModel):
    """Who may come in, and by which names of this server."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hosts: tuple[str, ...] = ()
    """Names of this server that requests may be addressed to, beside the loopback's."""
    https: bool = False
    """Whether people reach the pages over TLS; cookies are then sent over it alone."""
    users: tuple[User, ...] = ()
    proxy: Proxy | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has to say who they are."""
        return not self.users and self.proxy is None

    def user(self, name: str) -> User | None:
        """The user of that name."""
        return next((user for user in self.users if user.name == name), None)


def read_access(home: Path) -> Access:
    """The access file of a home folder; raises `UsageError` where it cannot be used."""
    path = home / ACCESS_FILE
    if not path.exists():
        return Access()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(path, error) from error
    return access_from(text, path)


def access_from(text: str, path: Path) -> Access:
    """The access file that `text` is, at `path`; raises `UsageError` where it cannot be used."""
    try:
        access = Access.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise _unusable(path, error) from error
    _require_distinct(access, path)
    return access


def _unusable(path: Path, error: Exception) -> UsageError:
    return UsageError(
        f"{path} cannot be used: {error}.", remedy="Correct it; docs/web.md shows its form."
    )


def _require_distinct(access: Access, path: Path) -> None:
    names = [user.name for user in access.users]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError(
            f"{path} names {', '.join(twice)} twice.", remedy="Keep one entry for each user."
        )


def require_guarded(host: str, access: Access) -> None:
    """Refuse to serve on an address that others reach, unless they must say who they are.

    Raises `UsageError`.
    """
    if is_loopback(host):
        return
    if access.is_open:
        raise UsageError(
            f"The pages are not served on {host} while nobody has to log in.",
            remedy="Add users with kildesvar user NAME, or name a proxy in access.toml.",
        )
    if not access.hosts:
        raise UsageError(
            f"The pages are not served on {host} before the server's name is known.",
            remedy='Write hosts = ["kildesvar.example.dk"] into access.toml.',
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
