"""Labels of groups that rules between rows leave out."""

from __future__ import annotations

from models.tables.pages.labels.labels_between_rules import with_labels_between_rules
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS, ROWS = (0.0, 40.0, 100.0, 160.0), (0.0, 20.0, 40.0, 60.0)
WORDS = [word(text, left, 20.0 * row + 4) for row in range(3) for text, left in ((str(row), 4), ("31", 104))]


def test_cells_with_rules_on_both_sides_and_none_between_are_one() -> None:
    """Previously the blank above a label was a cell of its own."""
    rules = [level(0, 0, 160), level(20, 0, 40), level(20, 100, 160), level(40, 0, 160), level(60, 0, 160)]
    made = with_labels_between_rules(grid_of([*WORDS, word("医院", 44, 24)], ROWS, COLUMNS), rules)
    assert texts_of(made) == [["0", "医院[2x1]", "31"], ["1", "31"], ["2", "", "31"]]


def test_two_labels_are_two_and_a_rule_on_one_side_tells_nothing() -> None:
    both = grid_of([*WORDS, word("医院", 44, 4), word("诊所", 44, 24)], ROWS, COLUMNS)
    assert with_labels_between_rules(both, [level(20, 0, 40), level(20, 100, 160)]) == both
    one = grid_of([*WORDS, word("医院", 44, 4)], ROWS, COLUMNS)
    assert with_labels_between_rules(one, [level(20, 100, 160)]) == one
