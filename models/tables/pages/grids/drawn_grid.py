"""The grid that rules alone draw: where they make a whole lattice, words between them need no edges of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grids.grid_building import Edges, blocks_of, build_grid
from models.tables.pages.grids.rows_of_words import FEW_RULES, has_rows_of_words
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import SAME_EDGE, edges_of
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.pages.print.rule_ends import length

SHORTEST_RULE: Final = 12.0
"""Points: shorter ones may be strokes of characters."""
FEWEST_EDGES: Final = 3
"""In either direction, of rules that draw columns within a frame."""
OPEN: Final = 6.0
"""Points that a grid may reach beyond its outermost rules and still be closed by them."""


def drawn_grid(known: PageGrid, page: PrintedPage) -> PageGrid | None:
    """The lattice in the place of a known grid; None where rules do not close it on all sides, draw no row, or
    leave rows of words between them.
    """
    rules, rows, columns = _edges(known, page)
    if min(len(rows), len(columns)) < 2 or not _closes(rows, columns, known):
        return None
    words = [word for cell in known.cells for word in cell.words]
    if len(rows) <= FEW_RULES and any(has_rows_of_words(strip, columns) for strip in _strips(words, rows)):
        return None
    return build_grid(
        blocks_of(words), rules, found_by="rules",
        rows=Edges(at=tuple(rows), drawn=(True,) * len(rows)),
        columns=Edges(at=tuple(columns), drawn=(True,) * len(columns)),
    )  # fmt: skip


def with_drawn_columns(known: PageGrid, page: PrintedPage) -> PageGrid | None:
    """The known grid's rows in the columns that rules draw, in a place that these close on all sides; None where rules
    draw all of its rows, or the columns that it has.

    A form whose body has upright rules alone has rows of words there, and no columns but those that are drawn.
    """
    rules, rows, columns = _edges(known, page)
    if min(len(rows), len(columns)) < FEWEST_EDGES or not _closes(rows, columns, known):
        return None
    drawn = tuple(any(abs(edge - at) <= SAME_EDGE for at in rows) for edge in known.row_edges)
    if all(drawn) or len(columns) == len(known.column_edges):
        return None
    return build_grid(
        blocks_of([word for cell in known.cells for word in cell.words]), rules, found_by="both",
        rows=Edges(at=known.row_edges, drawn=drawn),
        columns=Edges(at=tuple(columns), drawn=(True,) * len(columns)),
    )  # fmt: skip


def _edges(known: PageGrid, page: PrintedPage) -> tuple[list[Rule], list[float], list[float]]:
    """The rules in the grid's place, the y of level ones and the x of upright ones."""
    rules = [rule for rule in page.rules if _lies_in(rule, known) and length(rule) >= SHORTEST_RULE]
    rows = edges_of(middle_y(rule.box) for rule in rules if rule.horizontal)
    columns = edges_of(middle_x(rule.box) for rule in rules if not rule.horizontal)
    return rules, rows, columns


def _strips(words: Sequence[Word], rows: Sequence[float]) -> Iterator[list[Word]]:
    for top, bottom in pairwise(rows):
        yield [word for word in words if top <= middle_y(word.box) < bottom]


def _lies_in(rule: Rule, grid: PageGrid) -> bool:
    box, x, y = grid.box, middle_x(rule.box), middle_y(rule.box)
    return box.left - OPEN <= x <= box.right + OPEN and box.top - OPEN <= y <= box.bottom + OPEN


def _closes(rows: list[float], columns: list[float], grid: PageGrid) -> bool:
    box = grid.box
    sides = ((rows[0], box.top), (rows[-1], box.bottom), (columns[0], box.left), (columns[-1], box.right))
    return all(abs(edge - side) <= OPEN for edge, side in sides)
