"""The foot of a draft in Danish: what was searched, and what the draft was made from."""

from __future__ import annotations

from corpus.drafts import Manifest, Searched
from queries.danish_dates import danish_date


def searched_line(searched: Searched) -> str:
    """How many papers of which period were searched, and what could not be read or had."""
    period = (
        " fra " + " til ".join(dict.fromkeys(map(danish_date, (searched.first, searched.last))))
        if searched.first and searched.last
        else ""
    )
    unread = (
        "Alt kunne læses."
        if not searched.unread
        else f"{searched.unread} {_filer(searched.unread)} kunne ikke læses og er ikke søgt."
    )
    missing = (
        f" {searched.missing} {_dokumenter(searched.missing)}, som kilderne nævner, "
        "har ikke kunnet hentes og er ikke søgt."
        if searched.missing
        else ""
    )
    return (
        f"Der er søgt i {searched.papers} {_dokumenter(searched.papers)}{period}, "
        f"i alt {searched.passages} afsnit. {unread}{missing}"
    )


def manifest_lines(manifest: Manifest) -> tuple[tuple[str, str], ...]:
    """What the draft was made from: label and value of each line."""
    return (
        ("Dokumenter", manifest.corpus),
        ("Indeks", manifest.recipe),
        ("Indstillinger", manifest.settings),
        ("Skabeloner og regler", manifest.templates),
        ("Kildesvar", manifest.version),
        ("Skrivemodel", _writer(manifest)),
    )


def _dokumenter(count: int) -> str:
    return "dokument" if count == 1 else "dokumenter"


def _filer(count: int) -> str:
    return "fil eller side" if count == 1 else "filer eller sider"


def _writer(manifest: Manifest) -> str:
    """The writer's name, with the beginning of its file's hash and the version of the prompts."""
    writing = manifest.writing
    if writing is None:
        return manifest.writer or "ingen"
    file = f"sha256 {writing.sha256[:16]}, " if writing.sha256 else ""
    return f"{writing.model} ({file}oplæg {writing.prompts})"
