"""`splits.json`: which body is in which split, why, and the documents of each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from corpora.document.errors import UsageError
from corpora.labelled.formats.protocol import Split
from corpora.labelled.splits import Group


class GroupEntry(BaseModel):
    """Bodies that were kept together; `near_duplicates` counts the pairs of reports that joined them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    split: Split
    bodies: list[str]
    reports: int
    near_duplicates: int


class SplitsFile(BaseModel):
    """The file; `documents` gives the body of each document's SHA-256."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: Literal["1"]
    seed: int
    groups: list[GroupEntry]
    documents: dict[str, str]


def write_splits(path: Path, *, groups: Sequence[Group], documents: Mapping[str, str], seed: int) -> None:
    """Writes the file, sorted, so that equal sets have equal files."""
    entries = [
        GroupEntry(split=one.split, bodies=list(one.bodies), reports=one.reports, near_duplicates=one.near)
        for one in sorted(groups, key=lambda one: one.bodies)
    ]
    whole = SplitsFile(schema_version="1", seed=seed, groups=entries, documents=dict(sorted(documents.items())))
    path.write_text(json.dumps(whole.model_dump(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_splits(path: Path) -> dict[str, Split]:
    """The split of each body. Raises UsageError for a file that is none of these."""
    try:
        whole = SplitsFile.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise UsageError(f"--splits {path}: {type(error).__name__}") from error
    return {body: entry.split for entry in whole.groups for body in entry.bodies}
