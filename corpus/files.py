"""Files that are whole or absent, whatever happens while they are written."""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

UNFINISHED = ".new"
"""How the names of files and folders end that are still written."""
_FULL = re.compile(r"No space left|Disk quota exceeded|\d+ requested and \d+ written")
PRIVATE = 0o600
"""The mode of a file that its owner alone may read."""


def tells_full_disk(error: Exception) -> bool:
    """Whether `error` comes of a full disk or quota.

    NumPy and the word index pass on no error number: NumPy tells how much it could not write.
    """
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return bool(_FULL.search(str(error)))


def sync(path: Path) -> None:
    """Have the system put a file or folder on the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def new_file(path: Path, *, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A file to fill that takes the place of `path` only when the block ends without error.

    Its permissions are `mode`, less the umask. Of several writers at once, the last to end has it.
    """
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def write_bytes(path: Path, data: bytes, *, mode: int = 0o666) -> None:
    """Replace `path` by a file of `data` in one step; `mode` as in `new_file`."""
    with new_file(path, mode=mode) as file:
        file.write(data)


def write_text(path: Path, text: str, *, mode: int = 0o666) -> None:
    """Replace `path` by a file of `text` in one step; `mode` as in `new_file`."""
    write_bytes(path, text.encode(), mode=mode)


def write_json(path: Path, value: Any) -> None:
    """Replace `path` by a file of `value` as JSON in one step."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to fill that appears as `path` only when the block ends without error.

    What an earlier, killed attempt left under the working name is removed first.
    """
    beside = path.with_name(f"{path.name}{UNFINISHED}")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        yield beside
        for file in beside.rglob("*"):
            sync(file)
        sync(beside)
        beside.rename(path)
        sync(path.parent)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
