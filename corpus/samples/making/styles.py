"""The faces that the sample papers wear: one style for each way a municipality prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paper is printed. Lengths are PDF points."""

    face: str
    """``Times``, ``Helvetica`` or ``Courier``, known to every reader, or ``Vera``, embedded."""
    size: float
    leading: float = 1.3
    """Line distance as a multiple of `size`."""
    left: float = 70
    right: float = 70
    top: float = 72
    bottom: float = 76
    columns: int = 1
    gap: float = 22
    """Between columns."""
    justified: bool = False
    divided: bool = False
    """Whether words are divided at line ends, with a hyphen that stays in the file."""
    heading: float = 1.15
    """Size of a heading of level 2 as a multiple of `size`; level 1 is printed larger by half."""
    loose: float = 0.55
    """Space between paragraphs as a multiple of the line distance."""
    head: str = ""
    """Running head; ``{page}`` is the page number."""
    foot: str = "Fiktivt eksempel – Eksempelkøbing Kommune    Side {page}"
    """Running foot, likewise."""


STYLES: dict[str, Style] = {
    # A letter in the manner of a large city's departments: a narrow column on the left.
    "brev": Style(
        face="Times", size=10.5, left=82, right=222, divided=True, top=72, bottom=60, heading=1.05
    ),
    "brev-smal": Style(face="Vera", size=9, left=79, right=236, divided=True, top=80, heading=1.05),
    "brev-bred": Style(face="Helvetica", size=10.5, left=72, right=90, top=90, heading=1.1),
    "sag": Style(
        face="Helvetica",
        size=10,
        left=68,
        right=68,
        head="Eksempelkøbing Kommune",
        heading=1.15,
    ),
    "sag-vera": Style(face="Vera", size=9, left=64, right=64, loose=0.6),
    "referat": Style(
        face="Times",
        size=11,
        left=75,
        right=75,
        head="Referat – Eksempelkøbing Kommune",
        divided=True,
    ),
    "dagsorden": Style(face="Helvetica", size=10, left=60, right=80, heading=1.1),
    "rapport": Style(
        face="Times",
        size=11.5,
        leading=1.35,
        left=92,
        right=92,
        top=96,
        bottom=96,
        justified=True,
        divided=True,
        heading=1.2,
        head="Ekspertrapport · Fiktivt eksempel",
        foot="{page}",
    ),
    "rapport-spalter": Style(
        face="Times",
        size=11.5,
        left=56,
        right=56,
        columns=2,
        justified=True,
        divided=True,
        heading=1.15,
        head="Fiktivt eksempel · Eksempelkøbing Kommune",
        foot="Side {page}",
    ),
    "notat": Style(face="Vera", size=9.5, left=85, right=105, top=88, loose=0.7, heading=1.1),
    "gammel": Style(face="Courier", size=10, left=72, right=72, leading=1.2, heading=1.0),
    "bilag": Style(face="Helvetica", size=9.5, left=72, right=72, heading=1.2),
}
"""By the name that a source gives."""
