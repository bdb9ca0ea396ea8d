"""A layout's reading as a text one can check by eye. Run as a module it writes the golden files."""

from __future__ import annotations

import tempfile
from pathlib import Path

from corpus.settings import Settings
from pipeline.blocks import LaidText, TextBlock
from pipeline.layout import lay_out, lay_text
from pipeline.read.pdf import read_pdf
from tests.support.printing import LAYOUTS

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "layout"


def laid(pdf: bytes, home: Path) -> LaidText:
    """The text of `pdf` as one paper."""
    pages = read_pdf(pdf, source="test", settings=Settings(home=home)).pages
    return lay_text(lay_out(pages), pages)


def golden_text(pdf: bytes, home: Path) -> str:
    """``page | kind level number | text | context``, and the running lines at the end."""
    paper = laid(pdf, home)
    lines = [_line(block, paper.text) for block in paper.blocks]
    lines += [f"running | {line}" for line in paper.running]
    return "\n".join(lines) + "\n"


def _line(block: TextBlock, text: str) -> str:
    kind = [str(block.kind), block.level and str(block.level), block.number and f"#{block.number}"]
    kind.append("hidden" if block.hidden else "")
    cells = ["-".join(map(str, block.pages)), " ".join(filter(None, kind)), block.span.of(text)]
    return " | ".join(cells + [block.context] * bool(block.context))


def main() -> None:
    """Write every golden file anew."""
    with tempfile.TemporaryDirectory() as home:
        for name, make in LAYOUTS.items():
            text = golden_text(make(), Path(home))
            (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
