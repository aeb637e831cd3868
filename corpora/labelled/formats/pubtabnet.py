"""Table structure as PubTabNet has it: HTML in tokens with cell boxes, one JSON object a line (Zhong, ShafieiBavani and
Jimeno Yepes, ECCV 2020). `val` is its name for dev.

Rows at the top whose cells are all headers are the `thead`. `bbox` is [left, top, right, bottom] in points of the page
`page`; as in PubTabNet a cell without one has no `bbox`. What PubTabNet has no key for stands beside it (`header`,
`page`, `origin`, `confidence`); its tools pass over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any

from corpora.document.geometry import Box
from corpora.labelled.faults import BadFile
from corpora.labelled.formats.lines import LinesFile, read_lines
from corpora.labelled.formats.protocol import Sample, Split
from corpora.labelled.label import CellLabel, LabelledReport, TableLabel
from corpora.labelled.sound import sound_table

_NAMES = {"train": "train", "dev": "val", "test": "test"}
_SPAN = re.compile(r' (row|col)span="(\d+)"')


class PubTabNetWriter:
    """Writes `SPLIT.jsonl`."""

    def __init__(self, folder: Path, split: Split) -> None:
        self._file = LinesFile(folder / f"{split}.jsonl")
        self._split = _NAMES[split]
        self._written = 0

    def add(self, sample: Sample) -> int:
        """See `Writer`."""
        rows = [_row(table, sample.report) for table in sample.report.tables]
        for row in rows:
            self._file.put({"filename": row.pop("filename"), "split": self._split, "imgid": self._written, **row})
            self._written += 1
        return len(rows)

    def close(self) -> None:
        """See `Writer`."""
        self._file.close()

    abandon = close


def _row(table: TableLabel, report: LabelledReport) -> dict[str, Any]:
    sound_table(table)
    rows = _by_row(table)
    return {
        "filename": f"{report.document}-{table.id}.png",
        "html": {"structure": {"tokens": _tokens(rows)}, "cells": [_cell(cell) for row in rows for cell in row]},
        "document": report.document, "organisation": report.organisation, "year": report.year, "table": table.id,
        "form": table.form, "caption": table.caption, "n_columns": table.n_columns, "found_by": table.found_by,
        "origin": table.origin, "confidence": table.confidence,
    }  # fmt: skip


def _by_row(table: TableLabel) -> list[list[CellLabel]]:
    rows: list[list[CellLabel]] = [[] for _ in range(table.n_rows)]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    return rows


def _tokens(rows: Sequence[Sequence[CellLabel]]) -> list[str]:
    head = len(list(takewhile(lambda row: bool(row) and all(cell.header for cell in row), rows)))
    parts = [("thead", rows[:head])] if head else []
    parts += [("tbody", rows[head:])] if rows[head:] else []
    tokens: list[str] = []
    for name, part in parts:
        tokens.append(f"<{name}>")
        for row in part:
            tokens.append("<tr>")
            for cell in row:
                tokens += _cell_tokens(cell)
            tokens.append("</tr>")
        tokens.append(f"</{name}>")
    return tokens


def _cell_tokens(cell: CellLabel) -> list[str]:
    spans = [f' rowspan="{cell.row_span}"'] if cell.row_span > 1 else []
    spans += [f' colspan="{cell.column_span}"'] if cell.column_span > 1 else []
    return ["<td", *spans, ">", "</td>"] if spans else ["<td>", "</td>"]


def _cell(cell: CellLabel) -> dict[str, Any]:
    box = cell.box
    return {
        "tokens": list(cell.text),
        **({} if box is None else {"bbox": [box.left, box.top, box.right, box.bottom]}),
        "header": cell.header, "page": cell.page, "origin": cell.origin, "confidence": cell.confidence,
    }  # fmt: skip


def read_pubtabnet(path: Path) -> Iterator[tuple[str, TableLabel]]:
    """Tables rebuilt from their tokens, with the document that they are of. Raises BadFile or BadStructure."""
    for number, row in enumerate(read_lines(path), start=1):
        try:
            table = _table(row)
        except (KeyError, TypeError, ValueError, StopIteration) as error:
            raise BadFile(f"{path.name}:{number}: {type(error).__name__}") from error
        sound_table(table)
        yield str(row["document"]), table


def _table(row: Mapping[str, Any]) -> TableLabel:
    placed, n_rows = _placed(row["html"]["structure"]["tokens"])
    told = row["html"]["cells"]
    cells = [
        CellLabel(
            row=place[0], column=place[1], row_span=place[2], column_span=place[3], text="".join(cell["tokens"]),
            header=bool(cell["header"]), page=cell["page"], box=_box(cell.get("bbox")), origin=cell["origin"],
            confidence=cell["confidence"],
        )
        for place, cell in zip(placed, told, strict=True)
    ]  # fmt: skip
    return TableLabel(
        id=row["table"], form=row["form"], caption=row["caption"], n_rows=n_rows, n_columns=row["n_columns"],
        found_by=row["found_by"],
        cells=tuple(cells), origin=row["origin"], confidence=row["confidence"],
    )  # fmt: skip


def _box(bbox: Sequence[float] | None) -> Box | None:
    if bbox is None:
        return None
    left, top, right, bottom = bbox
    return Box(left=left, top=top, right=right, bottom=bottom)


def _placed(tokens: Sequence[str]) -> tuple[list[tuple[int, int, int, int]], int]:
    """(row, column, row span, column span) of each cell, as a browser places them, and the number of rows."""
    places: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    row, rows, columns, open_cell = -1, 1, 1, False
    for token in tokens:
        if token == "<tr>":
            row += 1
        elif token in ("<td>", "<td"):
            rows, columns, open_cell = 1, 1, True
        elif match := _SPAN.fullmatch(token):
            rows, columns = (int(match[2]), columns) if match[1] == "row" else (rows, int(match[2]))
        if open_cell and token in ("<td>", ">"):
            column = 0
            while (row, column) in taken:
                column += 1
            places.append((row, column, rows, columns))
            taken.update((row + down, column + across) for down in range(rows) for across in range(columns))
            open_cell = False
    return places, row + 1
