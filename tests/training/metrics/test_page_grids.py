"""Tables page by page: repeated heads, cut rows and cells, records whose cells name their pages."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from corpora.document.grid import Grid
from corpora.synthetic.corpus import write_corpus
from training.metrics.evaluate_tables import score_corpus_tables
from training.metrics.page_grids import read_page_grids, true_page_grids
from training.metrics.table_scores import compare_pages, score_tables, summed
from training.metrics.table_slices import ALL

Written = Callable[..., Grid]


def shape(grid: Grid) -> dict[tuple[int, int, int, int], str]:
    return {(cell.row, cell.column, cell.row_span, cell.column_span): cell.text for cell in grid.cells}


def cell(row: int, column: int, text: str, *, rows: int = 1) -> list[Any]:
    left, top = 10.0 * column, 10.0 * row
    return [row, column, rows, 1, [left, top, left + 9, top, left + 9, top + 9, left, top + 9], text, 0, None]


@pytest.fixture
def pages() -> dict[str, Any]:
    """A head and three rows; the group 组 and the row 丙 are cut by the page break; the head is printed again."""
    first = [cell(0, 0, "甲"), cell(0, 1, "乙"), cell(1, 0, "组", rows=2), cell(1, 1, "1"), cell(2, 1, "丙的前")]
    second = [cell(1, 0, "", rows=3), cell(2, 1, "半"), cell(3, 1, "3")]
    heads = [cell(0, 0, "甲"), cell(0, 1, "乙")]
    return {
        "pages": [
            {"number": 1, "regions": [{"rows": [0, 3], "cells": first, "repeated_heads": []}]},
            {"number": 2, "regions": [{"rows": [2, 2], "cells": second, "repeated_heads": heads}]},
        ]
    }


def test_what_each_page_shows(pages: dict[str, Any], grid: Written) -> None:
    first, second = true_page_grids(pages)
    assert (first.page, second.page) == (1, 2)
    assert shape(first.grid) == shape(grid("甲 乙", "组 1", "^ 丙的前"))
    assert shape(second.grid) == shape(grid("甲 乙", "· 半", "^ 3"))


def test_a_reading_is_cut_where_its_rows_change_pages(grid: Written, on_page: Written) -> None:
    table = grid("甲 乙", "组 1", "^ 2", "^ 3")
    upper, lower = on_page(table, page=1), on_page(table, page=2)
    cells = [one if one.row < 2 else other for one, other in zip(upper.cells, lower.cells, strict=True)]
    parts = read_page_grids([replace(table, cells=tuple(cells))])
    assert [(part.page, shape(part.grid)) for part in parts] == [
        (1, shape(grid("甲 乙", "组 1"))),
        (2, shape(grid("组 2", "^ 3"))),
    ]


def test_a_row_without_places_goes_with_the_one_above(grid: Written, on_page: Written) -> None:
    table = on_page(grid("a b", "c d", "e f"), page=3)
    lost = [replace(cell, place=None) if cell.row in (0, 2) else cell for cell in table.cells]
    assert [part.page for part in read_page_grids([replace(table, cells=tuple(lost))])] == [3]


def test_a_page_without_a_box_is_not_believed(grid: Written, on_page: Written) -> None:
    table = on_page(grid("a b", "c d"))
    cells = [replace(cell, place=replace(cell.place, box=None)) for cell in table.cells if cell.place]
    assert [part.page for part in read_page_grids([replace(table, cells=tuple(cells))])] == [0]


def test_a_reading_that_names_no_pages_is_compared_as_a_whole(pages: dict[str, Any], grid: Written) -> None:
    parts = read_page_grids([grid("甲 乙", "组 1", "^ 丙的前")])
    assert [part.page for part in parts] == [0]
    tally = summed(compare_pages(true_page_grids(pages), parts))[ALL]
    assert (tally.tables, tally.found, tally.exact) == (2, 1, 1)


def test_tables_of_different_pages_are_never_partners(pages: dict[str, Any], on_page: Written, grid: Written) -> None:
    read = read_page_grids([on_page(grid("甲 乙", "组 1", "^ 丙的前"), page=2)])
    tally = summed(compare_pages(true_page_grids(pages)[:1], read))[ALL]
    assert (tally.tables, tally.found, tally.read) == (1, 0, 1)


def test_without_a_truth_of_pages_there_is_nothing_to_compare() -> None:
    assert list(score_tables(None, {"kind": "pdf-office", "grids": []}, None, by_page=True)) == []


def test_generated_pages_against_themselves(tmp_path: Path) -> None:
    """Every region of drawn pages is a grid, over page breaks and with heads printed again."""
    write_corpus(tmp_path, count=3, seed=8, kinds=("pdf-all",), general=0.6)
    for path in (tmp_path / "pages").iterdir():
        parts = true_page_grids(json.loads(path.read_text("utf-8")))
        tally = summed(compare_pages(parts, parts))[ALL]
        assert tally.tables == tally.exact == tally.placed == len(parts) > 0
        assert tally.mean("grits_loc") == pytest.approx(1.0)


def test_the_command_page_by_page(tmp_path: Path) -> None:
    write_corpus(tmp_path, count=2, seed=8, kinds=("pdf-all",))
    (tmp_path / "records.jsonl").write_text("")
    by_page, whole = (
        score_corpus_tables(tmp_path / "records.jsonl", tmp_path / "gold", tmp_path / "pages", by_page=flag)[ALL]
        for flag in (True, False)
    )
    assert by_page.tables > whole.tables == 6
    assert (by_page.documents, by_page.unread, by_page.found, by_page.placed) == (2, 2, 0, by_page.tables)
