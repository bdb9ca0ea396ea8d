"""Values of filters by the names that people use: ``SF`` is F, ``Økonomiudvalget`` is ØU."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from corpus.filters import Filters, Wanted, any_of
from corpus.papers import Kind
from models.danish.names.bodies import ABBREVIATED
from models.danish.stems import stem
from queries.party_names import party_spellings

_LANGUAGES = {
    "dansk": "da",
    "engelsk": "en",
    "svensk": "sv",
    "norsk": "no",
    "tysk": "de",
    "ukendt": "und",
}
"""The languages that are told apart, by their Danish names."""

_ENGLISH = {
    "danish": "dansk",
    "english": "engelsk",
    "swedish": "svensk",
    "norwegian": "norsk",
    "german": "tysk",
    "unknown": "ukendt",
}


def canonical(filters: Filters) -> Filters:
    """`filters` with body, party and language as papers' records have them."""
    return replace(
        filters,
        body=_each(filters.body, body_spellings),
        party=_each(filters.party, party_spellings),
        language=_each(filters.language, language_codes),
    )


def as_held(filters: Filters, themes: Callable[[], Iterable[str]]) -> Filters:
    """`canonical` filters, their theme among those that `themes` gives too."""
    filters = canonical(filters)
    if filters.theme is None:
        return filters
    held = tuple(themes())
    return replace(filters, theme=joined(theme_of(name, held) for name in any_of(filters.theme)))


_OTHER_COUNCILS = ("Byrådet", "Kommunalbestyrelsen")
"""What the council is called elsewhere: ``BR`` is said of any, though records have it of one."""

_DEFINITE = {"udvalg": "et", "råd": "et", "bestyrelse": "n", "repræsentation": "en"}
"""What ends the name of a body, by the word it is a sort of: ``byråd`` asks for Byrådet."""


def body_spellings(body: str) -> tuple[str, ...]:
    """All that a body is called: records have its abbreviation, or its name where it has none."""
    name = _with_article(body.strip())
    for pair in ABBREVIATED.items():
        if name.casefold() in map(str.casefold, pair):
            return (*pair, *_OTHER_COUNCILS) if name.casefold() == "br" else pair
    return (name,)


def _with_article(name: str) -> str:
    for noun, ending in _DEFINITE.items():
        if name.casefold().endswith(noun):
            return name + ending
    return name


def language_codes(language: str) -> tuple[str, ...]:
    """The code of a language by its Danish or English name, or what is given."""
    named = _ENGLISH.get(language.casefold(), language.casefold())
    return (_LANGUAGES.get(named, language),)


def language_name(code: str) -> str:
    """The Danish name of the language with that `code`, or what is given."""
    return next((name for name, other in _LANGUAGES.items() if other == code.casefold()), code)


def known_language(written: str) -> str:
    """`written`, where it names a language that is told apart; raises `ValueError` for others."""
    if language_codes(written)[0].casefold() not in _LANGUAGES.values():
        raise ValueError(f"{written!r} is no language that is told apart")
    return written


def kind_of(written: str) -> Kind:
    """The kind of that name in any of its forms (``rapporter``); `ValueError` where it is none."""
    lowered = written.casefold()
    for kind in Kind:
        if lowered == kind or stem(lowered) == stem(kind):
            return kind
    raise ValueError(f"{written!r} is no kind of paper")


def theme_of(written: str, held: Iterable[str]) -> str:
    """The theme among those `held` of that name in any of its forms, or what is given."""
    lowered = written.casefold()
    for theme in held:
        if lowered == theme.casefold() or stem(lowered) == stem(theme.casefold()):
            return theme
    return written


def _each(wanted: Wanted, spelled: Callable[[str], Iterable[str]]) -> Wanted:
    return joined(spelling for value in any_of(wanted) for spelling in spelled(value))


def joined(values: Iterable[str]) -> Wanted:
    """`values` as a filter has them: each once, one by itself, and none as ``None``."""
    kept = tuple(dict.fromkeys(values))
    return kept if len(kept) > 1 else next(iter(kept), None)
