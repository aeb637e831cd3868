"""What a user can set, read from GOUJI_* variables when asked for and never before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpora.document.errors import UsageError
from corpora.readers.limits import DEFAULT, MEBIBYTE, Limits
from models.language.protocol import Asking, Choice

PREFIX = "GOUJI_"

LEAST_MEMORY_BYTES = 512 * MEBIBYTE
"""What the readers themselves take: a worker with less could read nothing."""

MOST_SECONDS = 7 * 24 * 3600.0
"""Pipes are waited for in milliseconds of a C int, which holds 24 days; nan and inf are no times."""
MOST_BYTES = 1 << 32
"""Of a source or characters of its text: room for so many is made before the first is read."""
MOST_MEMORY_BYTES = 1 << 40
"""More than a machine has, less than the system's own counter of it."""

Language = Literal["zh", "en"]


class Settings(BaseModel):
    """One frozen set of choices. The variable of `max_bytes` is `GOUJI_MAX_BYTES`, and so on.

    Args:
        lang: of messages and help; what a document says is never translated.
        profile: a report family of the user's own, a YAML file; None takes the bundled ones.
        language: what reads the prose: `auto` grammar and network together where the network is installed, `grammar`
            the rules alone, `network` both, and an error where the network is not installed.
        language_weights: folder of a network of the user's own; None takes the bundled one.
        table_weights: folder of a table recogniser of the user's own (`gouji train tables`); None takes the bundled.
        language_passages: which passages the network reads: `claims` those that may hold a claim; `all` finds named
            things elsewhere better, and takes longer.
        debug_pictures: a folder for drawings of what was seen on each page of documents with pages; None draws nothing.
        max_bytes: of one source file.
        max_characters: of one document's text.
        timeout_seconds: of an outside converter for one document; of a document with pages, for each page.
        total_seconds: of one document with pages.
        max_memory_bytes: that the process which reads documents with pages may allocate.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    lang: Language = "zh"
    profile: Path | None = None
    language: Choice = "auto"
    language_weights: Path | None = None
    table_weights: Path | None = None
    language_passages: Asking = "claims"
    debug_pictures: Path | None = None
    max_bytes: int = Field(default=DEFAULT.max_bytes, gt=0, le=MOST_BYTES)
    max_characters: int = Field(default=DEFAULT.max_characters, gt=0, le=MOST_BYTES)
    timeout_seconds: float = Field(default=DEFAULT.timeout_seconds, gt=0, le=MOST_SECONDS)
    total_seconds: float = Field(default=DEFAULT.total_seconds, gt=0, le=MOST_SECONDS)
    max_memory_bytes: int = Field(default=DEFAULT.max_memory_bytes, ge=LEAST_MEMORY_BYTES, le=MOST_MEMORY_BYTES)

    def limits(self) -> Limits:
        """The reader's limits with the user's own in place."""
        return Limits(
            max_bytes=self.max_bytes, max_characters=self.max_characters, timeout_seconds=self.timeout_seconds,
            total_seconds=self.total_seconds, max_memory_bytes=self.max_memory_bytes,
        )  # fmt: skip


def read_settings(environ: Mapping[str, str], *, lang: str | None = None, profile: Path | None = None) -> Settings:
    """Settings from `environ`, with the command line's own words, where given, before them. An empty variable is unset.

    Raises:
        UsageError: for a GOUJI_ variable that does not exist or a value that it cannot have; names the variable.
    """
    given: dict[str, object] = {
        name.removeprefix(PREFIX).lower(): value for name, value in environ.items() if name.startswith(PREFIX) and value
    }
    given.update({name: value for name, value in (("lang", lang), ("profile", profile)) if value is not None})
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        variable = PREFIX + str(first["loc"][0]).upper()
        raise UsageError(f"{variable}: {_reason(first['type'], first['msg'])}") from error


def _reason(kind: str, words: str) -> str:
    """What pydantic says is English, and of fields and inputs."""
    return "没有这项设置 (no such setting)" if kind == "extra_forbidden" else f"值不对 ({words})"
