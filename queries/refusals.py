"""What a search refuses: the reason, and the remedy for programs and, in Danish, for readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.errors import DamageError, UsageError
from corpus.filters import Filters
from corpus.settings import Settings
from queries.danish_dates import danish_date


def not_indexed() -> DamageError:
    """The error for papers that are held and that no index holds."""
    return DamageError(
        "The papers are held, but not indexed.",
        remedy="If no ingest is at work, run `kildesvar check --repair`.",
        danish="Der kan ikke søges endnu: Dokumenterne er ikke indekseret. Hvis der ikke er "
        "dokumenter ved at blive læst ind, så kør `kildesvar check --repair`.",
    )


def require_some(k: int) -> None:
    """Raise `UsageError` where fewer than one passage is asked for."""
    if k < 1:
        raise UsageError(
            f"A search cannot give {k} passages.",
            remedy="Ask for at least one.",
            danish="Der skal vises mindst ét afsnit. Vælg et tal fra 1.",
        )


def require_clearance(filters: Filters, settings: Settings) -> None:
    """Raise `UsageError` where closed papers are asked for by one who may not see them."""
    if filters.closed and not settings.clearance:
        raise UsageError(
            "Closed papers are only shown to a reader with clearance.",
            remedy="Set KILDESVAR_CLEARANCE=true where the reader has it.",
            danish="Lukkede dokumenter vises kun for dem, der har adgang til dem.",
        )


def require_period(filters: Filters) -> None:
    """Raise `UsageError` for a period that ends before it begins."""
    first, last = filters.first, filters.last
    if first is not None and last is not None and first > last:
        raise UsageError(
            f"The period from {first} to {last} ends before it begins.",
            remedy="Correct one of the two.",
            danish=f"Perioden fra {danish_date(first)} til {danish_date(last)} slutter, før den "
            "begynder. Ret en af de to.",
        )


def require_themes(wanted: Iterable[str], held: Sequence[str]) -> None:
    """Raise `UsageError` for a theme that there is not; where no paper has any, nothing is said."""
    known = {name.casefold() for name in held}
    for theme in wanted:
        if known and theme.casefold() not in known:
            raise UsageError(
                f"There is no theme {theme!r}.",
                remedy=f"Choose one of {', '.join(held)}.",
                danish=f"Temaet »{theme}« findes ikke. Vælg et af {', '.join(held)}.",
            )
