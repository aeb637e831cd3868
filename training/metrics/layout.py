"""Rows of scores as lines of aligned columns, ratios as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

MISSING = "–"
"""Printed for a ratio without a denominator."""


def percent(value: float | None) -> str | None:
    """A share, 0 to 1, with two decimals."""
    return None if value is None else f"{100 * value:.2f}%"


def aligned(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A line of heads and a line a row; `None` is printed as a dash."""
    lines = [list(columns), *([_cell(row[name]) for name in columns] for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def _cell(value: object) -> str:
    return MISSING if value is None else str(value)
