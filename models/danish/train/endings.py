"""Learns `models.danish.endings` and `models.danish.vocabulary` from spacy-lookups-data's table.

Run from the checkout: ``python -m models.danish.train.endings``. Takes a minute; the result does
not depend on chance.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from models.danish.endings import ENDINGS_FILE, WORD_START, Edit
from models.danish.vocabulary import LEMMAS_FILE

UNCHANGED: Edit = (0, "")
_WORD = re.compile(r"[a-zæøåéüöäè-]+")


def learn_endings(lemmas: Mapping[str, str]) -> dict[str, Edit]:
    """The fewest endings that give every form in `lemmas` (form to lemma) its lemma.

    An ending is kept where most of its words are edited otherwise than the next shorter ending
    says.
    """
    edits: defaultdict[str, Counter[Edit]] = defaultdict(Counter)
    for form, lemma in lemmas.items():
        marked = WORD_START + form
        for start in range(len(marked)):
            edits[marked[start:]][_edit(form, lemma)] += 1
    kept = {"": UNCHANGED}
    in_force = {"": UNCHANGED}
    for ending in sorted(edits, key=lambda ending: (len(ending), ending)):
        inherited = in_force[ending[1:]]
        most, count = edits[ending].most_common(1)[0]
        if count > edits[ending][inherited]:
            kept[ending] = most
            in_force[ending] = most
        else:
            in_force[ending] = inherited
    return kept


def _edit(form: str, lemma: str) -> Edit:
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return len(form) - shared, lemma[shared:]


def read_table() -> dict[str, str]:
    """Form to lemma, without phrases, numbers and names."""
    packed = (files("spacy_lookups_data") / "data" / "da_lemma_lookup.json.gz").read_bytes()
    return {
        form: lemma
        for form, lemma in json.loads(gzip.decompress(packed)).items()
        if _WORD.fullmatch(form) and _WORD.fullmatch(lemma)
    }


def _pack(endings: Mapping[str, Edit]) -> bytes:
    having: defaultdict[Edit, list[str]] = defaultdict(list)
    for ending, edit in endings.items():
        having[edit].append(ending)
    rows = [[cut, added, " ".join(sorted(words))] for (cut, added), words in sorted(having.items())]
    return gzip.compress(json.dumps(rows, ensure_ascii=False).encode(), mtime=0)


def main() -> None:
    """Writes the files."""
    tables = Path(__file__).parents[1] / "tables"
    forms = read_table()
    (tables / ENDINGS_FILE).write_bytes(_pack(learn_endings(forms)))
    words = "\n".join(sorted(set(forms.values()))).encode()
    (tables / LEMMAS_FILE).write_bytes(gzip.compress(words, mtime=0))


if __name__ == "__main__":
    main()
