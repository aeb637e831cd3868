"""Labels that stand once beside the rows of a group between rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.labels.strip_labels import with_labels_as_high_as_groups
from models.tables.pages.page_grid import PageCell, PageGrid
from tests.models.tables.pages.chosen.test_choose import word

COLUMNS = (0.0, 50.0, 100.0, 150.0)
TIDES = ("1|0209|0.8", "|0815|8.3", "2|0259|0.9", "|0909|8.3", "|1527|1.3", "3|0349|1.7", "|0958|7.8")
ENDS = (0, 2, 5, 7)
"""Rows over which a rule goes."""


def table(texts: Sequence[str], *, wide: int | None = None) -> PageGrid:
    """Rows of 20 points; `wide`: the row whose first two columns are one blank cell."""
    cells = []
    for row, text in enumerate(texts):
        for column, said in enumerate(text.split("|")):
            if row == wide and column == 1:
                continue
            span = 2 if row == wide and column == 0 else 1
            box = Box(left=COLUMNS[column], top=20.0 * row, right=COLUMNS[column + span], bottom=20.0 * row + 20)
            words = (word(said, COLUMNS[column] + 5, 20.0 * row + 5),) if said else ()
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=span, box=box, words=words))
    edges = tuple(20.0 * row for row in range(len(texts) + 1))
    box = Box(left=0, top=0, right=150, bottom=edges[-1])
    return PageGrid(box=box, row_edges=edges, column_edges=COLUMNS, cells=tuple(cells), confidence=1.0, found_by="text")


def rules(*ends: int, right: float = 150.0) -> list[Rule]:
    return [Rule(box=Box(left=0, top=20.0 * row, right=right, bottom=20.0 * row), horizontal=True) for row in ends]


def heights(grid: PageGrid) -> list[int]:
    return [cell.row_span for cell in grid.cells if cell.column == 0]


def test_a_label_is_as_high_as_its_group() -> None:
    mended = with_labels_as_high_as_groups(table(TIDES), rules(*ENDS))
    assert heights(mended) == [2, 3, 2]
    assert [cell.row_span for cell in mended.cells if cell.column > 0] == [1] * 14


def test_what_is_blank_beside_a_figure_in_a_group_is_a_cell_a_column() -> None:
    texts = [*TIDES[:4], "||1.3", *TIDES[5:]]
    mended = with_labels_as_high_as_groups(table(texts, wide=4), rules(*ENDS))
    assert heights(mended) == [2, 3, 2]


@pytest.mark.parametrize(
    ("texts", "drawn"),
    [
        (TIDES, rules(*ENDS, right=90.0)),
        (TIDES, rules(0, 2, 7)),
        (TIDES, []),
        (["1|0209|0.8", "2|0815|8.3", *TIDES[2:4], "7|1527|1.3", *TIDES[5:]], rules(*ENDS)),
    ],
    ids=["short rules", "two groups", "no rules", "labels in most rows"],
)
def test_elsewhere_the_grid_stays_as_it_is(texts: Sequence[str], drawn: Sequence[Rule]) -> None:
    grid = table(texts)
    assert with_labels_as_high_as_groups(grid, drawn) == grid


def test_a_label_beside_an_upright_rule_is_as_high_as_the_rule() -> None:
    """市立 in the middle of its sizes, between rows whose labels go over both columns."""
    grid = table(("all||9", "|big|4", "town|mid|3", "|small|2", "other||1"))
    wide = [replace(cell, column_span=2) for cell in grid.cells if cell.column == 0 and cell.row in (0, 4)]
    kept = [cell for cell in grid.cells if cell.row not in (0, 4) or cell.column == 2]
    beside = Rule(box=Box(left=50, top=20, right=50, bottom=80), horizontal=False)
    made = with_labels_as_high_as_groups(replace(grid, cells=(*wide, *kept)), [beside])
    (label,) = [cell for cell in made.cells if cell.column == 0 and cell.row == 1]
    assert (label.row_span, label.words[0].text) == (3, "town")


def test_labels_in_the_middle_of_as_many_rows_each_are_as_high_as_these() -> None:
    grid = table(("year|of|sum", "|CK|1", "2023|R|2", "|F|3", "|CK|4", "2024|R|5", "|F|6"))
    made = with_labels_as_high_as_groups(grid, ())
    assert [(cell.row, cell.row_span) for cell in made.cells if cell.column == 0] == [(0, 1), (1, 3), (4, 3)]
    beside = table(("year|of|sum", "|CK|1", "2023|R|2", "|F|3", "2024|CK|4", "|R|5", "|F|6"))
    assert with_labels_as_high_as_groups(beside, ()) == beside


def test_labels_of_one_row_stand_among_those_in_the_middle_of_several_if_one_stands_between_two() -> None:
    """Places shared in a ranking: 2-4 in the second of its rows, 6-7 between its two."""
    rows = ("|who|of", "1|A|9", "|B|8", "2-4|C|8", "|D|8", "5|E|7", "|F|6", "|G|6")
    grid = table(rows)
    low = grid.row_edges[6]
    shared = [
        replace(cell, words=(Word(text="6-7", box=Box(left=5, top=low + 14, right=25, bottom=low + 26)),))
        if (cell.row, cell.column) == (6, 0) else cell
        for cell in grid.cells
    ]  # fmt: skip
    made = with_labels_as_high_as_groups(replace(grid, cells=tuple(shared)), ())
    spans = [(cell.row, cell.row_span) for cell in made.cells if cell.column == 0 and cell.row]
    assert spans == [(1, 1), (2, 3), (5, 1), (6, 2)]
    odd = table(("|who|of", "1|A|9", "|B|8", "2-4|C|8", "|D|8", "5|E|7"))
    assert with_labels_as_high_as_groups(odd, ()) == odd


def test_cells_between_the_lines_of_two_rows_are_as_high_as_their_rows() -> None:
    """What two groups differ by, in the middle of both their rows; previously each was of one of them. A sum below
    them has none.
    """
    texts = ("组|均值|差", "甲|352|", "乙|355|", "甲|81|", "乙|80|", "甲|27|", "乙|26|", "合计|921|")
    plain = table(texts)
    between = {2: word("21", 105, 35), 4: word("3", 105, 75), 5: word("8", 105, 105), 6: word("9", 105, 125)}
    words = {row: (between[row],) for row in (2, 4, 5, 6)}
    cells = [
        replace(cell, words=words[cell.row]) if cell.column == 2 and cell.row in words else cell for cell in plain.cells
    ]  # fmt: skip
    mended = with_labels_as_high_as_groups(replace(plain, cells=tuple(cells)), [])
    assert [cell.row_span for cell in mended.cells if cell.column == 2] == [1, 2, 2, 1, 1, 1]
    assert heights(mended) == [1] * 8
    on_lines = [replace(cell, words=()) if cell.column == 2 and cell.row == 4 else cell for cell in cells]
    assert with_labels_as_high_as_groups(replace(plain, cells=tuple(on_lines)), []).cells == tuple(on_lines)


def test_blanks_that_a_finder_joined_below_a_label_are_of_it() -> None:
    """Previously a label stayed alone where two blanks below it were one cell."""
    grid = table(TIDES)
    low = next(cell for cell in grid.cells if (cell.row, cell.column) == (3, 0))
    cells = [
        replace(cell, row_span=2, box=replace(cell.box, bottom=100)) if cell is low else cell
        for cell in grid.cells
        if (cell.row, cell.column) != (4, 0)
    ]
    assert heights(with_labels_as_high_as_groups(replace(grid, cells=tuple(cells)), rules(*ENDS))) == [2, 3, 2]


def test_rules_under_a_label_close_its_cell() -> None:
    """Previously what was blank under a figure between rules was of that figure's cell."""
    grid = table(TIDES)
    drawn = [*rules(*ENDS), *rules(1, 3, 4, 6, right=50.0)]
    assert heights(with_labels_as_high_as_groups(grid, drawn)) == [1] * 7
