"""Labels left of a closed frame of figures are its first column; other words there are not."""

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.labels.labels_beside import with_labels_beside
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import grid_of, texts_of, word

ROWS = (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)
COLUMNS = (100.0, 160.0, 220.0)
LABELS = ("城东", "城西", "城南", "城北")


def _frame(first: Sequence[str] = ("12", "15", "9", "31")) -> PageGrid:
    head = [word("登记", 110, 4), word("投票", 170, 4)]
    body = [word(text, 110, 24 + 20 * row) for row, text in enumerate(first)]
    return grid_of([*head, *body, *(word("7", 170, 24 + 20 * row) for row in range(4))], ROWS, COLUMNS)


def _beside(texts: Sequence[str], *, left: float = 60.0) -> list[Word]:
    return [word(text, left, 24 + 20 * row) for row, text in enumerate(texts) if text]


def test_labels_beside_rows_of_figures_are_a_column() -> None:
    made = with_labels_beside(_frame(), _beside(LABELS))
    assert texts_of(made) == [
        ["", "登记", "投票"], ["城东", "12", "7"], ["城西", "15", "7"], ["城南", "9", "7"], ["城北", "31", "7"],
    ]  # fmt: skip
    assert made.column_edges == (59, *COLUMNS)
    assert made.box.left == 59


def test_a_table_with_labels_of_its_own_takes_none_from_outside() -> None:
    own = _frame(first=LABELS)
    assert with_labels_beside(own, _beside(("甲", "乙", "丙", "丁"))) == own


def test_words_that_are_not_beside_each_row_are_no_labels() -> None:
    frame = _frame()
    assert with_labels_beside(frame, _beside(("城东", "", "", "城北"))) == frame
    assert with_labels_beside(frame, _beside(("1", "2", "3", "4"))) == frame
    assert with_labels_beside(frame, _beside(LABELS, left=5.0)) == frame


def test_words_beside_the_head_too_are_of_something_else() -> None:
    box = Box(left=60, top=4, right=90, bottom=14)
    assert with_labels_beside(_frame(), [*_beside(LABELS), Word(text="正文", box=box)]) == _frame()
