"""The last rows of forms without rules, and those that the next page begins with."""

from __future__ import annotations

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.over_pages.form_rows_over import form_rows_over
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import lines_of
from models.tables.pages.rows.rows_below_forms import with_form_rows_below
from tests.models.tables.table_grids_by_hand import grid_of, level, texts_of, word

ABOVE = [word("姓名", 4, 4), word("周童", 104, 4), word("性别", 4, 24), word("女", 104, 24)]
BELOW = [word("现任科长，", 90, 44), word("主要简历", 4, 56), word("负责调研，", 90, 56), word("兼任教员。", 90, 68)]


def form() -> PageGrid:
    return grid_of(ABOVE, (0.0, 20.0, 40.0), (0.0, 60.0, 160.0))


def page(words: list[Word], *, ruled: bool = False) -> PrintedPage:
    rules = (level(40, 0, 160),) if ruled else ()
    return PrintedPage(page=Page(number=1, width=300, height=400), words=tuple(words), rules=rules)


def test_lines_around_a_label_are_its_row() -> None:
    """Previously texts of several lines were prose under the form."""
    (made,) = with_form_rows_below([form()], page([*ABOVE, *BELOW]))
    assert texts_of(made)[2:] == [["主要简历", "现任科长， 负责调研， 兼任教员。"]]


def test_what_rules_close_is_whole_and_prose_stays() -> None:
    assert with_form_rows_below([form()], page([*ABOVE, *BELOW], ruled=True)) == [form()]
    prose = [word("以上情况属实，请予以审批为盼。", 20, 44)]
    assert with_form_rows_below([form()], page([*ABOVE, *prose])) == [form()]


def test_the_next_page_begins_with_rows_and_with_the_rest_of_one() -> None:
    made = form_rows_over(form(), lines_of([word("续上表", 120, 0), *BELOW]))
    assert made is not None
    assert texts_of(made) == [["主要简历", "现任科长， 负责调研， 兼任教员。"]]
    rest = [word("二〇一九年至今。", 90, 20), *BELOW]
    cut = form_rows_over(form(), lines_of(rest))
    assert cut is not None
    assert texts_of(cut)[0] == ["", "二〇一九年至今。"]
