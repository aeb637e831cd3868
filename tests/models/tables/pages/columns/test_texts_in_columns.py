"""Columns of a picture that a finder cut within a text."""

from __future__ import annotations

from dataclasses import replace

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.columns.texts_in_columns import with_texts_in_one_column
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

COLUMNS = (0.0, 60.0, 103.0, 140.0, 180.0)


def permits(*, gap: float = 6, heads: tuple[str, str] = ("", "Permit")) -> PageGrid:
    words = [word("Shop", 4, 4), word("Boxes", 150, 4)]
    words += [word(head, left, 4) for head, left in zip(heads, (70, 108), strict=True) if head]
    for at, name in enumerate(("Plum", "Reed", "Fern", "Sloe"), 1):
        words += [word(name, 4, 20 * at + 4), word("〔2025〕", 98 - gap / 2 - 30, 20 * at + 4)]
        words += [word(f"010{at}", 98 + gap / 2 + 5, 20 * at + 4), word(f"{at}0", 160, 20 * at + 4)]
    read = [replace(one, origin="ocr") for one in words]
    return grid_of(read, [20.0 * at for at in range(6)], COLUMNS)


def test_parts_of_a_documents_number_are_one() -> None:
    """Previously 〔2025〕 and 0101 had a column each."""
    made = with_texts_in_one_column(permits(gap=5), ())
    assert made.n_columns == 3
    assert texts_of(made)[1] == ["Plum", "〔2025〕 0101", "10"]
    assert texts_of(made)[0][1] == "Permit"


def test_what_stands_apart_or_has_a_head_each_or_a_rule_between_is_two() -> None:
    for grid in (permits(gap=16), permits(gap=5, heads=("Year", "No."))):
        assert with_texts_in_one_column(grid, ()) == grid
    upright = Rule(box=Box(left=102.5, top=0, right=103.5, bottom=100), horizontal=False)
    assert with_texts_in_one_column(permits(gap=5), [upright]) == permits(gap=5)


def test_two_rows_tell_where_all_behind_the_edge_begin_with_a_bracket() -> None:
    """Previously 水发 and 〔2016〕4号 had a column each where a page break left but a few rows of a list."""
    words = [word("Paper", 4, 4), word("No.", 70, 4), word("Day", 150, 4)]
    for at in (1, 2):
        words += [word("Plan", 4, 20 * at + 4), word("水发", 88, 20 * at + 4)]
        words += [word("〔2016〕4号", 103, 20 * at + 4), word(f"{at}0", 160, 20 * at + 4)]
    read = [replace(one, origin="ocr") for one in words]
    columns = (0.0, 60.0, 100.0, 145.0, 180.0)
    grid = grid_of(read, [20.0 * at for at in range(4)], columns)
    made = with_texts_in_one_column(grid, ())
    assert made.n_columns == 3
    other = [replace(one, text=one.text.replace("〔", "X")) for one in read]
    plain = grid_of(other, [20.0 * at for at in range(4)], columns)
    assert with_texts_in_one_column(plain, ()) == plain
