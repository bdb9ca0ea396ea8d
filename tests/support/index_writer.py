"""A process that adds papers and publishes, until it is stopped: `index_writer.py HOME`."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from fake_encoder import FakeEncoder
from readings import RECIPE, original_reading, reading

from corpus.catalogue import Catalogue
from corpus.settings import Settings
from index.update import update_index


def main(home: Path) -> None:
    settings = Settings(home=home)
    catalogue = Catalogue.open(settings)
    print("ready", flush=True)
    for number in count(len(catalogue.papers())):
        paragraphs = [f"Afsnit {part} i papir {number} om licenser." for part in range(3)]
        made = reading(f"nr{number}", paragraphs)
        catalogue.add(original_reading(made), recipe=RECIPE)
        update_index(catalogue, FakeEncoder(), settings)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
