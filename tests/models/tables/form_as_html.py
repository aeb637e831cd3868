"""A form's cells as a web page: what tables are recovered from where nothing but the cells matters."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpora.synthetic.report import PrintedCell


def table_of(cells: Sequence[PrintedCell]) -> str:
    """The cells of each row from left to right."""
    ordered = sorted(cells, key=lambda cell: cell.column)
    lines = (
        "".join(
            f"<td rowspan={c.row_span} colspan={c.column_span}>{escape(c.text)}</td>" for c in ordered if c.row == row
        )
        for row in range(max(cell.row + cell.row_span for cell in cells))
    )
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def requests_page(cells: Sequence[PrintedCell]) -> bytes:
    """The form of requests under its caption."""
    return f"<h1>三、收到和处理政府信息公开申请情况</h1>{table_of(cells)}".encode()
