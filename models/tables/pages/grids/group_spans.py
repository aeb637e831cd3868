"""How many rows a group label stands for, when no rule shows it.

The labels of a column divide the rows so that each stands at the middle of its own, or at their top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.grids.grid_building import CROSSES, Block, Edges
from models.tables.pages.print.lattice import COVERED, RuleCover, slot
from models.tables.pages.print.lines import joined_text, middle_x, middle_y

INSET: Final = 2.0
"""Points by which a label's reach stays within its rows."""

Run = tuple[int, int]
"""Rows from the first to behind the last."""


def spread_over_rows(
    labels: Sequence[Block],
    others: Sequence[Block],
    rules: Sequence[Rule],
    *,
    column: int,
    rows: Edges,
    columns: Edges,
    first: int,
) -> list[Block]:
    """The labels of one column, as high as the rows that they stand for; `others` are the blocks beside them."""
    runs = _runs(others, rules, column=column, rows=rows, columns=columns, first=first)
    left = list(labels)
    found: list[Block] = []
    for start, end in runs:
        held = [label for label in left if rows.at[start] <= middle_y(label.box) < rows.at[end]]
        left = [label for label in left if label not in held]
        held.sort(key=lambda label: middle_y(label.box))
        if 0 < len(held) <= end - start:
            names = _names_of_rows(others, rows, columns, first)
            found += [
                _over(label, rows, run)
                for label, run in zip(held, _divided(held, rows, start, end, names), strict=True)
            ]
        else:
            found += held
    return found + left


def _over(label: Block, rows: Edges, run: Run) -> Block:
    top, bottom = rows.at[run[0]] + INSET, rows.at[run[1]] - INSET
    box = label.box
    return replace(
        label, box=Box(left=box.left, top=min(top, box.top), right=box.right, bottom=max(bottom, box.bottom))
    )  # fmt: skip


def _runs(
    others: Sequence[Block], rules: Sequence[Rule], *, column: int, rows: Edges, columns: Edges, first: int
) -> list[Run]:
    """Rows with cells of their own, without a wall between them in this column, none of them taken by a wider label."""
    cover = RuleCover(rules, horizontal=True)
    start, end = columns.at[column], columns.at[column + 1]
    free = _free_rows(others, column=column, rows=rows, columns=columns, first=first)
    runs: list[Run] = []
    for row in range(len(rows.at) - 1):
        if row not in free:
            continue
        walled = rows.drawn[row] and cover.share(rows.at[row], start, end) >= COVERED
        if runs and runs[-1][1] == row and not walled:
            runs[-1] = (runs[-1][0], row + 1)
        else:
            runs.append((row, row + 1))
    return runs


def _free_rows(others: Sequence[Block], *, column: int, rows: Edges, columns: Edges, first: int) -> frozenset[int]:
    figures: set[int] = set()
    taken: set[int] = set()
    for block in others:
        row = slot(rows.at, middle_y(block.box))
        if slot(columns.at, middle_x(block.box)) >= first:
            figures.add(row)
        if block.box.left < columns.at[column + 1] - CROSSES and block.box.right > columns.at[column] + CROSSES:
            first, last = slot(rows.at, block.box.top + CROSSES), slot(rows.at, block.box.bottom - CROSSES)
            taken.update(range(first, last + 1))
    return frozenset(figures - taken)


def _names_of_rows(others: Sequence[Block], rows: Edges, columns: Edges, first: int) -> dict[int, str]:
    """What each row is called in the column that has a name a row."""
    named: dict[int, list[Word]] = {}
    for block in others:
        if slot(columns.at, middle_x(block.box)) == first:
            named.setdefault(slot(rows.at, middle_y(block.box)), []).extend(block.words)
    return {row: joined_text(sorted(words, key=lambda word: word.box.left)) for row, words in named.items()}


def _divided(labels: Sequence[Block], rows: Edges, start: int, end: int, names: Mapping[int, str]) -> list[Run]:
    """The cheaper of two divisions: each label at the middle of its rows, or at their top; that which gives two rows of
    one label the same name is none if the other does not.
    """

    def middle(label: Block, run: Run) -> float:
        return abs(middle_y(label.box) - (rows.at[run[0]] + rows.at[run[1]]) / 2)

    def top(label: Block, run: Run) -> float:
        return abs(label.box.top - rows.at[run[0]] - INSET)

    divisions = [_cheapest(labels, start, end, cost) for cost in (middle, top)]
    told = [division for division in divisions if not any(_names_twice(run, names) for run in division[1])]
    return min(told or divisions, key=lambda division: division[0])[1]


def _names_twice(run: Run, names: Mapping[int, str]) -> bool:
    own = [name for row in range(*run) if (name := names.get(row, ""))]
    return len(set(own)) < len(own)


def _cheapest(
    labels: Sequence[Block], start: int, end: int, cost: Callable[[Block, Run], float]
) -> tuple[float, list[Run]]:
    """Dynamic programming: `best[row]` is the cheapest division of rows up to `row` among the labels so far."""
    best: dict[int, tuple[float, list[Run]]] = {start: (0.0, [])}
    for index, label in enumerate(labels):
        after: dict[int, tuple[float, list[Run]]] = {}
        waiting = len(labels) - index - 1
        for row, (spent, runs) in best.items():
            for below in range(row + 1, end - waiting + 1):
                if not waiting and below != end:
                    continue
                total = spent + cost(label, (row, below))
                if below not in after or total < after[below][0]:
                    after[below] = (total, [*runs, (row, below)])
        best = after
    return best[end]
