"""A table with its cells and figures as plain values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter, ValidationError

from corpora.document.geometry import Box
from corpora.labelled.faults import BadFile
from corpora.labelled.formats.plain import decimal
from corpora.labelled.label import CellLabel, FigureLabel, LabelledReport, TableLabel
from corpora.labelled.sound import sound_table

_TABLE: TypeAdapter[TableLabel] = TypeAdapter(TableLabel)
_FIGURE: TypeAdapter[FigureLabel] = TypeAdapter(FigureLabel)
_OUTER = ("document", "organisation", "year", "figures")


def table_row(table: TableLabel, report: LabelledReport) -> dict[str, Any]:
    """A table of the report. Raises BadStructure for cells that form none."""
    sound_table(table)
    figures = [
        {
            "field": one.field, "label": one.label, "value": None if one.value is None else float(one.value),
            "state": one.state, "unit": one.unit, "row": one.cell[0], "column": one.cell[1], "origin": one.origin,
            "confidence": one.confidence,
        }
        for one in report.figures
        if one.table == table.id
    ]  # fmt: skip
    return {
        "document": report.document, "organisation": report.organisation, "year": report.year, "id": table.id,
        "form": table.form, "caption": table.caption, "n_rows": table.n_rows, "n_columns": table.n_columns,
        "found_by": table.found_by,
        "cells": [_cell(cell) for cell in table.cells], "figures": figures, "origin": table.origin,
        "confidence": table.confidence,
    }  # fmt: skip


def _cell(cell: CellLabel) -> dict[str, Any]:
    row = {name: getattr(cell, name) for name in ("row", "column", "row_span", "column_span", "text", "header", "page")}
    box = None if cell.box is None else asdict(cell.box)
    return row | {"box": box, "origin": cell.origin, "confidence": cell.confidence}


def table_of(row: Mapping[str, Any]) -> TableLabel:
    """What `table_row` made. Raises BadFile for other keys or values, BadStructure for cells that form no table."""
    inner = {key: value for key, value in row.items() if key not in _OUTER}
    try:
        cells = [{**cell, "box": _box(cell["box"])} for cell in row["cells"]]
        table = _TABLE.validate_python({**inner, "cells": cells})
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise BadFile(f"{row.get('document')} {row.get('id')}: {type(error).__name__}") from error
    sound_table(table)
    return table


def _box(row: Mapping[str, float | None] | None) -> Box | None:
    """Readers of Arrow may give a missing struct as one of missing values."""
    if row is None or row["left"] is None or row["top"] is None or row["right"] is None or row["bottom"] is None:
        return None
    return Box(left=row["left"], top=row["top"], right=row["right"], bottom=row["bottom"])


def figures_of(row: Mapping[str, Any]) -> tuple[FigureLabel, ...]:
    """The figures of a row that `table_row` made. Raises BadFile for other keys or values."""
    try:
        return tuple(
            _FIGURE.validate_python(
                {key: value for key, value in one.items() if key not in ("row", "column")}
                | {"table": row["id"], "cell": (one["row"], one["column"]), "value": decimal(one["value"])}
            )
            for one in row["figures"] or ()
        )
    except (ValidationError, KeyError, TypeError) as error:
        raise BadFile(f"{row.get('document')} {row.get('id')}: {type(error).__name__}") from error
