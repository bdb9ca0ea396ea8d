"""Where Danish sentences end: rules for abbreviations, numbers, quotes and the layout of papers.

No model and no spaCy, so that a question can be split as fast as a paper. A full stop is judged by
the word before it and the word after it:

* after an abbreviation that needs a continuation (``jf.``, ``nr.``) only a word that opens
  sentences and is no name (``Det``, ``Heraf``) starts a new one;
* after any other abbreviation, a number or an initial a capital decides, with the exceptions that
  the rules below name;
* a small letter never starts a sentence, and a blank line or a list mark always does.

The words are in ``tables/sentences.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.spans import Span

WORDS_FILE = "sentences.toml"

_STOP = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>["'”’»)\]]*)(?P<gap>\s+)
    | (?<=[\w)"”])(?P<bare>[^\S\n]+)(?=(?P<opener>[A-ZÆØÅ][a-zæøå]*)\s+[a-zæøå])""",
    re.VERBOSE,
)
_OFFICIAL_NAME = re.compile(
    r"Det\s+(?:radikale|konservative|kongelige|kgl|europæiske|danske|centrale|lokale)\b"
)
_BLANK_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
_LIST_MARK = re.compile(r"\n\s*(?=(?:[•▪‣●○–*-]|\(?\d{1,2}[.)]|\(?[a-zæøå][.)])\s)")
_LEADING_MARK = re.compile(
    r"""\s*(?:[•▪‣●○–*-]\s+)?
    (?:(?:Anbefaling|Bilag|Boks|Figur|Kapitel|Note|Punkt|Spørgsmål|Tabel)\s)?
    \(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zæøå]|[ivx]+)$""",
    re.VERBOSE,
)
"""A list mark or label at the start: its full stop ends no sentence (``Bilag 1. Strategi``)."""
_LAST_WORD = re.compile(r"""[^\s"'”’»«(\[]+$""")
_NEXT = re.compile(r"""(?P<open>["'”’»«“„(\[]*)(?P<dash>[-–—]\s+)?(?P<word>[\wÀ-ÿ§]+)?""")
_NUMBER = re.compile(r"[\d.,:/-]*\d$")
_INITIAL = re.compile(r"(?:(?:[A-ZÆØÅ]|Aa|Ch|Th|Fr)[.-]{1,2})*(?:[A-ZÆØÅ]|Aa|Ch|Th|Fr)$")
_LETTERS = re.compile(r"\b[A-ZÆØÅ](?:, [A-ZÆØÅ])* (?:og|eller) [A-ZÆØÅ]$")
"""A list of party letters, whose last is no initial of a name."""
_MONTH = re.compile(r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceWords:
    """The table of words, all in lower case."""

    continued: frozenset[str]
    """Abbreviations that need a continuation."""
    closing: frozenset[str]
    """Abbreviations that a sentence may end with."""
    openers: frozenset[str]
    """Words that open a sentence when capitalised after an abbreviation."""
    unannounced: frozenset[str]
    """Words that open a sentence when capitalised where no mark ends the one before."""


@cache
def sentence_words() -> SentenceWords:
    """The table that comes along."""
    table = tomllib.loads((files("models.danish") / "tables" / WORDS_FILE).read_text("utf-8"))
    return SentenceWords(**{name: frozenset(words.split()) for name, words in table.items()})


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the white space between them."""
    return tuple(
        Span(block.start + start, block.start + end)
        for block in _blocks(text)
        for start, end in _split_block(block.of(text))
    )


def _blocks(text: str) -> Iterator[Span]:
    """What the layout parts: by blank lines, and by list marks at the start of a line."""
    cuts = {cut.span() for rule in (_BLANK_LINE, _LIST_MARK) for cut in rule.finditer(text)}
    start = 0
    for cut_start, cut_end in [*sorted(cuts), (len(text), len(text))]:
        if cut_start >= start:
            yield Span(start, cut_start)
        start = max(start, cut_end)


def _split_block(block: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _STOP.finditer(block):
        if _ends(block, start, stop):
            yield from _stripped(block, start, stop.end("close") if stop["mark"] else stop.start())
            start = stop.end()
    yield from _stripped(block, start, len(block))


def _stripped(block: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = block[start:end]
    kept = sentence.strip()
    if kept:
        start += len(sentence) - len(sentence.lstrip())
        yield start, start + len(kept)


def _ends(block: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends at `stop`."""
    if stop["bare"]:
        opens = stop["opener"].lower() in sentence_words().unannounced
        return opens and not _OFFICIAL_NAME.match(block, stop.end())
    following = _NEXT.match(block, stop.end())
    assert following is not None  # every part of the pattern may be empty
    word = following["word"]
    if not word:
        return bool(following["dash"])
    if word[0].islower():
        return False
    if stop["mark"] != "." or stop["close"]:
        return True
    return _full_stop_ends(block, start, stop, word)


def _full_stop_ends(block: str, start: int, stop: re.Match[str], word: str) -> bool:
    """Whether the full stop `stop` before `word`, which has no small initial, ends a sentence."""
    if _LEADING_MARK.match(block, start, stop.start()):
        return False
    before = _LAST_WORD.search(block, start, stop.start())
    last = before.group() if before else ""
    abbreviation = last.lower() + "."
    words = sentence_words()
    if _INITIAL.match(last) and _LETTERS.search(block, start, stop.start()):
        return True
    if abbreviation in words.continued or _INITIAL.match(last):
        return word.lower() in words.openers
    if abbreviation in words.closing:
        return not word[0].isdigit()
    if _NUMBER.match(last):
        return len(last) >= YEAR_DIGITS if word[0].isdigit() else not _MONTH.match(word)
    return True
