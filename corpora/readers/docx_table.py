"""A Word table as rows of cells with columns and spans.

Word's grid is finer than what is seen: every edge that any row was dragged to is a grid column. Edges that lie within a
hair of each other are one edge to the eye, so columns are counted by the edges that cells have, not by `w:tblGrid`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from corpora.document.errors import ExpandsTooFar, TooLarge
from corpora.readers.assembly import RawCell
from corpora.readers.docx_package import MC, W, is_on, number_of, value_of
from corpora.readers.limits import DEFAULT, Limits

_HAIR_TWIPS = 100
"""5 points, a third of a digit's cell: narrower columns are slips of the mouse and hold nothing."""
_NOMINAL_TWIPS = 1000
"""Width of a grid column where the file states none: wide enough never to be taken for a slip."""
_ROW_WRAPPERS = frozenset(W + name for name in ("sdtContent", "customXml", "ins", "moveTo"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A `w:tc` between two edges; edges are grid columns at first, then seen columns.

    `after` is how many grid columns the row leaves empty behind its last cell.
    """

    start: int
    end: int
    width: int | None
    joins_above: bool
    joins_left: bool
    element: etree._Element
    header: bool
    after: int = 0


CellText = Callable[[etree._Element], str]
"""The words of a `w:tc`."""


def table_rows(
    table: etree._Element, *, cell_text: CellText, limits: Limits = DEFAULT
) -> tuple[tuple[RawCell, ...], ...]:
    """Rows of a `w:tbl`. The lower parts of a vertical merge are there as `continued` cells without words.

    Raises ExpandsTooFar when a row spans more columns than a table may have, TooLarge when there are too many cells.
    """
    rows = _seen_columns(_rows(table, limits=limits), widths=_grid_widths(table))
    return tuple(tuple(_cells(rows, index, cell_text=cell_text)) for index in range(len(rows)))


def frame_cells(table: etree._Element, *, limits: Limits = DEFAULT) -> tuple[etree._Element, ...] | None:
    """The cells of a table of one column, which is a frame around prose or other tables; None for a real table."""
    rows = _rows(table, limits=limits)
    if not rows or any(len(row) > 1 for row in rows):
        return None
    return tuple(row[0].element for row in rows)


def _rows(table: etree._Element, *, limits: Limits) -> list[list[_Piece]]:
    rows: list[list[_Piece]] = []
    cells = 0
    for row in _children(table, W + "tr"):
        if not _is_deleted(row):
            rows.append(_pieces(row, limits=limits))
            cells += len(rows[-1])
            if cells > limits.max_cells:
                raise TooLarge(f"表格超过 {limits.max_cells} 格")
    return [_without_joined(row) for row in rows if row]


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == W + "sdt" or child.tag in _ROW_WRAPPERS:
            yield from _children(child, tag)
        elif child.tag == MC + "AlternateContent":
            yield from (found for branch in list(child)[:1] for found in _children(branch, tag))


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _pieces(row: etree._Element, *, limits: Limits) -> list[_Piece]:
    properties = row.find(W + "trPr")
    edge = 0 if properties is None else number_of(properties.find(W + "gridBefore")) or 0
    pieces: list[_Piece] = []
    for cell in _children(row, W + "tc"):
        own = cell.find(W + "tcPr")
        span = 1 if own is None else number_of(own.find(W + "gridSpan")) or 1
        if not (0 <= edge <= limits.max_columns and span <= limits.max_columns):
            raise ExpandsTooFar(f"表格超过 {limits.max_columns} 列")
        pieces.append(
            _Piece(
                start=edge,
                end=edge + max(1, span),
                width=_width(own),
                joins_above=_joins(own, "vMerge"),
                joins_left=_joins(own, "hMerge"),
                element=cell,
                header=is_on(properties, "tblHeader"),
            )
        )
        edge = pieces[-1].end
    if pieces and properties is not None:
        after = number_of(properties.find(W + "gridAfter")) or 0
        pieces[-1] = replace(pieces[-1], after=max(0, after))
    return pieces


def _joins(properties: etree._Element | None, name: str) -> bool:
    """A merge mark without a value means that the cell goes on (ISO 29500-1, 17.4.84)."""
    mark = None if properties is None else properties.find(W + name)
    return mark is not None and value_of(mark) != "restart"


def _width(properties: etree._Element | None) -> int | None:
    width = None if properties is None else properties.find(W + "tcW")
    if width is None or value_of(width, "type") not in (None, "dxa"):
        return None
    twips = number_of(width, "w")
    return twips if twips and twips > 0 else None


def _without_joined(row: list[_Piece]) -> list[_Piece]:
    """Cells of an old-style horizontal merge (`w:hMerge`) become one wide cell; the hidden parts' words go with it."""
    kept: list[_Piece] = []
    for piece in row:
        if piece.joins_left and kept:
            kept[-1] = replace(kept[-1], end=piece.end, width=None, after=piece.after)
        else:
            kept.append(piece)
    return kept


def _grid_widths(table: etree._Element) -> list[int]:
    return [number_of(column, "w") or 0 for column in table.findall(f"{W}tblGrid/{W}gridCol")]


def _seen_columns(rows: list[list[_Piece]], *, widths: list[int]) -> list[list[_Piece]]:
    """The same rows with edges counted as the eye counts them."""
    positions = _positions(rows, widths)
    if _disagree(rows) and all(piece.width for row in rows for piece in row):
        measured = [_by_width(row) for row in rows]
        edges = {edge: edge for row in measured for piece in row for edge in (piece.start, piece.end)}
        # Widths that would make more columns than the grid has are made up, as automatic ones often are.
        if len(set(_clusters(measured, edges).values())) <= len(positions):
            rows, positions = measured, edges
    column = _clusters(rows, positions)
    return [[replace(piece, start=column[piece.start], end=column[piece.end]) for piece in row] for row in rows]


def _disagree(rows: list[list[_Piece]]) -> bool:
    """Whether the rows' spans add up differently: then some span is missing, and the widths know better."""
    return len({row[-1].end + row[-1].after for row in rows}) > 1 and all(row[0].start == 0 for row in rows)


def _by_width(row: list[_Piece]) -> list[_Piece]:
    placed: list[_Piece] = []
    edge = 0
    for piece in row:
        placed.append(replace(piece, start=edge, end=edge + (piece.width or 1)))
        edge = placed[-1].end
    return placed


def _positions(rows: list[list[_Piece]], widths: list[int]) -> dict[int, int]:
    """Twips from the left of every edge in use."""
    last = max((row[-1].end for row in rows), default=0)
    trusted = len(widths) >= last and all(width > 0 for width in widths[:last])
    steps = widths[:last] if trusted else [_NOMINAL_TWIPS] * last
    places = [0]
    for step in steps:
        places.append(places[-1] + step)
    return {edge: places[edge] for row in rows for piece in row for edge in (piece.start, piece.end)}


def _clusters(rows: list[list[_Piece]], positions: dict[int, int]) -> dict[int, int]:
    """Edge → seen column. Neighbouring edges fall together when a hair apart and no cell stands between them."""
    pairs = {(piece.start, piece.end) for row in rows for piece in row}
    column: dict[int, int] = {}
    cluster: list[int] = []
    number = -1
    for edge in sorted(positions):
        close = bool(cluster) and positions[edge] - positions[cluster[0]] <= _HAIR_TWIPS
        if close and not any((earlier, edge) in pairs for earlier in cluster):
            cluster.append(edge)
        else:
            cluster, number = [edge], number + 1
        column[edge] = number
    return column


def _cells(rows: list[list[_Piece]], index: int, *, cell_text: CellText) -> Iterator[RawCell]:
    for piece in rows[index]:
        hidden = piece.joins_above and index > 0 and _reaches(rows, index, piece)
        yield RawCell(
            text="" if hidden else cell_text(piece.element),
            column=piece.start,
            row_span=1 if hidden else 1 + _below(rows, index, piece),
            column_span=piece.end - piece.start,
            continued=hidden,
            header=piece.header,
        )


def _reaches(rows: list[list[_Piece]], index: int, piece: _Piece) -> bool:
    """Whether a cell of the same width stands right above. Where none does, Word shows the cell as any other."""
    return any((above.start, above.end) == (piece.start, piece.end) for above in rows[index - 1])


def _below(rows: list[list[_Piece]], index: int, piece: _Piece) -> int:
    count = 0
    for lower_index in range(index + 1, len(rows)):
        row = rows[lower_index]
        if not any(lower.joins_above and (lower.start, lower.end) == (piece.start, piece.end) for lower in row):
            break
        count += 1
    return count
