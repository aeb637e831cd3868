"""Forms that rules draw whole, among other ways to cut them."""

from __future__ import annotations

from corpora.document.printed_page import PrintedPage
from models.tables.pages.chosen.choose import choose_grids
from models.tables.pages.chosen.stacked_figures import has_stacked_figures, n_stacked
from tests.models.tables.pages.chosen.test_choose import PAGE, drawn, grid, word


def test_units_to_be_filled_in_before_are_in_the_cells_of_a_form() -> None:
    """Length … m, width … m, row after row; previously words so far apart kept the form from being asked."""
    rows, columns = (100.0, 130.0, 160.0, 190.0, 220.0), (100.0, 200.0, 400.0, 600.0)
    words = [word(text, 110, top) for text, top in (("车行道", 110), ("人行道", 140), ("绿化带", 170), ("其他", 200))]
    words += [
        word(text, left, top)
        for top in (110, 140, 170, 200)
        for left, text in ((210, "长度"), (370, "mm"), (410, "宽度"), (570, "mm"))
    ]
    form = grid(rows, columns, found_by="rules", words=words)
    cut = grid(rows, (100.0, 200.0, 300.0, 400.0, 500.0, 600.0), found_by="recogniser", words=words)
    page = PrintedPage(page=PAGE, words=tuple(words), rules=drawn(rows, columns), scanned=True)
    (best,) = choose_grids(page, [[form], [cut]], clean=True)
    assert best.n_columns == 3


def test_dashes_read_as_one_under_figures_are_rows() -> None:
    """Previously a lattice between whose rules several rows stand was a form, and what parts the rows was not asked."""
    columns = (100.0, 200.0, 300.0, 400.0)
    words = [word("甲", left + 10, 105) for left in columns[:3]]
    for top in (140, 170, 200):
        words += [word(text, left + 10, top + y) for left in columns[:3] for text, y in (("7.23", 0), ("一", 14))]
    whole = grid((100.0, 130.0, 160.0, 190.0, 220.0), columns, found_by="rules", words=words)
    assert has_stacked_figures(whole)
    assert n_stacked(whole) == 0
