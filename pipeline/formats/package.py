"""The zip files that DOCX and ODT are: what is in them, within limits."""

from __future__ import annotations

import io
import zipfile

from corpus.errors import UnreadableFileError
from pipeline.read.limits import Limits

MAGIC = b"PK\x03\x04"
MOST_MEMBERS = 10_000


def open_package(data: bytes, settings: Limits) -> zipfile.ZipFile:
    """The zip file `data`, unless it claims more than a document holds.

    What is read of a member later stops at the size that is claimed here, so a false claim gains
    nothing. Raises `UnreadableFileError` for a damaged file and for one that unpacks to more than
    the largest file that is read.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise damaged("zip file", error) from error
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    if unpacked > settings.max_file_mb * 1_000_000 or len(members) > MOST_MEMBERS:
        raise UnreadableFileError(
            f"The file unpacks to {unpacked // 1_000_000} MB in {len(members)} parts, the limit is "
            f"{settings.max_file_mb} MB in {MOST_MEMBERS}.",
            remedy="Raise max_file_mb if it is meant to be read.",
        )
    return package


def member(package: zipfile.ZipFile, name: str) -> bytes:
    """The unpacked bytes of a part; raises `UnreadableFileError` where it is damaged or locked."""
    try:
        return package.read(name)
    except Exception as error:  # zipfile, zlib and the decryption each raise their own
        raise damaged("zip file", error) from error


def damaged(what: str, error: Exception | str) -> UnreadableFileError:
    """The error for a file that its library cannot read."""
    cause = f"{type(error).__name__}: {error}" if isinstance(error, Exception) else error
    return UnreadableFileError(
        f"The {what} is damaged ({cause[:200]}).",
        remedy="Open it in a word processor or browser, save it again or as PDF, and take that in.",
    )
