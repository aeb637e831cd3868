"""Files of weights and the manifest beside them, which tells hash and size of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits. Raises OSError where there is none."""
    return sha256(path.read_bytes()).hexdigest()


def hashes_and_sizes(folder: Path, names: Iterable[str]) -> dict[str, Any]:
    """`sha256` and `bytes` of a manifest: of those of the files that are there."""
    there = [name for name in names if (folder / name).exists()]
    return {
        "sha256": {name: hash_of(folder / name) for name in there},
        "bytes": {name: (folder / name).stat().st_size for name in there},
    }


def changed_file(folder: Path, names: Iterable[str], hashes: Mapping[str, str]) -> str | None:
    """The first of the files that is not what was hashed, None where all are. Raises OSError where one is missing."""
    return next((name for name in names if hash_of(folder / name) != hashes.get(name)), None)


def write_manifest(path: Path, manifest: Mapping[str, Any]) -> None:
    """As JSON."""
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
