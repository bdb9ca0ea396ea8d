"""How well questions to real reports are answered, whose passages are longer than the samples'.

    python -m bench.reports FOLDER [--home HOME] [--questions FILE] [--json] [--show]

`FOLDER` has the papers (``../shared/danish-pdfs``); they are read into a new home folder unless
`HOME` already holds them. The questions are our own (``tests/gold/reports``), each with the facts
that its answer has, in a few words; without any, the papers do not say it. A citation is right when
its quote has one of the facts. The first 72 of the 138 questions were in sight while rules were
written; the last 38 were written after all but four of them. ``further.jsonl`` and
``drawn.jsonl`` beside them have 60 harder ones each; the last 20 of the latter were kept back while
rules were made.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.answers import library_of, parts_of, squeezed
from bench.figures import print_figures
from corpus.drafts import Draft, State
from queries.answer import answer_question
from queries.citations import on_one_line

QUESTIONS = Path(__file__).parents[1] / "tests" / "gold" / "reports" / "questions.jsonl"


@dataclass(kw_only=True)
class Tally:
    """Counts over all questions."""

    answerable: int = 0
    kept: int = 0
    covered: int = 0
    facts: int = 0
    recalled: int = 0
    citations: int = 0
    right: int = 0
    unanswerable: int = 0
    refused: int = 0
    sure: int = 0
    """Questions said to be found."""
    surely_right: int = 0
    """Of these, with a right citation."""

    def add(self, draft: Draft, facts: Sequence[str]) -> bool:
        """Counts a question's draft; whether it has nothing wrong and lacks nothing."""
        parts = parts_of(draft)
        quotes = [
            squeezed(citation.quote)
            for part in parts
            for statement in part.statements
            for citation in statement.citations
        ]
        wanted = [squeezed(fact) for fact in facts]
        right = sum(any(fact in quote for fact in wanted) for quote in quotes)
        is_sure = any(part.state is State.FOUND for part in parts)
        self.sure += is_sure
        self.surely_right += is_sure and bool(right)
        if not facts:
            self.unanswerable += 1
            self.refused += not quotes
            return not quotes
        recalled = sum(any(fact in quote for quote in quotes) for fact in wanted)
        self.answerable += 1
        self.kept += bool(quotes)
        self.covered += bool(right)
        self.facts += len(wanted)
        self.recalled += recalled
        self.citations += len(quotes)
        self.right += right
        return recalled == len(wanted) and right == len(quotes)

    def report(self) -> dict[str, Any]:
        """The figures by name."""
        return {
            "fact_recall": self.recalled / max(1, self.facts),
            "citation_precision": self.right / max(1, self.citations),
            "questions_covered": self.covered / max(1, self.answerable),
            "answerable_kept": self.kept / max(1, self.answerable),
            "unanswerable_refused": self.refused / max(1, self.unanswerable),
            "found_and_right": self.surely_right / max(1, self.sure),
            **asdict(self),
        }


def _print(text: str, draft: Draft, facts: Sequence[str]) -> None:
    print(f"\n{text}  {'; '.join(facts) or '(not in the papers)'}")
    for part in parts_of(draft):
        print(f"   {part.state} | {part.text}")
        for statement in part.statements:
            print(f"      - {on_one_line(statement.text)[:250]}")


def main() -> None:
    """Measure and print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, default=None)
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what is wrong or lacks a fact")
    options = parser.parse_args()
    questions = [json.loads(line) for line in options.questions.read_text("utf-8").splitlines()]
    tally = Tally()
    with library_of(options.folder, options.home) as library:
        for item in questions:
            draft = answer_question(item["text"], library.searcher)
            if not tally.add(draft, item["facts"]) and options.show:
                _print(item["text"], draft, item["facts"])
    print_figures(tally.report(), as_json=options.json)


if __name__ == "__main__":
    main()
