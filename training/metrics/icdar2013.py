"""The truth of the ICDAR 2013 table competition: `*-str.xml` beside PDFs of the European Union and the United States.

Göbel, Hassan, Oro and Orsi, "ICDAR 2013 Table Competition", doi:10.1109/ICDAR.2013.292. A table there has regions, one
for each page that it stands on; a region has cells with a text, a box in points from the page's lower left corner, and
the rows and columns that they cover. Positions without a cell are blank. Some files say a number with a letter in it,
or two sides of a box the wrong way round; both are read for what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from corpora.document.geometry import Box
from corpora.document.grid import Cell
from corpora.document.place import Place
from corpora.readers.markup import parse_xml
from training.metrics.page_grids import PageGrid
from training.metrics.table_grids import NOWHERE, settled

_NOT_OF_NUMBERS: Final = re.compile(r"[^0-9.-]")


def true_regions(markup: bytes, heights: Mapping[int, float]) -> tuple[PageGrid, ...]:
    """Each region as a table of its page, its first row and column counted as 0.

    Args:
        markup: of a `*-str.xml` file.
        heights: of the PDF's pages in points, by their numbers from 1.

    Raises:
        Corrupt: when it is no XML.
        ValueError: when something in it is no number, or a page is not the PDF's.
    """
    return tuple(_regions(parse_xml(markup), heights))


def _regions(root: Any, heights: Mapping[int, float]) -> Iterator[PageGrid]:
    for region in root.iter("region"):
        page = int(_number(region.get("page")))
        if page not in heights:
            raise ValueError(f"the PDF has no page {page}")
        cells = [_cell(cell, page, heights[page]) for cell in region.iter("cell")]
        top, left = min((cell.row for cell in cells), default=0), min((cell.column for cell in cells), default=0)
        grid = settled(replace(cell, row=cell.row - top, column=cell.column - left) for cell in cells)
        if grid is not None:
            yield PageGrid(page=page, grid=grid)


def _cell(cell: Any, page: int, height: float) -> Cell:
    row, column = int(_number(cell.get("start-row"))), int(_number(cell.get("start-col")))
    box = cell.find("bounding-box")
    across = sorted(_number(box.get(side)) for side in ("x1", "x2"))
    up = sorted(_number(box.get(side)) for side in ("y1", "y2"))
    return Cell(
        row=row,
        column=column,
        row_span=max(1, int(_number(cell.get("end-row"), row)) - row + 1),
        column_span=max(1, int(_number(cell.get("end-col"), column)) - column + 1),
        text=" ".join((cell.findtext("content") or "").split()),
        place=Place(
            span=NOWHERE, page_number=page,
            box=Box(left=across[0], top=height - up[1], right=across[1], bottom=height - up[0]),
        ),
    )  # fmt: skip


def _number(said: str | None, absent: float | None = None) -> float:
    if said is None:
        if absent is None:
            raise ValueError("a number is missing")
        return absent
    return float(_NOT_OF_NUMBERS.sub("", said))
