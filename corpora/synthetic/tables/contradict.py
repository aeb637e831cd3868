"""One wrong digit in a table whose sums hold: exactly the sums of that cell are broken then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from corpora.synthetic.plant import Contradiction
from corpora.synthetic.report import Position, PrintedCell, PrintedTable

MIN_ROUNDING_STEPS = Decimal("0.5")
"""A total and its parts may each be off by half of their last digit where they print decimals (四舍五入)."""


def plant_in_table(
    table: PrintedTable, random: Random, *, spared: frozenset[Position] = frozenset()
) -> tuple[PrintedTable, Contradiction] | None:
    """`table` with one digit of a total or a part changed, by more than rounding could explain.

    Args:
        table: its sums hold.
        random: which cell, which digit.
        spared: cells to leave alone, such as those that the narrative repeats.

    Returns:
        The changed table and what was planted (`claimed` is the wrong number printed, `found` the right one), or None
        when it has no sum with a number that could be changed so.
    """
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    places = sorted({place for one in table.sums for place in one.positions} - spared)
    random.shuffle(places)
    for place in places:
        cell = cells[place]
        slips = list(_slips(cell, steps=_rounding_steps(table, place)))
        if cell.value is not None and slips:
            text, wrong = random.choice(slips)
            changed = replace(cell, text=text, value=wrong)
            contradiction = Contradiction(kind="table-identity", claimed=wrong, found=cell.value)
            new = tuple(changed if other is cell else other for other in table.cells)
            return replace(table, cells=new), contradiction
    return None


def broken_sums(table: PrintedTable) -> list[int]:
    """Indices of the sums that do not hold; empty for every table that is drawn."""
    return [index for index, one in enumerate(table.sums) if not table.holds(one)]


def _rounding_steps(table: PrintedTable, place: Position) -> Decimal:
    """Units of the last digit that a careful checker may put down to rounding, in the sums of this cell."""
    longest = max(len(one.positions) for one in table.sums if place in one.positions)
    return MIN_ROUNDING_STEPS * longest


def _slips(cell: PrintedCell, *, steps: Decimal) -> Iterator[tuple[str, Decimal]]:
    """Texts of the same length with one digit changed, and what they print; a first digit never becomes zero."""
    if cell.value is None:
        return
    fraction = re.search(r"\.(\d+)", cell.text)
    decimals = len(fraction[1]) if fraction else 0
    smallest = Decimal(1).scaleb(-decimals) * (steps + 1) if decimals else Decimal(1)
    places = [index for index, sign in enumerate(cell.text) if sign.isdigit()]
    point = cell.text.find(".")
    for index in places:
        power = sum(1 for other in places if other > index) - decimals
        for digit in "0123456789":
            if digit == cell.text[index] or (digit == "0" and index == places[0] and point != index + 1):
                continue
            moved = (int(digit) - int(cell.text[index])) * Decimal(1).scaleb(power)
            if abs(moved) >= smallest:
                text = cell.text[:index] + digit + cell.text[index + 1 :]
                yield text, cell.value + (moved if cell.value >= 0 else -moved)
