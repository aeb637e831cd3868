"""A page for the finder of regions, and its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.tables.recogniser.crop import Channels
from training.tables.arrays import write_arrays


@dataclass(frozen=True, slots=True, kw_only=True)
class PageExample:
    """`channels` as of a `Crop`, at PAGE_SCALE; `tables` (n, 4): left, top, right, bottom, in their pixels."""

    channels: Channels
    tables: NDArray[np.float32]
    source: str


def write_page(path: Path, example: PageExample) -> None:
    """Writes one page, whole or not at all."""
    write_arrays(path, channels=example.channels, tables=example.tables, source=np.array(example.source))


def read_page(path: Path) -> PageExample:
    """A page as `write_pages` left it."""
    with np.load(path) as stored:
        return PageExample(channels=stored["channels"], tables=stored["tables"], source=str(stored["source"]))
