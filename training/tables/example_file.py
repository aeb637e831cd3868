"""A table for the recogniser to learn from, and its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.tables.recogniser.crop import Channels
from training.tables.arrays import write_arrays


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One table of one page.

    Args:
        channels: see `models.tables.recogniser.crop`.
        rows, columns: positions of lines in pixels of the channels, outer ones among them, ascending.
        cells: (n, 6): row, column, row span, column span, header, has text.
        look: how the table shows its structure, a `RuleKind`, or "unknown".
        source: what happened to the page, a `Source`; of one that was not generated, "layer" or "scan".
    """

    channels: Channels
    rows: NDArray[np.float32]
    columns: NDArray[np.float32]
    cells: NDArray[np.int16]
    look: str
    source: str
    form: str


def write_example(path: Path, example: Example) -> None:
    """Writes one example, whole or not at all."""
    write_arrays(
        path,
        channels=example.channels,
        rows=example.rows,
        columns=example.columns,
        cells=example.cells,
        look=np.array(example.look),
        source=np.array(example.source),
        form=np.array(example.form),
    )


def read_example(path: Path) -> Example:
    """An example as `write_examples` left it."""
    with np.load(path) as stored:
        return Example(
            channels=stored["channels"],
            rows=stored["rows"],
            columns=stored["columns"],
            cells=stored["cells"],
            look=str(stored["look"]),
            source=str(stored["source"]),
            form=str(stored["form"]),
        )


def example_paths(folder: Path) -> Iterator[Path]:
    """Every example of a folder, in the order of names."""
    yield from sorted(folder.glob("*.npz"))
