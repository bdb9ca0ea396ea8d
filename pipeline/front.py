"""The front of a paper: what is printed before its running text begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.papers import Kind
from pipeline.blocks import BlockKind, LaidText, TextBlock
from pipeline.bodies import body_heading, find_bodies
from pipeline.headings import section_kind
from pipeline.layout.endings import UNFINISHED
from pipeline.people import is_person
from pipeline.signatures import is_closing
from pipeline.titles import SUBJECT_LINE, first_words, has_letters, has_several_items, title_of

_RUNNING_TEXT_WORDS = 30
"""A paragraph this long is running text and ends the front."""
_FRONT_BLOCKS = 14
_TITLE_WORDS = 45
_PLAIN_TITLE_WORDS = 25
"""A title that looks like running text is short and no sentence."""

LABELS: dict[str, Kind] = {
    "dagsorden": Kind.DAGSORDEN,
    "tillægsdagsorden": Kind.DAGSORDEN,
    "lukket dagsorden": Kind.DAGSORDEN,
    "åben dagsorden": Kind.DAGSORDEN,
    "referat": Kind.REFERAT,
    "mødereferat": Kind.REFERAT,
    "lukket referat": Kind.REFERAT,
    "beslutningsprotokol": Kind.REFERAT,
    "beslutningsreferat": Kind.REFERAT,
    "protokol": Kind.REFERAT,
    "indstilling": Kind.INDSTILLING,
    "politikersvar": Kind.POLITIKERSVAR,
    "rapport": Kind.RAPPORT,
    "notat": Kind.ANDET,
    "orientering": Kind.ANDET,
    "bilag": Kind.BILAG,
}
"""Lines that say what sort of paper this is and nothing else; a number may follow."""

_LABEL = re.compile(r"(?P<label>[^\W\d]+(?: [^\W\d]+)?)(?: (?:nr\. ?)?\d+)?\W*")
_NO_TITLE = re.compile(
    r"for mødet|møde(?:dato|sted|tid|tidspunkt|lokale|deltagere)\b|dato\b|punkter (?:på|til)\b"
    r"|(?:deltagere|fraværende|afbud|medlemmer|til stede)\b"
    r"|(?:til|fra|cc|sendt):?\s|kære\b|hej\b|att[.:]"
    r"|sags?-?(?:nr|nummer|id)\b|j\.? ?nr\b"
    r"|(?:indhold(?:sfortegnelse)?|table of contents|contents)\W*$"
    r"|(?:høringsudkast|udkast|kladde|foreløbig\w*|fortrolig\w*|kopi)\W*$"
    r"|\w*(?:ministeriet|styrelsen|kommune)\W*$"
    r"|(?-i:[A-ZÆØÅ][\w-]+ (?:Kommune|KOMMUNE)\W*$)"
    r"|(?-i:.*\b(?!20[1-9]\d)\d{4} [A-ZÆØÅ]\w+)"
    r"|\W*(?:side )?[\d ./-]+\W*$"
    r"|(?:\w+,? )?(?:den |d\. ?)?\d{1,2}\. ?[a-z]{3,9}\.? \d{4}\W*$"
    r"|https?:|www\.",
    re.IGNORECASE,
)
"""Lines at the front that are no title: addressee, address, date, contents, state, page, web
address."""
_FROM_SOMEBODY = re.compile(r"(?:\w+ )?spørgsmål fra .{3,60}$", re.IGNORECASE)
"""What may head the questions of a paper; where nothing else is its title, it is."""
_CARRIES_ON = re.compile(r"[a-zæøå–(-]|[”\"“»]")
_LARGE = 1.2
"""How much larger than the text a line is that is a title whatever the layout took it for."""
_SAME_SIZE = 0.5
"""Points by which lines of one title may differ."""

_PAGE = re.compile(r"\W*(?:side|s\.) \d+(?: (?:af|/) \d+)?$", re.IGNORECASE)
_FIGURE = re.compile(r"[\d.,%–-]+|(?:mio|mia|t|kr|pct|stk)\.?|kroner", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:har|er|var|blev|bliver|vil|skal|kan|bør|stille[rd]e?|indstiller|fremgår|udløber|vedtog)\b"
)
_SENTENCE_END = re.compile(r"\w{2,}[.?!:]$")
_LABEL_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The beginning of a paper."""

    blocks: tuple[TextBlock, ...]
    """Up to the first paragraph of running text, without what is hidden, a watermark or a stamp."""
    lines: tuple[str, ...]
    """The text of each block."""
    title: str
    title_blocks: tuple[TextBlock, ...]
    """The blocks the title was taken from; empty where the paper prints none."""
    letterhead: tuple[TextBlock, ...]
    """The blocks above the title that name neither body nor sort of paper nor a section."""


def find_front(laid: LaidText) -> Front:
    """The front of a paper, with its title.

    The title is the largest heading (the first among equals) that is more than a label such as
    ``DAGSORDEN`` or a body's name, or else the first short paragraph. A cover in capitals gives way
    to the same words in normal spelling. Where nothing is printed as a title the paper's first
    words stand in for it.
    """
    blocks = _front_blocks(laid)
    lines = tuple(block.span.of(laid.text) for block in blocks)
    titles = _title_blocks(laid, blocks)
    return Front(
        blocks=blocks,
        lines=lines,
        title=_title(laid, lines, titles),
        title_blocks=titles,
        letterhead=tuple(
            block
            for block, line in zip(blocks, lines, strict=True)
            if titles and block.span.end <= titles[0].span.start
            if not (label_kind(line) or body_heading(line) or section_kind(line))
        ),
    )


def label_kind(line: str) -> Kind | None:
    """The kind of paper that `line` names, when it says nothing else."""
    match = _LABEL.fullmatch(" ".join(line.split()))
    return LABELS.get(match.group("label").casefold()) if match else None


def is_sentence(line: str) -> bool:
    """Whether a line tells something, where others name, label or date."""
    ends = bool(_SENTENCE_END.search(line)) and len(line.split()) > _LABEL_WORDS
    return ends or bool(_VERB.search(line))


def _front_blocks(laid: LaidText) -> tuple[TextBlock, ...]:
    front: list[TextBlock] = []
    flow = (block for block in laid.blocks if not (block.hidden or block.slanting))
    for block in islice(flow, _FRONT_BLOCKS):
        words = len(block.span.of(laid.text).split())
        if block.kind is not BlockKind.HEADING and words >= _RUNNING_TEXT_WORDS:
            break
        front.append(block)
    return tuple(front)


def _title_blocks(laid: LaidText, front: Sequence[TextBlock]) -> tuple[TextBlock, ...]:
    """The largest line on the first page that has one, headings before paragraphs of that size."""
    large = _LARGE * _usual_size(laid)
    subject = [block for block in front if SUBJECT_LINE.match(block.span.of(laid.text))]
    if subject:
        return (subject[0],)
    named = [block for block in front if _can_be_title(block, laid.text, large)]
    named = [block for block in named if not _is_logo(block, front, laid.text)] or named
    if not named:
        return ()
    first_page = [block for block in named if block.pages[0] == named[0].pages[0]]
    chosen = max(first_page, key=lambda block: (block.size, block.kind is BlockKind.HEADING))
    return _with_neighbours(laid.text, front.index(chosen), front)


def _usual_size(laid: LaidText) -> float:
    """The font size that most of the paragraphs' text is set in, points; 0 without paragraphs."""
    characters: Counter[float] = Counter()
    for block in laid.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            characters[block.size] += len(block.span)
    return max(characters, key=lambda size: characters[size], default=0.0)


def _can_be_title(block: TextBlock, text: str, large: float) -> bool:
    line = block.span.of(text)
    words = len(line.split())
    if block.kind is BlockKind.HEADING or (
        block.kind is BlockKind.PARAGRAPH and block.size > large
    ):
        has_its_length = words <= _TITLE_WORDS
    elif block.kind is BlockKind.PARAGRAPH:
        has_its_length = 2 <= words <= _PLAIN_TITLE_WORDS and not line.endswith((".", ":", "?"))
    else:
        return False
    is_of_words = has_letters(line) and not _is_of_figures(line)
    return has_its_length and is_of_words and _names_something(line)


def _is_logo(block: TextBlock, front: Sequence[TextBlock], text: str) -> bool:
    """Whether a word set large names the sender: ``HAVNBY`` over ``KOMMUNE``, or ``nordplan``."""
    line = block.span.of(text)
    if len(line.split()) > 1:
        return False
    named = rf"\b{re.escape(line)}\s+kommune\b"
    return (
        line[0].islower()
        or any(other.span.of(text).casefold() == "kommune" for other in front)
        or bool(re.search(named, text, re.IGNORECASE))
    )


def _is_of_figures(line: str) -> bool:
    """Whether figures and their units open `line` and are most of it, as key figures are."""
    figures = [bool(_FIGURE.fullmatch(word)) for word in line.split()]
    return figures[0] and 2 * sum(figures) > len(figures)


def _names_something(line: str) -> bool:
    """Whether a line is more than a label, an address or a heading that every such paper has."""
    return (
        label_kind(line) is None
        and body_heading(line) is None
        and section_kind(line) is None
        and not is_closing(line)
        and not is_person(line)
        and not _NO_TITLE.match(line)
    )


def _with_neighbours(text: str, at: int, front: Sequence[TextBlock]) -> tuple[TextBlock, ...]:
    """The title at `at` with the lines that it carries on or that carry it on, and its end where
    it is unfinished."""
    first, last = at, at
    while first > 0 and _leads_to(front[first - 1], front[first], text):
        first -= 1
    while last + 1 < len(front) and _carries_on(front[last], front[last + 1], text):
        last += 1
    rest = (line for line in front[last + 1 :] if _is_like(line, front[last]))
    end = next(rest, None) if _is_unfinished(front[last].span.of(text)) else None
    return (*front[first : last + 1], *([end] if end else ()))


def _is_like(line: TextBlock, title: TextBlock) -> bool:
    """Whether a line further down the page is set like the title, past smaller ones beside it."""
    is_as_large = abs(line.size - title.size) <= _SAME_SIZE
    return line.kind is title.kind and is_as_large and line.pages == title.pages


def _leads_to(line: TextBlock, title: TextBlock, text: str) -> bool:
    above = line.span.of(text)
    return _is_unfinished(above) and line.kind is title.kind and _names_something(above)


def _carries_on(title: TextBlock, line: TextBlock, text: str) -> bool:
    if line.kind is not title.kind or abs(line.size - title.size) > _SAME_SIZE:
        return False
    is_heading = line.kind is BlockKind.HEADING
    goes_on = is_heading and bool(_CARRIES_ON.match(line.span.of(text)))
    return goes_on or _is_unfinished(title.span.of(text))


def _is_unfinished(line: str) -> bool:
    """Whether the words of a title go on below `line`."""
    return line.endswith((":", "–", "-")) or line.rsplit(maxsplit=1)[-1].casefold() in UNFINISHED


def _title(laid: LaidText, lines: Sequence[str], titles: Sequence[TextBlock]) -> str:
    """What the paper is called: an agenda of several items by its label and body, or by the head
    that names the body, not by its first item."""
    if titles and not has_several_items(laid, titles[0]):
        return title_of(laid, titles)
    for line in lines:
        if label_kind(line) in (Kind.DAGSORDEN, Kind.REFERAT):
            label = line.strip(" .:").capitalize()
            body = next((other for other in lines if body_heading(other)), None)
            return f"{label}, {body}" if body else label
    if not titles:
        return next(filter(_FROM_SOMEBODY.match, lines), None) or first_words(laid.text)
    heads = (line for line in laid.running if find_bodies(line))
    return _PAGE.sub("", next(heads, "")) or title_of(laid, titles)
