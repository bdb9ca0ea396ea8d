"""Answering: a letter's file or a question in, a draft out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from corpus.drafts import Draft
from corpus.errors import UnusableInputError, UsageError
from corpus.findings import Failure, Question
from corpus.papers import Paper
from corpus.sources.found import FoundPaper
from flows.arrivals import Arrival
from flows.ingest import ingest
from flows.reading import original_of
from flows.remarks import LANGUAGES
from flows.standing import keep_draft
from flows.workshop import Workshop
from pipeline.compose import read_original
from pipeline.formats.sniff import called_web_page
from pipeline.read.pool import ReaderPool
from queries.answer import answer_letter, answer_question
from queries.search import Searcher
from queries.writing.drafting import replay_draft


def answer_file(letter: Path, workshop: Workshop, searcher: Searcher) -> Draft:
    """A draft for the letter in a file, which is taken in first if it is not held.

    The draft of a letter with open questions is kept, so that what later papers change can be told.
    Raises `UnusableInputError` when the file cannot be read or holds no question.
    """
    paper = _letter_held(letter, workshop)
    draft = answer_letter(paper.id, searcher)
    keep_draft(draft, workshop)
    return draft


def answer_again(kept: Draft, searcher: Searcher) -> Draft:
    """The draft that answers what `kept` answered, worded as its manifest records, with no model.

    It is equal to `kept` as long as papers, index, settings and rules are. Raises `DamageError`
    where the record does not fit what the papers say now.
    """
    if kept.letter is not None:
        quotes = answer_letter(kept.letter.paper, searcher)
    else:
        quotes = answer_question(kept.questions[0].text if kept.questions else "", searcher)
    return replay_draft(quotes, kept)


def questions_of_file(letter: Path, workshop: Workshop) -> tuple[Question, ...]:
    """The questions of the letter in a file, which is read but not kept.

    Raises `UnusableInputError` when the file cannot be read.
    """
    address = letter.resolve().as_uri()
    arrival = Arrival(
        source=str(letter),
        sha256=hashlib.sha256(_bytes_of(letter)).hexdigest(),
        found=FoundPaper(key=str(letter), url=address),
        is_web_page=called_web_page(address),
    )
    web_pages = [arrival.source] if arrival.is_web_page else []
    with ReaderPool(workshop.settings) as pool:
        ((_, file),) = pool.read([(arrival.source, letter)], web_pages=web_pages)
    if isinstance(file, Failure):
        raise UnusableInputError(f"{letter}: {file.reason}", remedy="")
    original = original_of(arrival, size=letter.stat().st_size, media_type=file.media_type)
    reading = read_original(file, original, workshop.tools)
    return tuple(question for item in reading.readings for question in item.questions)


def _letter_held(letter: Path, workshop: Workshop) -> Paper:
    sha256 = hashlib.sha256(_bytes_of(letter)).hexdigest()
    report = ingest([letter], workshop)
    for failure in report.failed:
        if failure.page is None:
            raise UnusableInputError(f"{letter}: {failure.reason}", remedy="")
    paper = workshop.catalogue.asking_paper(sha256)
    if paper is None:
        held = workshop.catalogue.papers_of(sha256)
        raise UnusableInputError(_no_question(letter, held), remedy=_BY_HAND)
    return paper


_BY_HAND = "Put the question by hand: kildesvar answer --question TEXT."


def _no_question(letter: Path, papers: Sequence[Paper]) -> str:
    foreign = {LANGUAGES[paper.language] for paper in papers if paper.language in LANGUAGES}
    if foreign:
        spoken = " and ".join(sorted(foreign))
        return f"{letter} is in {spoken}; questions are found in Danish letters only."
    if not any(paper.text_quality for paper in papers):
        return f"{letter} has no text that can be read (kildesvar status says why)."
    return f"No question was found in {letter}."


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror}.", remedy="Check the path."
        ) from error
