"""Pages' truth as JSON: objects with short arrays, coordinates rounded to a hundredth of a point, and back."""

from __future__ import annotations

from typing import Any

from corpora.synthetic.pages.truth import (
    Point,
    Quad,
    TrueCell,
    TrueLine,
    TrueMark,
    TruePage,
    TrueRegion,
    TrueRule,
    TrueWord,
)

VERSION = 1
"""Of this form; raised when its meaning changes."""
DECIMALS = 2
"""A hundredth of a point is a fortieth of a pixel at 200 dots per inch."""

Json = dict[str, Any]


def page_to_json(page: TruePage) -> Json:
    """The page as dicts, lists, numbers and strings.

    A quad is its eight coordinates, a line those of its points, two or more. A word is [text, quad, table, row, column,
    hidden], what is none or nothing at its end left out; a cell [row, column, row span, column span, quad, text, header
    0 or 1, field]; a rule [line, width, style].
    """
    return {
        "version": VERSION,
        "number": page.number,
        "size": [_round(page.width), _round(page.height)],
        "words": [_word(word) for word in page.words],
        "rules": [[_line(rule.line), rule.width, rule.style] for rule in page.rules],
        "regions": [_region(region) for region in page.regions],
        "marks": [[mark.kind, _quad(mark.quad)] for mark in page.marks],
    }


def page_from_json(stored: Json) -> TruePage:
    """The page that `page_to_json` wrote.

    Raises:
        ValueError: for another version.
    """
    if stored["version"] != VERSION:
        raise ValueError(f"truth of version {stored['version']}, not {VERSION}")
    return TruePage(
        number=stored["number"],
        width=stored["size"][0],
        height=stored["size"][1],
        words=tuple(_read_word(word) for word in stored["words"]),
        rules=tuple(
            TrueRule(line=_read_line(line), width=width, style=style) for line, width, style in stored["rules"]
        ),
        regions=tuple(_read_region(region) for region in stored["regions"]),
        marks=tuple(TrueMark(kind=kind, quad=_read_quad(quad)) for kind, quad in stored["marks"]),
    )


def _round(value: float) -> float:
    return round(value, DECIMALS)


def _quad(quad: Quad) -> list[float]:
    return [_round(value) for corner in quad.corners for value in corner]


def _line(line: TrueLine) -> list[float]:
    return [_round(value) for point in line.points for value in point]


def _word(word: TrueWord) -> list[Any]:
    row, column = word.cell or (None, None)
    stored = [word.text, _quad(word.quad), word.table, row, column, round(word.hidden, 3) or None]
    while stored[-1] is None:
        stored.pop()
    return stored


def _cell(cell: TrueCell) -> list[Any]:
    place = [cell.row, cell.column, cell.row_span, cell.column_span]
    return [*place, _quad(cell.quad), cell.text, int(cell.header), cell.field]


def _region(region: TrueRegion) -> Json:
    return {
        "table": region.table,
        "form": region.form,
        "quad": _quad(region.quad),
        "rows": [region.first_row, region.n_rows],
        "n_columns": region.n_columns,
        "row_lines": [_line(line) for line in region.row_lines],
        "column_lines": [_line(line) for line in region.column_lines],
        "cells": [_cell(cell) for cell in region.cells],
        "repeated_heads": [_cell(cell) for cell in region.repeated_heads],
        "rules": region.rules,
    }


def _read_quad(values: list[float]) -> Quad:
    first, second, third, fourth = (Point(*values[i : i + 2]) for i in range(0, 8, 2))
    return Quad(corners=(first, second, third, fourth))


def _read_line(values: list[float]) -> TrueLine:
    first, *between, last = (Point(x, y) for x, y in zip(values[::2], values[1::2], strict=True))
    return TrueLine(start=first, end=last, through=tuple(between))


def _read_word(stored: list[Any]) -> TrueWord:
    missing: list[Any] = [None] * (6 - len(stored))
    text, quad, table, row, column, hidden = stored + missing
    cell = None if row is None else (row, column)
    return TrueWord(text=text, quad=_read_quad(quad), table=table, cell=cell, hidden=hidden or 0.0)


def _read_cell(stored: list[Any]) -> TrueCell:
    row, column, row_span, column_span, quad, text, header, field = stored
    return TrueCell(
        row=row, column=column, row_span=row_span, column_span=column_span, quad=_read_quad(quad), text=text,
        header=bool(header), field=field,
    )  # fmt: skip


def _read_region(stored: Json) -> TrueRegion:
    return TrueRegion(
        table=stored["table"],
        form=stored["form"],
        quad=_read_quad(stored["quad"]),
        first_row=stored["rows"][0],
        n_rows=stored["rows"][1],
        n_columns=stored["n_columns"],
        row_lines=tuple(map(_read_line, stored["row_lines"])),
        column_lines=tuple(map(_read_line, stored["column_lines"])),
        cells=tuple(map(_read_cell, stored["cells"])),
        repeated_heads=tuple(map(_read_cell, stored["repeated_heads"])),
        rules=stored["rules"],
    )
