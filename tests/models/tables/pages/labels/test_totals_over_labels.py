"""Totals over all columns of labels."""

from __future__ import annotations

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.labels.totals_over_labels import with_totals_over_labels
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 40.0, 100.0, 160.0), tuple(20.0 * row for row in range(7))
NAMES = ("小学", "中学", "一中", "二中")


def schools(*, left: float = 4, spans: dict[tuple[int, int], tuple[int, int]] | None = None) -> PageGrid:
    words = [word("类别", 4, 4), word("名称", 44, 4), word("学生数", 104, 4)]
    words += [word(name, 44, 20.0 * row + 4) for row, name in enumerate(NAMES, 1)]
    words += [word("31", 104, 20.0 * row + 4) for row in range(1, 6)]
    words += [word("城区", 4, 34), word("合计", left, 104)]
    return grid_of(words, (*ROWS[:-1], 120.0), COLUMNS, spans)


def test_a_total_below_labels_of_groups_is_over_these_and_the_names() -> None:
    """Previously 合计 was a label with a blank beside it."""
    made = with_totals_over_labels(schools(spans={(1, 0): (4, 1)}), ())
    assert texts_of(made)[-1] == ["合计[1x2]", "31"]


def test_it_may_stand_behind_a_blank() -> None:
    assert texts_of(with_totals_over_labels(schools(left=50), ()))[-1] == ["合计[1x2]", "31"]


def test_a_rule_parts_it_and_a_list_has_no_groups() -> None:
    side = Rule(box=Box(left=39.5, top=100, right=40.5, bottom=120), horizontal=False)
    grid = schools(spans={(1, 0): (4, 1)})
    assert with_totals_over_labels(grid, [side]) == grid
    words = [word(text, left, 20.0 * row + 4) for row in range(5) for text, left in ((f"a{row}", 4), (f"b{row}", 44))]
    words += [word("31", 104, 20.0 * row + 4) for row in range(6)]
    listed = grid_of([*words, word("合计", 4, 104)], ROWS, COLUMNS)
    assert with_totals_over_labels(listed, ()) == listed
