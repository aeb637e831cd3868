"""A sheet's cells → titles, prose and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpora.document.errors import ExpandsTooFar
from corpora.readers.assembly import RawCell
from corpora.readers.limits import Limits
from corpora.readers.xlsx_sheet import Item

_PROSE = re.compile(r"[。；]|^\s*[一二三四五六七八九十]{1,3}、|^\s*[（(][一二三四五六七八九十]{1,3}[)）]")
"""A sentence or a numbered heading: alone on its row it ends a table even if cells follow below."""
_FIGURE = re.compile(r"\s*[-\d０-９][\d０-９,，.．%％]*\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text that stands alone on its row."""

    text: str


Rows = list[list[RawCell]]


def sheet_blocks(items: Sequence[Item], *, limits: Limits) -> Iterator[Text | Rows]:
    """Bands between blank rows, one after another; in a band texts that stand alone, and tables.

    Raises:
        ExpandsTooFar: cells so far apart that the table around them would be over `limits.max_cells`.
    """
    for band in _bands(items):
        yield from _band_blocks(band, limits=limits)


def _bands(items: Sequence[Item]) -> Iterator[list[list[Item]]]:
    """Rows of items without a blank row between them. A framed blank row is no blank row, except at the ends."""
    rows: dict[int, list[Item]] = {}
    for item in items:
        rows.setdefault(item.row, []).append(item)
    band: list[list[Item]] = []
    end = 0
    for number in sorted(rows):
        if band and number > end:
            yield band
            band = []
        band.append(rows[number])
        end = max(end, number + 1, *(item.row + item.row_span for item in rows[number]))
    if band:
        yield band


def _band_blocks(band: list[list[Item]], *, limits: Limits) -> Iterator[Text | Rows]:
    table: list[Item] = []
    end = -1  # first row below all cells so far that reach down
    width = max(item.column + item.column_span for row in band for item in row)
    left = min(item.column for row in band for item in row)
    first, last = _table_rows(band)
    for index, row in enumerate(band):
        full = [item for item in row if item.text.strip()]
        alone = len(full) == 1 and full[0].row_span == 1 and row[0].row >= end
        joined = first <= index <= last or (full and full[0].framed)
        if alone and (not joined or _is_prose(full[0], row, left=left, width=width)):
            yield from _table(table, limits=limits)
            table = []
            yield Text(text=full[0].text)
        else:
            table.extend(row)
        end = max(end, *(item.row + item.row_span for item in row))
    yield from _table(table, limits=limits)


def _table_rows(band: list[list[Item]]) -> tuple[int, int]:
    """First and last row of the band that can't be text alone: with two cells or more that print, or framed blanks."""
    several = [
        index
        for index, row in enumerate(band)
        if sum(bool(item.text.strip()) for item in row) > 1 or (len(row) > 1 and all(item.framed for item in row))
    ]
    return (several[0], several[-1]) if several else (len(band), -1)


def _is_prose(item: Item, row: list[Item], *, left: int, width: int) -> bool:
    """Whether a lone text between the rows of a table interrupts it, and is no label of its own row or group."""
    across = item.column <= left and item.column + item.column_span >= width
    if item.framed or any(other.framed for other in row):
        return across and bool(_PROSE.search(item.text))
    return bool(_PROSE.search(item.text)) and (across or len(row) == 1)


def _table(items: list[Item], *, limits: Limits) -> Iterator[Text | Rows]:
    """Tables side by side, from left to right; a single column is text."""
    for group in _with_their_labels(_side_by_side(items)):
        cells = _trimmed(group)
        if not cells:
            continue
        starts = {item.column for item in cells}
        if len(starts) == 1:
            yield from (Text(text=item.text) for item in cells if item.text.strip())
        else:
            yield _grid(cells, limits=limits)


def _side_by_side(items: list[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    end = 0
    for item in sorted(items, key=lambda item: item.column):
        if group and item.column > end:
            yield group
            group = []
        group.append(item)
        end = max(end, item.column + item.column_span)
    if group:
        yield group


def _with_their_labels(groups: Iterable[list[Item]]) -> list[list[Item]]:
    """Columns of bare figures go with the labels that stand beyond a blank column at their left."""
    tables: list[list[Item]] = []
    for group in groups:
        rows = {item.row for item in group if _FIGURE.fullmatch(item.text)}
        if tables and rows and rows.isdisjoint(_rows_of_words(group)) and rows <= _rows_of_words(tables[-1]):
            tables[-1].extend(group)
        else:
            tables.append(group)
    return tables


def _rows_of_words(items: Iterable[Item]) -> set[int]:
    return {item.row for item in items if item.text.strip() and not _FIGURE.fullmatch(item.text)}


def _trimmed(items: list[Item]) -> list[Item]:
    """Without the framed blank rows and columns that lie around what is printed."""
    full = [item for item in items if item.text.strip()]
    if not full:
        return []
    top, left = min(item.row for item in full), min(item.column for item in full)
    bottom = max(item.row + item.row_span for item in full)
    right = max(item.column + item.column_span for item in full)
    return [item for item in items if top <= item.row < bottom and left <= item.column < right]


def _grid(items: list[Item], *, limits: Limits) -> Rows:
    """Every position of the rectangle around the items: a cell, part of one, or blank."""
    top, left = min(item.row for item in items), min(item.column for item in items)
    height = max(item.row + item.row_span for item in items) - top
    width = max(item.column + item.column_span for item in items) - left
    if height * width > limits.max_cells:
        raise ExpandsTooFar(f"表格范围超过 {limits.max_cells} 格")
    by_place = {(item.row - top, item.column - left): item for item in items}
    covered: set[tuple[int, int]] = set()
    rows: Rows = []
    for row in range(height):
        cells: list[RawCell] = []
        for column in range(width):
            if (row, column) in covered:
                continue
            item = by_place.get((row, column))
            cells.append(_cell(item, column=column))
            if item and (item.row_span > 1 or item.column_span > 1):
                covered.update(
                    (row + down, column + right) for down in range(item.row_span) for right in range(item.column_span)
                )
        rows.append(cells)
    return rows


def _cell(item: Item | None, *, column: int) -> RawCell:
    if item is None:
        return RawCell(text="", column=column)
    return RawCell(text=item.text, column=column, row_span=item.row_span, column_span=item.column_span)
