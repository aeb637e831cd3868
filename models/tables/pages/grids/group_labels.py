"""Labels of several rows, set at the middle of them without rules: their lines are one block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.grids.grid_building import CROSSES, Block, Edges
from models.tables.pages.grids.group_spans import spread_over_rows
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y

LINE_GAP: Final = 0.75
"""Em between two lines of one label at most."""
LEVEL, WITHIN = 0.1, 0.4
"""Em by which two lines on one height differ at most, and between two lines of one label that are no rows."""
NUMBERED = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|[（(]$")
"""How labels begin, where they have numbers; also the lone bracket of a number that a narrow column breaks."""


def joined_groups(
    blocks: Sequence[Block], rules: Sequence[Rule], *, rows: Edges, columns: Edges, values: frozenset[int], first: int
) -> list[Block]:
    """The blocks, the lines of each label left of the rows' own labels as one where no rule divides them.

    Where nothing shows how many rows a label stands for, it reaches over those that it is in the middle of.
    """
    single = [block for block in blocks if len(block.words) == 1 and _grouping(block, columns, first)]
    taken = {id(block) for block in single}
    found = [block for block in blocks if id(block) not in taken]
    for column in range(first):
        words = [block.words[0] for block in single if slot(columns.at, middle_x(block.box)) == column]
        beside = [word for block in found for word in block.words if slot(columns.at, middle_x(word.box)) == first]
        labels = [_block(label) for label in _labels(words, rules, lines_of(beside))]
        found += spread_over_rows(labels, found, rules, column=column, rows=rows, columns=columns, first=first)
    return found


def _grouping(block: Block, columns: Edges, first: int) -> bool:
    """Does it stand wholly in a column left of the rows' own labels?"""
    column = slot(columns.at, middle_x(block.box))
    return column < first and block.box.right <= columns.at[column + 1] + CROSSES


def _labels(words: Sequence[Word], rules: Sequence[Rule], rows: Sequence[Line]) -> list[list[Word]]:
    labels: list[list[Word]] = []
    size = median([word.box.bottom - word.box.top for word in words] or [1.0])
    for line in lines_of(words):
        last = max((word.box.bottom for word in labels[-1]), default=0.0) if labels else 0.0
        near = line.box.top - last <= LINE_GAP * size and not _ruled_off(last, line.box, rules)
        if labels and near and not NUMBERED.match(line.text) and not _are_of_rows(labels[-1], line, rows, size):
            labels[-1].extend(line.words)
        else:
            labels.append(list(line.words))
    return labels


def _are_of_rows(above: Sequence[Word], line: Line, rows: Sequence[Line], size: float) -> bool:
    """Is either level with a row, the one next to the other, and further from the other than lines of one label?"""
    last = lines_of(above)[-1]
    level = [
        next((at for at, row in enumerate(rows) if abs(row.middle - one.middle) <= LEVEL * size), None)
        for one in (last, line)
    ]
    one, other = level
    return one is not None and other == one + 1 and line.box.top - last.box.bottom >= WITHIN * size


def _ruled_off(above: float, below: Box, rules: Sequence[Rule]) -> bool:
    """Does a horizontal rule run between y `above` and the box?"""
    x, slack = middle_x(below), 0.3 * (below.bottom - below.top)
    over = [rule.box for rule in rules if rule.horizontal and rule.box.left <= x <= rule.box.right]
    return any(above - slack <= middle_y(box) <= below.top + slack for box in over)


def _block(words: Sequence[Word]) -> Block:
    return Block(box=around(word.box for word in words), words=tuple(words))
