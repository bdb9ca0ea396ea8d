"""The title of a paper, as it is spelled from the lines that print it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.blocks import BlockKind, LaidText, TextBlock
from pipeline.case_numbers import find_case_numbers
from pipeline.headings import section_kind

SUBJECT_LINE = re.compile(
    r"^(?:emne|subject|vedr\.?|vedrørende):\s+(?:(?:sv|vs|re|fw|fwd):\s+)*(?=\w)", re.IGNORECASE
)
"""What the line of a letter's or e-mail's head begins with that says what it is about."""
_NUMBER = re.compile(r"^(?:punkt )?\d{1,2}[.:]\s+(?=[A-ZÆØÅ])", re.IGNORECASE)
_ITEM = re.compile(r"(?:(?:punkt|pkt\.?|sag) )?(?P<number>\d{1,2})[.:]?\s+(?=\S)", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"\s*\((?P<number>[^()]*)\)(?P<rest>[^()]*)$")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
"""A word of letters that is no initial or unit."""


def has_letters(line: str) -> bool:
    """Whether most letters in `line` stand in words, as those of a stamp on a scan do not."""
    letters = sum(map(str.isalpha, line))
    return bool(letters) and 2 * sum(map(len, _LETTERS.findall(line))) >= letters


def has_several_items(laid: LaidText, title: TextBlock) -> bool:
    """Whether `title` is one of the numbered items of an agenda, which another follows."""
    item = _ITEM.match(title.span.of(laid.text))
    return item is not None and any(
        (other := _ITEM.match(block.span.of(laid.text))) is not None
        and int(other["number"]) == int(item["number"]) + 1
        for block in laid.blocks
        if block.kind is BlockKind.HEADING and block.level == title.level
    )


def title_of(laid: LaidText, blocks: Sequence[TextBlock]) -> str:
    """The title that `blocks`, at least one, print: spelled normally, without numbers."""
    printed = _joined([block.span.of(laid.text) for block in blocks])
    spelled = _in_normal_spelling(printed, laid) if printed.isupper() else printed
    return _NUMBER.sub("", _without_case_number(SUBJECT_LINE.sub("", spelled)))


def _joined(lines: Sequence[str]) -> str:
    """The lines as one; a word that a hyphen divides at a line's end is put together."""
    title = lines[0]
    for line in lines[1:]:
        divided = re.search(r"\w-$", title) and line[:1].islower() and not line.startswith("og ")
        title = title[:-1] + line if divided else f"{title} {line}"
    return title


def _in_normal_spelling(capitals: str, laid: LaidText) -> str:
    """The heading that says the same as `capitals` (or its end), or `capitals` as they are."""
    wanted = _letters(capitals)
    for block in laid.blocks:
        line = block.span.of(laid.text)
        letters = _letters(line)
        if not line.isupper() and len(letters) >= len(wanted) / 2 and wanted.endswith(letters):
            return line
    return capitals


def _letters(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())


def _without_case_number(title: str) -> str:
    """The title without a closing case number, and without a section's name behind that."""
    match = _CASE_NUMBER.search(title)
    if match is None or not find_case_numbers(match.group("number")):
        return title
    rest = match.group("rest").strip()
    return title[: match.start()] if not rest or section_kind(rest) else title


def first_words(text: str, most: int = 12) -> str:
    """What stands in for a title that is not printed; nothing where the text is no words."""
    words = text.split()
    if not has_letters(text):
        return ""
    return " ".join(words[:most]) + (" …" if len(words) > most else "")
