"""A ruled table with lists beside it that have no rules."""

from __future__ import annotations

import pytest

from models.tables.pages.tables_aside import stacks_aside
from tests.models.tables.table_grids_by_hand import level, word


@pytest.mark.parametrize(("second", "found"), [("Rovers", 1), ("1,204", 0)])
def test_numbers_of_rows_and_names_are_labels_of_a_table_of_its_own(second: str, found: int) -> None:
    """A league; previously the results beside it were its last columns. Figures alone are of what stands at their side."""
    words = [
        one
        for at in range(6)
        for one in (
            word(str(at + 1), 50, 60 + 20 * at), word(second, 80, 60 + 20 * at), word("14", 160, 60 + 20 * at),
            word("32", 210, 60 + 20 * at), word("Rovers", 340, 66 + 20 * at), word("3-1", 420, 66 + 20 * at),
        )
    ]  # fmt: skip
    rules = [level(55 + 20 * at, 45, 240) for at in range(7)]
    assert len(stacks_aside(rules, words)) == found
