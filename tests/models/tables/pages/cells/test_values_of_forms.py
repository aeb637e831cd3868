"""Rows of forms with one label."""

from __future__ import annotations

from models.tables.pages.cells.values_of_forms import with_values_of_forms_wide
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS, ROWS = (0.0, 60.0, 120.0, 180.0, 240.0), (0.0, 20.0, 40.0, 60.0)


def form(second: str) -> PageGrid:
    words = [word(text, 60.0 * at + 4, 4) for at, text in enumerate(("姓名", "周童", second, "女"))]
    words += [word("住址", 4, 24), word("柳河乡", 64, 24), word("简历", 4, 44), word("在乡镇工作至今，任科长", 70, 44)]
    return grid_of(words, ROWS, COLUMNS, {(2, 1): (1, 3)})


def test_what_it_says_is_over_all_columns_where_a_long_text_is() -> None:
    """Previously three blanks stood behind 柳河乡."""
    assert texts_of(with_values_of_forms_wide(form("性别"), ()))[1] == ["住址", "柳河乡[1x3]"]


def test_a_table_of_figures_is_no_form() -> None:
    assert with_values_of_forms_wide(form("31"), ()) == form("31")
