"""A table while it is laid out: cells put one by one, with what they print and which of them add up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from corpora.synthetic.report import Position, PrintedCell, PrintedTable, TableSum


class Sheet:
    """Collects cells of one table. Positions that nothing covers become blank cells when it is finished."""

    def __init__(self) -> None:
        self._cells: dict[Position, PrintedCell] = {}
        self._sums: list[TableSum] = []

    @property
    def cells(self) -> tuple[PrintedCell, ...]:
        """What was put so far."""
        return tuple(self._cells.values())

    def label(self, row: int, column: int, text: str, *, row_span: int = 1, column_span: int = 1) -> None:
        """A head or a row's label."""
        self._put(
            PrintedCell(row=row, column=column, text=text, row_span=row_span, column_span=column_span, header=True)
        )

    def value(
        self,
        row: int,
        column: int,
        text: str,
        value: Decimal | None = None,
        *,
        row_span: int = 1,
        column_span: int = 1,
    ) -> None:
        """A cell of the body; `value` is the number that `text` prints, None when it prints none."""
        cell = PrintedCell(
            row=row,
            column=column,
            text=text,
            row_span=row_span,
            column_span=column_span,
            header=False,
            value=value,
        )
        self._put(cell)

    def add_up(self, total: Position, parts: Sequence[Position]) -> None:
        """States a sum whose total prints a number and that has two parts or more; others are no identities."""
        printed = self._cells.get(total)
        if printed is not None and printed.value is not None and len(parts) > 1:
            self._sums.append(TableSum(total=total, parts=tuple(parts)))

    def finish(
        self,
        *,
        n_header_rows: int,
        caption: str | None = None,
        unit_line: str | None = None,
        note: str | None = None,
    ) -> PrintedTable:
        """The table with all its positions covered."""
        n_rows = max(cell.row + cell.row_span for cell in self._cells.values())
        n_columns = max(cell.column + cell.column_span for cell in self._cells.values())
        self._fill(n_rows, n_columns)
        return PrintedTable(
            form=None,
            n_rows=n_rows,
            n_columns=n_columns,
            cells=tuple(self._cells[position] for position in sorted(self._cells)),
            n_header_rows=n_header_rows,
            caption=caption,
            unit_line=unit_line,
            note=note,
            sums=tuple(self._sums),
        )

    def _put(self, cell: PrintedCell) -> None:
        self._cells[cell.row, cell.column] = cell

    def _fill(self, n_rows: int, n_columns: int) -> None:
        covered = {
            (row, column)
            for cell in self._cells.values()
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        for row in range(n_rows):
            for column in range(n_columns):
                if (row, column) not in covered:
                    self.value(row, column, "")
