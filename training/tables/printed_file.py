"""A printed page and what is where on it, as a file: damage is drawn of it again and again, on any machine."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from corpora.synthetic.pages.truth import Point, Quad, TrueCell, TrueLine, TruePage, TrueRegion, TrueWord

PDF, TRUTH = "page.pdf", "page.json"
DIGITS = 2
"""Of page points."""


def write_printed(path: Path, pdf: bytes, page: TruePage) -> None:
    """Writes a PDF of one page that stands upright, whole or not at all, with its words and tables."""
    part = path.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as file:
        file.writestr(PDF, pdf, zipfile.ZIP_DEFLATED)
        told = json.dumps(_plain_page(page), ensure_ascii=False, separators=(",", ":"))
        file.writestr(TRUTH, told, zipfile.ZIP_DEFLATED, 9)
    part.replace(path)


def read_printed(path: Path) -> tuple[bytes, TruePage]:
    """A page as `write_printed` left it; its words, tables and their lines alone."""
    with zipfile.ZipFile(path) as file:
        return file.read(PDF), _page(json.loads(file.read(TRUTH)))


def _plain_page(page: TruePage) -> dict[str, Any]:
    return {
        "size": [page.width, page.height],
        "words": [[word.text, word.table, *_plain_box(word.quad)] for word in page.words],
        "regions": [_plain_region(region) for region in page.regions],
    }


def _plain_region(region: TrueRegion) -> dict[str, Any]:
    return {
        "table": region.table, "form": region.form, "box": _plain_box(region.quad), "first_row": region.first_row,
        "rules": region.rules, "rows": [round(line.start.y, DIGITS) for line in region.row_lines],
        "columns": [round(line.start.x, DIGITS) for line in region.column_lines],
        "cells": [_plain_cell(cell) for cell in region.cells],
        "heads": [_plain_cell(cell) for cell in region.repeated_heads],
    }  # fmt: skip


def _plain_cell(cell: TrueCell) -> list[Any]:
    own = (cell.row, cell.column, cell.row_span, cell.column_span, int(cell.header), int(bool(cell.text.strip())))
    return [*own, *_plain_box(cell.quad)]


def _plain_box(quad: Quad) -> list[float]:
    box = quad.box
    return [round(side, DIGITS) for side in (box.left, box.top, box.right, box.bottom)]


def _page(told: dict[str, Any]) -> TruePage:
    width, height = told["size"]
    words = tuple(TrueWord(text=text, table=table, quad=Quad.upright(*box)) for text, table, *box in told["words"])
    regions = tuple(_region(one) for one in told["regions"])
    return TruePage(number=1, width=width, height=height, words=words, regions=regions)


def _region(told: dict[str, Any]) -> TrueRegion:
    (left, top, right, bottom), rows, columns = told["box"], told["rows"], told["columns"]
    return TrueRegion(
        table=told["table"], form=told["form"], quad=Quad.upright(left, top, right, bottom), rules=told["rules"],
        first_row=told["first_row"], n_rows=len(rows) - 1, n_columns=len(columns) - 1,
        row_lines=tuple(TrueLine(start=Point(left, y), end=Point(right, y)) for y in rows),
        column_lines=tuple(TrueLine(start=Point(x, top), end=Point(x, bottom)) for x in columns),
        cells=tuple(map(_cell, told["cells"])), repeated_heads=tuple(map(_cell, told["heads"])),
    )  # fmt: skip


def _cell(told: list[Any]) -> TrueCell:
    row, column, down, across, header, is_said, *box = told
    return TrueCell(
        row=row, column=column, row_span=down, column_span=across, header=bool(header), text="x" if is_said else "",
        quad=Quad.upright(*box),
    )  # fmt: skip
