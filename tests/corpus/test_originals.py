"""Originals are kept unchanged, once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from corpus import files
from corpus.errors import DamageError
from corpus.originals import Originals


def test_what_is_kept_comes_back_under_its_hash(tmp_path: Path) -> None:
    store = Originals(tmp_path)

    sha256 = store.keep(b"%PDF")

    assert sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert store.read(sha256) == b"%PDF"


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    store = Originals(tmp_path)

    assert store.keep(b"same") == store.keep(b"same")

    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_what_is_kept_is_named_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "sync", synced.append)
    store = Originals(tmp_path)

    sha256 = store.keep(b"%PDF")

    assert synced == [store.path(sha256).parent]


def test_a_changed_original_is_noticed(tmp_path: Path) -> None:
    store = Originals(tmp_path)
    sha256 = store.keep(b"before")
    store.path(sha256).write_bytes(b"after")

    with pytest.raises(DamageError, match="has changed"):
        store.read(sha256)


def test_a_lost_original_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(DamageError, match="is gone"):
        Originals(tmp_path).read("0" * 64)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64])
def test_names_from_outside_are_never_paths(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no SHA-256"):
        Originals(tmp_path).path(name)
