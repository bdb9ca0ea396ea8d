"""Folketinget's open data (ODA): documents and their files, by OData version 3."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from corpus.errors import UnusableInputError
from corpus.sources.danish_dates import first_date
from corpus.sources.found import FoundPaper
from corpus.sources.gaps import Gap, goes_on
from corpus.sources.http import Fetcher
from corpus.sources.pages import fetch_json

SITE = "https://oda.ft.dk"
_PAGES = 500
"""Pages of 100 documents followed in one round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Oda:
    """The PDF files of documents, changed since the last round."""

    keeps_listing: ClassVar[bool] = True

    name: str
    site: str = SITE
    condition: str = ""
    """An OData ``$filter`` on Dokument, such as ``typeid eq 16`` (§ 20 questions)."""

    def find(self, fetcher: Fetcher, since: datetime.date) -> Iterator[FoundPaper | Gap]:
        """The files of documents that were updated since `since`."""
        changed = f"opdateringsdato gt datetime'{since.isoformat()}T00:00:00'"
        wanted = f"({self.condition}) and {changed}" if self.condition else changed
        address = f"{self.site}/api/Dokument?$format=json&$expand=Fil&$filter={quote(wanted)}"
        for _ in range(_PAGES):
            answer = fetch_json(fetcher, address)
            for document in _documents(answer):
                yield from _files(document)
            if answer.get("odata.nextLink") is None:
                return
            address = answer["odata.nextLink"]
        yield goes_on(address, after=_PAGES)


def _documents(answer: Any) -> list[Mapping[str, Any]]:
    if not isinstance(answer, Mapping) or not isinstance(answer.get("value"), list):
        raise UnusableInputError(
            "oda.ft.dk answered without a list of documents.",
            remedy="The service may have changed; see docs/sources.md for what was expected.",
        )
    return list(answer["value"])


def _files(document: Mapping[str, Any]) -> Iterator[FoundPaper]:
    for file in document.get("Fil") or ():
        address = file.get("filurl")
        if not address or str(file.get("format", "")).upper() != "PDF":
            continue
        yield FoundPaper(
            key=f"oda|{document.get('id')}|{file.get('id')}",
            url=str(address),
            title=str(document.get("titel") or file.get("titel") or "").strip() or None,
            date=first_date(str(document.get("dato") or "")),
            body="Folketinget",
        )
