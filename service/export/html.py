"""A grid as an HTML table."""

from __future__ import annotations

from html import escape

from corpora.document.grid import Cell, Table


def table_html(table: Table) -> str:
    """`<table>` with spans and escaped text; header cells are `th`. Line breaks inside a cell become `<br>`."""
    rows: list[list[Cell]] = [[] for _ in range(table.grid.n_rows)]
    for cell in sorted(table.grid.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    body = "".join(f"<tr>{''.join(map(_cell_html, row))}</tr>" for row in rows)
    return f"<table>{caption}{body}</table>"


def _cell_html(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    return f"<{tag}{spans}>{escape(cell.text).replace(chr(10), '<br>')}</{tag}>"
