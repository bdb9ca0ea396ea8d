"""The theme file: which themes there are and what speaks for them."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.errors import UsageError
from pipeline.theme_cues import Cues, compile_cues

BUILT_IN = Path(__file__).with_name("themes.toml")
"""The theme file that comes along."""


class _ThemeEntry(BaseModel):
    """A theme as the file writes it."""

    model_config = ConfigDict(extra="forbid")

    about: str = ""
    cues: dict[str, Annotated[float, Field(ge=-1, le=1)]] = Field(min_length=1)
    ignore: list[str] = []
    encoder: bool = False


class _File(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    themes: dict[str, _ThemeEntry] = Field(min_length=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRules:
    """What speaks for one theme."""

    name: str
    weights: Mapping[str, float]
    """For each cue how sure it alone makes the theme, 0 to 1; below 0 how much it speaks
    against it."""
    cues: Cues
    ignore: Cues
    """Stretches in which no cue counts, such as ``økonomiforvaltningen``."""
    encoder: bool
    """Whether the encoder is asked too; it has learned the three themes that come along."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFile:
    """All themes and a fingerprint of what was read."""

    themes: tuple[ThemeRules, ...]
    fingerprint: str
    """Changes whenever the file does."""


def read_theme_file(path: Path | None = None) -> ThemeFile:
    """The themes of the file at `path`, or of the one that comes along.

    Raises `UsageError` when it cannot be read, is no TOML, or says something unknown.
    """
    path = BUILT_IN if path is None else path.expanduser()
    try:
        data = path.read_bytes()
        file = _File.model_validate(tomllib.loads(data.decode()))
    except OSError as error:
        raise UsageError(
            f"The theme file {path.absolute()} cannot be read: {error.strerror}.",
            remedy="Correct the setting theme_file; a path in full is the same from everywhere.",
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise UsageError(
            f"The theme file {path} cannot be used: {error}.",
            remedy="docs/themes.md shows how it is written.",
        ) from error
    return ThemeFile(
        themes=tuple(
            ThemeRules(
                name=name,
                weights=entry.cues,
                cues=compile_cues(tuple(entry.cues)),
                ignore=compile_cues(entry.ignore),
                encoder=entry.encoder,
            )
            for name, entry in file.themes.items()
        ),
        fingerprint=hashlib.sha256(data).hexdigest()[:8],
    )
