"""The way from printed pages to finished readings: every step in its order, as plain calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import unquote, urlsplit

from corpus.findings import OriginalReading, Reading
from corpus.papers import Original, Paper
from models.danish.analysis import Analysis
from pipeline.access import find_access
from pipeline.amounts import find_amounts
from pipeline.analyses import analyses_of
from pipeline.blocks import LaidText
from pipeline.bundle import PageRange, split_bundle
from pipeline.decisions import find_decisions
from pipeline.fields import find_fields
from pipeline.headings import find_headings
from pipeline.identity import paper_id
from pipeline.language import find_language
from pipeline.layout import lay_out, lay_text
from pipeline.mentions import find_mentions
from pipeline.passages import cut_passages
from pipeline.plain import PlainFile, lay_blocks, lay_plain
from pipeline.printed import PrintedFile, PrintedPage
from pipeline.questions import find_letter_questions
from pipeline.structure import Structure, find_structure
from pipeline.themes import Tagger, tag_passages

UNTITLED = "Uden titel"
"""What a paper is called that holds no words and came from nowhere."""


class DanishAnalyser(Protocol):
    """What the steps need of the Danish pipeline (`models.danish.analyser.Danish`)."""

    @property
    def version(self) -> str:
        """Name and version of the pipeline."""
        ...

    def analyse(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """One analysis a text, in the same order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The models that reading needs, loaded once and used for every file."""

    danish: DanishAnalyser
    tagger: Tagger


def read_original(
    file: PrintedFile | PlainFile, original: Original, tools: Tools
) -> OriginalReading:
    """The papers that a file holds, each with its record and all that was found in it.

    A file of a format without pages is one paper on one page; a printed file without pages gives no
    papers. The same file always gives the same reading.
    """
    if isinstance(file, PlainFile):
        return _read_as_one(lay_blocks(file.blocks), original, tools)
    return _read_printed(file, original, tools)


def _read_printed(printed: PrintedFile, original: Original, tools: Tools) -> OriginalReading:
    page_blocks = lay_out(printed.pages)
    ranges = split_bundle(page_blocks, printed.pages)
    if len(ranges) == 1:
        laid = lay_text(page_blocks, printed.pages)
        return OriginalReading(
            original=original,
            readings=(read_paper(laid, original, ranges[0], tools, is_bundle=False),),
        )
    return OriginalReading(
        original=original,
        readings=tuple(_read_range(printed.pages, pages, original, tools) for pages in ranges),
    )


def read_text(text: str, original: Original, tools: Tools) -> OriginalReading:
    """The one paper that plain `text` is: paragraphs parted by blank lines, no places on a page."""
    return _read_as_one(lay_plain(text), original, tools)


def _read_as_one(laid: LaidText, original: Original, tools: Tools) -> OriginalReading:
    reading = read_paper(laid, original, PageRange(first=1, last=1), tools, is_bundle=False)
    return OriginalReading(original=original, readings=(reading,))


def read_paper(
    laid: LaidText, original: Original, pages: PageRange, tools: Tools, *, is_bundle: bool
) -> Reading:
    """One paper from its text, with everything found in it."""
    analyses = tuple(tools.danish.analyse([block.span.of(laid.text) for block in laid.blocks]))
    structure = find_structure(laid, analyses)
    paper = _paper(structure, original, pages, is_bundle=is_bundle)
    questions = find_letter_questions(paper, structure)
    passages = cut_passages(paper.id, structure, questions)
    passage_analyses = analyses_of(passages, laid, analyses)
    return Reading(
        paper=paper,
        text=laid.text,
        pages=laid.pages,
        words=laid.words,
        headings=find_headings(laid),
        passages=passages,
        themes=tag_passages(passages, tagger=tools.tagger, analyses=passage_analyses),
        amounts=find_amounts(passages),
        mentions=find_mentions(passages, passage_analyses, source=tools.danish.version),
        questions=questions,
        decisions=find_decisions(laid, structure.places, body=paper.body, meeting=paper.meeting),
    )


def _read_range(
    printed: Sequence[PrintedPage],
    pages: PageRange,
    original: Original,
    tools: Tools,
) -> Reading:
    """One paper of a bundle, laid out by itself: its typography says nothing of its neighbours'."""
    own = [page for page in printed if pages.first <= page.number <= pages.last]
    return read_paper(lay_text(lay_out(own), own), original, pages, tools, is_bundle=True)


def _paper(structure: Structure, original: Original, pages: PageRange, *, is_bundle: bool) -> Paper:
    laid = structure.laid
    fields = find_fields(structure)
    verdict = find_access(laid, structure.front)
    return Paper(
        id=paper_id(original.sha256, pages.first, pages.last),
        original=original.sha256,
        first_page=pages.first,
        last_page=pages.last,
        kind=structure.kind,
        title=structure.front.title or _file_name(original.url) or UNTITLED,
        date=fields.date,
        body=fields.body,
        meeting=fields.meeting,
        case_numbers=fields.case_numbers,
        department=fields.department,
        people=fields.people,
        parties=fields.parties,
        language=find_language(laid.text),
        access=verdict.access,
        access_words=verdict.words,
        bundle=original.sha256 if is_bundle else None,
        version_of=None,
        text_quality=_text_quality(laid),
        url=original.url,
    )


def _file_name(url: str | None) -> str:
    """The last part of an address without its ending, for papers without any text."""
    return PurePosixPath(unquote(urlsplit(url or "").path)).stem


def _text_quality(laid: LaidText) -> float:
    """The quality of the pages, weighed by the characters of the words on each."""
    characters: Counter[int] = Counter()
    for word in laid.words:
        characters[word.box.page] += len(word.span)
    weights = {page.number: characters[page.number] or (not laid.words) for page in laid.pages}
    total = sum(weights.values())
    return sum(page.quality * weights[page.number] for page in laid.pages) / total if total else 0.0
