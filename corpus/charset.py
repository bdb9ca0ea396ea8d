"""The characters of a web page: by what it declares, checked against what its bytes are."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]+)"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"'](?P<xml>[\w.:-]+)",
    re.IGNORECASE,
)
_REPLACEMENT = "\ufffd"
_LOOKED_AT = 1024
"""Bytes within which a page declares its encoding (HTML Standard, 13.2.3.2)."""
_WESTERN = frozenset({"iso8859-1", "ascii", "cp1252"})
"""What pages call windows-1252 (Encoding Standard, labels of windows-1252)."""


def decode(data: bytes) -> str:
    """The text of a page.

    A byte order mark decides. Else bytes that are UTF-8, but for less than half of what is not
    ASCII, are read as that even where something else is declared, since text in another encoding is
    hardly ever valid UTF-8 by chance. Else the declared encoding is taken, and windows-1252 where
    none is declared or the declared one is UTF-8 or unknown: that is what old pages of Western
    Europe are in.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    text = data.decode("utf-8", errors="replace")
    return text if _is_right(text) else data.decode(_declared(data) or "cp1252", errors="replace")


def _is_right(text: str) -> bool:
    """Whether most characters beyond ASCII could be decoded."""
    wrong = text.count(_REPLACEMENT)
    return not wrong or 2 * wrong < sum(character > "\x7f" for character in text)


def _declared(data: bytes) -> str | None:
    """The encoding that is declared, where it is known and can be true."""
    match = _DECLARED.search(data[:_LOOKED_AT])
    if match is None:
        return None
    try:
        name = codecs.lookup((match["meta"] or match["xml"]).decode("ascii")).name
    except LookupError:
        return None
    return None if name == "utf-8" or name in _WESTERN else name
