"""Passwords and tokens as they are kept: never as they are typed.

Passwords go through scrypt (RFC 7914) at the cost that OWASP's Password Storage Cheat Sheet names:
N = 2^17, r = 8, p = 1, which is 128 MB and some tenths of a second a try. Tokens are 256 random
bits, which nobody can guess, so one round of SHA-256 is enough for them.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

_N = 2**17
_R = 8
_P = 1
_MAXMEM = 256 * 1024 * 1024
_SALT_BYTES = 16
_SCHEME = "scrypt"

LEAST_LENGTH = 12
"""Characters that a password must have."""


def hash_password(password: str) -> str:
    """The password's hash with its salt and costs, as one line for the access file.

    Raises `ValueError` for a password that is too short.
    """
    if len(password) < LEAST_LENGTH:
        raise ValueError(f"a password has at least {LEAST_LENGTH} characters")
    salt = secrets.token_bytes(_SALT_BYTES)
    key = _derive(password, salt, n=_N, r=_R, p=_P)
    return "$".join((_SCHEME, str(_N), str(_R), str(_P), _text(salt), _text(key)))


def verify_password(password: str, hashed: str | None) -> bool:
    """Whether `hashed` was made of `password`. A hash of another scheme never fits.

    Without a hash nothing fits, after as long a time, so that nobody learns which names there are.
    """
    if hashed is None:
        _derive(password, bytes(_SALT_BYTES), n=_N, r=_R, p=_P)
        return False
    try:
        scheme, n, r, p, salt, key = hashed.split("$")
        wanted = base64.b64decode(key, validate=True)
        costs = {"n": int(n), "r": int(r), "p": int(p)}
        found = _derive(password, base64.b64decode(salt, validate=True), **costs)
    except ValueError:
        return False
    return scheme == _SCHEME and hmac.compare_digest(found, wanted)


def new_token() -> str:
    """A token for a program."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """The token's hash, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def _derive(password: str, salt: bytes, *, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MAXMEM, dklen=32)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
