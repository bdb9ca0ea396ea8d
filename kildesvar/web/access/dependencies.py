"""What routes ask of whoever comes: to be known, and to have the right.

None of it waits for anything, so it is asked on the event loop: in threads, each of the questions
would stand in line behind the searches at work.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException
from starlette.requests import Request

from kildesvar.web.access.people import Person
from kildesvar.web.room import Room, room_of


class NotLoggedInError(Exception):
    """Nobody is known behind the request."""


async def known_person(request: Request) -> Person:
    """Whoever comes; raises `NotLoggedInError`, or 429 for somebody who asks too often."""
    room = room_of(request)
    person = room.doorkeeper.identify(request)
    if person is None:
        raise NotLoggedInError
    if not room.access.is_open and not request.app.state.rate.allows(person.name):
        raise HTTPException(429, "For mange forespørgsler på kort tid. Vent et øjeblik.")
    request.state.person = person
    return person


async def _drafter(person: Annotated[Person, Depends(known_person)]) -> Person:
    if not person.drafts:
        raise HTTPException(403, "Kun sagsbehandlere kan besvare breve.")
    return person


async def _operator(person: Annotated[Person, Depends(known_person)]) -> Person:
    if not person.operates:
        raise HTTPException(403, "Kun driftsansvarlige har adgang til denne side.")
    return person


async def _room(request: Request) -> Room:
    return room_of(request)


Known = Annotated[Person, Depends(known_person)]
"""Anybody who may come in."""
Drafter = Annotated[Person, Depends(_drafter)]
"""Somebody who may make drafts."""
Operator = Annotated[Person, Depends(_operator)]
"""Somebody who looks after the library."""
InRoom = Annotated[Room, Depends(_room)]
"""The reading room."""
