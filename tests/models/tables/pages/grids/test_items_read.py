"""Numbers of items that were read without their full stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.printed_page import Word
from models.tables.pages.grids.items_read import marks_an_item
from tests.models.tables.table_grids_by_hand import word


def read(text: str, left: float) -> Word:
    return replace(word(text, left, 10), origin="ocr")


@pytest.mark.parametrize(
    ("number", "name", "left", "item"),
    [("1", "原址翻建", 15.0, True), ("12", "原址翻建", 20.0, True), ("1", "件", 15.0, False), ("120", "原址翻建", 25.0, False),
     ("1", "原址翻建", 40.0, False), ("1", "2023年", 15.0, False)],
)  # fmt: skip
def test_a_short_number_right_before_a_name_is_none_of_a_row(number: str, name: str, left: float, item: bool) -> None:
    """Previously each line of a cell with such items was a row of the form."""
    mark = read(number, 4)
    assert marks_an_item(mark, [mark, read(name, left)]) == item


def test_figures_of_a_text_layer_have_their_full_stops() -> None:
    mark = word("1", 4, 10)
    assert not marks_an_item(mark, [mark, word("原址翻建", 15, 10)])
