"""A file is whole or absent: what fails while it is written leaves what was there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from corpus import files
from corpus.files import PRIVATE, new_file, tells_full_disk, write_bytes, write_text


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    write_text(tmp_path / "a.toml", "før\n")
    write_text(tmp_path / "a.toml", "nu: æøå\n")

    assert (tmp_path / "a.toml").read_bytes() == "nu: æøå\n".encode()
    assert names(tmp_path) == ["a.toml"]


def test_an_error_leaves_what_was_there_and_nothing_beside(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a", b"old")

    with pytest.raises(RuntimeError), new_file(tmp_path / "a") as file:
        file.write(b"half")
        raise RuntimeError

    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", is_full)

    with pytest.raises(OSError, match="No space"):
        write_bytes(tmp_path / "a", b"new")

    assert names(tmp_path) == []


def test_two_writers_do_not_write_into_each_others_file(tmp_path: Path) -> None:
    with new_file(tmp_path / "a") as first, new_file(tmp_path / "a") as second:
        first.write(b"one")
        second.write(b"two and more")

    assert (tmp_path / "a").read_bytes() == b"one"


def test_the_folder_is_on_the_disk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "sync", synced.append)

    write_bytes(tmp_path / "a", b"new")

    assert synced == [tmp_path]


def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a", b"secret", mode=PRIVATE)

    assert (tmp_path / "a").stat().st_mode & 0o777 == PRIVATE


@pytest.mark.parametrize(
    ("error", "is_full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError("1000000 requested and 393200 written"), True),
        (ValueError("An IO error occurred: 'No space left on device (os error 28)'"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (ValueError("No such field"), False),
    ],
)
def test_a_full_disk_is_told_however_it_is_said(error: Exception, is_full: bool) -> None:
    assert tells_full_disk(error) is is_full
