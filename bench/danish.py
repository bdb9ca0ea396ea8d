"""How well Danish is read: sentences, lemmas, names, and how fast.

    python -m bench.danish [--sentences FILE.conllu] [--lemmas FILE.conllu] [--names FILE.iob2]
                           [--spacy-model NAME] [--errors] [--json]

Without files, the council papers of our own in ``tests/gold/danish`` are measured. Sentence ends
are predicted in the running text (sentences joined by one space), lemmas and names on the words as
given. A name counts when its words and its type agree. ``--errors`` lists what went wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, deque
from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from bench.treebanks import Labelled, Running, read_council, read_lemmas, read_names, read_running
from corpus.findings import MentionKind
from corpus.settings import load_settings
from models.danish.analyser import Danish, load_danish
from models.danish.analysis import Analysis
from models.danish.names.rules import find_names

COUNCIL = Path(__file__).parents[1] / "tests" / "gold" / "danish" / "council.txt"
SPEED_TOKENS = 90_000
ERROR_CONTEXT = 40

TREEBANK_LABELS = {
    MentionKind.PERSON: "PER",
    MentionKind.PLACE: "LOC",
    MentionKind.ORGANISATION: "ORG",
    MentionKind.PARTY: "ORG",
    MentionKind.BODY: "ORG",
    MentionKind.DEPARTMENT: "ORG",
}
"""How our kinds are labelled in Universal NER; the others are no names there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How predictions agree with the gold."""

    of: str
    precision: float
    recall: float
    f1: float
    gold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that was measured."""

    pipeline: str
    load_seconds: float
    scores: list[Scores]
    tokens_per_second: int


def compare(of: str, predicted: AbstractSet[Hashable], gold: AbstractSet[Hashable]) -> Scores:
    """Precision, recall and F1 of a set of predictions."""
    right = len(predicted & gold)
    precision = right / len(predicted) if predicted else 0.0
    recall = right / len(gold) if gold else 0.0
    f1 = 2 * right / (len(predicted) + len(gold)) if right else 0.0
    return Scores(of=of, precision=precision, recall=recall, f1=f1, gold=len(gold))


def measure_sentences(danish: Danish, running: Running, *, errors: bool) -> Scores:
    """The ends of sentences in running text."""
    (analysis,) = danish.analyse([running.text])
    ends = {sentence.end for sentence in analysis.sentences}
    if errors:
        for end in sorted(ends ^ running.ends):
            sign = "+" if end in ends else "-"
            around = running.text[max(0, end - ERROR_CONTEXT) : end + ERROR_CONTEXT]
            _say(f"{sign} {around!r}")
    return compare("sentences", ends, running.ends)


def measure_lemmas(danish: Danish, path: Path, *, errors: bool) -> Scores:
    """The share of words with the lemma of the gold, capitals included."""
    gold = list(read_lemmas(path))
    analyses = danish.analyse_words([word for word, _ in sentence] for sentence in gold)
    wrong: Counter[tuple[str, str, str]] = Counter()
    words = 0
    for sentence, analysis in zip(gold, analyses, strict=True):
        words += len(sentence)
        for (word, lemma), token in zip(sentence, analysis.tokens, strict=True):
            if token.lemma != lemma:
                wrong[word, lemma, token.lemma] += 1
    if errors:
        for (word, lemma, ours), count in wrong.most_common(100):
            _say(f"{count:4} {word}: {lemma}, not {ours}")
    share = 1 - wrong.total() / words
    return Scores(of="lemmas", precision=share, recall=share, f1=share, gold=words)


def measure_names(danish: Danish, path: Path, *, errors: bool) -> list[Scores]:
    """Persons, places and organisations by words and type; all, then each type."""
    gold = list(read_names(path))
    analyses = danish.analyse_words(words for words, _ in gold)
    wanted: set[tuple[int, int, int, str]] = set()
    found: set[tuple[int, int, int, str]] = set()
    for number, ((words, spans), analysis) in enumerate(zip(gold, analyses, strict=True)):
        ours = _in_words(analysis)
        wanted |= {(number, *span) for span in spans}
        found |= {(number, *span) for span in ours}
        if errors and ours != spans:
            _say(" ".join(words))
            for start, end, label in sorted(ours ^ spans):
                sign = "+" if (start, end, label) in ours else "-"
                _say(f"   {sign} {label} {' '.join(words[start:end])}")
    by_type = [
        compare(
            f"names {label}",
            {name for name in found if name[-1] == label},
            {name for name in wanted if name[-1] == label},
        )
        for label in ("PER", "LOC", "ORG")
    ]
    return [compare("names", found, wanted), *by_type]


def measure_rules(*, errors: bool) -> Scores:
    """The names that rules find in our own council papers, by place, kind and base form."""
    council = read_council(COUNCIL)
    text = council.running.text
    found = {(name.span, name.kind, name.name) for name in find_names(text)}
    if errors:
        for span, kind, name in sorted(found ^ council.names):
            sign = "+" if (span, kind, name) in found else "-"
            _say(f"{sign} {kind}: {span.of(text)!r} as {name!r}")
    return compare("names by rule", found, council.names)


def measure_speed(danish: Danish, text: str) -> int:
    """Tokens a processor second, everything on: the median of rounds over the passages of `text`.

    Processor time of all threads, so that neither a busy machine nor many cores change the figure;
    the median, since neighbours on the machine slow single rounds by half.
    """
    passages = [passage for passage in text.split("\n\n") if passage.strip()]
    if len(passages) == 1:
        step = 1000
        passages = [text[start : start + step] for start in range(0, len(text), step)]
    tokens = sum(len(analysis.tokens) for analysis in danish.analyse(passages))
    rounds = max(1, SPEED_TOKENS // tokens)
    spent = []
    for _ in range(rounds):
        started = time.process_time()
        deque(danish.analyse(passages), maxlen=0)
        spent.append(time.process_time() - started)
    return round(tokens / median(spent))


def measure(arguments: argparse.Namespace) -> Report:
    """All that the arguments ask for."""
    started = time.perf_counter()
    danish = load_danish(load_settings(spacy_model=arguments.spacy_model))
    loaded = time.perf_counter() - started
    errors = arguments.errors
    scores = []
    council = read_council(COUNCIL)
    own = not (arguments.sentences or arguments.lemmas or arguments.names)
    if own:
        scores.append(measure_sentences(danish, council.running, errors=errors))
        scores.append(measure_rules(errors=errors))
    text = council.running.text
    if arguments.sentences:
        running = read_running(arguments.sentences)
        text = running.text
        scores.append(measure_sentences(danish, running, errors=errors))
    if arguments.lemmas:
        scores.append(measure_lemmas(danish, arguments.lemmas, errors=errors))
    if arguments.names:
        scores.extend(measure_names(danish, arguments.names, errors=errors))
    return Report(
        pipeline=danish.version,
        load_seconds=loaded,
        scores=scores,
        tokens_per_second=measure_speed(danish, text),
    )


def main(argv: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench.danish", description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=Path, metavar="FILE.conllu")
    parser.add_argument("--lemmas", type=Path, metavar="FILE.conllu")
    parser.add_argument("--names", type=Path, metavar="FILE.iob2")
    parser.add_argument("--spacy-model", metavar="NAME", help="an installed pipeline for the names")
    parser.add_argument("--errors", action="store_true", help="list errors on stderr")
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    arguments = parser.parse_args(argv)
    report = measure(arguments)
    if arguments.json:
        print(json.dumps(asdict(report), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_table(report)))


def _table(report: Report) -> Iterable[str]:
    yield f"{report.pipeline}, loaded in {report.load_seconds:.2f} s"
    yield f"{'':16}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}"
    for scores in report.scores:
        shares = f"{scores.precision:10.4f}{scores.recall:10.4f}{scores.f1:10.4f}"
        yield f"{scores.of:16}{shares}{scores.gold:8}"
    yield f"{'tokens a CPU second':16}{report.tokens_per_second:10,}"


def _in_words(analysis: Analysis) -> Labelled:
    """Our names as spans of words with treebank labels."""
    spans = set()
    for name in analysis.names:
        label = TREEBANK_LABELS.get(name.kind)
        inside = [i for i, token in enumerate(analysis.tokens) if token.span.overlaps(name.span)]
        if label and inside:
            spans.add((inside[0], inside[-1] + 1, label))
    return frozenset(spans)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
