"""Two retrieval sets from reports, to see what training on debates does to other text.

    python -m bench.report_sets FOLDER --out DIR

`FOLDER` holds PDFs, of which the Danish ones are used. ``first-sentences`` asks with the first
sentence of a paragraph, and the rest of it is right. ``headings`` asks with a heading, and the
first paragraphs under it are right. Nobody asks like that; but what a paragraph begins with and
what stands above it are about what it says, in prose of another kind than questions and speeches.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from bench.retrieval_set import RetrievalSet
from bench.samples import read_file
from corpus.errors import UnreadableFileError
from corpus.findings import Passage, Role
from corpus.settings import load_settings
from models.danish.analyser import load_danish
from models.danish.sentences import split_sentences
from pipeline.compose import Tools
from pipeline.themes import load_tagger

_PARAGRAPHS, _HEADINGS = 330, 220
"""Questions, at most."""
_SENTENCE_WORDS = 6
_REST_WORDS = 25
"""A first sentence and the rest of its paragraph are this long at least."""
_UNDER_HEADING = 2
"""Paragraphs that are right for a heading: the first ones under it."""
_SEED = 5


def first_sentences(paragraphs: Sequence[Passage]) -> RetrievalSet:
    """The first sentences of `paragraphs`, each with the rest of its paragraph."""
    made = RetrievalSet()
    fitting = [
        (first, rest)
        for first, rest in map(_parted, paragraphs)
        if len(first.split()) >= _SENTENCE_WORDS and len(rest.split()) >= _REST_WORDS
    ]
    for first, rest in random.Random(_SEED).sample(fitting, min(_PARAGRAPHS, len(fitting))):
        made.ask(first, [rest])
    for _, rest in fitting:
        made.add(rest)
    return made


def headings(paragraphs: Sequence[Passage]) -> RetrievalSet:
    """The headings above `paragraphs`, each with the first of them that stand under it."""
    made = RetrievalSet()
    under = {
        titles: [p.text for p in own if len(p.text.split()) >= _REST_WORDS]
        for titles, own in groupby(paragraphs, key=lambda p: p.headings)
        if titles
    }
    fitting = [(titles[-1], own) for titles, own in under.items() if own]
    for title, own in random.Random(_SEED).sample(fitting, min(_HEADINGS, len(fitting))):
        made.ask(title, own[:_UNDER_HEADING])
    for _, own in fitting:
        for text in own:
            made.add(text)
    return made


def read_paragraphs(folder: Path) -> Iterator[Passage]:
    """The paragraphs of the Danish papers in the PDFs of `folder`."""
    settings = load_settings()
    tools = Tools(danish=load_danish(settings), tagger=load_tagger(settings))
    for path in sorted(folder.glob("*.pdf")):
        try:
            readings = read_file(path, settings, tools).readings
        except UnreadableFileError:
            continue
        for reading in readings:
            if reading.paper.language == "da":
                yield from (p for p in reading.passages if p.role is Role.PARAGRAPH)


def _parted(paragraph: Passage) -> tuple[str, str]:
    """The first sentence, and what follows."""
    first = next(iter(split_sentences(paragraph.text)))
    return paragraph.text[: first.end].strip(), paragraph.text[first.end :].strip()


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.report_sets", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    paragraphs = list(read_paragraphs(options.folder))
    first_sentences(paragraphs).write(options.out, "first-sentences")
    headings(paragraphs).write(options.out, "headings")


if __name__ == "__main__":
    main()
