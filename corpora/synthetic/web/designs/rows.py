"""Rows of cells: heads, one text over all columns, pairs side by side, a cell as tall as several rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpora.synthetic.web.design import Align, RowRole, WebCell, WebRow


def row(cells: Iterable[WebCell], role: RowRole = "body") -> WebRow:
    """A row of these cells."""
    return WebRow(cells=tuple(cells), role=role)


def head_row(texts: Sequence[str], across: Sequence[int] = (), *, align: Align = "") -> WebRow:
    """A row of heads of columns, each over one or over so many."""
    spans = across or [1] * len(texts)
    cells = [WebCell(text=text, across=span, header=True, align=align) for text, span in zip(texts, spans, strict=True)]
    return row(cells, "head")


def spanning(
    text: str, columns: int, role: RowRole, *, align: Align = "", header: bool = False, bold: bool = False
) -> WebRow:
    """A row of one text over all columns."""
    return row([WebCell(text=text, across=columns, header=header, align=align, bold=bold)], role)


def side_by_side(pairs: Sequence[tuple[WebCell, WebCell]], count: int) -> list[WebRow]:
    """Rows of so many pairs of a label and what it says."""
    return [
        row(cell for pair in pairs[start : start + count] for cell in pair) for start in range(0, len(pairs), count)
    ]


def beside(rows: Sequence[WebRow], cell: WebCell, *, after: bool = False) -> list[WebRow]:
    """The rows with one cell of their height before or behind them."""
    tall = replace(cell, down=len(rows))
    first = (*rows[0].cells, tall) if after else (tall, *rows[0].cells)
    return [replace(rows[0], cells=first), *rows[1:]]


def width_of(rows: Sequence[WebRow]) -> int:
    """How many columns the rows have."""
    return sum(cell.across for cell in rows[0].cells)
