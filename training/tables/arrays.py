"""Files of arrays, as training keeps its examples on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np


def write_arrays(path: Path, **arrays: Any) -> None:
    """Writes a compressed file of arrays, whole or not at all."""
    whole = path.with_suffix(".part")
    with whole.open("wb") as out:
        np.savez_compressed(out, **arrays)
    whole.rename(path)
