"""`manifest.json`: what was run, with which versions, weights and settings, and what is in the output."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict

from service.batch.folder import MANIFEST, Store

LIBRARIES: Final = (
    "duckdb", "fsspec", "lxml", "numpy", "onnxruntime", "opencc", "opencv-python-headless", "openvino", "pyarrow",
    "pypdfium2", "rapidocr", "ray", "spacy",
)  # fmt: skip


class Strict(BaseModel):
    """A misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Run(Strict):
    """One run of `gouji batch`, as far as it came; counts are of this run."""

    started: datetime
    ended: datetime
    seconds: float
    state: Literal["complete", "interrupted", "failed"]
    places: tuple[str, ...]
    workers: int
    workers_lost: int
    found: int
    known: int
    twins: int
    complete: int
    partial: int
    failed: int
    pages: int
    bytes: int
    codes: dict[str, int]


class Manifest(Strict):
    """The output as it is.

    Args:
        state: of the last run: `complete` when the whole corpus is in the output.
        counts: of what is in the output, also from earlier runs: documents, failures, paths.
        tables: how many files each has.
        fingerprints: what documents are read with, now.
        made_of: what the fingerprints are made of: code, weights, profiles, settings, limits.
        runs: the last ones, newest last.
    """

    schema_version: Literal["1"] = "1"
    gouji: str
    state: Literal["complete", "interrupted", "failed"]
    counts: dict[str, int]
    tables: dict[str, int]
    fingerprints: dict[str, str]
    made_of: dict[str, Any]
    libraries: dict[str, str]
    python: str
    machine: dict[str, Any]
    runs: tuple[Run, ...]


KEPT_RUNS: Final = 100


def read_manifest(store: Store) -> Manifest | None:
    """The manifest; None where there is none that this gouji can read."""
    try:
        return Manifest.model_validate_json(store.get(MANIFEST) or b"")
    except ValueError:
        return None


def write_manifest(store: Store, manifest: Manifest) -> None:
    """Whole, or not at all."""
    store.put(MANIFEST, manifest.model_dump_json(indent=1).encode())


def libraries() -> dict[str, str]:
    """Those that are installed, of those that have a say in what is read."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def python_version() -> str:
    """Of the interpreter."""
    return platform.python_version()


def now() -> datetime:
    """In UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
