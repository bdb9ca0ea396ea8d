"""Sample papers of a municipality that does not exist, and the gold that belongs to them.

`making` prints the PDFs and derives the gold from the texts in `sources`; both are committed,
so that nobody has to make them again. What stands where: `docs/samples.md`.
"""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent

PAPERS = _FOLDER / "papers"
"""The papers that are searched."""
LETTERS = _FOLDER / "letters"
"""The letters that are to be answered; they are not among the papers."""
GOLD = _FOLDER / "gold"
