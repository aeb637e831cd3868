"""Labels of several groups in one cell."""

from __future__ import annotations

import pytest

from models.tables.pages.labels.labels_run_together import with_labels_run_together_apart
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 120.0)


@pytest.mark.parametrize(
    ("second", "made"),
    [(60.0, ["Sat[3x1]", "Sun[2x1]"]), (67.0, ["Sat Sun[5x1]"]), (30.0, ["Sat Sun[5x1]"])],
    ids=["on a row's line", "between two", "on the next"],
)
def test_each_has_the_rows_up_to_the_next(second: float, made: list[str]) -> None:
    """Previously the matches of two days were of both, as a picture's finder saw one cell."""
    words = [word("Day", 4, 2), word("Home", 64, 2), word("Sat", 4, 15), word("Sun", 4, second)]
    words += [word(f"club{row}", 64, 15.0 * row + 15) for row in range(5)]
    grid = grid_of(words, [0.0, 12.0, *(15.0 * row + 27 for row in range(5))], COLUMNS, {(1, 0): (5, 1)})
    assert [row[0] for row in texts_of(with_labels_run_together_apart(grid))[1:] if len(row) > 1] == made
