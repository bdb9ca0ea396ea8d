"""Office files are zip archives that note the time of day; these come out the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip archive can note."""


def _as_it_is(_name: str, content: bytes) -> bytes:
    return content


def without_times(archive: bytes, rewrite: Callable[[str, bytes], bytes] = _as_it_is) -> bytes:
    """The same archive with every entry's time set to the epoch.

    `rewrite` is given each entry's name and content and gives the content to keep.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            copy = zipfile.ZipInfo(entry.filename, _EPOCH)
            copy.compress_type = entry.compress_type
            new.writestr(copy, rewrite(entry.filename, old.read(entry)))
    return out.getvalue()
