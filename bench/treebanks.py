"""Readers for annotated Danish: CoNLL-U, IOB2, and our own marked-up council papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.findings import MentionKind
from corpus.spans import Span

TEXT_COMMENT = "# text = "
CONLLU_COLUMNS = 10

_MARKED = re.compile(r"\[(?P<text>[^\]]+)\]\{(?P<kind>[^}=]+)(?:=(?P<name>[^}]+))?\}")
_LIST_MARK = re.compile(r"(?:•|\(?\d{1,2}[.)])\s")

Labelled = frozenset[tuple[int, int, str]]
"""Spans with a label: first word or character, the one after the last, label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Running text and where its sentences end."""

    text: str
    ends: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """Council papers as running text, with the names that rules must find."""

    running: Running
    names: frozenset[tuple[Span, MentionKind, str]]


def read_running(path: Path) -> Running:
    """The sentences of a CoNLL-U file (its ``# text`` lines) joined by single spaces."""
    lines = path.read_text("utf-8").splitlines()
    texts = [line.removeprefix(TEXT_COMMENT) for line in lines if line.startswith(TEXT_COMMENT)]
    ends = set()
    end = -1
    for text in texts:
        end += 1 + len(text)
        ends.add(end)
    return Running(text=" ".join(texts), ends=frozenset(ends))


def read_lemmas(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Word and lemma, a list a sentence; multiword and empty tokens are passed over."""
    for rows in _sentences(path):
        words = [row for row in rows if len(row) == CONLLU_COLUMNS and row[0].isdigit()]
        yield [(row[1], row[2]) for row in words]


def read_names(path: Path) -> Iterator[tuple[list[str], Labelled]]:
    """Words and labelled spans of an IOB2 file (number, word, tag, ...), a pair a sentence."""
    for rows in _sentences(path):
        words = [row[1] for row in rows]
        yield words, _spans([row[2] for row in rows])


def read_council(path: Path) -> Council:
    """Our own papers: a sentence a line, a blank line between blocks, names marked up."""
    text = ""
    ends = set()
    names = set()
    gap = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            gap = "\n\n" if text else ""
            continue
        start = len(text) + len("\n" if gap == " " and _LIST_MARK.match(line) else gap)
        plain, found = _unmarked(line, start)
        text += ("\n" if gap == " " and _LIST_MARK.match(line) else gap) + plain
        ends.add(len(text))
        names |= found
        gap = " "
    return Council(running=Running(text=text, ends=frozenset(ends)), names=frozenset(names))


def _unmarked(line: str, start: int) -> tuple[str, set[tuple[Span, MentionKind, str]]]:
    """`line` without its marks, and the names in it when it begins at `start` of the text."""
    plain = ""
    end = 0
    names = set()
    for mark in _MARKED.finditer(line):
        plain += line[end : mark.start()]
        span = Span(start + len(plain), start + len(plain) + len(mark["text"]))
        names.add((span, MentionKind(mark["kind"]), mark["name"] or mark["text"]))
        plain += mark["text"]
        end = mark.end()
    return plain + line[end:], names


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line:
            rows.append(line.split("\t"))
        elif rows:
            yield rows
            rows = []


def _spans(tags: Sequence[str]) -> Labelled:
    spans = set()
    start = 0
    for i, (before, tag) in enumerate(zip(["O", *tags], [*tags, "O"], strict=True)):
        if before != "O" and tag != "I" + before[1:]:
            spans.add((start, i, before[2:]))
        if tag.startswith("B-") or (tag != "O" and before[2:] != tag[2:]):
            start = i
    return frozenset(spans)
