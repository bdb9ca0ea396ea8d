"""Finding out who a request comes from."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from kildesvar.web.access.configuration import Access, User
from kildesvar.web.access.passwords import hash_token, verify_password
from kildesvar.web.access.people import Person, Role, local_person, person_with

_USER = "user"
_STAMP = "stamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorkeeper:
    """Knows people by token, by the word of a named proxy, or by their session."""

    access: Access
    clearance: bool
    """Whether whoever sits at the machine may see closed papers, where nobody logs in."""

    def identify(self, connection: HTTPConnection) -> Person | None:
        """The person behind a request; ``None`` where nobody can be named."""
        if self.access.is_open:
            return local_person(clearance=self.clearance)
        return (
            self._by_token(connection) or self._by_proxy(connection) or self._by_session(connection)
        )

    def log_in(self, connection: HTTPConnection, name: str, password: str) -> Person | None:
        """Open a session for the user, if the password fits; takes as long if it does not."""
        user = self.access.user(name)
        hashed = user.password if user else None
        if not verify_password(password, hashed) or user is None:
            return None
        connection.session.clear()
        connection.session.update({_USER: user.name, _STAMP: _stamp(user)})
        return person_with(user.name, user.roles)

    def log_out(self, connection: HTTPConnection) -> None:
        """Close the session."""
        connection.session.clear()

    def _by_token(self, connection: HTTPConnection) -> Person | None:
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            return None
        hashed = hash_token(token.strip())
        for user in self.access.users:
            if user.token is not None and hmac.compare_digest(user.token, hashed):
                return person_with(user.name, user.roles)
        return None

    def _by_proxy(self, connection: HTTPConnection) -> Person | None:
        proxy = self.access.proxy
        if proxy is None or connection.client is None:
            return None
        name = connection.headers.get(proxy.header, "")
        if connection.client.host != str(proxy.address) or not name:
            return None
        user = self.access.user(name)
        return person_with(name, user.roles if user else frozenset({Role.READER}))

    def _by_session(self, connection: HTTPConnection) -> Person | None:
        user = self.access.user(str(connection.session.get(_USER, "")))
        if user is None or connection.session.get(_STAMP) != _stamp(user):
            return None
        return person_with(user.name, user.roles)


def _stamp(user: User) -> str:
    """Changes with the password, so that a new one ends all sessions."""
    return hash_token(user.password or "")[:16]
