"""The pool: many files at once, bad ones among them, and the run goes on."""

from __future__ import annotations

import random
import sys
import zlib
from pathlib import Path

import pytest

from corpus.findings import Failure
from corpus.settings import Settings
from pipeline.printed import PrintedFile
from pipeline.read.pdf import read_pdf
from pipeline.read.pool import ReaderPool
from tests.support import printing

LIMITS = {"workers": 2, "file_seconds": 8.0, "page_seconds": 5.0, "memory_mb": 1024, "ocr": "off"}


def flipped(pdf: bytes, seed: int) -> bytes:
    """The file with forty bytes changed at random places."""
    chance, damaged = random.Random(seed), bytearray(pdf)
    for _ in range(40):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def with_objects(*objects: bytes) -> bytes:
    """A PDF of these numbered objects, the first being the catalogue."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size %d >>\n" % (len(objects) + 1)


def deep_page_tree(depth: int = 3000) -> bytes:
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(depth)]
    return with_objects(b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, b"<< /Type /Page >>")


def circular_page_tree() -> bytes:
    node = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    return with_objects(b"<< /Type /Catalog /Pages 2 0 R >>", node)


def page_with(content: bytes, box: bytes = b"0 0 595 842") -> bytes:
    packed = zlib.compress(content, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>" % box
    )
    return with_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


HOSTILE = {
    "empty": b"",
    "html": b"<html><body>Siden findes ikke</body></html>",
    "cut": printing.running_heads()[:700],
    "deep": deep_page_tree(),
    "circular": circular_page_tree(),
    "huge-box": page_with(b"BT /F1 12 Tf 60 700 Td (Hej) Tj ET", b"0 0 9000000 9000000"),
    "letters": page_with(b"BT /F1 12 Tf 60 700 Td " + b"(aaaaaaaaaa) Tj " * 60_000 + b"ET"),
    "operators": page_with(b"0 0 m 9 9 l S " * 2_000_000),
    **{f"flipped-{seed}": flipped(printing.ruled_table(), seed) for seed in range(4)},
}


@pytest.mark.slow
def test_every_hostile_file_ends_in_a_result_or_a_reason(tmp_path: Path) -> None:
    files = []
    for name, data in {**HOSTILE, "good": printing.side_box()}.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
        files.append((name, tmp_path / f"{name}.pdf"))
    with ReaderPool(Settings(home=tmp_path, **LIMITS)) as pool:
        results = dict(pool.read(files))
    assert set(results) == {name for name, _ in files}
    good = results["good"]
    assert isinstance(good, PrintedFile)
    assert good.failures == ()
    for name in ("empty", "html"):
        assert isinstance(results[name], Failure)
    letters = results["letters"]
    assert isinstance(letters, Failure) or "characters on one page" in letters.failures[0].reason
    for result in results.values():
        if isinstance(result, Failure):
            assert result.reason.endswith((".", "pdf"))


def test_pool_reads_as_this_process_does(tmp_path: Path) -> None:
    path = tmp_path / "tabel.pdf"
    path.write_bytes(printing.ruled_table())
    settings = Settings(home=tmp_path, **{**LIMITS, "workers": 1})
    with ReaderPool(settings) as pool:
        ((source, read),) = pool.read([("tabel", path)])
    assert source == "tabel"
    assert read == read_pdf(path.read_bytes(), source="tabel", settings=settings)


@pytest.mark.parametrize("answer", ["a library's remark", "[1]", '{"page": 1}', '{"blocks": 1}'])
def test_an_answer_that_is_none_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    path = tmp_path / "tabel.pdf"
    path.write_bytes(printing.ruled_table())
    reader = tmp_path / "reader"
    reader.write_text(f"#!/bin/sh\ncat <<'END'\n{answer}\nEND\nread request\n")
    reader.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(reader))
    with ReaderPool(Settings(home=tmp_path, **{**LIMITS, "workers": 1})) as pool:
        ((_, result),) = pool.read([("tabel", path)])
    assert isinstance(result, Failure)
    assert result.retryable
    assert "did not answer as it should" in result.reason


def test_missing_file_is_a_failure(tmp_path: Path) -> None:
    with ReaderPool(Settings(home=tmp_path, **{**LIMITS, "workers": 1})) as pool:
        ((_, result),) = pool.read([("væk", tmp_path / "væk.pdf")])
    assert isinstance(result, Failure)
    assert "cannot be opened" in result.reason
