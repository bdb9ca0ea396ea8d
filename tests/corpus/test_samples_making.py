"""The making of the samples: sources are read as written, and print the committed bytes again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus.samples

pytest.importorskip("reportlab", reason="the samples are made with the development dependencies")
pytest.importorskip("pyphen", reason="the samples are made with the development dependencies")

from corpus.samples.make import make
from corpus.samples.making.lines import break_lines
from corpus.samples.making.sources import read_source

SAMPLES = Path(corpus.samples.__file__).parent


def source(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text(f'+++\nfile = "papers/x.pdf"\n+++\n{body}', encoding="utf-8")
    return path


def test_blocks_keep_their_shape_and_their_themes(tmp_path: Path) -> None:
    body = (
        "# Titel\n\nEt afsnit\nover to linjer. {{princip, omkostning}}\n\n"
        "- punkt {{-}}\n- punkt to\n\n1. nummer\n\n> Linje\n>> Til højre\n\n¹ Note\n"
    )

    blocks = read_source(source(tmp_path, body)).blocks

    assert [(block.shape, block.label, block.text, block.themes) for block in blocks] == [
        ("heading", "", "Titel", None),
        ("paragraph", "", "Et afsnit over to linjer.", ("princip", "omkostning")),
        ("item", "•", "punkt", ()),
        ("item", "•", "punkt to", None),
        ("item", "1.", "nummer", None),
        ("line", "", "Linje", None),
        ("right", "", "Til højre", None),
        ("note", "", "¹ Note", None),
    ]


def test_a_table_row_reads_as_its_cells(tmp_path: Path) -> None:
    body = "@table ruled 90 40r\n| Post | 2024 |\n| Drift | 1.100 | {{omkostning}}\n"

    head, row = read_source(source(tmp_path, body)).blocks

    assert head.header
    assert (row.text, row.right, row.ruled) == ("Drift 1.100", (False, True), True)
    assert row.themes == ("omkostning",)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Afsnit {{pris}}", "no such theme: pris"),
        ("@table 90 40\n| a | b |\n| c |", "1 cells for 2 columns"),
    ],
)
def test_a_slip_in_a_source_is_named(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_source(source(tmp_path, body))


WORDS = ["kommunen", "udgifterne", "skolemadsordningen", "tech-giganter", "2020-2023", "i", "år."]


@settings(deadline=None, max_examples=60)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), width=st.floats(80, 300))
def test_lines_read_together_as_the_text(words: list[str], width: float) -> None:
    text = " ".join(words)

    lines = break_lines(text, "Times-Roman", 10, width, divided=True)

    printed = "".join(line.printed for line in lines)
    assert printed.replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
    assert all(line.width <= width for line in lines)


def test_a_divided_word_gets_a_hyphen_and_a_hyphened_word_keeps_its_own() -> None:
    divided = break_lines("udgifterne", "Times-Roman", 10, 34, divided=True)
    hyphened = break_lines("tech-giganter", "Times-Roman", 10, 40, divided=False)

    assert [line.printed for line in divided] == ["udgif-", "terne"]
    assert [line.printed for line in hyphened] == ["tech-", "giganter"]


def test_making_again_gives_the_same_files(tmp_path: Path) -> None:
    make(tmp_path)

    made = {path.relative_to(tmp_path): path for path in tmp_path.rglob("*") if path.is_file()}
    assert len(made) > 80
    for relative, path in made.items():
        assert path.read_bytes() == (SAMPLES / relative).read_bytes(), relative
