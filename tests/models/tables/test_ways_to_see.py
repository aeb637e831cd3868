"""What the recogniser is asked of one region, counted."""

from __future__ import annotations

import numpy as np
import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.seen.recognised import WAYS, PageRecogniser
from models.tables.recogniser.decoding import Lines
from models.tables.recogniser.recognise import RecognisedGrid, SeenRegion

WORD = Word(text="一", box=Box(left=120, top=110, right=130, bottom=120))
ROWS, COLUMNS = (100.0, 130.0, 160.0), (100.0, 200.0, 300.0)


def known_grid() -> PageGrid:
    cells = tuple(
        PageCell(
            row=row, column=column, row_span=1, column_span=1, words=(WORD,) if row == column == 0 else (),
            box=Box(left=COLUMNS[column], top=ROWS[row], right=COLUMNS[column + 1], bottom=ROWS[row + 1]),
        )
        for row in range(2)
        for column in range(2)
    )  # fmt: skip
    box = Box(left=COLUMNS[0], top=ROWS[0], right=COLUMNS[-1], bottom=ROWS[-1])
    return PageGrid(box=box, row_edges=ROWS, column_edges=COLUMNS, cells=cells, confidence=1.0, found_by="both")


def test_where_the_known_lines_are_found_cells_are_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = PageRecogniser.load()
    gray = np.full((400, 700), 255, np.uint8)
    for y in ROWS:
        gray[int(y * 2) - 1 : int(y * 2) + 1, 200:600] = 0
    for x in COLUMNS:
        gray[200:320, int(x * 2) - 1 : int(x * 2) + 1] = 0
    gray[222:238, 242:258] = 0
    asked: list[Lines] = []
    tell = reader._recogniser.grid_on

    def told(seen: SeenRegion, rows: Lines, columns: Lines) -> RecognisedGrid | None:
        asked.append(rows)
        return tell(seen, rows, columns)

    monkeypatch.setattr(reader._recogniser, "grid_on", told)
    ways = reader.grids(PagePicture(gray=gray, dots_per_inch=144.0), [known_grid()], [WORD])
    assert len(asked) == 1
    assert [[grid.found_by for grid in way] for way in ways] == [[name] for name in WAYS]
    assert all(way[0].row_edges == pytest.approx(ROWS, abs=0.1) for way in ways)
