"""Whether the quotes of a draft still stand in the papers, character by character.

A quote may stand in its paper and be out of date: where a newer version of the paper no longer has
the words.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.catalogue import Catalogue
from corpus.drafts import Citation
from corpus.errors import UsageError
from corpus.papers import Access
from queries.citations import citations_of
from queries.privacy import mask_personal_numbers
from queries.render.json import draft_from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A quote that no longer stands where the draft has it."""

    paper: str
    title: str
    page: int
    quote: str
    found: str | None
    """What stands there now; ``None`` when the reader sees no such paper (any more)."""

    def __str__(self) -> str:
        """One line for people."""
        now = "the paper is not held" if self.found is None else f"now {_quoted(self.found)}"
        return f"{self.title}, page {self.page}: {_quoted(self.quote)}, {now}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """A quote that stands in its paper, but not in the version that replaces it."""

    paper: str
    title: str
    page: int
    quote: str
    newest: str
    """The id of the version that replaces it."""
    dated: datetime.date | None
    """The day of that version."""

    def __str__(self) -> str:
        """One line for people."""
        dated = f" of {self.dated}" if self.dated else ""
        return (
            f"{self.title}, page {self.page}: {_quoted(self.quote)} is not in the version{dated}"
            f" that replaces it ({self.newest})"
        )


def _quoted(text: str) -> str:
    return f"»{' / '.join(filter(None, text.splitlines()))}«"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """The outcome of checking a draft's quotes."""

    quotes: int
    exact: int
    drifted: tuple[Drift, ...]
    outdated: tuple[Outdated, ...] = ()


def verify_draft(
    data: Mapping[str, Any], catalogue: Catalogue, *, closed: bool = False
) -> VerifyReport:
    """Hold every quote of a draft (its JSON) against the stored text under its span.

    Of a closed paper nothing is told but that a quote does not stand in it, unless `closed`:
    anybody can write a draft that asks for any span. Raises `UnusableInputError` when `data` is no
    draft.
    """
    citations = list(citations_of(draft_from_json(data)))
    drifted = [
        drift
        for citation in citations
        if (drift := drift_of(citation, catalogue, closed=closed)) is not None
    ]
    gone = {drift.paper for drift in drifted if drift.found is None}
    held = dict.fromkeys(citation for citation in citations if citation.paper not in gone)
    outdated = [old for citation in held if (old := outdated_of(citation, catalogue))]
    return VerifyReport(
        quotes=len(citations),
        exact=len(citations) - len(drifted),
        drifted=tuple(drifted),
        outdated=tuple(outdated),
    )


def outdated_of(citation: Citation, catalogue: Catalogue) -> Outdated | None:
    """The version that replaces the paper of a citation, where it does not say the same.

    White space is not heeded: a version may be set otherwise. What is closed is not told of. Raises
    `UsageError` for a paper that is not held.
    """
    newest = catalogue.newest_version(citation.paper)
    if newest.id == citation.paper or newest.access is Access.CLOSED:
        return None
    if _squeezed(citation.quote) in _squeezed(mask_personal_numbers(catalogue.text(newest.id))):
        return None
    return Outdated(
        paper=citation.paper,
        title=citation.title,
        page=citation.page,
        quote=citation.quote,
        newest=newest.id,
        dated=newest.date,
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())


def drift_of(citation: Citation, catalogue: Catalogue, *, closed: bool = False) -> Drift | None:
    """How the quote differs from the stored text, ``None`` when it is exact.

    Personal numbers are masked in drafts, so the stored text is compared with the same mask. What
    stands in a closed paper is told only if `closed`.
    """
    try:
        text = catalogue.text(citation.paper)
    except UsageError:
        found = None
    else:
        found = mask_personal_numbers(citation.span.of(text))
    if found == citation.quote:
        return None
    if found is not None and not closed:
        is_closed = catalogue.paper(citation.paper).access is Access.CLOSED
        found = None if is_closed else found
    return Drift(
        paper=citation.paper,
        title=citation.title,
        page=citation.page,
        quote=citation.quote,
        found=found,
    )
