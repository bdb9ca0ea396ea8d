"""What kind of paper it is, by rules that each name what they saw."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.papers import Kind
from pipeline.blocks import BlockKind, LaidText
from pipeline.front import Front, label_kind
from pipeline.headings import ARGUED_SECTIONS, Place, SectionKind
from pipeline.letter import Letter, Zone, is_answer_title

_OTHER_TITLE = re.compile(
    r"\bhøringssvar\b|^(?:notat|orientering|pressemeddelelse)\b", re.IGNORECASE
)
_MOTION_TITLE = re.compile(r"\b(?:medlemsforslag|beslutningsforslag|dagsordenforslag)\b", re.I)
_RECOMMENDATION_TITLE = re.compile(r"^indstilling\b", re.IGNORECASE)
_REPORT = re.compile(
    r"\b\w*(?:rapport|afrapportering|redegørelse|analyse|undersøgelse|evaluering)(?:en)?\b"
    r"|\banbefalinger\b|\b(?:report|study|betänkande)\b",
    re.IGNORECASE,
)
_STRATEGY = re.compile(r"\b\w*strategi(?:en)?\b", re.IGNORECASE)
_APPENDIX = re.compile(r"^\W*(?:bilag|appendix)\b\s*(?:nr\.\s*)?(?:\d+|[A-Z])?\b", re.IGNORECASE)
_APPENDIX_LABEL = re.compile(_APPENDIX.pattern + ".{0,40}", re.IGNORECASE)
_TOP_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KindVerdict:
    """The kind of a paper and what shows it."""

    kind: Kind
    evidence: str
    """The words of the paper that decided, or what it lacks."""


def find_kind(
    laid: LaidText, front: Front, places: Sequence[Place], letter: Letter | None
) -> KindVerdict:
    """The kind of paper: the first rule that applies, from the surest to the most general.

    A letter that only asks is no answer to a councillor, and so *andet*.
    """
    verdicts = (
        *_by_label(front),
        *_by_letter(front, letter),
        *_by_title(front),
        *_by_sections(laid, places),
        *_by_subject(front),
    )
    return next(
        iter(verdicts),
        KindVerdict(kind=Kind.ANDET, evidence="no label, title or section that tells"),
    )


def _by_label(front: Front) -> Iterator[KindVerdict]:
    for line in front.lines:
        kind = label_kind(line)
        if kind in (Kind.DAGSORDEN, Kind.REFERAT):
            yield KindVerdict(kind=kind, evidence=line)


def _by_letter(front: Front, letter: Letter | None) -> Iterator[KindVerdict]:
    if letter is not None:
        answers = Zone.ANSWER in letter.zones or is_answer_title(front.title)
        kind = Kind.POLITIKERSVAR if answers else Kind.ANDET
        yield KindVerdict(kind=kind, evidence=front.title)


def _by_title(front: Front) -> Iterator[KindVerdict]:
    rules = (
        (Kind.ANDET, _OTHER_TITLE),
        (Kind.DAGSORDEN, _MOTION_TITLE),
        (Kind.INDSTILLING, _RECOMMENDATION_TITLE),
        (Kind.DAGSORDEN, re.compile(r"^(?:tillægs)?dagsorden\b", re.IGNORECASE)),
        (Kind.REFERAT, re.compile(r"\b\w*referat\b|\bbeslutningsprotokol\b", re.IGNORECASE)),
    )
    for kind, pattern in rules:
        match = pattern.search(front.title)
        # A note that is labelled as an appendix is one.
        if match and not (kind is Kind.ANDET and _appendix_label(front)):
            yield KindVerdict(kind=kind, evidence=match.group())


def _appendix_label(front: Front) -> str | None:
    """The line at the top that calls the paper an appendix."""
    if _APPENDIX.match(front.title):
        return front.title
    labels = [line for line in front.lines[:_TOP_LINES] if _APPENDIX_LABEL.fullmatch(line)]
    return labels[0] if len(labels) == 1 else None  # several are the list of a paper's appendices


def _by_sections(laid: LaidText, places: Sequence[Place]) -> Iterator[KindVerdict]:
    headings = {
        block.span.of(laid.text).strip(" .:").casefold()
        for block in laid.blocks
        if block.kind is BlockKind.HEADING
    }
    sections = {place.section for place in places}
    argued = headings & ARGUED_SECTIONS
    if SectionKind.RECOMMENDATION in sections and argued:
        decided = _says_something(SectionKind.DECISION, laid, places)
        kind = Kind.REFERAT if decided else Kind.INDSTILLING
        yield KindVerdict(kind=kind, evidence=", ".join(sorted(argued)))


def _says_something(section: SectionKind, laid: LaidText, places: Sequence[Place]) -> bool:
    return any(
        place.section is section and block.kind is not BlockKind.HEADING
        for block, place in zip(laid.blocks, places, strict=True)
    )


def _by_subject(front: Front) -> Iterator[KindVerdict]:
    """By what the title calls the paper, and then by the lines around it."""
    report = _REPORT.search(front.title)
    if not report and not _APPENDIX.match(front.title):
        report = _STRATEGY.search(front.title)
    if report:
        yield KindVerdict(kind=Kind.RAPPORT, evidence=report.group())
    label = _appendix_label(front)
    if label is not None:
        yield KindVerdict(kind=Kind.BILAG, evidence=label)
    for line in front.lines:
        match = _REPORT.match(line)
        labelled = label_kind(line)
        if match:
            yield KindVerdict(kind=Kind.RAPPORT, evidence=match.group())
        elif labelled in (Kind.RAPPORT, Kind.INDSTILLING):
            yield KindVerdict(kind=labelled, evidence=line)
