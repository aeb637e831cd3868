"""Formulas in lines of their own are no tables; statistics of a table are no formula."""

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.find_grids import is_table
from models.tables.pages.no_tables.formulas import is_formula
from models.tables.pages.page_grid import PageCell, PageGrid


def _grid(rows: list[list[str]], *, found_by: str = "text") -> PageGrid:
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            box = Box(left=80.0 * column, top=20.0 * row, right=80.0 * column + 70, bottom=20.0 * row + 12)
            words = tuple(Word(text=word, box=box) for word in text.split())
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=words))
    n, m = len(rows), len(rows[0])
    return PageGrid(
        box=Box(left=0, top=0, right=80.0 * m, bottom=20.0 * n), row_edges=tuple(20.0 * y for y in range(n + 1)),
        column_edges=tuple(80.0 * x for x in range(m + 1)), cells=tuple(cells), confidence=1.0, found_by=found_by,
    )  # fmt: skip


FORMULA = [["Z =", "a + b", "(12)"], ["", "c", ""]]


def test_a_formula_is_no_table() -> None:
    assert is_formula(_grid(FORMULA))
    assert not is_table(_grid(FORMULA))
    assert not is_table(_grid([["d g", "= 4 π G ρ ( r )", "(A.2)"], ["d r", "", ""]], found_by="both"))


def test_rules_are_believed() -> None:
    assert not is_formula(_grid(FORMULA, found_by="rules"))


def test_statistics_in_the_head_of_a_table_are_no_formula() -> None:
    table = [["组别", "对照组 n=34", "试验组 n=36"], ["年龄", "39.5", "41.2"], ["体重", "83.5", "84.6"]]
    assert not is_formula(_grid(table))
    assert not is_formula(_grid([["Variable", "p = 0.03", "All"], ["Age", "34", "36"], ["Height", "173", "170"]]))


def test_bounds_of_figures_are_no_formula() -> None:
    """S, I, R and ≤8 of a table of drugs: previously letters and signs enough, and the table was lost."""
    table = [
        ["药物", "MIC", "S", "R", "结果"],
        ["头孢呋辛", "≥64", "≤8", "≥32", "R"],
        ["厄他培南", "≤0.5", "≤0.5", "≥2", "S"],
    ]
    assert not is_formula(_grid(table, found_by="both"))


def test_units_right_behind_figures_are_no_letters_of_a_formula() -> None:
    """Previously a data sheet that says under which conditions (T = 27) its figures hold was lost."""
    table = [["Current", "T = 27", "4.0 A", "6.1 A", "8 A"], ["Power", "lapped", "38 W", "56 W", "77 W"]]
    assert not is_formula(_grid(table, found_by="both"))
    assert is_formula(_grid([["P =", "I V A", "(3)"], ["", "R W", ""]]))
