"""Lines of one cell that stand in a fill each."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from models.tables.pages.cells.fills_apart import with_fills_apart
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word


@pytest.mark.parametrize(
    ("shades", "made"),
    [
        ((Box(left=0, top=0, right=60, bottom=20), Box(left=0, top=20, right=60, bottom=40)), ["Shop", "Done"]),
        ((Box(left=0, top=0, right=60, bottom=40),), ["Shop Done[2x1]"]),
    ],
    ids=["two fills", "one"],
)
def test_are_two_cells(shades: tuple[Box, ...], made: list[str]) -> None:
    """Previously two labels of a permit were one, as the rule between them is not in the file."""
    words = [word("Shop", 4, 5), word("Done", 4, 25), word("sign", 64, 5), word("date", 64, 25)]
    grid = grid_of(words, (0.0, 20.0, 40.0), (0.0, 60.0, 120.0), {(0, 0): (2, 1)})
    told = [row[0] for row in texts_of(with_fills_apart(grid, shades))]
    assert told[: len(made)] == made
