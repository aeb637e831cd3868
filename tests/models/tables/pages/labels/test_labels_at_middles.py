"""Labels that stand in the middle of their rows, all of a column."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from models.tables.pages.labels.labels_at_middles import with_labels_at_middles
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 80.0, 160.0)


def table(labels: Mapping[str, float], *, spans: Mapping[tuple[int, int], tuple[int, int]] | None = None) -> PageGrid:
    """A head and eight rows of 15 points; labels with the row, counted from 0, that their middle is at."""
    words = [word("Field", 4, 2), word("Value", 84, 2)]
    words += [word(f"v{row}", 84, 15.0 * row + 17) for row in range(8)]
    words += [word(text, 4, 15.0 * row + 17) for text, row in labels.items()]
    return grid_of(words, [15.0 * row for row in range(10)], COLUMNS, spans)


def first(grid: PageGrid) -> list[str]:
    return [row[0] for row in texts_of(grid)[1:] if len(row) > 1]


def test_labels_are_as_high_as_the_rows_that_they_are_in_the_middle_of() -> None:
    made = with_labels_at_middles(table({"Length": 1.0, "Shaft": 3.5, "Option": 6.0}), ())
    assert first(made) == ["Length[3x1]", "Shaft[2x1]", "Option[3x1]"]


def test_however_the_finder_cut_them() -> None:
    """Two labels in one cell of six rows; previously they stayed one."""
    grid = table({"Length": 1.0, "Shaft": 3.5, "Option": 6.0}, spans={(1, 0): (6, 1), (7, 0): (2, 1)})
    assert first(with_labels_at_middles(grid, ())) == ["Length[3x1]", "Shaft[2x1]", "Option[3x1]"]


def test_two_lines_nearer_than_rows_are_one_label() -> None:
    labels = {"one": 0.0, "of three": 2.0, "four": 4.0, "five": 5.0, "a reason of": 6.1, "two lines": 6.9}
    made = first(with_labels_at_middles(table(labels), ()))
    assert made == ["one", "of three[3x1]", "four", "five", "a reason of two lines[2x1]"]


@pytest.mark.parametrize(
    "labels",
    [
        {"Length": 1.0, "Shaft": 3.0, "Option": 6.0},  # on the rows' lines: blanks may be blanks
        {"Length": 1.0, "Shaft": 3.5, "Option": 5.0},  # rows are left over
    ],
)
def test_labels_that_tell_nothing_stay(labels: Mapping[str, float]) -> None:
    grid = table(labels)
    assert with_labels_at_middles(grid, ()) == grid


def test_a_rule_between_rows_parts_what_it_parts() -> None:
    grid = table({"Length": 1.0, "Shaft": 3.5, "Option": 6.0})
    assert with_labels_at_middles(grid, (level(30.0, 0, 80),)) == grid


def test_a_column_with_words_in_each_row_stays() -> None:
    grid = table({f"n{row}": row for row in range(7)} | {"last": 7.0, "line": 7.4})
    assert with_labels_at_middles(grid, ()) == grid


def test_a_head_and_a_label_that_took_a_row_of_others_give_it_back() -> None:
    """Previously labels stayed as a finder cut them where a head took the first row, or the last label a sum's."""
    labels = {"Length": 1.0, "Shaft": 3.5, "Option": 5.5}
    spans = {(0, 0): (2, 1), (2, 0): (2, 1), (4, 0): (5, 1)}
    assert texts_of(with_labels_at_middles(table(labels, spans=spans), ()))[0][0] == "Field"
    made = first(with_labels_at_middles(table(labels, spans=spans), ()))
    assert made == ["Length[3x1]", "Shaft[2x1]", "Option[2x1]", ""]


def test_a_rule_leaves_a_head_over_labels_as_high_as_it_was() -> None:
    """Previously the head lost its last row where rules part what labels seem to be in the middle of."""
    labels = {"Length": 1.5, "Shaft": 4.5, "Option": 6.5}
    grid = table(labels, spans={(0, 0): (2, 1)})
    assert with_labels_at_middles(grid, (level(45.0, 0, 80),)) == grid


def test_numbers_in_a_head_beside_a_name_as_high_as_it_are_names() -> None:
    """Previously the numbers of trains, under a head over all of them, were figures, and labels stayed in one row."""
    words = [word("Stop", 4, 10), word("Train", 104, 2), word("3", 84, 17), word("5", 164, 17)]
    words += [word(f"9.{row}0", left, 15.0 * row + 32) for row in range(5) for left in (84, 164)]
    words += [
        word(text, 4, 15.0 * row + 32) for text, row in (("Mill", 0.0), ("Quay", 1.5), ("Weir", 3.0), ("End", 4.0))
    ]
    spans = {(0, 0): (2, 1), (0, 1): (1, 2)}
    grid = grid_of(words, [15.0 * row for row in range(8)], (0.0, 80.0, 160.0, 240.0), spans)
    assert [row[0] for row in texts_of(with_labels_at_middles(grid, ()))[2:4]] == ["Mill", "Quay[2x1]"]


def test_labels_on_the_line_of_no_first_row_are_of_all() -> None:
    """Previously only a label between two lines told, and three rows each had blanks above it and below."""
    words = [word("Field", 4, 2), word("Value", 84, 2), *(word(f"v{row}", 84, 15.0 * row + 17) for row in range(6))]
    for labels, made in (((1.0, 4.0), ["Mill[3x1]", "Quay[3x1]"]), ((0.0, 3.0), ["Mill", "", "", "Quay", "", ""])):
        own = [word(text, 4, 15.0 * row + 17) for text, row in zip(("Mill", "Quay"), labels, strict=True)]
        grid = grid_of([*words, *own], [15.0 * row for row in range(8)], COLUMNS)
        assert first(with_labels_at_middles(grid, ()))[: len(made)] == made


def test_the_number_of_a_title_over_them_is_no_row() -> None:
    """Previously the figures of 7-3 were taken for those of a row, and no label below was told."""
    words = [word("7-3", 120, 2), word("Field", 4, 17), word("Value", 84, 17)]
    words += [word(f"v{row}", 84, 15.0 * row + 32) for row in range(4)]
    words += [word(text, 4, y) for text, y in (("Mill", 39.5), ("Quay", 69.5))]
    grid = grid_of(words, [15.0 * row for row in range(7)], (*COLUMNS, 240.0), {(0, 1): (1, 2)})
    assert texts_of(with_labels_at_middles(grid, ()))[2][0] == "Mill[2x1]"


def test_the_rule_under_a_head_leaves_the_labels_below_it() -> None:
    """Previously labels that came out even with the head's last row, which a rule parts from them, stayed."""
    words = [word(f"v{row}", 84, 15.0 * row + 2) for row in range(10)]
    words += [word(text, 4, 15.0 * row + 2) for text, row in (("Field", 0), ("Mill", 2.5), ("Quay", 5), ("Fair", 7.5))]
    grid = grid_of(words, [15.0 * row for row in range(11)], COLUMNS)
    made = first(with_labels_at_middles(grid, (level(30.0, 0, 160),)))
    assert made == ["", "Mill[2x1]", "Quay[3x1]", "Fair[2x1]", ""]


def test_figures_on_their_rows_lines_are_of_these() -> None:
    """Previously two figures among blanks were as high as the rows that they happened to be in the middle of."""
    words = [word("Field", 4, 2), word("Late", 84, 2)]
    words += [word(f"v{row}", 4, 15.0 * row + 17) for row in range(8)]
    for low, high in (("18", "5"), ("sold", "kept")):
        own = [word(low, 84, 15.0 + 17), word(high, 84, 15.0 * 5 + 17)]
        grid = grid_of([*words, *own], [15.0 * row for row in range(10)], COLUMNS)
        assert (with_labels_at_middles(grid, ()) == grid) == (low == "18")
