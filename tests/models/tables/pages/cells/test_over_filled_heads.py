"""What stands over a filled head."""

from __future__ import annotations

from corpora.document.geometry import Box
from models.tables.pages.cells.over_filled_heads import without_rows_over_filled_head
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, word

COLUMNS, ROWS = (0.0, 80.0, 160.0, 240.0), (0.0, 20.0, 40.0, 60.0, 80.0)
FILL = Box(left=0, top=20, right=240, bottom=40)


def table(*first: str) -> PageGrid:
    """A row of such texts over a head and two rows of figures."""
    words = [word(text, 80.0 * at + 4, 5) for at, text in enumerate(first)]
    words += [word(text, 80.0 * at + 4, 25) for at, text in enumerate(("Place", "Honey", "Pollen"))]
    words += [
        word(text, 80.0 * at + 4, 20.0 * row + 5) for row in (2, 3) for at, text in enumerate(("Hill", "1860", "320"))
    ]
    return grid_of(words, ROWS, COLUMNS)


def test_particulars_are_no_row() -> None:
    """Previously how many hives there are, and whose, was a head over the head of a clean picture."""
    assert without_rows_over_filled_head(table("126 hives", "owner: Wei"), (), [FILL]).n_rows == 3


def test_what_a_rule_runs_over_names_of_all_columns_and_stripes_stay() -> None:
    one = table("126 hives", "owner: Wei")
    assert without_rows_over_filled_head(one, [level(0, 0, 240)], [FILL]) == one
    names = table("Flowers", "Honey", "Pollen")
    assert without_rows_over_filled_head(names, (), [FILL]) == names
    stripe = Box(left=0, top=40, right=240, bottom=60)
    assert without_rows_over_filled_head(one, (), [stripe]) == one
