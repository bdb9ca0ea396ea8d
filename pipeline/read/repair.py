"""Mending damaged files by rewriting their structure."""

from __future__ import annotations

import io

from corpus.errors import UnreadableFileError


def repair(data: bytes) -> bytes:
    """`data` with its page tree and cross references rebuilt by qpdf.

    Raises `UnreadableFileError` when it is locked or nothing readable is left.
    """
    import pikepdf  # not at the top: a reading process starts sooner, and seldom needs it

    mended = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            pages = len(document.pages)
            document.save(mended)
    except pikepdf.PasswordError as error:
        raise UnreadableFileError(
            "The PDF is encrypted and opens only with a password.",
            remedy="Unlock it first: qpdf --password=PASSWORD --decrypt locked.pdf open.pdf",
        ) from error
    except Exception as error:  # a damaged file fails in any way, IndexError and RecursionError too
        raise _damaged() from error
    if pages == 0:
        raise UnreadableFileError(
            "The PDF has no pages.", remedy="It is damaged or empty; fetch it again."
        )
    return mended.getvalue()


def _damaged() -> UnreadableFileError:
    return UnreadableFileError(
        "The PDF is damaged beyond repair.", remedy="Fetch it again from its source."
    )
