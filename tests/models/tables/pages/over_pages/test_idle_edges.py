"""Columns that one picture of a table shows and the next does not."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from models.tables.pages.over_pages.idle_edges import with_first_column, without_idle_edge
from models.tables.pages.over_pages.whole_table import TableCell, WholeTable

EDGES = (0.0, 40.0, 100.0, 160.0, 240.0, 300.0)
TORN = (0.0, 20.0, 40.0, 100.0, 160.0, 240.0, 300.0)


def table(edges: Sequence[float], rows: Sequence[Sequence[str]]) -> WholeTable:
    cells = [
        TableCell(
            row=row, column=column, row_span=1, column_span=1, text=text, page_number=2,
            box=Box(left=50 + edges[column], top=100 + 20 * row, right=50 + edges[column + 1], bottom=120 + 20 * row),
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]  # fmt: skip
    box = Box(left=50, top=100, right=50 + edges[-1], bottom=100 + 20 * len(rows))
    return WholeTable(
        page_number=2, last_page=2, box=box, left=50, edges=tuple(edges), n_rows=len(rows), cells=tuple(cells)
    )


def test_an_edge_that_tells_nothing_apart_goes() -> None:
    joined = without_idle_edge(table(TORN, [["1", "", "甲", "2", "3", "4"], ["", "2", "乙", "5", "6", "7"]]), EDGES)
    assert joined is not None
    assert joined.edges == EDGES
    assert [cell.text for cell in joined.cells] == ["1", "甲", "2", "3", "4", "2", "乙", "5", "6", "7"]
    assert joined.cells[0].box == Box(left=50, top=100, right=90, bottom=120)
    assert [cell.column for cell in joined.cells] == [0, 1, 2, 3, 4] * 2


def test_an_edge_between_values_stays() -> None:
    assert without_idle_edge(table(TORN, [["1", "8", "甲", "2", "3", "4"]]), EDGES) is None


def test_other_columns_are_another_table() -> None:
    assert without_idle_edge(table((0.0, 90, 120, 130, 200, 210, 300), [["1", "", "2", "", "3", "4"]]), EDGES) is None


def test_a_first_column_that_is_blank_on_the_next_page_is_there() -> None:
    part = table([edge - 40 for edge in EDGES[1:]], [["甲", "2", "3", "4"], ["乙", "5", "6", "7"]])
    whole = with_first_column(part, EDGES)
    assert whole is not None
    assert whole.edges == EDGES
    assert (whole.cells[0].text, whole.cells[0].row_span, whole.cells[0].box.left) == ("", 2, 10)
    assert [cell.column for cell in whole.cells[1:]] == [1, 2, 3, 4] * 2
    assert with_first_column(part, (0.0, 100, 110, 250, 260, 300)) is None
