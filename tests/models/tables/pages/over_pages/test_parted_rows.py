"""Rows at the top of a page that fill the columns of the table that the page before ends with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.over_pages.parted_rows import parted_rows
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import Line, lines_of

EDGES = (50.0, 100.0, 150.0, 200.0, 250.0)


def _grid() -> PageGrid:
    heads = tuple(
        PageCell(
            row=0, column=column, row_span=1, column_span=1, box=Box(left=left, top=700, right=left + 50, bottom=720),
            words=(Word(text="结果", box=Box(left=left + 2, top=702, right=left + 26, bottom=714)),),
        )
        for column, left in enumerate(EDGES[:-1])
    )  # fmt: skip
    box = Box(left=50, top=700, right=250, bottom=720)
    return PageGrid(box=box, row_edges=(700, 720), column_edges=EDGES, cells=heads, confidence=1.0, found_by="text")


def _lines(*rows: list[tuple[str, float]]) -> list[Line]:
    words = [
        Word(text=text, box=Box(left=left, top=40 + 20 * row, right=left + 6 * len(text), bottom=52 + 20 * row))
        for row, line in enumerate(rows)
        for text, left in line
    ]
    return list(lines_of(words))


FULL = [("15", 52.0), ("0", 102.0), ("6", 152.0), ("21", 202.0)]
LABELLED = [("规章", 52.0), ("3", 102.0), ("1", 152.0), ("14", 202.0)]
PROSE = [("全年收到申请15件，办结", 52.0)]


@pytest.mark.parametrize("row", [FULL, LABELLED])
def test_rows_of_figures_in_its_columns_are_the_tables(row: list[tuple[str, float]]) -> None:
    found = parted_rows(_grid(), _lines(row, row, PROSE, row))
    assert found is not None
    assert (found.n_rows, found.n_columns) == (2, 4)
    assert [[word.text for word in cell.words] for cell in found.cells[:4]] == [[text] for text, _ in row]


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        [("15", 52.0), ("0", 102.0)],
        [("15", 52.0), ("0", 102.0), ("6", 197.0)],
        [("15", 52.0), ("0", 102.0), ("6", 152.0), ("9", 262.0)],
        [("一是", 52.0), ("加强", 102.0), ("公开", 152.0), ("2", 202.0)],
    ],
)
def test_other_lines_are_prose(line: list[tuple[str, float]]) -> None:
    assert parted_rows(_grid(), _lines(line)) is None


def test_a_piece_of_frame_at_the_side_is_none_of_its_words() -> None:
    """Previously the frame read as 1 behind the last column left the row in the prose."""
    (line,) = _lines([*FULL, ("1", 249.0)])
    *row, frame = line.words
    piece = replace(frame, box=replace(frame.box, left=251.0, right=253.0), origin="ocr")
    read = replace(line, words=(*row, piece))
    found = parted_rows(_grid(), [read])
    assert found is not None
    assert found.n_columns == 4
