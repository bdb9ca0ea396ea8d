"""The papers that one file binds together, as ranges of pages.

A file is one paper unless a page looks like another paper's front: a cover that says which appendix
follows, the top of an agenda, minutes or letter, page numbers that start again, or a large heading
in another typeface or on another size of page. Page numbers that run on over a page are proof
against all of these, so the chapters and appendices of a report stay with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.blocks import Block, BlockKind
from pipeline.bodies import body_heading
from pipeline.front import label_kind
from pipeline.printed import PrintedPage

_COVER_WORDS = 40
"""A cover holds a title in large type and little else."""
_TOP_BLOCKS = 5
_APPENDIX_COVER = re.compile(r"^bilag\s+(?:nr\.\s*)?(?:\d+|[A-Z])\b", re.IGNORECASE)
_LETTER_TITLE = re.compile(
    r"^(?:politikersvar (?:til|på)|svar på (?:politiker)?spørgsmål|besvarelse af spørgsmål)\b",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"^\W*(?:side\s+)?(?P<number>\d{1,4})(?:\s*(?:af|/|of)\s*(?P<of>\d{1,4}))?\W*$", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\bside\s+(?P<number>\d{1,4})(?:\s*(?:af|/)\s*\d{1,4})?", re.IGNORECASE)
_LARGE = 1.15
"""How much larger than the text the heading of a new paper is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRange:
    """The pages of one paper in its file, 1-based and inclusive."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What of a page tells papers apart."""

    lines: tuple[str, ...]
    """Its first blocks from the top, running heads among them."""
    words: int
    number: int | None
    """The page number printed on it."""
    font: str
    """The family that most of its words are set in; empty where nothing is known of it."""
    size: tuple[int, int]
    """Width and height in points."""
    large_heading: bool


def split_bundle(
    page_blocks: Sequence[Sequence[Block]], pages: Sequence[PrintedPage]
) -> tuple[PageRange, ...]:
    """The papers of a file in page order; together they cover every page once.

    `page_blocks` are the laid-out blocks of each of `pages`.
    """
    usual = _usual_size(pages)
    looks = [_look(blocks, page, usual) for blocks, page in zip(page_blocks, pages, strict=True)]
    firsts = [0] + [at for at in range(1, len(looks)) if _begins_paper(looks, at)]
    lasts = [first - 1 for first in firsts[1:]] + [len(looks) - 1]
    return tuple(
        PageRange(first=pages[first].number, last=pages[last].number)
        for first, last in zip(firsts, lasts, strict=True)
        if pages
    )


def _begins_paper(looks: Sequence[_Look], at: int) -> bool:
    before, page = looks[at - 1], looks[at]
    if _is_cover(before) or not page.words or _numbers_run_on(looks, at):
        return False
    return _is_cover(page) or _is_front(page) or _starts_anew(before, page)


def _is_cover(page: _Look) -> bool:
    titled = page.large_heading and bool(_APPENDIX_COVER.match(page.lines[0]))
    return titled and page.words <= _COVER_WORDS


def _is_front(page: _Look) -> bool:
    """Whether the top of the page is that of an agenda, minutes, memo or letter."""
    if not page.lines:
        return False
    if _LETTER_TITLE.match(page.lines[0]):
        return True
    labels = [label_kind(line) is not None for line in page.lines]
    if body_heading(page.lines[0]):
        return any(labels[1:3])
    return labels[0] and page.lines[0].isupper()


def _starts_anew(before: _Look, page: _Look) -> bool:
    if page.number == 1 and before.number is not None and before.number > 1:
        return True
    other_look = page.font != before.font and bool(page.font and before.font)
    other_size = _differ(page.size, before.size)
    return page.large_heading and (other_look or other_size)


def _numbers_run_on(looks: Sequence[_Look], at: int) -> bool:
    """Whether the printed page numbers count on over the beginning of page `at`."""
    before, page = looks[at - 1].number, looks[at].number
    if before is not None and page is not None:
        return page == before + 1
    after = looks[at + 1].number if at + 1 < len(looks) else None
    return before is not None and after == before + 2


def _differ(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return any(abs(a - b) > 10 for a, b in zip(one, other, strict=True))


def _usual_size(pages: Sequence[PrintedPage]) -> float:
    """The font size of most words of the file, points; 0 for a file without words."""
    sizes = Counter(round(word.size, 1) for page in pages for word in page.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _look(blocks: Sequence[Block], page: PrintedPage, usual: float) -> _Look:
    from_top = sorted(
        (block for block in blocks if block.lines), key=lambda block: block.lines[0].box.top
    )
    lines = tuple(map(_text, from_top))
    fonts = Counter(_family(word.font) for word in page.words if word.font)
    headings = [block for block in from_top[:_TOP_BLOCKS] if block.kind is BlockKind.HEADING]
    return _Look(
        lines=lines[:_TOP_BLOCKS],
        words=len(page.words),
        number=_page_number(lines),
        font=fonts.most_common(1)[0][0] if fonts else "",
        size=(round(page.width), round(page.height)),
        large_heading=any(_size(block) >= _LARGE * usual for block in headings),
    )


def _page_number(lines: Sequence[str]) -> int | None:
    """The number printed at the foot or the head, alone on its line or after ``Side``."""
    for line in (*reversed(lines[-3:]), *lines[:2]):
        match = _PAGE_NUMBER.match(line) or (_PAGE_OF.search(line) if len(line) < 80 else None)
        if match:
            return int(match.group("number"))
    return None


def _text(block: Block) -> str:
    return " ".join(word.text for line in block.lines for word in line.words)


def _size(block: Block) -> float:
    return max(word.size for line in block.lines for word in line.words)


def _family(font: str) -> str:
    """The font's family: its name without style (``DejaVuSans`` for ``DejaVuSans-Bold``)."""
    return re.split(r"[-,]|Bold|Italic|Oblique", font)[0].rstrip("MT")
