"""Makes the sample papers and their gold again from their sources.

``python -m corpus.samples.make [FOLDER]`` writes into the folder, by default the one this file
stands in. Needs the development dependencies (reportlab, pyphen); the same sources give the same
bytes.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.samples.making import gold
from corpus.samples.making.scan import picture
from corpus.samples.making.sources import Source, read_source, read_sources
from corpus.samples.making.styles import STYLES
from corpus.samples.making.typeset import Press

HERE = Path(__file__).parent
SOURCES = HERE / "sources"


def make(target: Path) -> None:
    """Write every PDF and every gold file into a folder."""
    papers: list[gold.PrintedPaper] = []
    for folder in ("papers", "letters", "later"):
        sources = read_sources(SOURCES / folder)
        for file, bound in itertools.groupby(sources, key=lambda source: source.file):
            data, printed = print_file(tuple(bound))
            path = target / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            record = gold.file_gold(printed)
            gold_path = target / "gold" / folder / f"{path.stem}.json"
            gold_path.parent.mkdir(parents=True, exist_ok=True)
            gold.write_json(gold_path, record)
            papers.extend(printed)
    _write_shared_gold(papers, target / "gold")


def print_file(bound: Sequence[Source]) -> tuple[bytes, list[gold.PrintedPaper]]:
    """One PDF from the sources bound in it, and where everything was printed."""
    press = Press()
    printed: list[gold.PrintedPaper] = []
    for source in bound:
        scanned = source.head["style"] == "scan"
        if scanned:
            image, pieces = picture(source.blocks)
            press.print_image(image)
        else:
            pieces = press.print_paper(source.blocks, STYLES[source.head["style"]])
        printed.append(
            gold.PrintedPaper(
                source=source,
                pieces=tuple(pieces),
                first_page=pieces[0][0],
                last_page=max(page for page, _ in pieces),
                text_layer=not scanned,
            )
        )
    return press.finish(), printed


def _write_shared_gold(papers: Sequence[gold.PrintedPaper], target: Path) -> None:
    """The gold that is about all papers together."""
    library = gold.Library(papers)
    questions = gold.question_gold(SOURCES / "questions", library)
    gold.write_rows(target / "questions.jsonl", questions)
    gold.write_rows(target / "letters.jsonl", gold.letter_gold(questions))
    conflicts = gold.conflict_gold(SOURCES / "conflicts.toml", library)
    gold.write_json(target / "conflicts.json", conflicts)
    gold.write_rows(target / "later.jsonl", gold.later_gold(SOURCES / "later.toml", library))
    for split in ("dev", "heldout"):
        chosen = [p.source for p in papers if p.source.head.get("split", "dev") == split]
        fresh = read_source(SOURCES / f"fresh-{split}.txt")
        gold.write_rows(target / f"themes-{split}.jsonl", gold.theme_gold([*chosen, fresh]))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
