"""A form's rows as a page or a Word file has them: a lower part of a vertical merge is a slot of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from corpora.synthetic.files.surface import Surface
from corpora.synthetic.report import PrintedCell, PrintedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """`cell`, or with `continued` the part of it that reaches into this lower row (nothing is printed there).

    `middle` is set in the row that is the middle of those that the cell covers.
    """

    cell: PrintedCell
    continued: bool
    middle: bool = False

    @property
    def text(self) -> str:
        """What is printed in this slot."""
        return "" if self.continued else self.cell.text


def visual_rows(table: PrintedTable) -> list[list[Slot]]:
    """Slots of each row from left to right."""
    rows: list[list[Slot]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            middle = row == cell.row + (cell.row_span - 1) // 2
            rows[row].append(Slot(cell=cell, continued=row > cell.row, middle=middle))
    for slots in rows:
        slots.sort(key=lambda slot: slot.cell.column)
    return rows


def label_columns(table: PrintedTable) -> int:
    """Columns from the left that hold heads and labels only; 1 for a table without figures."""
    return min((cell.column for cell in table.cells if not cell.header), default=1)


def one_line(text: str) -> str:
    """A cell's text on one line: breaks go, but words and figures on both sides of one stay apart."""
    return re.sub(r"(?<=[0-9A-Za-z])\n(?=[0-9A-Za-z])", " ", text).replace("\n", "")


def typed_in_line(slot: Slot, random: Random, surface: Surface) -> str:
    """What a slot shows on one line, without the space around it."""
    return one_line(typed(slot, random, surface)).strip()


def typed(slot: Slot, random: Random, surface: Surface) -> str:
    """What a slot shows; may have line breaks."""
    return "" if slot.continued else surface.cell(slot.text, random, header=slot.cell.header)
