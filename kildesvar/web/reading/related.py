"""The papers around a paper: its bundle, its versions, its case across bodies."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.papers import Kind, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Papers that belong to one paper, each group by date."""

    bundle: tuple[Paper, ...]
    """The other papers of the same file, in its order."""
    newer: tuple[Paper, ...]
    """Those that replace it, directly or in turn."""
    older: tuple[Paper, ...]
    """Those that it replaces, newest first."""
    case: tuple[Paper, ...]
    """Other papers with one of its case numbers."""
    appendices: tuple[Paper, ...]
    """Those of bundle and case that are appendices."""

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.bundle or self.newer or self.older or self.case)


def related_papers(catalogue: Catalogue, paper: Paper, *, closed: bool) -> Related:
    """The papers around `paper`, closed ones only where `closed` papers may be seen."""
    shown = catalogue.papers_around(paper, closed=closed)
    bundle = [other for other in shown if paper.bundle and other.bundle == paper.bundle]
    case = [other for other in shown if set(other.case_numbers) & set(paper.case_numbers)]
    others = [other for other in (*bundle, *case) if other.id != paper.id]
    appendices = {other.id: other for other in others if other.kind is Kind.BILAG}
    by_date = sorted(case, key=lambda other: (str(other.date), other.id))
    return Related(
        bundle=_without(paper, sorted(bundle, key=lambda other: other.first_page)),
        newer=_newer(paper, shown),
        older=_older(paper, shown),
        case=_without(paper, by_date),
        appendices=tuple(appendices.values()),
    )


def _without(paper: Paper, papers: list[Paper]) -> tuple[Paper, ...]:
    return tuple(other for other in papers if other.id != paper.id)


def _newer(paper: Paper, shown: tuple[Paper, ...]) -> tuple[Paper, ...]:
    replacing = [other for other in shown if other.version_of == paper.id]
    return tuple(found for other in replacing for found in (other, *_newer(other, shown)))


def _older(paper: Paper, shown: tuple[Paper, ...]) -> tuple[Paper, ...]:
    by_id = {other.id: other for other in shown}
    older = []
    while paper.version_of in by_id:
        paper = by_id[paper.version_of]
        older.append(paper)
    return tuple(older)
