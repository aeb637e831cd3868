"""Labels that are spread over their cell, a blank between the characters: 人　数, 総　数. They name one thing.

Print in East Asia sets short heads so. Finders take the characters for those of two columns where the label stands in
the middle of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpora.document.geometry import around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.lines import lines_of

WIDEST, EVEN = 2.2, 0.4
"""Em of white between two characters at most, and by which such blanks differ."""
_CHARACTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def is_spread(words: Sequence[Word]) -> bool:
    """Are they single characters on one line, as far from each other as blanks set between them are?"""
    if len(words) < 2 or not all(_CHARACTER.fullmatch(word.text) for word in words):
        return False
    lines = lines_of(words)
    white = [right.box.left - left.box.right for left, right in pairwise(lines[0].words)]
    size = lines[0].size
    return len(lines) == 1 and max(white) <= WIDEST * size and max(white) - min(white) <= EVEN * size


def with_spread_labels_whole(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid, such a label one cell over the columns that it was in; no rule stands between these."""
    upright = RuleCover(rules, horizontal=False)
    cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    found: list[PageCell] = []
    for cell in cells:
        last = found[-1] if found else None
        if last is not None and _are_one(last, cell, upright):
            found[-1] = replace(
                last, column_span=last.column_span + cell.column_span, box=around((last.box, cell.box)),
                words=(*last.words, *cell.words),
            )  # fmt: skip
        else:
            found.append(cell)
    return grid if len(found) == len(cells) else replace(grid, cells=tuple(found))


def _are_one(left: PageCell, right: PageCell, upright: RuleCover) -> bool:
    """Cells of the same rows beside each other, each with part of a label."""
    if (left.row, left.row_span, left.column + left.column_span) != (right.row, right.row_span, right.column):
        return False
    if not left.words or not right.words or not is_spread((*left.words, *right.words)):
        return False
    return upright.share(left.box.right, left.box.top, left.box.bottom) < COVERED
