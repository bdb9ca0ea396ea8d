"""How a host is treated: how often it is asked, how long it is waited for, what it may send."""

from __future__ import annotations

import email.utils
import time
from dataclasses import dataclass

from corpus.errors import OutsideError
from corpus.sources.turns import LONGEST_PAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a host is treated."""

    pause: float = 1.0
    """Seconds between two requests to one host."""
    tries: int = 4
    """Requests for one address before giving up for this round."""
    timeout: float = 60.0
    """Seconds a host may stay silent."""
    longest: float = 900.0
    """Seconds a file may take: a host that drips would hold a round up for ever."""
    max_bytes: int = 200_000_000
    private_hosts: frozenset[str] = frozenset()
    """Hosts of the user's own network (``host`` or ``host:port``) that may be fetched from."""


POLITE = Manners()


def asked_pause(retry_after: str | None, attempt: int) -> float:
    """Seconds to wait: as the host says, else doubling from one; never beyond the limit."""
    pause = 2.0 ** (attempt - 1)
    if retry_after is not None:
        pause = _retry_after_seconds(retry_after)
    if pause > LONGEST_PAUSE:
        raise OutsideError(
            f"The host asks for a pause of {pause:.0f} s.", remedy="Try again after that time."
        )
    return pause


def _retry_after_seconds(value: str) -> float:
    if value.strip().isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return 1.0
    return max(0.0, moment.timestamp() - time.time())
