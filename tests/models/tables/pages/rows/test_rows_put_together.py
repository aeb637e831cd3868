"""Two rows that were put into one: above the first rule, and between rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.rows.open_strips import with_open_strip_apart
from models.tables.pages.rows.two_rows_in_one import with_rows_apart
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

COLUMNS = (0.0, 80.0, 160.0, 220.0)
PLACES = (4, 84, 170)
STRIPS = (0.0, 36.0, 54.0, 72.0, 90.0)
RULES = [level(y, 0, 220) for y in STRIPS[1:]]


def rows(texts: Sequence[Sequence[str]], *, step: float = 18) -> list[Word]:
    return [
        word(text, left, 4 + step * at)
        for at, row in enumerate(texts)
        for text, left in zip(row, PLACES, strict=True)
        if text
    ]


COURT = (
    ("Role", "Name", "Rights"),
    ("Judge", "Cen", ""),
    ("Clerk", "Shu", ""),
    ("Plea", "Ai", "all"),
    ("For", "Qiu", ""),
)


def test_a_head_above_the_first_rule_is_no_line_of_the_first_row() -> None:
    """Previously the head and the first row, between which no rule runs, were one."""
    grid = grid_of(rows(COURT), STRIPS, COLUMNS)
    made = with_open_strip_apart(grid, RULES)
    assert texts_of(made) == [list(row) for row in COURT]
    assert made.row_edges[1] == pytest.approx(18, abs=1)


def test_lines_nearer_than_rows_and_what_has_a_rule_above_are_one_row() -> None:
    near = [
        *rows(COURT[:1]),
        *rows((("", "", ""), ("of both", "", "")), step=12),
        *rows((("", "", ""), *COURT[1:]))[2:],
    ]
    grid = grid_of(near, STRIPS, COLUMNS)
    assert with_open_strip_apart(grid, RULES) == grid
    whole = grid_of(rows(COURT), STRIPS, COLUMNS)
    assert with_open_strip_apart(whole, [level(0, 0, 220), *RULES]) == whole


def market(*, second: Sequence[str] = ("squid", "1 piece", ""), step: float = 18) -> PageGrid:
    texts = [
        ("Item", "of", "Price"),
        *((name, "1 piece", f"{at}.10") for at, name in enumerate(("rice", "radish, bunch.", "leek"))),
    ]
    texts += [(name, "1 piece", f"{at}.40") for at, name in enumerate(("beef", "egg", "mackerel"))]
    words = rows(texts)
    last = words[-1].box.top
    words += [word(text, left, last + step) for text, left in zip(second, PLACES, strict=True) if text]
    words += [word(text, left, last + 36) for text, left in zip(("hairtail", "1 piece", "9.90"), PLACES, strict=True)]
    edges = [*(18.0 * at for at in range(7)), 18.0 * 8, 18.0 * 9]
    return grid_of(words, edges, COLUMNS)


def test_a_row_without_figures_is_one() -> None:
    """Previously what was not sold was in the row above."""
    made = texts_of(with_rows_apart(market()))
    assert made[6:] == [
        ["mackerel", "1 piece", "2.40"],
        ["squid", "1 piece", ""],
        ["hairtail", "1 piece", "9.90"],
    ]


def test_lines_of_one_cell_are_one_row() -> None:
    for grid in (
        market(second=("fillet", "", "")),
        market(step=12),
        market(second=("in boxes of wood", "of the larger kind", "")),
    ):
        assert with_rows_apart(grid) == grid


def test_a_first_row_of_figures_and_the_names_below_it_are_two() -> None:
    """Previously the numbers of coaches and the notes on some were one row, as read from a filled head."""
    times = [(f"Stop {at}", "0310", "0440", "0540", "0655") for at in "ABCDEF"]
    words = [
        word(text, 4 + 50.0 * column, 4 + 18.0 * row)
        for row, line in enumerate((("Coach", "01", "03", "05", "07"), ("Notes", "N", "", "", "X"), *times))
        for column, text in enumerate(line)
        if text
    ]
    columns = [50.0 * at for at in range(6)]
    grid = grid_of(words, [0.0, *(18.0 * at for at in range(2, 9))], columns)
    made = texts_of(with_rows_apart(grid))
    assert made[:2] == [["Coach", "01", "03", "05", "07"], ["Notes", "N", "", "", "X"]]
    named = [
        word("Kind" if one.text.startswith("0") and one.box.top < 10 else one.text, one.box.left, one.box.top)
        for one in words
    ]
    plain = grid_of(named, grid.row_edges, columns)
    assert with_rows_apart(plain) == plain


def _tax(second: str, *, pitch: float = 18) -> PageGrid:
    texts = [("项目", "", "金额")] + [
        (name, "", "12") for name in ("补助", "单独进行减值测试应收款项转回", "其他", "处置")
    ]
    words = rows([*texts, ("减：所得税", "", "7")])
    words += [word(second, 4, words[-2].box.top + pitch), *rows([("", "", "")] * 7 + [("合计", "", "31")])]
    return grid_of(words, [0.0, *(18.0 * at for at in (1, 2, 3, 4, 5, 7, 8))], (0.0, 160.0, 220.0))


def test_a_label_that_leaves_room_on_its_first_line_is_two() -> None:
    """Chinese text is broken at any character. Previously a row without a figure was the end of the one above it."""
    made = texts_of(with_rows_apart(_tax("少数股东影响额")))
    assert made[5:] == [["减：所得税", "7"], ["少数股东影响额", ""], ["合计", "31"]]
    assert with_rows_apart(_tax("少数股东影响额", pitch=12)) == _tax("少数股东影响额", pitch=12)
    assert with_rows_apart(_tax("minority")) == _tax("minority")


def test_a_first_row_of_two_full_lines_as_far_apart_as_rows_is_a_head_and_a_row() -> None:
    """Previously a list without figures, striped from its second row on, had its names in its first."""
    full = [*((*texts[:2], texts[2] or "none") for texts in COURT), ("Guard", "Lu", "none")]
    strips = (*STRIPS, 108.0)
    assert texts_of(with_rows_apart(grid_of(rows(full), strips, COLUMNS))) == [list(texts) for texts in full]
    lifted = [word(one.text, one.box.left, one.box.top - 5 * (20 < one.box.top < 30)) for one in rows(full)]
    near = grid_of(lifted, strips, COLUMNS)
    assert with_rows_apart(near) == near


@pytest.mark.parametrize(("step", "n_rows"), [(18.0, 8), (11.0, 7)])
def test_a_label_and_figures_of_two_lines_as_far_apart_as_rows_are_two(step: float, n_rows: int) -> None:
    """Previously a mark in the middle of both, or a rule that was overlooked, left them in one."""
    columns = (0.0, 80.0, 120.0, 180.0, 240.0)
    words = [word(text, left + 4, 4) for text, left in zip(("What", "Sign", "Small", "Large"), columns, strict=False)]
    for at, what in enumerate(("Voltage", "Current", "Length", "Width"), 1):
        words += [word(what, 4, 4 + 18.0 * at), word("U", 84, 4 + 18.0 * at)]
        words += [word("12", left + 4, 4 + 18.0 * at) for left in columns[2:4]]
    for line in (0, 1):
        words += [
            word("Power", 4, 94 + step * line),
            *(word("38", left + 4, 94 + step * line) for left in columns[2:4]),
        ]
    words += [word("Q", 84, 94 + step / 2), word("Weight", 4, 130), word("7", 124, 130)]
    made = with_rows_apart(grid_of(words, (0.0, 18.0, 36.0, 54.0, 72.0, 90.0, 126.0, 144.0), columns))
    assert made.n_rows == n_rows
    assert n_rows == 7 or texts_of(made)[5:7] == [["Power", "Q[2x1]", "38", "38"], ["Power", "38", "38"]]


def stoppages(*, pitch: float = 12, label: str = "Dredging") -> PageGrid:
    columns = (0.0, 80.0, 160.0, 300.0)
    words = rows((("Cause", "From", "Measure"), ("Pumps", "9 April", "hose changed")))
    words += [word("Crash", 4, 46), word("17 May", 84, 46), word("divers looked", 170, 40)]
    words += [word("at the gate", 170, 40 + pitch)]
    words += [word("Damage", 4, 66), word("18 May", 84, 66), word("beams to come", 170, 66)]
    words += [word(label, 4, 81)] if label else []
    words += [word("12 June", 84, 81), word("less depth", 170, 81)]
    return grid_of(words, (0.0, 18.0, 36.0, 62.0, 95.0), columns)


def test_lines_further_apart_than_those_of_a_text_are_rows_where_few_tell() -> None:
    """Previously the last two rows, a lock's damage and low water, were one."""
    assert texts_of(with_rows_apart(stoppages()))[-2:] == [
        ["Damage", "18 May", "beams to come"], ["Dredging", "12 June", "less depth"],
    ]  # fmt: skip
    near = stoppages(pitch=15)
    assert with_rows_apart(near) == near
    unnamed = stoppages(label="")
    assert with_rows_apart(unnamed) == unnamed
