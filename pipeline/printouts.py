"""What a browser prints around a web page: when it was printed, which dates no paper."""

from __future__ import annotations

import re

from pipeline.blocks import LaidText

_ADDRESS = re.compile(r"(?:https?|file)://\S")
_STAMP = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? (?:kl\. )?\d{1,2}[.:]\d{2}\b")


def running_lines(laid: LaidText) -> tuple[str, ...]:
    """The running heads and feet of a paper, without the time that a browser stamped on them.

    A browser's are told by the page's address, which it prints as well.
    """
    if not any(map(_ADDRESS.match, laid.running)):
        return laid.running
    return tuple(_STAMP.sub("", line).strip() for line in laid.running)
