"""Why a file could not be read is told in the language of the page."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import corpus.sources
import flows
import pipeline
from kildesvar.web.language import Language
from kildesvar.web.reasons import danish_reason, reason_told
from pipeline.formats.package import damaged
from pipeline.formats.read import NOTHING_WRITTEN
from pipeline.read import ocr

READERS = Path(next(iter(pipeline.__path__)))
FETCHERS = (
    *Path(next(iter(corpus.sources.__path__))).glob("*.py"),
    Path(next(iter(flows.__path__))) / "arrivals.py",
)


def written(node: ast.expr) -> str:
    """The text of a literal, with something in each place of an f-string."""
    if isinstance(node, ast.JoinedStr):
        return "".join(written(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "7"


def refusals() -> Iterator[str]:
    """What a file or source is refused with."""
    readers = (*READERS.glob("read/*.py"), *READERS.glob("formats/*.py"))
    yield from errors_of(readers, "UnreadableFileError")
    yield from errors_of(FETCHERS, "OutsideError", "UnusableInputError")


def errors_of(paths: Iterable[Path], *names: str) -> Iterator[str]:
    for path in paths:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in names:
                (remedy,) = (word.value for word in call.keywords if word.arg == "remedy")
                if isinstance(call.args[0], ast.Constant | ast.JoinedStr):
                    yield f"{written(call.args[0])} {written(remedy)}"


OF_PAGES = [
    "The page is damaged.",
    "The page could not be read (ValueError: (1) and\n2).",
    f"{ocr.NO_TEXT_LAYER} {ocr.REMEDY}",
    f"{ocr.NO_TEXT_LAYER} {ocr.OFF}",
]


@pytest.mark.parametrize(
    "reason", [*refusals(), *OF_PAGES, NOTHING_WRITTEN, str(damaged("zip file", "a cause"))]
)
def test_every_reason_has_its_danish(reason: str) -> None:
    assert danish_reason(reason)


def test_numbers_are_repeated() -> None:
    told = reason_told("The PDF has 700 pages, the limit is 500. Split it, or raise max_pages.",
                       Language.DANISH)  # fmt: skip
    assert told.text.startswith("PDF-filen har 700 sider, og grænsen er 500.")
    assert told.language is Language.DANISH


def test_an_unknown_reason_is_told_as_it_is() -> None:
    told = reason_told("Something else.", Language.DANISH)
    assert (told.text, told.language) == ("Something else.", Language.ENGLISH)
    known = reason_told("The page is damaged.", Language.ENGLISH)
    assert (known.text, known.language) == ("The page is damaged.", Language.ENGLISH)
