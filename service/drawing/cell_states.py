"""What became of each cell that was seen: found again among the tables of the reading by its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpora.document.figure import Figure
from corpora.document.geometry import Box
from corpora.document.grid import Cell
from corpora.document.reading import Reading
from service.drawing.palette import DOUBTFUL, UNSURE, Kind

_Key = tuple[int | None, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellState:
    """A cell of the reading, its table, and the figure that it holds, if any."""

    table: str
    cell: Cell
    figure: Figure | None
    contradicted: bool

    @property
    def kind(self) -> Kind:
        """The colour that it is drawn in."""
        confidence = self.figure.confidence if self.figure else self.cell.confidence
        state = self.figure.state if self.figure else self.cell.state
        if state == "unreadable" or confidence < DOUBTFUL:
            return "doubtful"
        if self.cell.header:
            return "label"
        if confidence < UNSURE:
            return "unsure"
        return "blank" if state == "blank" else "read"


@dataclass(slots=True, kw_only=True)
class CellStates:
    """Looked up by page and box in points of the source."""

    _by_place: dict[_Key, CellState] = field(default_factory=dict)
    _on: dict[int | None, list[CellState]] = field(default_factory=dict)

    def at(self, page: int, box: Box) -> CellState | None:
        """The cell that stands exactly there; else the one whose middle lies in the box, as the box's does in it: the
        place of a blank cell is told by those around it.
        """
        exact = self._by_place.get(_key(page, box))
        if exact is not None:
            return exact
        return next((one for one in self._on.get(page, ()) if _share_middles(_box(one), box)), None)

    def add(self, state: CellState) -> None:
        """By its place; a cell without a box is not to be drawn."""
        place = state.cell.place
        if place is not None and place.box is not None:
            self._by_place[_key(place.page_number, place.box)] = state
            self._on.setdefault(place.page_number, []).append(state)


def cell_states(reading: Reading | None) -> CellStates:
    """Of all tables; empty for a document that could not be read."""
    states = CellStates()
    if reading is None:
        return states
    figures = {(figure.table, figure.cell): figure for figure in reading.layout.figures if figure.place is not None}
    wrong = {
        (one.table, one.cell)
        for check in reading.checks
        if check.verdict == "contradicted"
        for one in check.evidence
        if one.table is not None
    }
    for table in reading.layout.tables:
        for cell in table.grid.cells:
            at = table.id, (cell.row, cell.column)
            states.add(CellState(table=table.id, cell=cell, figure=figures.get(at), contradicted=at in wrong))
    return states


def _key(page: int | None, box: Box) -> _Key:
    return page, round(box.left, 1), round(box.top, 1), round(box.right, 1), round(box.bottom, 1)


def _box(state: CellState) -> Box | None:
    return state.cell.place.box if state.cell.place is not None else None


def _share_middles(one: Box | None, other: Box) -> bool:
    return one is not None and _holds(one, other) and _holds(other, one)


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom
