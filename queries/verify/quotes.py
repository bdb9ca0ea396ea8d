"""Whether the quotes of a draft still stand in the papers, character by character."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.catalogue import Catalogue
from corpus.drafts import Citation
from corpus.errors import UsageError
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
    """What stands there now; ``None`` when the paper is not held any more."""

    def __str__(self) -> str:
        """One line for people."""
        now = "the paper is not held" if self.found is None else f"now {_quoted(self.found)}"
        return f"{self.title}, page {self.page}: {_quoted(self.quote)}, {now}"


def _quoted(text: str) -> str:
    return f"»{' / '.join(filter(None, text.splitlines()))}«"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """The outcome of checking a draft's quotes."""

    quotes: int
    exact: int
    drifted: tuple[Drift, ...]


def verify_draft(data: Mapping[str, Any], catalogue: Catalogue) -> VerifyReport:
    """Hold every quote of a draft (its JSON) against the stored text under its span.

    Raises `UnusableInputError` when `data` is no draft.
    """
    citations = list(citations_of(draft_from_json(data)))
    drifted = [drift for citation in citations if (drift := drift_of(citation, catalogue))]
    return VerifyReport(
        quotes=len(citations), exact=len(citations) - len(drifted), drifted=tuple(drifted)
    )


def drift_of(citation: Citation, catalogue: Catalogue) -> Drift | None:
    """How the quote differs from the stored text, ``None`` when it is exact.

    Personal numbers are masked in drafts, so the stored text is compared with the same mask.
    """
    try:
        text = catalogue.text(citation.paper)
    except UsageError:
        found = None
    else:
        found = mask_personal_numbers(citation.span.of(text))
    if found == citation.quote:
        return None
    return Drift(
        paper=citation.paper,
        title=citation.title,
        page=citation.page,
        quote=citation.quote,
        found=found,
    )
