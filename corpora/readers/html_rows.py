"""Tables without table elements: rows of `<div>` or `<p>` whose cells the page names or lays out as such.

Without this `<span class="cell">新收</span><span class="cell">28</span><span class="cell">6</span>` would be read as
新收286, and an empty cell would vanish and shift those behind it.
"""

from __future__ import annotations

from corpora.readers.html_cells import may_be_cell
from corpora.readers.html_tree import BLOCKS, HEADINGS, TABLE_PARTS, Node

_CELLS_ENOUGH, _ROWS_ENOUGH = 3, 2
"""A row of two may be a label with its field; one row alone a line of dates and authors above the article."""

_NEVER_ROW = TABLE_PARTS | frozenset(HEADINGS) | {"table", "a", "html", "body"}
_NEVER_CELL = TABLE_PARTS | frozenset(HEADINGS) | {"table", "a", "br", "sup", "sub"}
_NEVER_IN_CELL = BLOCKS | {"a"}
"""A menu is made of items too, and its items are links."""


def form_rows(root: Node) -> None:
    """Turns each such row below `root`, in place, into a `tr` with its `td`."""
    for node in [root, *root.descendants()]:
        if node.tag in TABLE_PARTS - {"td", "th"} or node.tag == "table":
            continue
        rows = {index: cells for index, child in enumerate(node.children) if (cells := _cells(child))}
        if sum(len(cells) >= _CELLS_ENOUGH for cells in rows.values()) < _ROWS_ENOUGH:
            continue
        for index, cells in rows.items():
            formed = [Node(tag="td", children=cell.children) for cell in cells]
            node.children[index] = Node(tag="tr", children=list(formed))


def _cells(row: Node | str) -> list[Node]:
    """The children of a row, when all that it prints stands in cells and these hold nothing but lines; else none."""
    if isinstance(row, str) or row.tag in _NEVER_ROW or not row.children:
        return []
    if any(isinstance(child, str) and child.strip() for child in row.children):
        return []
    cells = list(row.nodes())
    return cells if cells and all(_is_cell(cell, row) for cell in cells) else []


def _is_cell(node: Node, row: Node) -> bool:
    if node.tag in _NEVER_CELL or not may_be_cell(node.attributes, parent=row.attributes):
        return False
    return all(below.tag == "p" or below.tag not in _NEVER_IN_CELL for below in node.descendants())
