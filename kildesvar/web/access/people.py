"""Roles, and who a request comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kildesvar.standing import LOCAL


class Role(StrEnum):
    """What somebody works as."""

    READER = "reader"
    """Searches and reads open papers."""
    CASEWORKER = "caseworker"
    """Also answers letters, and has clearance for closed papers."""
    OPERATOR = "operator"
    """Also takes papers in and looks after the library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who a request comes from and what they may do."""

    name: str
    drafts: bool
    """May make and change drafts."""
    closed: bool
    """May see closed papers."""
    operates: bool
    """May take papers in and see the operator's page."""


def person_with(name: str, roles: frozenset[Role]) -> Person:
    """The person of that name with the rights of `roles`."""
    return Person(
        name=name,
        drafts=Role.CASEWORKER in roles,
        closed=Role.CASEWORKER in roles,
        operates=Role.OPERATOR in roles,
    )


def local_person(*, clearance: bool) -> Person:
    """Whoever sits at the machine that serves on its loopback alone."""
    return Person(name=LOCAL, drafts=True, closed=clearance, operates=True)
