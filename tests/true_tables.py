"""Tables of generated pages as somebody would label them who sees what was printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpora.labelled.label import CellLabel, TableLabel
from corpora.synthetic.pages.truth import TrueCell, TruePage
from training.tables.targets import TELLING_LOOKS


def labels_of(pages: Iterable[TruePage]) -> list[TableLabel]:
    """The tables of a document, each cell with its box on the first page that shows some of it."""
    cells: dict[str, dict[tuple[int, int], tuple[TrueCell, int]]] = {}
    shown: dict[str, tuple[str | None, str]] = {}
    for page in pages:
        for region in page.regions:
            own = cells.setdefault(region.table, {})
            shown.setdefault(region.table, (region.form, region.rules))
            for cell in region.cells:
                own.setdefault((cell.row, cell.column), (cell, page.number))
    return [_table(name, held, *shown[name]) for name, held in cells.items()]


def _table(name: str, held: Mapping[tuple[int, int], tuple[TrueCell, int]], form: str | None, rules: str) -> TableLabel:
    cells = tuple(
        CellLabel(
            row=cell.row, column=cell.column, row_span=cell.row_span, column_span=cell.column_span, text=cell.text,
            header=cell.header, page=page, box=cell.quad.box, origin="person", confidence=1.0,
        )
        for cell, page in held.values()
    )  # fmt: skip
    return TableLabel(
        id=name, form=form, caption=None, n_rows=_end(cells, "row"), n_columns=_end(cells, "column"),
        found_by="rules" if rules in TELLING_LOOKS else "text", cells=cells, origin="person", confidence=1.0,
    )  # fmt: skip


def _end(cells: Sequence[CellLabel], axis: str) -> int:
    return max(getattr(cell, axis) + getattr(cell, f"{axis}_span") for cell in cells)
