"""Rows that no rule divides: which lines of which columns are one row."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from models.tables.pages.grids.row_cuts import Entry, cut_rows

SIZE = 10.0


def entry(column: int, middle: float, *, figure: bool = False, opens: bool = False, alone: bool = False) -> Entry:
    return Entry(
        column=column, top=middle - 5, bottom=middle + 5, figure=figure, opens=opens, alone=alone
    )  # fmt: skip


def middles(entries: list[Entry]) -> list[list[float]]:
    return [sorted({one.middle for one in row}) for row in cut_rows(entries, size=SIZE).rows]


def test_figures_choose_the_lines_of_their_labels() -> None:
    """Lines 12 apart throughout: only the figures tell which of them are one label."""
    labels = [entry(0, y) for y in (100.0, 112.0, 124.0, 136.0, 148.0, 160.0)]
    figures = [entry(1, y, figure=True) for y in (106.0, 124.0, 148.0)]
    assert middles([*labels, *figures]) == [[100.0, 106.0, 112.0], [124.0], [136.0, 148.0, 160.0]]


def test_a_label_without_figures_keeps_its_row() -> None:
    entries = [*(entry(0, y) for y in (100.0, 130.0, 160.0)), *(entry(1, y, figure=True) for y in (100.0, 160.0))]
    assert middles(entries) == [[100.0], [130.0], [160.0]]


def test_rows_of_words_alone_end_where_lines_stand_a_little_further_apart() -> None:
    """Two lines in every cell but one, which stands at the middle."""
    rows = [(100.0, 113.0), (131.0, 144.0), (162.0, 175.0)]
    entries = [entry(column, y) for row in rows for column in (0, 1) for y in row]
    entries += [entry(2, sum(row) / 2) for row in rows]
    assert [len(row) for row in cut_rows(entries, size=SIZE).rows] == [5, 5, 5]


def test_full_lines_at_one_distance_are_rows() -> None:
    entries = [entry(column, 100.0 + 13 * row) for row in range(6) for column in range(4)]
    assert [len(row) for row in cut_rows(entries, size=SIZE).rows] == [4] * 6


def test_cells_may_stand_at_the_bottom() -> None:
    rows = [(100.0, 113.0, 126.0), (140.0, 153.0, 166.0), (180.0, 193.0)]
    entries = [entry(0, y) for row in rows for y in row] + [entry(1, row[-1], figure=True) for row in rows]
    assert [len(row) for row in cut_rows(entries, size=SIZE).rows] == [4, 4, 3]


def test_a_title_over_columns_is_a_row_of_its_own() -> None:
    entries = [entry(0, 113.0, alone=True)]
    entries += [entry(column, y) for y in (100.0, 126.0, 139.0) for column in (0, 1, 2)]
    assert middles(entries) == [[100.0], [113.0], [126.0], [139.0]]


def test_nothing_gives_no_rows() -> None:
    assert cut_rows([], size=SIZE).rows == ()


@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.floats(0, 400), st.booleans(), st.booleans(), st.booleans()),
        min_size=1, max_size=40,
    )
)  # fmt: skip
def test_each_line_is_in_one_row_and_rows_go_down(drawn: list[tuple[int, float, bool, bool, bool]]) -> None:
    entries = [entry(column, y, figure=f, opens=o, alone=a) for column, y, f, o, a in drawn]
    rows = cut_rows(entries, size=SIZE).rows
    assert sorted(one.middle for row in rows for one in row) == sorted(one.middle for one in entries)
    assert all(max(a.middle for a in above) <= min(b.middle for b in below) for above, below in pairwise(rows))


def test_rows_stand_apart_though_every_cell_of_some_takes_two_lines() -> None:
    """Lines of a cell are 14 apart, rows 33 or 47 from one to the next: no multiple of it."""
    entries: list[Entry] = []
    top = 100.0
    for _ in range(5):
        entries += [entry(0, top + 7, figure=True)]
        entries += [entry(column, top + 14 * line) for column in (1, 2, 3) for line in (0, 1)]
        top += 47
    assert [len(row) for row in cut_rows(entries, size=SIZE).rows] == [7] * 5


def test_many_lines_of_several_columns_are_rows_though_the_last_is_often_blank() -> None:
    lines = [entry(column, 100.0 + 15 * row) for row in range(8) for column in range(3)]
    last = [entry(3, 100.0 + 15 * row) for row in (0, 1, 3, 4, 7)]
    assert middles([*lines, *last]) == [[100.0 + 15 * row] for row in range(8)]


def test_the_one_line_with_nothing_beside_it_tells_how_near_lines_of_a_cell_are() -> None:
    """Rows 18 apart, which lines of one cell may be; one cell goes on 13 below."""
    entries = [entry(column, y) for y in (100.0, 118.0, 136.0, 167.0) for column in (0, 1)]
    assert middles([*entries, entry(1, 149.0)]) == [[100.0], [118.0], [136.0, 149.0], [167.0]]


def test_figures_of_two_columns_at_two_heights_are_of_two_rows() -> None:
    """A sum in the last column, what it is made of in the one before, line by line."""
    labels = [entry(0, y) for y in (100.0, 113.5, 127.0)]
    figures = [entry(2, 100.0, figure=True), entry(1, 113.5, figure=True), entry(1, 127.0, figure=True)]
    assert middles([*labels, *figures]) == [[100.0], [113.5], [127.0]]
