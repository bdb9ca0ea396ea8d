"""Papers written down as short notation instead of printed and laid out.

Each line is a block: ``# Heading`` (as many ``#`` as its level), ``• item`` or ``1. item``,
``| table row``, anything else a paragraph; ``---`` turns the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.findings import Reading
from corpus.settings import Settings
from models.danish.analysis import Analysis
from models.danish.sentences import split_sentences
from pipeline.blocks import BlockKind, LaidText
from pipeline.bundle import PageRange
from pipeline.compose import Tools, complete, outline_paper
from pipeline.front import Front, find_front
from pipeline.plain import PlainBlock, lay_blocks
from pipeline.structure import Structure, find_structure
from pipeline.themes import load_tagger
from tests.support.readings import original

_ITEM = re.compile(r"(?:[•–-]|\d{1,2}[a-h]?[.)]|\d{1,2}\.\d{1,2}|[a-z]\)|[IV]{1,3}\))\s")


class SentencesOnly:
    """Stands in for the Danish pipeline: the same sentences, no lemmas and no names."""

    version = "sentences only"

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        for text in texts:
            yield Analysis(sentences=split_sentences(text), tokens=(), names=())


TOOLS = Tools(danish=SentencesOnly(), tagger=load_tagger(Settings()))


def lay(notation: str) -> LaidText:
    return lay_blocks(_blocks(notation))


def front_of(notation: str) -> Front:
    return find_front(lay(notation))


def structure_of(notation: str) -> Structure:
    laid = lay(notation)
    texts = [block.span.of(laid.text) for block in laid.blocks]
    return find_structure(laid, tuple(TOOLS.danish.analyse(texts)))


def read(notation: str) -> Reading:
    pages = PageRange(first=1, last=1)
    outline = outline_paper(lay(notation), original("paper"), pages, TOOLS, is_bundle=False)
    return complete((outline,), original("paper"), TOOLS).readings[0]


def _blocks(notation: str) -> Iterator[PlainBlock]:
    page = 1
    for line in filter(None, map(str.strip, notation.splitlines())):
        if line == "---":
            page += 1
        elif line.startswith("#"):
            marks, _, title = line.partition(" ")
            yield PlainBlock(kind=BlockKind.HEADING, text=title, level=len(marks), page=page)
        elif line.startswith("| "):
            yield PlainBlock(kind=BlockKind.TABLE_ROW, text=line[2:], page=page)
        elif _ITEM.match(line):
            marked = len(line.split()[0]) + 1
            yield PlainBlock(kind=BlockKind.LIST_ITEM, text=line, page=page, marked=marked)
        else:
            yield PlainBlock(kind=BlockKind.PARAGRAPH, text=line, page=page)
