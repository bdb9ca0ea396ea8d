"""Reads the annotated texts that the sample papers and their gold are made from.

A source is a text file: a TOML head between two lines ``+++`` that holds the paper's fields, its
questions and its amounts, and a body of blocks parted by blank lines:

    # Title            ## Heading          ### Lower heading      ##~ Letter-spaced heading
    - bullet           1. item, a) item    > line kept as it is   >> line set to the right
    >| line in the right margin             ¹ footnote             @page (new page)
    @table ruled 200 80r 80r (widths of the columns; r: set to the right)

The rows of a table follow its order line, one a line: ``| a | b |``; the first is its head.
Everything else is a paragraph, its lines joined. A block may end with its themes, written
``{{princip, omkostning}}`` or ``{{-}}`` for none; only such a block becomes a gold passage.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LABEL = re.compile(r"\s*\{\{([^}]*)\}\}$")
_ITEM = re.compile(r"^(-|\d{1,2}[.)]|[a-z]\))\s+(.*)$", re.DOTALL)
_NOTE = re.compile(r"^[¹²³]\s")
_THEMES = frozenset({"princip", "omkostning", "alternativ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a source, as it is to be printed."""

    shape: str
    """``heading``, ``paragraph``, ``item``, ``line``, ``right``, ``note``, ``margin``, ``row``,
    ``page``."""
    text: str
    level: int = 0
    """Of a heading."""
    label: str = ""
    """Bullet or number of an item, as printed."""
    spaced: bool = False
    """Whether a heading's letters are spaced out."""
    cells: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    """Of a row's columns, in points."""
    right: tuple[bool, ...] = ()
    """Which of a row's columns are set to the right, as figures are."""
    ruled: bool = False
    header: bool = False
    """Whether the row heads its table."""
    themes: tuple[str, ...] | None = None
    """The gold themes; ``None`` where the block is no gold passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One paper: its head as written and its blocks."""

    path: Path
    head: dict[str, Any]
    blocks: tuple[Block, ...]

    @property
    def file(self) -> str:
        """The PDF it is printed into, relative to the folder of samples."""
        return str(self.head["file"])


def read_sources(folder: Path) -> tuple[Source, ...]:
    """Every source of a folder, in the order of file names, which is the order within a bundle."""
    return tuple(read_source(path) for path in sorted(folder.glob("*.txt")))


def read_source(path: Path) -> Source:
    """One source.

    Raises:
        ValueError: when the head is missing or a label names no theme.
    """
    parts = path.read_text(encoding="utf-8").split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise ValueError(f"{path} does not begin with a head between two lines +++")
    return Source(path=path, head=tomllib.loads(parts[1]), blocks=_blocks(parts[2], path))


def _blocks(body: str, path: Path) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", body.strip()):
        try:
            blocks.extend(_chunk(chunk))
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error
    return tuple(blocks)


def _chunk(chunk: str) -> list[Block]:
    first = chunk.split("\n", 1)[0]
    if first.startswith("@page"):
        return [Block(shape="page", text="")]
    if first.startswith("@table"):
        return _table(chunk)
    if first.startswith(">"):
        return [_line(line) for line in chunk.split("\n")]
    if first.startswith("#"):
        return [_heading(_joined(chunk))]
    return [_text(piece) for piece in _pieces(chunk)]


def _pieces(chunk: str) -> list[str]:
    """A chunk's paragraphs: each list item that begins a line stands alone."""
    pieces: list[list[str]] = []
    for line in chunk.split("\n"):
        if not pieces or _ITEM.match(line):
            pieces.append([])
        pieces[-1].append(line)
    return [_joined("\n".join(lines)) for lines in pieces]


def _joined(text: str) -> str:
    return " ".join(text.split())


def _text(text: str) -> Block:
    text, themes = _labelled(text)
    if _NOTE.match(text):
        return Block(shape="note", text=text, themes=themes)
    if item := _ITEM.match(text):
        mark = "•" if item[1] == "-" else item[1]
        return Block(shape="item", text=item[2], label=mark, themes=themes)
    return Block(shape="paragraph", text=text, themes=themes)


def _heading(text: str) -> Block:
    marks, words = text.split(" ", 1)
    return Block(shape="heading", text=words, level=marks.count("#"), spaced=marks.endswith("~"))


def _line(line: str) -> Block:
    marks, _, rest = line.partition(" ")
    text, themes = _labelled(rest)
    shapes = {">": "line", ">>": "right", ">|": "margin"}
    return Block(shape=shapes[marks], text=text, themes=themes)


def _table(chunk: str) -> list[Block]:
    order, *lines = chunk.split("\n")
    words = order.split()
    columns = [word for word in words if word[0].isdigit()]
    return [
        _row(line, columns, ruled="ruled" in words, header=number == 0)
        for number, line in enumerate(lines)
    ]


def _row(line: str, columns: list[str], *, ruled: bool, header: bool) -> Block:
    line, themes = _labelled(line.strip())
    cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
    if len(cells) != len(columns):
        raise ValueError(f"a row has {len(cells)} cells for {len(columns)} columns: {line}")
    return Block(
        shape="row",
        text=" ".join(cell for cell in cells if cell),
        cells=cells,
        widths=tuple(float(column.rstrip("r")) for column in columns),
        right=tuple(column.endswith("r") for column in columns),
        ruled=ruled,
        header=header,
        themes=themes,
    )


def _labelled(text: str) -> tuple[str, tuple[str, ...] | None]:
    """A text without its label, and the themes of the label."""
    label = _LABEL.search(text)
    if label is None:
        return text, None
    names = () if label[1] == "-" else tuple(name.strip() for name in label[1].split(","))
    if unknown := set(names) - _THEMES:
        raise ValueError(f"no such theme: {', '.join(sorted(unknown))}")
    return text[: label.start()], names
