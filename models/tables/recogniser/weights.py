"""Where weights of the recogniser lie, and whether they are what their manifest says; nothing heavy is imported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from models.weight_files import changed_file

WEIGHTS: Final = Path(__file__).parents[2] / "weights"
SPLITTER, MERGER, MANIFEST = "tables-splitter.onnx", "tables-merger.onnx", "tables.json"


class WeightsUnsound(Exception):
    """The weights are missing, or not those that their manifest names."""


def sound_weights(folder: Path) -> tuple[Path, Path]:
    """The two networks' files, their hashes proved. Raises WeightsUnsound."""
    try:
        hashes = json.loads((folder / MANIFEST).read_text("utf-8"))["sha256"]
        if (name := changed_file(folder, (SPLITTER, MERGER), hashes)) is not None:
            raise WeightsUnsound(f"{name} is not the file that {MANIFEST} names")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as failure:
        raise WeightsUnsound(f"{folder}: {failure}") from failure
    return folder / SPLITTER, folder / MERGER
