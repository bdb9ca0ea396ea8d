"""Words made into pieces of lines, and pieces into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.spans import Box
from pipeline.blocks import Line
from pipeline.layout.marks import mark_of
from pipeline.printed import PrintedTable, PrintedWord

PIECE_GAP = 0.6
"""A gap wider than this share of the type size may be more than a word space: a gutter between
columns or a tab. Spaces in justified text stay below it but for rare lines, which do no harm:
pieces that no gutter parts are one line again."""
JUSTIFIED = 1.2
"""Spaces in a justified line stay below this share of the type size, however few its words are."""
EQUAL = 0.08
"""Share of the type size by which the spaces of a justified line differ at most."""
RAISED = 0.85
"""A note's number is set in less than this share of the size of the words beside it."""
_NOTE_NUMBER = re.compile(r"\d{1,3}|[ivx]{1,5}|\*{1,3}")
_BARE_NUMBER = re.compile(r"\d{1,2}")
TAB = 4.0
"""The text of a list item stands at most so many type sizes to the right of its mark."""
ASIDE = 4.0
"""What stands further to the right than this, in type sizes, and is set in less than `SMALL` of the
size, is said beside a line."""
SMALL = 0.8
SAME_LINE = 0.4
"""Middles of words on one line lie within this share of the larger type size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words on one base line without a wide gap between them, or a whole table."""

    words: tuple[PrintedWord, ...]
    box: Box
    size: float
    table: PrintedTable | None = None

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.box.top + self.box.bottom) / 2

    @property
    def has_colon(self) -> bool:
        """Whether its last word ends in one, as a label's does."""
        return bool(self.words) and self.words[-1].text.endswith(":")


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of `boxes`, at least one, on one page."""
    sides = [(box.x0, box.top, box.x1, box.bottom, box.page) for box in boxes]
    lefts, tops, rights, bottoms, pages = zip(*sides, strict=True)
    return Box(page=pages[0], x0=min(lefts), top=min(tops), x1=max(rights), bottom=max(bottoms))


def text_of(lines: Iterable[Line]) -> str:
    """The words of `lines` with a space between them."""
    return " ".join(word.text for line in lines for word in line.words)


def piece_of(words: Sequence[PrintedWord]) -> Piece:
    """The piece that `words`, left to right, make."""
    return Piece(
        words=tuple(words),
        box=around(word.box for word in words),
        size=median(word.size for word in words),
    )


def pieces_of(words: Iterable[PrintedWord]) -> list[Piece]:
    """The pieces that the words of a page make, in no order."""
    bands: dict[int, list[list[PrintedWord]]] = {}
    runs: list[list[PrintedWord]] = []
    for word in sorted(words, key=lambda word: (word.box.x0, word.box.top)):
        run = _run_before(word, bands)
        if run is None:
            run = []
            runs.append(run)
            bands.setdefault(_band(word), []).append(run)
        run.append(word)
    return _with_marks([piece_of(run) for run in _justified(runs)])


def _justified(runs: Sequence[Sequence[PrintedWord]]) -> list[list[PrintedWord]]:
    """The runs, with single words that equally wide spaces part put together.

    So stand the words of a justified line of few long words. Three at least show that the spaces
    are equal.
    """
    done = [list(run) for run in runs if len(run) > 1]
    chains: list[list[PrintedWord]] = []
    for word in sorted((run[0] for run in runs if len(run) == 1), key=_place_on_line):
        if chains and _is_spaced_equally(chains[-1], word):
            chains[-1].append(word)
        else:
            chains.append([word])
    for chain in chains:
        done.extend([chain] if len(chain) > 2 else ([word] for word in chain))
    return done


def _place_on_line(word: PrintedWord) -> tuple[int, float]:
    """The line, by the words' middles, and the place on it."""
    return round(middle(word)), word.box.x0


def _is_spaced_equally(chain: Sequence[PrintedWord], word: PrintedWord) -> bool:
    """Whether a word follows on the line of a chain after a space like those before."""
    last = chain[-1]
    space = word.box.x0 - last.box.x1
    if abs(middle(last) - middle(word)) > SAME_LINE * word.size:
        return False
    if len(chain) > 1:
        before = last.box.x0 - chain[-2].box.x1
        if abs(space - before) > EQUAL * word.size:
            return False
    return PIECE_GAP * word.size < space <= JUSTIFIED * word.size


def _with_marks(pieces: list[Piece]) -> list[Piece]:
    """The pieces with list marks put to the text that stands a tab's width to their right."""
    marks = [piece for piece in pieces if _is_mark(piece)]
    taken: dict[Piece, Piece] = {}
    for mark in marks:
        text = min(
            (piece for piece in pieces if _stands_by(mark, piece) and _may_have(piece, mark)),
            key=lambda piece: piece.box.x0,
            default=None,
        )
        if text is not None and text not in taken and text not in marks:
            taken[text] = mark
    joined = [piece_of(mark.words + text.words) for text, mark in taken.items()]
    gone = {*taken, *taken.values()}
    return [piece for piece in pieces if piece not in gone] + joined


def _is_mark(piece: Piece) -> bool:
    return len(piece.words) == 1 and (
        mark_of(piece.words[0].text, "") is not None or _is_bare(piece)
    )


def _is_bare(piece: Piece) -> bool:
    """Whether a piece may be the number of a bold heading, printed without a full stop."""
    return piece.words[0].bold and bool(_BARE_NUMBER.fullmatch(piece.words[0].text))


def _may_have(text: Piece, mark: Piece) -> bool:
    """Whether a mark may be of the text beside it: a bare number is of bold text of its size."""
    if not _is_bare(mark):
        return True
    return text.size == mark.size and all(word.bold for word in text.words)


def _stands_by(mark: Piece, text: Piece) -> bool:
    return (
        abs(mark.middle - text.middle) <= SAME_LINE * text.size
        and 0 < text.box.x0 - mark.box.x1 <= TAB * text.size
    )


BAND = 8
"""Points; words on one line lie in the same or a neighbouring band."""


def middle(word: PrintedWord) -> float:
    """Halfway from a word's top to its bottom, points from the top of the page."""
    return (word.box.top + word.box.bottom) / 2


def _band(word: PrintedWord) -> int:
    return int(middle(word) // BAND)


def _run_before(
    word: PrintedWord, bands: dict[int, list[list[PrintedWord]]]
) -> list[PrintedWord] | None:
    """The run that ends close to the left of `word` on its line."""
    nearest: list[PrintedWord] | None = None
    reach = 1 + int(word.size // (2 * BAND))
    for band in range(_band(word) - reach, _band(word) + reach + 1):
        for run in bands.get(band, ()):
            last = run[-1]
            size = max(last.size, word.size)
            if not -size < word.box.x0 - last.box.x1 <= PIECE_GAP * min(last.size, word.size):
                continue
            if abs(middle(last) - middle(word)) > SAME_LINE * size and not _is_raised(last, word):
                continue
            if nearest is None or last.box.x1 > nearest[-1].box.x1:
                nearest = run
    return nearest


def numbers_note(number: PrintedWord, text: PrintedWord) -> bool:
    """Whether one of two words is the number of a note, set smaller than the other."""
    return bool(_NOTE_NUMBER.fullmatch(number.text)) and number.size < RAISED * text.size


def _is_raised(word: PrintedWord, other: PrintedWord) -> bool:
    """Whether one of two words is a note's number that stands high beside the other."""
    number, text = sorted((word, other), key=lambda word: word.size)
    stands_high = number.box.top < text.box.top < number.box.bottom < middle(text)
    return stands_high and numbers_note(number, text)


def level_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces that stand level with each other, tables among them, top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if rows and piece.middle - rows[-1][0].middle <= SAME_LINE * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """The lines that the pieces of one column make, top to bottom; tables are left out."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if piece.table is not None:
            continue
        row = rows[-1] if rows else None
        if row and abs(row[0].middle - piece.middle) <= SAME_LINE * min(row[0].size, piece.size):
            row.append(piece)
        else:
            rows.append([piece])
    return [_line(part) for row in rows for part in _without_aside(row)]


def _without_aside(row: Sequence[Piece]) -> list[Sequence[Piece]]:
    """A row, and what stands far to the right of it in small type, such as *Åbent punkt* beside a
    heading, as a row of its own."""
    ordered = sorted(row, key=lambda piece: piece.box.x0)
    if len(ordered) > 1 and len(ordered[0].words) > 1:  # a word alone may be a note's number
        before, last = ordered[-2:]
        is_far = last.box.x0 - before.box.x1 > ASIDE * before.size
        if is_far and last.size < SMALL * before.size:
            return [ordered[:-1], [last]]
    return [row]


def _line(row: Sequence[Piece]) -> Line:
    words = sorted((word for piece in row for word in piece.words), key=lambda word: word.box.x0)
    return Line(words=tuple(words), box=around(word.box for word in words))
