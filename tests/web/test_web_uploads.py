"""What people send is kept until it is read, and no longer."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from corpus.errors import UnusableInputError
from kildesvar.web.uploads import Uploads

LETTER = b"%PDF-1.7 brev"


def files(home: Path) -> list[Path]:
    return list((home / "uploads").rglob("*"))


def test_an_upload_is_gone_once_it_is_read(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    kept = uploads.keep(io.BytesIO(LETTER), "../brev.pdf")

    with uploads.read_up([kept]):
        assert kept.read_bytes() == LETTER
        assert kept.stat().st_mode & 0o077 == 0

    assert files(tmp_path) == []


def test_an_upload_is_gone_when_it_cannot_be_read(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    kept = uploads.keep(io.BytesIO(LETTER), "brev.pdf")

    with pytest.raises(UnusableInputError), uploads.read_up([kept]):
        raise UnusableInputError("Damaged.", remedy="")

    assert files(tmp_path) == []


def test_an_upload_that_was_sent_again_waits_for_its_second_reader(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    first, second, other = (
        uploads.keep(io.BytesIO(LETTER), name) for name in ("brev.pdf", "brev.pdf", "kopi.pdf")
    )

    with uploads.read_up([first]):
        pass

    assert second.read_bytes() == LETTER
    with uploads.read_up([second, other]):
        pass
    assert files(tmp_path) == []


def test_of_several_files_one_that_is_no_paper_is_named_and_none_is_kept(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    sent = [(io.BytesIO(LETTER), "brev.pdf"), (io.BytesIO(b"hej"), "noter.txt")]

    with pytest.raises(UnusableInputError, match=r"noter\.txt is no PDF") as refused:
        uploads.keep_all(sent)

    assert refused.value.danish.startswith("»noter.txt« er hverken")
    assert files(tmp_path) == []
