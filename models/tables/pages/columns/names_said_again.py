"""Two columns that a finder took for one, as the second is blank or narrow, where the same names head two columns
elsewhere: 文件名称, 文号, 备注 come again beside themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.printed_page import Rule, Word
from models.tables.pages.grids.parted_column import parted_column
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import bare_text
from models.tables.values import is_value


def with_names_said_again_apart(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, each such column as two, if no upright rules part the others."""
    if grid.form is not None:
        return grid
    upright = RuleCover(rules, horizontal=False)
    if any(upright.share(x, grid.box.top, grid.box.bottom) >= COVERED for x in grid.column_edges[1:-1]):
        return grid
    for column in reversed(range(1, grid.n_columns)):
        x = _white(grid, column)
        if x is not None:
            grid = parted_column(grid, column, x)
    return grid


def _white(grid: PageGrid, column: int) -> float | None:
    """X between the two names of the column that head two others side by side, behind the same name as these."""
    names = {cell.column: cell for cell in grid.cells if (cell.row, cell.column_span) == (0, 1) and cell.words}
    if column not in names or column - 1 not in names or any(map(is_value, names[column].words)):
        return None
    said = {at: bare_text(cell.words) for at, cell in names.items()}
    words = sorted(names[column].words, key=lambda word: word.box.left)
    for at in range(1, len(words)):
        one, other = words[:at], words[at:]
        pair = (said[column - 1], bare_text(one), bare_text(other))
        again = any(
            (said.get(first), said.get(first + 1), said.get(first + 2)) == pair
            for first in said if first + 1 != column
        )  # fmt: skip
        x = _free(grid, column, one, other) if again else None
        if x is not None:
            return x
    return None


def _free(grid: PageGrid, column: int, one: Sequence[Word], other: Sequence[Word]) -> float | None:
    """The middle of the widest white between both that no word of the column crosses."""
    low, high = max(word.box.right for word in one), min(word.box.left for word in other)
    own = (cell for cell in grid.cells if (cell.column, cell.column_span) == (column, 1))
    reaches = sorted(
        (word.box.left, word.box.right) for cell in own for word in cell.words
        if word.box.right > low and word.box.left < high
    )  # fmt: skip
    whites: list[tuple[float, float]] = []
    for left, right in [*reaches, (high, high)]:
        whites.append((left - low, (low + left) / 2))
        low = max(low, right)
    widest = max(whites, key=lambda white: white[0])
    return widest[1] if widest[0] > 0 else None
