"""How well questions are answered: quotes, pages, citations, parts and states against gold.

    python -m bench.answers [--gold FOLDER] [--home HOME] [--json] [--show]

`FOLDER` has the form of ``corpus/samples/gold``. The sample papers are read into a new home folder
unless `HOME` already holds them. Each question of the gold is answered as if put by hand, and the
letters as files. A citation is right when its quote holds, or is held by, a quote of the gold, of
what must be found or of what may be cited besides (`also`).
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.figures import print_figures
from corpus.drafts import Citation, Draft, DraftPart, State
from corpus.filters import EVERYTHING
from corpus.papers import Access
from kildesvar.library import Library
from models.danish.stems import stem, words
from queries.answer import answer_question

GOLD = Path(__file__).parents[1] / "corpus" / "samples" / "gold"
_SHORTEST = 12
"""Characters of a quote that may be matched by being held in a longer one."""


@dataclass(kw_only=True)
class Tally:
    """Counts over all parts."""

    quotes: int = 0
    exact: int = 0
    pages: int = 0
    """Citations whose page is one of those of the gold quote they match."""
    matched: int = 0
    """Citations that match a gold quote."""
    citations: int = 0
    """Citations of parts that have gold evidence."""
    gold: int = 0
    recalled: int = 0
    answerable: int = 0
    covered: int = 0
    """Answerable parts with at least one right citation."""
    leaks: int = 0
    """Citations of closed papers."""
    states: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(gold state or reason, our state) -> parts."""


def squeezed(text: str) -> str:
    """`text` without white space and hyphens, which line ends may change."""
    return re.sub(r"[\s­-]+", "", text).lower()


def matches(quote: str, gold: str) -> bool:
    """Whether one of the two quotes holds the other."""
    one, other = squeezed(quote), squeezed(gold)
    return other in one or (len(one) >= _SHORTEST and one in other)


def pair_parts(
    parts: Sequence[DraftPart], gold: Sequence[Mapping[str, Any]]
) -> Iterable[tuple[list[DraftPart], Mapping[str, Any]]]:
    """Each gold part with the drafted part that shares most words with it.

    A gold part that we split further gets all parts that are nearest to it.
    """
    nearest: dict[int, list[DraftPart]] = {index: [] for index in range(len(gold))}
    for part in parts:
        shared = [len(_stems(part.text) & _stems(item["text"])) for item in gold]
        nearest[shared.index(max(shared))].append(part)
    for index, item in enumerate(gold):
        best = max(parts, key=lambda part: len(_stems(part.text) & _stems(item["text"])))
        yield nearest[index] or [best], item


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text)}


def parts_of(draft: Draft) -> list[DraftPart]:
    """The parts of all questions, in order."""
    return [part for question in draft.questions for part in question.parts]


@contextmanager
def library_of(papers: Path, home: Path | None) -> Iterator[Library]:
    """The library in `home`, or one made for the while; an empty one reads `papers`."""
    with tempfile.TemporaryDirectory() as folder, Library.open(home or folder) as library:
        if not library.catalogue.papers(EVERYTHING):
            library.ingest(papers)
        yield library


def score_draft(draft: Draft, gold: Mapping[str, Any], library: Library, tally: Tally) -> None:
    """Add one question's draft to the tally."""
    for own, item in pair_parts(parts_of(draft), gold["parts"]):
        citations = [
            citation for part in own for state in part.statements for citation in state.citations
        ]
        _score_quotes(citations, library, tally)
        _score_evidence(citations, item["evidence"], item["also"], tally)
        state = max((part.state for part in own), key=list(State)[::-1].index)
        tally.states[item["reason"] or item["state"], state.value] += 1


def _score_quotes(citations: Sequence[Citation], library: Library, tally: Tally) -> None:
    for citation in citations:
        tally.quotes += 1
        tally.exact += citation.span.of(library.catalogue.text(citation.paper)) == citation.quote
        tally.leaks += library.catalogue.paper(citation.paper).access is Access.CLOSED


def _score_evidence(
    citations: Sequence[Citation],
    gold: Sequence[Mapping[str, Any]],
    also: Sequence[Mapping[str, Any]],
    tally: Tally,
) -> None:
    if not gold:
        return
    right = 0
    tally.answerable += 1
    tally.citations += len(citations)
    tally.gold += len(gold)
    for citation in citations:
        found = [item for item in (*gold, *also) if matches(citation.quote, item["quote"])]
        right += bool(found)
        tally.pages += any(citation.page in item["pages"] for item in found)
    tally.matched += right
    tally.recalled += sum(
        any(matches(citation.quote, item["quote"]) for citation in citations) for item in gold
    )
    tally.covered += bool(right)


def measure(library: Library, questions: Iterable[Mapping[str, Any]], *, show: bool) -> Tally:
    """Answer every gold question and count."""
    tally = Tally()
    for item in questions:
        draft = answer_question(item["text"], library.searcher)
        before = (tally.matched, tally.citations, tally.covered, tally.answerable)
        score_draft(draft, item, library, tally)
        if show:
            _print(draft, item, before, tally)
    return tally


def _print(draft: Draft, gold: Mapping[str, Any], before: tuple[int, ...], tally: Tally) -> None:
    after = (tally.matched, tally.citations, tally.covered, tally.answerable)
    print(f"\n{gold['id']} {gold['text']}  {[b - a for a, b in zip(before, after, strict=True)]}")
    for item in gold["parts"]:
        print(f"   gold {item['state']} {item['reason'] or ''} {item['text']}")
        for evidence in item["evidence"]:
            print(f"        = {evidence['quote'][:110]}")
    for part in parts_of(draft):
        print(f"   ours {part.state} | {part.text} | {part.reason}")
        for statement in part.statements:
            print(f"        - {statement.text[:150]}")
        if part.nearest:
            print(f"        ~ {part.nearest.quote[:110]}")


def report(tally: Tally) -> dict[str, Any]:
    """The figures by name."""
    kept = _share_of(tally, ("fundet", "usikkert"), {State.FOUND, State.UNSURE})
    return {
        "quotes_exact": tally.exact / max(1, tally.quotes),
        "pages_exact": tally.pages / max(1, tally.matched),
        "citation_recall": tally.recalled / max(1, tally.gold),
        "citation_precision": tally.matched / max(1, tally.citations),
        "parts_covered": tally.covered / max(1, tally.answerable),
        "answerable_kept": kept,
        "absent_refused": _share_of(tally, ("absent",), {State.NOT_FOUND}),
        "near_misses_refused": _share_of(tally, ("near miss",), {State.NOT_FOUND}),
        "states_as_gold": sum(
            count
            for (gold, ours), count in tally.states.items()
            if ours == gold or (gold in ("absent", "near miss", "closed") and ours == "ikke fundet")
        )
        / max(1, sum(tally.states.values())),
        "leaks": tally.leaks,
        "quotes": tally.quotes,
        "parts": sum(tally.states.values()),
        "states": {f"{gold} -> {ours}": n for (gold, ours), n in sorted(tally.states.items())},
    }


def _share_of(tally: Tally, gold: tuple[str, ...], ours: set[State]) -> float:
    rows = [(state, n) for (wanted, state), n in tally.states.items() if wanted in gold]
    return sum(n for state, n in rows if state in ours) / max(1, sum(n for _, n in rows))


def main() -> None:
    """Measure and print the table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--home", type=Path, default=None)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="print each question")
    options = parser.parse_args()
    lines = (options.gold / "questions.jsonl").read_text("utf-8").splitlines()
    with library_of(options.gold.parent / "papers", options.home) as library:
        found = report(measure(library, [json.loads(line) for line in lines], show=options.show))
    print_figures(found, as_json=options.json)


if __name__ == "__main__":
    main()
