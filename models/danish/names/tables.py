"""The editable tables of names: parties, bodies and departments, products, organisations."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.findings import MentionKind
from models.danish.names.phrases import Phrase, PhraseBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party and the years in which its letter was its own."""

    letter: str
    name: str
    names: tuple[str, ...]
    """All written-out forms, the first is `name`."""
    short: tuple[str, ...]
    """Abbreviations other than the letter."""
    first: int | None
    """First year, ``None`` for older than any paper here."""
    last: int | None
    """Last year, ``None`` for today's."""


@cache
def parties() -> tuple[Party, ...]:
    """All parties, in the order of the table."""
    return tuple(
        Party(
            letter=row["letter"],
            name=row["names"][0],
            names=tuple(row["names"]),
            short=tuple(row["short"]),
            first=row.get("first"),
            last=row.get("last"),
        )
        for row in _table("parties.toml")["party"]
    )


@cache
def phrase_book() -> PhraseBook:
    """Every fixed name of the tables."""
    return PhraseBook([*_party_phrases(), *_body_phrases(), *_product_phrases()])


def _party_phrases() -> Iterator[Phrase]:
    for party in parties():
        abbreviations = [form for form in party.short if len(form) > 1]
        for exact, forms in ((False, party.names), (True, abbreviations)):
            for form in forms:
                # a one-word name is written like a common word: "venstre", "alternativet"
                capital = exact or " " not in form
                yield Phrase(form=form, kind=MentionKind.PARTY, name=party.letter, exact=capital)


def abbreviated_bodies() -> dict[str, str]:
    """The letters of each body that has any, by its name."""
    return {row["name"]: row["short"][0] for row in _table("bodies.toml")["body"] if row["short"]}


def _body_phrases() -> Iterator[Phrase]:
    table = _table("bodies.toml")
    for key, kind in (("body", MentionKind.BODY), ("department", MentionKind.DEPARTMENT)):
        for row in table[key]:
            yield Phrase(
                form=row["name"], kind=kind, name=row["name"], exact=" " not in row["name"]
            )
            for form in row["short"]:
                yield Phrase(form=form, kind=kind, name=row["name"], exact=True)


def _product_phrases() -> Iterator[Phrase]:
    table = _table("products.toml")
    for key in ("products", "suppliers", "organisations"):
        kind = MentionKind.PRODUCT if key == "products" else MentionKind.ORGANISATION
        for row in table[key]:
            exact = row.get("exact", [])
            loose = {row["name"], *row.get("also", [])} - set(exact)
            for form in sorted(loose):
                yield Phrase(form=form, kind=kind, name=row["name"], exact=False)
            for form in exact:
                yield Phrase(form=form, kind=kind, name=row["name"], exact=True)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("models.danish") / "tables" / name).read_text("utf-8"))
