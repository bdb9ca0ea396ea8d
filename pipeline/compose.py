"""The way from printed pages to finished readings: every step in its order, as plain calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol
from urllib.parse import unquote, urlsplit

from corpus.findings import OriginalReading, Passage, Question, Reading
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
from pipeline.signatures import with_signers_as_text
from pipeline.structure import Structure, find_structure
from pipeline.themes import Meanings, Tagger, tag_passages

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A paper as far as it is known before the sentence encoder has read its passages."""

    paper: Paper
    structure: Structure
    passages: tuple[Passage, ...]
    analyses: tuple[Analysis, ...]
    """Of the passages, in their order."""
    questions: tuple[Question, ...]


def read_original(
    file: PrintedFile | PlainFile, original: Original, tools: Tools
) -> OriginalReading:
    """The papers that a file holds, each with its record and all that was found in it.

    A file of a format without pages is one paper on one page; a printed file without pages gives no
    papers. The same file always gives the same reading. Themes are found by rules alone: to have
    the encoder heard, call the two halves, `outline_original` and `complete`.
    """
    return complete(outline_original(file, original, tools), original, tools)


def outline_original(
    file: PrintedFile | PlainFile, original: Original, tools: Tools
) -> tuple[Outline, ...]:
    """The papers that a file holds, their passages cut and ready to be encoded."""
    if isinstance(file, PlainFile):
        return (_outline_as_one(lay_blocks(file.blocks), original, tools),)
    return _outline_printed(file, original, tools)


def complete(
    outlines: Sequence[Outline],
    original: Original,
    tools: Tools,
    meanings: Sequence[Meanings] | None = None,
) -> OriginalReading:
    """The reading of a file: its `outlines` with all that is found in their passages.

    `meanings` are, for each paper, the passages' meanings by passage id
    (`pipeline.themes.meaning_of`); without them themes are found by rules alone.
    """
    heard = meanings or [{}] * len(outlines)
    return OriginalReading(
        original=original,
        readings=tuple(
            _complete_paper(outline, tools, own)
            for outline, own in zip(outlines, heard, strict=True)
        ),
    )


def _outline_printed(printed: PrintedFile, original: Original, tools: Tools) -> tuple[Outline, ...]:
    page_blocks = lay_out(printed.pages)
    ranges = split_bundle(page_blocks, printed.pages)
    if len(ranges) == 1:
        laid = lay_text(page_blocks, printed.pages)
        return (outline_paper(laid, original, ranges[0], tools, is_bundle=False),)
    return tuple(_outline_range(printed.pages, pages, original, tools) for pages in ranges)


def read_text(text: str, original: Original, tools: Tools) -> OriginalReading:
    """The one paper that plain `text` is: paragraphs parted by blank lines, no places on a page."""
    return complete((_outline_as_one(lay_plain(text), original, tools),), original, tools)


def _outline_as_one(laid: LaidText, original: Original, tools: Tools) -> Outline:
    return outline_paper(laid, original, PageRange(first=1, last=1), tools, is_bundle=False)


def outline_paper(
    laid: LaidText, original: Original, pages: PageRange, tools: Tools, *, is_bundle: bool
) -> Outline:
    """One paper from its text: its record, and its passages as they were cut."""
    laid = with_signers_as_text(laid)
    analyses = tuple(tools.danish.analyse([block.span.of(laid.text) for block in laid.blocks]))
    structure = find_structure(laid, analyses)
    paper = _paper(structure, original, pages, is_bundle=is_bundle)
    questions = find_letter_questions(paper, structure)
    passages = cut_passages(paper.id, structure, questions)
    return Outline(
        paper=paper,
        structure=structure,
        passages=passages,
        analyses=analyses_of(passages, laid, analyses),
        questions=questions,
    )


def _outline_range(
    printed: Sequence[PrintedPage],
    pages: PageRange,
    original: Original,
    tools: Tools,
) -> Outline:
    """One paper of a bundle, laid out by itself: its typography says nothing of its neighbours'."""
    own = [page for page in printed if pages.first <= page.number <= pages.last]
    return outline_paper(lay_text(lay_out(own), own), original, pages, tools, is_bundle=True)


def _complete_paper(outline: Outline, tools: Tools, meanings: Meanings) -> Reading:
    paper, passages, laid = outline.paper, outline.passages, outline.structure.laid
    return Reading(
        paper=paper,
        text=laid.text,
        pages=laid.pages,
        words=laid.words,
        headings=find_headings(laid),
        passages=passages,
        themes=tag_passages(
            passages, tagger=tools.tagger, analyses=outline.analyses, meanings=meanings
        ),
        amounts=find_amounts(passages),
        mentions=find_mentions(passages, outline.analyses, source=tools.danish.version),
        questions=outline.questions,
        decisions=find_decisions(
            laid, outline.structure.places, body=paper.body, meeting=paper.meeting
        ),
    )


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
