"""Records that `gouji extract` wrote, by the name of their document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpora.document.errors import UsageError


def read_records(path: Path) -> dict[str, Mapping[str, Any]]:
    """A record a line, by the document's file name without its ending. A second one of the same name counts.

    Raises:
        UsageError: for a line that is no record.
    """
    read: dict[str, Mapping[str, Any]] = {}
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                record = json.loads(line)
                read[Path(record["source"]["path"]).stem] = record
            except (ValueError, KeyError, TypeError) as error:
                raise UsageError(f"{path.name} 第 {number} 行不是 gouji extract 的记录") from error
    return read
