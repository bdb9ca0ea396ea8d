"""Where Danish sentences end: rules for abbreviations, numbers, quotes and the layout of papers.

No model and no spaCy, so that a question can be split as fast as a paper. A full stop is judged by
the word before it and the word after it:

* after an abbreviation that needs a continuation (``jf.``, ``nr.``) only a word that opens
  sentences and is no name (``Det``, ``Heraf``) starts a new one;
* after any other abbreviation, a number or an initial a capital decides, with the exceptions that
  the rules below name;
* a small letter never starts a sentence, and a blank line or a list mark always does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.spans import Span
from models.danish.abbreviations import CLOSING, OPEN

OPENERS = frozenset(
    """
    alle allerede alligevel altså andre at begge blandt da de den denne der derefter deres derfor
    derfra derimod dermed derpå derudover derved desuden det dette dertil disse dog du efter
    eftersom ej eller en endelig endvidere enkelte er et ethvert flere for forud fordi først fra før
    had ham han hans har havde hele hendes henset her heraf herefter herfor herfra heri herimod
    hermed herom herpå hertil herudover herunder herved hun hver hverken hvad hvem hverken hvilken
    hvilke hvilket hvis hvor hvordan hvorfor hvorledes hvornår i idet igen ikke imens imidlertid
    indtil ingen intet ja jeg jo jævnfør kan kun kunne lige man mange med meget mellem men mens
    mere min mod måske naturligvis ned nej nemlig nogle nu næste nær når og også om omkring op over
    overfor på samlet samme samt samtidig selv selvom sidste siden sin ske skal skulle som straks
    så sådan således sådanne tidligere til tilsvarende trods ud uden under var ved vi via vil ville
    vore vores være yderligere én ét
    """.split()
)
"""Words of closed classes: capitalised after an abbreviation, they open a sentence."""

UNANNOUNCED = frozenset(
    """
    da der derefter derfor desuden det dette dog endelig endvidere han heraf herefter herudover her
    hun hvis ikke jeg man men mens nu når og også samtidig således så sådan vi
    """.split()
)
"""The openers that hardly begin a name, a title or a polite address (``De``, ``Den Danske Bank``,
``Hvor er …``): capitalised, they open a sentence even where no mark ends the one before, as after
a heading that was set into the line."""

_STOP = re.compile(
    r"""(?P<mark>[.!?…]+)(?P<close>["'”’»)\]]*)(?P<gap>\s+)
    | (?<=[\w)"”])(?P<bare>[^\S\n]+)(?=(?P<opener>[A-ZÆØÅ][a-zæøå]*)\s+[a-zæøå])""",
    re.VERBOSE,
)
_OFFICIAL_NAME = re.compile(
    r"Det\s+(?:radikale|konservative|kongelige|kgl|europæiske|danske|centrale)\b"
)
_BLANK_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")
_LIST_MARK = re.compile(r"\n\s*(?=(?:[•▪‣●○–*-]|\(?\d{1,2}[.)]|\(?[a-zæøå][.)])\s)")
_LEADING_MARK = re.compile(r"\s*(?:[•▪‣●○–*-]\s+)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zæøå]|[ivx]+)$")
_LAST_WORD = re.compile(r"""[^\s"'”’»«(\[]+$""")
_NEXT = re.compile(r"""(?P<open>["'”’»«“„(\[]*)(?P<dash>[-–—]\s+)?(?P<word>[\wÀ-ÿ§]+)?""")
_NUMBER = re.compile(r"[\d.,:/-]*\d$")
_INITIAL = re.compile(r"(?:(?:[A-ZÆØÅ]|Aa|Ch|Th|Fr)[.-]{1,2})*(?:[A-ZÆØÅ]|Aa|Ch|Th|Fr)$")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the white space between them."""
    return tuple(
        Span(block.start + start, block.start + end)
        for block in _blocks(text)
        for start, end in _split_block(block.of(text))
    )


def _blocks(text: str) -> Iterator[Span]:
    """What the layout parts: by blank lines, and by list marks at the start of a line."""
    start = 0
    cuts = sorted(
        {
            (cut.start(), cut.end())
            for rule in (_BLANK_LINE, _LIST_MARK)
            for cut in rule.finditer(text)
        }
    )
    for cut_start, cut_end in [*cuts, (len(text), len(text))]:
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
        opens = stop["opener"].lower() in UNANNOUNCED
        return opens and not _OFFICIAL_NAME.match(block, stop.end())
    following = _NEXT.match(block, stop.end())
    assert following is not None  # every part of the pattern may be empty
    word = following["word"] or ""
    if not word:
        return bool(following["dash"])
    if word[0].islower():
        return False
    if stop["mark"] != ".":
        return True
    return _full_stop_ends(block, start, stop, word, starts_quote=bool(following["open"]))


def _full_stop_ends(
    block: str, start: int, stop: re.Match[str], word: str, *, starts_quote: bool
) -> bool:
    before = _LAST_WORD.search(block, start, stop.start())
    last = before.group() if before else ""
    opens = word.lower() in OPENERS
    if stop["close"]:
        return True
    if _LEADING_MARK.match(block, start, stop.start()):
        return False
    abbreviation = last.lower() + "."
    if abbreviation in OPEN or _INITIAL.match(last):
        return opens
    if abbreviation in CLOSING:
        return not word[0].isdigit() or starts_quote
    if _NUMBER.match(last):
        return len(last) >= 4 if word[0].isdigit() else not _MONTH.match(word)
    return True
