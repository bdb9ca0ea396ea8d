"""How well passages are tagged with themes: precision, recall and F1 a theme, and macro.

    python -m bench.tagging --gold FILE.jsonl [--by-rules] [--json] [--show]

Rows of FILE are ``{text, themes: [...]}``. Each text is tagged as a passage is in ingestion, with
the default settings; ``--by-rules`` leaves the encoder out, ``--show`` prints the rows that differ.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from corpus.findings import Passage, Role, Theme
from corpus.settings import Settings
from corpus.spans import Span
from models.danish.analyser import load_danish
from models.encoder import Encoder, Excerpt
from models.encoders import load_encoder
from pipeline.themes import Meanings, load_tagger, meaning_of, tag_passages


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well one theme was found."""

    right: int
    wrong: int
    """Tags that the gold has not."""
    missed: int

    @property
    def precision(self) -> float:
        """Of the tags given, the share that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the tags in the gold, the share that was given."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def read_gold(path: Path) -> list[tuple[str, frozenset[str]]]:
    """Texts with their themes."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [(unicodedata.normalize("NFC", row["text"]), frozenset(row["themes"])) for row in rows]


def tag_texts(texts: Sequence[str], *, by_rules: bool = False) -> list[list[Theme]]:
    """The themes of each text, as ingestion finds them for a passage."""
    settings = Settings()
    encoder = None if by_rules else load_encoder(settings)
    analyses = tuple(load_danish(settings).analyse(texts))
    passages = [
        _passage(str(index), text, analysis.sentences)
        for index, (text, analysis) in enumerate(zip(texts, analyses, strict=True))
    ]
    tagger = load_tagger(settings, encoder)
    meanings = _meanings(passages, encoder) if encoder else {}
    found: list[list[Theme]] = [[] for _ in texts]
    for theme in tag_passages(passages, tagger=tagger, analyses=analyses, meanings=meanings):
        found[int(theme.passage)].append(theme)
    return found


def _meanings(passages: Sequence[Passage], encoder: Encoder) -> Meanings:
    excerpts = [Excerpt(above=(), text=item.text, spans=item.sentences) for item in passages]
    encoded = encoder.encode_in_context([[excerpt] for excerpt in excerpts])
    return {
        passage.id: meaning_of(own.spans[0]) for passage, own in zip(passages, encoded, strict=True)
    }


def score(gold: Sequence[Collection[str]], found: Sequence[Collection[str]]) -> dict[str, Score]:
    """The score of each theme that the gold knows."""
    pairs = list(zip(gold, found, strict=True))
    return {
        name: Score(
            right=sum(name in want and name in have for want, have in pairs),
            wrong=sum(name not in want and name in have for want, have in pairs),
            missed=sum(name in want and name not in have for want, have in pairs),
        )
        for name in sorted({name for themes in gold for name in themes})
    }


def report(rows: int, scores: Mapping[str, Score]) -> dict[str, Any]:
    """The figures as one record."""
    return {
        "rows": rows,
        "themes": {
            name: {"precision": s.precision, "recall": s.recall, "f1": s.f1}
            for name, s in scores.items()
        },
        "macro_f1": sum(s.f1 for s in scores.values()) / max(1, len(scores)),
    }


def main() -> None:
    """Read the arguments, tag, print."""
    parser = argparse.ArgumentParser(prog="bench.tagging", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--by-rules", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    gold = read_gold(arguments.gold)
    found = tag_texts([text for text, _ in gold], by_rules=arguments.by_rules)
    names = [frozenset(theme.name for theme in themes) for themes in found]
    scores = score([themes for _, themes in gold], names)
    if arguments.json:
        print(json.dumps(report(len(gold), scores)))
        return
    _print_table(scores)
    if arguments.show:
        _print_differences(gold, found)


def _print_table(scores: Mapping[str, Score]) -> None:
    table = Table("theme", "precision", "recall", "F1")
    for name, s in scores.items():
        table.add_row(name, f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}")
    macro = sum(s.f1 for s in scores.values()) / max(1, len(scores))
    table.add_row("macro", "", "", f"{macro:.3f}")
    Console().print(table)


def _print_differences(
    gold: Sequence[tuple[str, frozenset[str]]], found: Sequence[Sequence[Theme]]
) -> None:
    for (text, want), themes in zip(gold, found, strict=True):
        have = {theme.name: theme for theme in themes}
        for name in sorted(want ^ have.keys()):
            cues = ", ".join(have[name].cues) if name in have else ""
            print(f"{'too many' if name in have else 'missed'} {name} [{cues}]: {text}")


def _passage(passage_id: str, text: str, sentences: tuple[Span, ...]) -> Passage:
    return Passage(
        id=passage_id, paper="", span=Span(0, len(text)), text=text, pages=(1,), headings=(),
        role=Role.PARAGRAPH, context="", sentences=sentences, number=None, hidden=False,
    )  # fmt: skip


if __name__ == "__main__":
    main()
