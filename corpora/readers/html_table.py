"""HTML table → cells with positions, by the algorithm of the HTML standard ("forming a table").

https://html.spec.whatwg.org/multipage/tables.html#forming-a-table
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpora.document.errors import ExpandsTooFar
from corpora.readers.html_measure import Measure
from corpora.readers.html_tree import CELLS, SECTIONS, TABLE_PARTS, Node
from corpora.readers.limits import Limits

_SPAN = re.compile(r"\s*\+?(\d+)")
_NO_HEIGHT = re.compile(r"(?<![\w-])height\s*:\s*0(?:px|pt|cm|em)?\s*(?:;|$|!)", re.IGNORECASE)
_NO_WIDTH = re.compile(r"(?<![\w-])width\s*:\s*0(?:px|pt|cm|em|%)?\s*(?:;|$|!)", re.IGNORECASE)
_MAX_ROW_SPAN = 65_534
"""The standard's clamp. 0 means "to the end of the row group"."""

_ARTICLE_BLOCKS, _ARTICLE_CHARACTERS = 3, 200
"""A cell with more paragraphs and characters than these holds a text and no entry."""
_LAYOUT_SHARE = 0.5
_NESTED_CELLS = 4
"""A nested table with fewer cells decorates one entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A cell at a grid column, its spans cut so that no two cells cover the same position."""

    node: Node
    column: int
    row_span: int
    column_span: int
    header: bool


@dataclass(slots=True, kw_only=True)
class _Row:
    section: int
    in_head: bool
    in_foot: bool
    cells: list[Node] = field(default_factory=list)
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Formed:
    """Rows top to bottom.

    Args:
        captions: `caption` elements.
        loose: text and elements between the cells, which browsers show before the table.
        after: tables inside this one but in no cell; a browser ends this one where they begin.
    """

    rows: tuple[tuple[Placed, ...], ...]
    captions: tuple[Node, ...]
    loose: tuple[Node | str, ...]
    after: tuple[Node, ...]


def form_table(table: Node, *, limits: Limits) -> Formed:
    """The table's cells in place. Works on a run of loose rows too, wrapped in a node of any kind.

    Raises:
        ExpandsTooFar: spans that cover more than `limits.max_cells` positions.
    """
    collector = _Collector()
    collector.collect(table)
    # A foot is printed at the bottom wherever it stands in the source.
    rows = [row for row in collector.rows if not row.in_foot] + [row for row in collector.rows if row.in_foot]
    _drop_flat_column(rows)
    return Formed(
        rows=tuple(_place(rows, limits=limits)),
        captions=tuple(collector.captions),
        loose=tuple(collector.loose),
        after=tuple(collector.after),
    )


def is_layout(table: Node, formed: Formed, measures: dict[Node, Measure]) -> bool:
    """True for a table that arranges a page and holds no entries: one column, or cells that are texts or tables."""
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    cells = [placed.node for row in formed.rows for placed in row]
    if all(len(row) <= 1 for row in formed.rows):
        return True
    whole = sum(measures[cell].characters for cell in cells)
    texts = sum(measures[cell].characters for cell in cells if _is_text(cell, measures))
    return texts > 0 and texts >= whole * _LAYOUT_SHARE


def _is_text(cell: Node, measures: dict[Node, Measure]) -> bool:
    size = measures[cell]
    if any(child.tag == "table" and measures[child].cells >= _NESTED_CELLS for child in cell.descendants()):
        return True
    return size.blocks >= _ARTICLE_BLOCKS and size.characters >= _ARTICLE_CHARACTERS


class _Collector:
    """Rows of a table, its own and not those of tables inside its cells, whatever wraps them."""

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self.captions: list[Node] = []
        self.loose: list[Node | str] = []
        self.after: list[Node] = []
        self._sections = 0

    def collect(self, node: Node, *, section: str = "tbody") -> None:
        for child in node.children:
            if isinstance(child, str):
                if child.strip():
                    self.loose.append(child)
            elif child.tag in SECTIONS:
                self._sections += 1
                self.collect(child, section=child.tag)
                self._sections += 1
            elif child.tag == "tr":
                self.rows.append(self._row(section))
                self.collect(child, section=section)
                self._drop_empty(child)
            elif child.tag in CELLS:
                self._cell(child, section=section, in_row=node.tag == "tr")
            elif child.tag == "caption":
                self.captions.append(child)
            elif child.tag == "table":
                self.after.append(child)
            elif child.tag not in ("a", "br") and _holds_rows(child):
                self.collect(child, section=section)
            else:
                self.loose.append(child)

    def _cell(self, cell: Node, *, section: str, in_row: bool) -> None:
        """A cell outside any row belongs to an implied one."""
        if not in_row and not (self.rows and self.rows[-1].implied):
            self.rows.append(self._row(section))
            self.rows[-1].implied = True
        self.rows[-1].cells.append(cell)

    def _row(self, section: str) -> _Row:
        return _Row(section=self._sections, in_head=section == "thead", in_foot=section == "tfoot")

    def _drop_empty(self, row: Node) -> None:
        """Word ends a table with a row of no height that only sets the columns' widths; editors leave others behind."""
        flat = row.attributes.get("height") in ("0", "0px") or _NO_HEIGHT.search(row.attributes.get("style", ""))
        if self.rows and flat and not any(_prints(cell) for cell in self.rows[-1].cells):
            self.rows.pop()


def _drop_flat_column(rows: list[_Row]) -> None:
    """Takes out a first column of no width in which nothing stands."""
    if rows and all(row.cells and _is_flat(row.cells[0]) for row in rows) and any(len(row.cells) > 1 for row in rows):
        for row in rows:
            del row.cells[0]


def _is_flat(cell: Node) -> bool:
    states = cell.attributes.get("width") in ("0", "0px", "0%") or _NO_WIDTH.search(cell.attributes.get("style", ""))
    return bool(states) and not _prints(cell) and not _SPAN.match(cell.attributes.get("colspan", ""))


def _holds_rows(node: Node) -> bool:
    return any(child.tag in TABLE_PARTS or (child.tag != "table" and _holds_rows(child)) for child in node.nodes())


def _prints(node: Node) -> bool:
    return any(child.strip() if isinstance(child, str) else _prints(child) for child in node.children)


def _place(rows: list[_Row], *, limits: Limits) -> Iterator[tuple[Placed, ...]]:
    ends = _section_ends(rows)
    taken: list[int] = []  # for each column, the first row in which it is free again
    positions = 0
    for index, row in enumerate(rows):
        placed: list[Placed] = []
        column = 0
        for cell in row.cells:
            while column < len(taken) and taken[column] > index:
                column += 1
            width = _free_width(taken, row=index, column=column, wanted=_column_span(cell, limits=limits))
            height = _row_span(cell, rows_left=ends[index] - index)
            positions += width * height
            if positions > limits.max_cells:
                raise ExpandsTooFar(f"单元格跨度超过 {limits.max_cells} 格")
            taken.extend([0] * (column + width - len(taken)))
            taken[column : column + width] = [index + height] * width
            header = cell.tag == "th" or row.in_head
            placed.append(Placed(node=cell, column=column, row_span=height, column_span=width, header=header))
            column += width
        yield tuple(placed)


def _section_ends(rows: list[_Row]) -> list[int]:
    """For each row, the first row behind its row group: no cell reaches over that."""
    ends = [len(rows)] * len(rows)
    for index in range(len(rows) - 2, -1, -1):
        ends[index] = ends[index + 1] if rows[index].section == rows[index + 1].section else index + 1
    return ends


def _free_width(taken: list[int], *, row: int, column: int, wanted: int) -> int:
    """The standard lets a wide cell overlap one that reaches down from above; here it ends before it."""
    for offset in range(1, wanted):
        if column + offset < len(taken) and taken[column + offset] > row:
            return offset
    return wanted


def _column_span(cell: Node, *, limits: Limits) -> int:
    match = _SPAN.match(cell.attributes.get("colspan", ""))
    return min(max(1, int(match[1][:9])), limits.max_columns) if match else 1


def _row_span(cell: Node, *, rows_left: int) -> int:
    match = _SPAN.match(cell.attributes.get("rowspan", ""))
    declared = min(int(match[1][:9]), _MAX_ROW_SPAN) if match else 1
    return min(declared or rows_left, rows_left)
