"""Labels in the middle of the rows right below a heading."""

from __future__ import annotations

from collections.abc import Sequence

from models.tables.pages.labels.labels_below_headings import with_labels_below_headings
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 60.0, 120.0, 180.0)


def catch(labels: Sequence[str]) -> PageGrid:
    """A head, a heading over rows, and rows with such labels, a size and a weight."""
    words = [word("Fish", 4, 4), word("Size", 64, 4), word("Kilos", 124, 4), word("Trawled", 4, 24)]
    for row, label in enumerate(labels, 2):
        words += [word(label, 4, 20.0 * row + 4)] if label else []
        words += [word("small", 64, 20.0 * row + 4), word("806", 124, 20.0 * row + 4)]
    return grid_of(words, [20.0 * at for at in range(len(labels) + 3)], COLUMNS, {(1, 0): (1, 3)})


def first(grid: PageGrid) -> list[str]:
    return [row[0] for row in texts_of(grid)[2:] if len(row) == 3]


def test_are_as_high_as_these() -> None:
    """Previously hake of three sizes had a blank above and one below."""
    assert first(with_labels_below_headings(catch(["", "Hake", "", "Monk", "Megrim"]), ())) == [
        "Hake[3x1]", "Monk", "Megrim",
    ]  # fmt: skip


def test_blanks_below_a_label_of_the_first_row_or_more_than_above_stay() -> None:
    for labels in (["Hake", "", "", "Monk"], ["", "Hake", "", "", "Monk"], ["", "Hake", "Monk"]):
        assert with_labels_below_headings(catch(labels), ()) == catch(labels)
    grid = catch(["", "Hake", "", "Monk"])
    assert with_labels_below_headings(grid, (level(60, 0, 60),)) == grid
