from __future__ import annotations

import pytest

from corpus.papers import Access
from pipeline.access import find_access
from pipeline.front import find_front
from tests.support.laying import lay

BODY = "Kommunen har i tre år købt ydelsen hos samme leverandør, og aftalen udløber til nytår."


def words_that_close(notation: str) -> str | None:
    laid = lay(notation)
    verdict = find_access(laid, find_front(laid))
    assert (verdict.access is Access.CLOSED) == (verdict.words is not None)
    return verdict.words


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ("FORTROLIGT\n# Notat om udbud", "FORTROLIGT"),
        ("# LUKKET DAGSORDEN\n# Køb af ejendom", "LUKKET DAGSORDEN"),
        ("# Bilag 2 – Forhandlingsforløb (fortroligt)", "fortroligt"),
        ("# Notat om udbud\nFortroligt, jf. offentlighedslovens § 33, nr. 3", None),
        ("# Notat om udbud\nDette notat er fortroligt.", "Dette notat er fortroligt"),
        (
            "# Køb af ejendom\nPunktet behandles for lukkede døre.",
            "Punktet behandles for lukkede døre",
        ),
    ],
)
def test_a_paper_that_closes_itself_is_closed(front: str, words: str | None) -> None:
    found = words_that_close(f"{front}\n{BODY}")

    assert found is not None
    assert words is None or found == words


@pytest.mark.parametrize(
    "notation",
    [
        f"# Politikersvar til Ane Holm (F)\n{BODY}\n## Bilag\nBilag 1 – Svar (Fortroligt)",
        f"# Forslag om udbud\n{BODY} Forvaltningen vurderer, om svaret skal behandles fortroligt.",
        f"# Dagsorden\n{BODY}\n• Punkt 12: Køb af ejendom (lukket)",
        f"# Lukket svømmehal i sommerferien\n{BODY}",
        f"# Notat om udbud (tidligere fortroligt)\n{BODY}",
    ],
)
def test_a_paper_that_mentions_closed_papers_is_open(notation: str) -> None:
    assert words_that_close(notation) is None
