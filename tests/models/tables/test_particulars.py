"""Particulars set in columns without rules are no table."""

from __future__ import annotations

import pytest

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.particulars import is_of_particulars
from tests.models.tables.table_grids_by_hand import grid_of, level, word

COLUMNS, ROWS = (0.0, 150.0, 300.0), (0.0, 20.0, 40.0)
PATIENT = [
    word("姓名：龚某", 4, 4), word("性别：男", 160, 4), word("科室：呼吸科", 4, 24), word("床号：二七", 160, 24),
]  # fmt: skip


def test_lines_that_name_what_stands_behind_each_name_are_no_table() -> None:
    """A patient's, over the table of findings; previously a table was invented."""
    assert is_of_particulars(grid_of(PATIENT, ROWS, COLUMNS), [level(0, 0, 300), level(40, 0, 300)])


@pytest.mark.parametrize("line", [("姓名", "性别"), ("合计", "12")])
def test_rows_without_colons_and_what_rules_part_may_be_one(line: tuple[str, str]) -> None:
    rows = [word(line[0], 4, 24), word(line[1], 160, 24)]
    assert not is_of_particulars(grid_of([*PATIENT[:2], *rows], ROWS, COLUMNS), [])
    assert not is_of_particulars(grid_of(PATIENT, ROWS, COLUMNS), [level(20, 0, 300)])


def test_an_address_beside_particulars_is_no_table() -> None:
    def letter(names: tuple[str, ...]) -> PageGrid:
        words = [word(text, 4, 20 * at + 4) for at, text in enumerate(("St Oswin's", "The Old Forge", "Marstow"))]
        words += [word(f"{name} 25", 160, 20 * at + 4) for at, name in enumerate(names)]
        return grid_of(words, (0.0, 20.0, 40.0, 60.0), (0.0, 150.0, 300.0))

    assert is_of_particulars(letter(("Invoice no.:", "Order:", "Terms:")), [])
    assert not is_of_particulars(letter(("Invoice", "Order", "Terms")), [])
    assert not is_of_particulars(letter(("Rate:", "Rate:", "Rate:")), [])
