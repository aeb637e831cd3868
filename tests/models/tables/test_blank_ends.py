"""Strips beside a table that are none of its columns or rows; blank cells that rules divide stay."""

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.blank_ends import without_blank_ends
from models.tables.pages.page_grid import PageCell, PageGrid

COLUMNS = (0.0, 60.0, 120.0, 180.0, 240.0)
ROWS = (0.0, 20.0, 40.0, 60.0)


def _grid(texts: Sequence[Sequence[str]], columns: Sequence[float] = COLUMNS, rows: Sequence[float] = ROWS) -> PageGrid:
    cells = []
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            box = Box(left=columns[column], top=rows[row], right=columns[column + 1], bottom=rows[row + 1])
            word = Word(
                text=text, box=Box(left=box.left + 5, top=box.top + 4, right=box.left + 40, bottom=box.top + 16)
            )
            words = (word,) if text else ()
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=words))
    box = Box(left=columns[0], top=rows[0], right=columns[-1], bottom=rows[-1])
    return PageGrid(
        box=box, row_edges=tuple(rows), column_edges=tuple(columns), cells=tuple(cells), confidence=1.0,
        found_by="rules",
    )  # fmt: skip


def _levels(right: float) -> list[Rule]:
    return [Rule(box=Box(left=0, top=y, right=right, bottom=y), horizontal=True) for y in ROWS]


TEXTS = (("项目", "上年", "本年", ""), ("受理", "12", "15", ""), ("办结", "11", "15", ""))


def test_a_strip_that_no_row_goes_on_into_is_no_column() -> None:
    cut = without_blank_ends(_grid(TEXTS), _levels(180), ())
    assert (cut.n_rows, cut.n_columns, cut.box.right) == (3, 3, 180)
    assert all(cell.column + cell.column_span <= 3 for cell in cut.cells)


def test_the_first_column_goes_too() -> None:
    cut = without_blank_ends(_grid([row[::-1] for row in TEXTS]), [], ())
    assert (cut.n_columns, min(cell.column for cell in cut.cells), cut.box.left) == (3, 0, 60)


def test_a_blank_column_that_rules_or_fills_divide_stays() -> None:
    assert without_blank_ends(_grid(TEXTS), _levels(240), ()).n_columns == 4
    band = Box(left=0, top=20, right=240, bottom=40)
    assert without_blank_ends(_grid(TEXTS), _levels(180), [band]).n_columns == 4


def test_a_column_with_a_head_alone_stays() -> None:
    headed = ((*TEXTS[0][:3], "备注"), *TEXTS[1:])
    assert without_blank_ends(_grid(headed), _levels(180), ()).n_columns == 4


def test_a_tall_strip_below_is_no_row() -> None:
    texts = [row[:3] for row in TEXTS]
    blank = [*texts, ("", "", "")]
    tall = without_blank_ends(_grid(blank, COLUMNS[:4], (*ROWS, 160.0)), (), ())
    assert (tall.n_rows, tall.box.bottom) == (3, 60)
    assert without_blank_ends(_grid(blank, COLUMNS[:4], (*ROWS, 80.0)), (), ()).n_rows == 4
