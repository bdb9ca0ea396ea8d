"""How often the gates let a wrong sentence pass, and how often they refuse a true one.

    python -m bench.verifier --cases tests/gold/verifier/cases.jsonl [--json] [--show]

A case is ``{source, sentence, ok, kind}``: whether `sentence` may stand on `source` alone.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from queries.verify.sentences import objections

CASES = Path(__file__).parents[1] / "tests" / "gold" / "verifier" / "cases.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sentence and whether it may stand on its source."""

    source: str
    sentence: str
    ok: bool
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindResult:
    """The outcome for one kind of case."""

    kind: str
    cases: int
    errors: int
    """Wrong sentences let pass or true ones refused."""

    @property
    def rate(self) -> float:
        """Errors a case."""
        return self.errors / self.cases


def load_cases(path: Path) -> list[Case]:
    """The cases of a JSONL file."""
    return [Case(**json.loads(line)) for line in path.read_text("utf-8").splitlines() if line]


def misjudged(cases: Sequence[Case]) -> list[Case]:
    """The cases that the gates get wrong."""
    return [case for case in cases if case.ok != (not objections(case.sentence, [case.source]))]


def measure(cases: Sequence[Case]) -> list[KindResult]:
    """Errors by kind, true sentences apart from wrong ones of the same kind."""
    wrong = {id(case) for case in misjudged(cases)}
    groups: defaultdict[tuple[bool, str], list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.ok, case.kind].append(case)
    return [
        KindResult(
            kind=f"{'true' if ok else 'wrong'}: {kind}",
            cases=len(group),
            errors=sum(id(case) in wrong for case in group),
        )
        for (ok, kind), group in sorted(groups.items())
    ]


def main() -> None:
    """Measure a case file and print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="print the cases judged wrongly")
    options = parser.parse_args()
    cases = load_cases(options.cases)
    results = measure(cases)
    if options.json:
        print(json.dumps([{**asdict(result), "rate": result.rate} for result in results]))
        return
    for result in results:
        print(f"{result.kind:24} {result.cases:5} {result.errors:4} {result.rate:7.1%}")
    if options.show:
        for case in misjudged(cases):
            said = [
                f"{item.gate}: {item.words}" for item in objections(case.sentence, [case.source])
            ]
            print(f"\n{case.kind} {case.ok}\n  {case.source}\n  {case.sentence}\n  {said}")


if __name__ == "__main__":
    main()
