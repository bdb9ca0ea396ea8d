"""When a source is due, by cron's five fields in Danish time."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

TIMEZONE = "Europe/Copenhagen"
_FIELDS = 5


def require_cron(text: str) -> str:
    """`text` where it is a time of cron's that comes; raises `ValueError` where not."""
    if len(text.split()) != _FIELDS:
        raise ValueError(f"{text!r} has not cron's five fields, as in '0 6 * * *'")
    try:
        next(CronSim(text, _danish(datetime.datetime.now(datetime.UTC))))
    except (CronSimError, StopIteration) as error:
        raise ValueError(f"{text!r} is no time of cron's, as '0 6 * * *' is") from error
    return text


def last_due(cron: str, moment: datetime.datetime) -> datetime.datetime:
    """When a source was due last, up to `moment`; in Danish time."""
    # Cron counts in minutes; looking back from just after `moment` finds one that is due right now.
    after = _danish(moment) + datetime.timedelta(seconds=1)
    return next(CronSim(cron, after, reverse=True))


def next_due(cron: str, moment: datetime.datetime) -> datetime.datetime:
    """When it is due next, after `moment`; in Danish time."""
    return next(CronSim(cron, _danish(moment)))


def _danish(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(ZoneInfo(TIMEZONE))
