"""FirstAgenda Publication: the meetings of most Danish municipalities (``dagsordener.KOMMUNE.dk``).

What the service answers is read from several independent programs that use it (docs/sources.md says
which parts are certain and which inferred); it publishes no documentation.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from corpus.errors import KildesvarError, UnusableInputError
from corpus.papers import Kind
from corpus.sources.danish_dates import first_date
from corpus.sources.found import FoundPaper
from corpus.sources.gaps import Gap, GapKind
from corpus.sources.http import Fetcher
from corpus.sources.pages import fetch_json

_NO_GUID = "00000000-0000-0000-0000-000000000000"
RERELEASE = datetime.timedelta(days=90)
"""Minutes are released again for some time after the meeting; such meetings are asked for anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAgenda:
    """The open items and appendices of the committees at `host`."""

    keeps_listing: ClassVar[bool] = True

    name: str
    host: str
    """With scheme: ``https://dagsordener.example.dk``."""
    committees: tuple[str, ...] = ()
    """Names of the committees wanted; all where empty."""

    def find(self, fetcher: Fetcher, since: datetime.date) -> Iterator[FoundPaper | Gap]:
        """Each open item's PDF and those of its appendices, of meetings since `since` less 90 days.

        A meeting without items and an appendix without a PDF are gaps.

        A meeting's address changes when its minutes replace its agenda, so a paper's key is made of
        date, committee, item and title instead.
        """
        fetcher.read(f"{self.host}/")  # gives the anonymous cookie that the interface asks for
        listed = _mapping(fetch_json(fetcher, f"{self.host}/api/agenda/udvalgsliste"), "Udvalg")
        for committee in _committees(listed):
            if self.committees and committee.get("Navn") not in self.committees:
                continue
            for meeting in committee.get("Moeder") or ():
                day = first_date(str(meeting.get("Dato") or meeting.get("MeetingBeginUtc") or ""))
                if day is not None and day >= since - RERELEASE:
                    yield from self._meeting(fetcher, committee, meeting, day)

    def _meeting(
        self,
        fetcher: Fetcher,
        committee: Mapping[str, Any],
        meeting: Mapping[str, Any],
        day: datetime.date,
    ) -> Iterator[FoundPaper | Gap]:
        guid = str(meeting.get("Id") or _NO_GUID)
        named = str(meeting.get("Navn") or "")
        missing = Gap(
            kind=GapKind.MEETING,
            url=f"{self.host}/" if guid == _NO_GUID else f"{self.host}/vis?id={guid}",
            title=named or None,
            date=day,
            body=str(committee.get("Navn")),
        )
        if guid == _NO_GUID:
            yield missing
            return
        try:
            agenda = fetch_json(fetcher, f"{self.host}/api/agenda/dagsorden/{guid}")
            items = _mapping(agenda, "Dagsordenpunkter").get("Dagsordenpunkter") or ()
        except KildesvarError as error:
            yield replace(missing, kind=GapKind.PAGE, reason=str(error))
            return
        kind = Kind.REFERAT if "referat" in named.lower() else Kind.DAGSORDEN
        if not items and "lukket" not in named.lower():
            yield missing
        for item in items:
            if item.get("IsOpen") is not False:
                yield from self._item(guid, str(committee.get("Navn")), day, kind, item)

    def _item(
        self,
        meeting: str,
        committee: str,
        day: datetime.date,
        kind: Kind,
        item: Mapping[str, Any],
    ) -> Iterator[FoundPaper | Gap]:
        number = str(item.get("Number") or item.get("Punktnummer") or "").strip(" .")
        title = str(item.get("Navn") or item.get("Caption") or "").strip()
        page = f"{self.host}/vis?id={meeting}&punktid={item.get('Id')}"
        itself = FoundPaper(
            key=f"{self.host}|{day}|{committee}|{number}|{title}",
            url=f"{self.host}/vis/pdf/dagsordenpunkt/{item.get('Id')}",
            page=page,
            title=title,
            date=day,
            body=committee,
            kind=kind,
            case_number=item.get("SagsNummer") or None,
        )
        yield itself
        for appendix in item.get("Bilag") or ():
            named = str(appendix.get("Navn") or "").strip() or None
            if str(appendix.get("HarPdfVersion", "true")).lower() != "true":
                yield Gap(kind=GapKind.APPENDIX, url=page, title=named, date=day, body=committee)
                continue
            yield replace(
                itself,
                key=f"{itself.key}|{appendix.get('Navn')}",
                url=f"{self.host}/vis/pdf/bilag/{appendix.get('Id')}/?redirectDirectlyToPdf=true",
                title=named,
                kind=Kind.BILAG,
            )


def _committees(listed: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for committees in listed["Udvalg"].values():
        yield from committees


def _mapping(answer: Any, key: str) -> Mapping[str, Any]:
    if not isinstance(answer, Mapping) or key not in answer:
        raise UnusableInputError(
            f"FirstAgenda answered without {key!r}.",
            remedy="The service may have changed; see docs/sources.md for what was expected.",
        )
    return answer
