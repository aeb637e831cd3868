"""JSON Lines of one split, shared by the formats that are made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from corpora.labelled.faults import BadFile


class LinesFile:
    """A file of JSON objects, one a line, UTF-8."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = path.open("w", encoding="utf-8", newline="\n")

    def put(self, row: Mapping[str, Any]) -> None:
        """One line."""
        self._stream.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")

    def close(self) -> None:
        """The file is complete."""
        self._stream.close()


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file. Raises BadFile for a line that is none."""
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, start=1):
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise BadFile(f"{path.name}:{number}") from error
            if not isinstance(row, dict):
                raise BadFile(f"{path.name}:{number}")
            yield row
