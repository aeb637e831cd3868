"""Two columns in one, the names of which head two others elsewhere."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.columns.names_said_again import with_names_said_again_apart
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 160.0, 220.0, 270.0, 330.0)
ROWS = (0.0, 20.0, 40.0, 60.0)


def lists(last: str = "备注") -> PageGrid:
    words = [word("名称", 4, 4), word("文号", 64, 4), word(last, 134, 4)]
    words += [word("名称", 164, 4), word("文号", 224, 4), word("备注", 274, 4)]
    for row in (1, 2):
        words += [word(f"某办法{row}", 4, 20.0 * row + 4), word(f"某发甲乙丙丁戊{row}号", 64, 20.0 * row + 4)]
        words += [word(f"某细则{row}", 164, 20.0 * row + 4), word(f"某发{row}号", 224, 20.0 * row + 4)]
    return grid_of(words, ROWS, COLUMNS)


def test_a_blank_column_is_one_where_its_name_is_one_elsewhere() -> None:
    """Previously 文号 备注 was one head, as no row has a note."""
    made = texts_of(with_names_said_again_apart(lists(), ()))
    assert made[0] == ["名称", "文号", "备注"] * 2
    assert made[1][1:3] == ["某发甲乙丙丁戊1号", ""]


def test_other_names_and_columns_that_rules_draw_are_left() -> None:
    assert with_names_said_again_apart(lists("说明"), ()) == lists("说明")
    upright = [Rule(box=Box(left=x, top=0, right=x, bottom=60), horizontal=False) for x in COLUMNS[1:-1]]
    assert with_names_said_again_apart(lists(), upright) == lists()
