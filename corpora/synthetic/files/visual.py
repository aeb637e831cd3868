"""A form's rows as a page or a Word file has them: a lower part of a vertical merge is a slot of its own."""

from __future__ import annotations

from dataclasses import dataclass

from corpora.synthetic.report import PrintedCell, PrintedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """`cell`, or with `continued` the part of it that reaches into this lower row (nothing is printed there)."""

    cell: PrintedCell
    continued: bool

    @property
    def text(self) -> str:
        """What is printed in this slot."""
        return "" if self.continued else self.cell.text


def visual_rows(table: PrintedTable) -> list[list[Slot]]:
    """Slots of each row from left to right."""
    rows: list[list[Slot]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows[row].append(Slot(cell=cell, continued=row > cell.row))
    for slots in rows:
        slots.sort(key=lambda slot: slot.cell.column)
    return rows
