"""Tables of which nothing can be read."""

from __future__ import annotations

from dataclasses import replace

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.pictures.illegible import is_legible
from tests.models.tables.table_grids_by_hand import grid_of, word

PROSE = [replace(word("坚持每周调度", 4, 300.0 + 20 * line), origin="ocr") for line in range(4)]


def table(confidence: float) -> PageGrid:
    words = [word("7", 20.0 * column + 4, 20.0 * row + 4) for row in range(4) for column in range(4)]
    read = [replace(one, origin="ocr", confidence=confidence) for one in words]
    return grid_of(read, [20.0 * at for at in range(5)], [20.0 * at for at in range(5)])


def test_what_shows_through_a_sheet_cannot_be_read_though_its_page_can() -> None:
    assert not is_legible(table(0.2), PROSE)
    assert is_legible(table(0.9), PROSE)


def test_where_nothing_can_be_read_a_table_cannot_either() -> None:
    assert is_legible(table(0.2), [replace(one, confidence=0.3) for one in PROSE])
    assert is_legible(table(0.2), [])
