"""The settings: one frozen object, built at the door and passed down.

Values come from, in order of precedence: arguments, ``KILDESVAR_*`` environment variables, the file
``kildesvar.toml`` in the home folder, the defaults here. Nothing reads the environment at import.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from corpus.errors import UsageError

BUNDLED_ENCODER = "bundled"
"""Setting that chooses the encoder whose weights come with an installed package, trained
further on Danish debates."""

PLAIN_ENCODER = "bundled-plain"
"""The same without that training."""

SETTINGS_FILE = "kildesvar.toml"


def default_home() -> Path:
    """The user's data folder of the platform."""
    return Path(platformdirs.user_data_dir("kildesvar", appauthor=False))


def default_cache() -> Path:
    """Where unpacked models lie; can be deleted at any time."""
    return Path(platformdirs.user_cache_dir("kildesvar", appauthor=False))


class Settings(BaseSettings):
    """All that can be set. Sizes are in the unit that the name says."""

    model_config = SettingsConfigDict(
        env_prefix="KILDESVAR_", frozen=True, extra="forbid", env_ignore_empty=True
    )

    home: Path = Field(default_factory=default_home)
    """Where originals, catalogue, vectors and indexes lie."""
    cache: Path = Field(default_factory=default_cache)
    """Where unpacked models lie."""

    encoder: str = BUNDLED_ENCODER
    """``bundled``, ``bundled-plain``, or a sentence-transformers model folder or id."""
    reranker: str | None = None
    """A CrossEncoder's folder or id; none by default."""
    device: str = "cpu"
    """Where sentence-transformers models run: ``cpu``, ``cuda``, ``mps``."""
    allow_downloads: bool = False
    """Whether a model id may be fetched from a hub."""
    spacy_model: str | None = None
    """An installed spaCy pipeline such as ``da_core_news_md`` to use instead of ours."""
    theme_file: Path | None = None
    """A theme file to use instead of the one that comes along."""

    database: str | None = None
    """SQLAlchemy URL of the catalogue; ``None`` is a SQLite file in the home folder."""
    exact_limit: int = Field(default=200_000, ge=0)
    """Up to this many candidates are compared one by one; beyond it Chroma's graph is asked."""

    chroma: str | None = None
    """Address of a Chroma server (``http://host:port``) that holds the graph; ``None`` keeps it in
    the home folder."""

    workers: int = Field(default_factory=lambda: max(1, (os.cpu_count() or 2) - 1), ge=1)
    """Reading processes."""
    file_seconds: float = Field(default=300.0, gt=0)
    page_seconds: float = Field(default=30.0, gt=0)
    memory_mb: int = Field(default=1536, ge=256)
    """Address space of a reading process."""
    max_file_mb: int = Field(default=200, ge=1)
    max_pages: int = Field(default=5000, ge=1)
    ocr: Literal["auto", "off"] = "auto"
    """Whether scans are read with Tesseract when it is installed."""

    private_hosts: frozenset[str] = frozenset()
    """Hosts of the user's own network that addresses may be fetched from."""

    keep_days: int = Field(default=365, ge=1)
    """How long records of runs and rounds are kept."""
    alert_urls: tuple[str, ...] = ()
    """Where news of saved searches and open questions is sent: addresses as apprise has them."""

    clearance: bool = False
    """Whether the reader may see closed papers."""
    writer: str | None = None
    """A language model that words drafts: a GGUF file or an endpoint's address."""
    writer_outside: bool = False
    """Whether an endpoint outside loopback and private networks may be sent sentences of papers."""
    writer_key: SecretStr | None = None
    """The endpoint's key, if it asks for one."""
    writer_seconds: float = Field(default=60.0, gt=0)
    """How long one answer of the writer may take; then the quote stands."""
    writer_threads: int = Field(default_factory=lambda: os.cpu_count() or 2, ge=1)
    """Threads of a GGUF file's process."""
    writer_context: int = Field(default=4096, ge=1024)
    """Tokens that a GGUF file's process keeps."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then environment, then the file in the home folder; never a ``.env``."""
        home = init_settings().get("home") or env_settings().get("home") or default_home()
        toml_file = Path(home).expanduser() / SETTINGS_FILE
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file)


def load_settings(home: Path | None = None, **values: Any) -> Settings:
    """The settings for `home` (or the environment's, or the platform's), with `values` on top.

    Raises `UsageError` naming each value that cannot be used, and for a file that is no TOML.
    """
    if home is not None:
        values["home"] = home.expanduser()
    try:
        return Settings(**values)
    except SettingsError as error:
        raise UsageError(
            f"The settings cannot be used: {error}.",
            remedy="Write a list in a variable as JSON: KILDESVAR_PRIVATE_HOSTS='[\"intra.dk\"]'.",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{SETTINGS_FILE} in the home folder is no TOML in UTF-8: {error}.",
            remedy="Correct the file, or move it away.",
        ) from error
    except ValidationError as error:
        wrong = "; ".join(map(_told, error.errors()))
        raise UsageError(
            f"The settings cannot be used: {wrong}.",
            remedy=f"Correct the KILDESVAR_* variable or the line in {SETTINGS_FILE}.",
        ) from error


def _told(wrong: ErrorDetails) -> str:
    name = ".".join(map(str, wrong["loc"]))
    unknown = wrong["type"] == "extra_forbidden"
    return f"{name}: {'there is no such setting' if unknown else wrong['msg']}"
