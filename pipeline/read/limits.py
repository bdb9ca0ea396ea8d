"""What reading is told of the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol


class Limits(Protocol):
    """Those of `corpus.settings.Settings` that bear on a file."""

    @property
    def page_seconds(self) -> float:
        """For one page."""
        ...

    @property
    def file_seconds(self) -> float:
        """For a whole file, of processor time."""
        ...

    @property
    def max_file_mb(self) -> int:
        """Megabytes that a file may have, unpacked if it is a package."""
        ...

    @property
    def max_pages(self) -> int:
        """Pages that a file may have."""
        ...

    @property
    def ocr(self) -> Literal["auto", "off"]:
        """Whether pages without text are recognised."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLimits:
    """`Limits` as a reading process is told them: loading the settings would take a quarter of
    the time that such a process needs to start."""

    page_seconds: float
    file_seconds: float
    max_file_mb: int
    max_pages: int
    ocr: Literal["auto", "off"]
