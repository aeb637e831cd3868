"""Whether what stands between two drawn edges is one row, or several that no rule parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.grids.grid_building import Edges
from models.tables.pages.grids.head_and_row import begins_with_one_figure, is_head_and_row
from models.tables.pages.grids.items_read import marks_an_item
from models.tables.pages.grids.region_edges import drawn_edges, ends_of, is_framed, with_outer
from models.tables.pages.grids.rows_of_words import FEW_RULES
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import lines_of, middle_x, middle_y
from models.tables.pages.regions.regions import TableRegion
from models.tables.values import is_value

NEXT_ROW: Final = 1.5
"""Em between two figures in a frame from which they are of two rows: a number too long for its cell breaks in lines."""
FEWEST_STRIPS: Final = 3
"""Between rules, below the head, that tell whether each is a row."""
BROKEN: Final = 0.6
"""Of its column's width that a number takes before it breaks, at least."""
FEWEST_LINES: Final = 3
"""Of figures between two rules that are rows: a figure may have its share and its change below it, a line each."""
FEWEST_LEVEL, LEVEL = 3, 0.3
"""Columns with two figures each on the same heights, which are two rows'; and em by which these differ."""
WELL_READ: Final = 0.6
"""Confidence of words that were surely printed: those of a text layer have 1."""


def is_one_row(
    strip: Sequence[Word], columns: Edges, values: frozenset[int], region: TableRegion, *, a_row_each: bool
) -> bool:
    """Between two drawn edges there is one row, unless columns of figures have several.

    Few rules and no upright ones stand around a head and a body, not between rows.
    """
    framed = is_framed(region, columns)
    if not framed and _rows_of_figures(strip, columns, values):
        return False
    if begins_with_one_figure(strip, columns.at, region.rules):
        return False
    if not framed and is_head_and_row(strip, region.words, columns.at, drawn_edges(region.rules, horizontal=True)):
        return False
    if a_row_each:
        return True
    if not framed and len(drawn_edges(region.rules, horizontal=True)) <= FEW_RULES:
        head = bool(values) and not any(is_value(word) for word in strip)
        if head or len(region.shaded_edges) < FEW_RULES:
            return False
    return not has_several_rows(strip, columns, values, framed=framed)


def _rows_of_figures(strip: Sequence[Word], columns: Edges, values: frozenset[int]) -> bool:
    """Several lines with figures in two columns or more, level with each other: lines of a cell stand so by no chance.

    What stands beside them once has the name of them all. OCR reads specks as figures, but not with confidence.
    """
    figures = [word for word in strip if _is_number(word) and word.confidence >= WELL_READ]
    held = [{slot(columns.at, middle_x(word.box)) for word in line.words} & values for line in lines_of(figures)]
    return sum(len(own) > 1 for own in held) >= FEWEST_LINES


def has_a_row_each(region: TableRegion, columns: Edges) -> bool:
    """Have two columns one line each between all rules below the first? Then other cells have several lines, and the
    rules do not part groups of rows, of which one column has the names.
    """
    top, bottom = ends_of(region, horizontal=True)
    drawn = with_outer(drawn_edges(region.rules, horizontal=True), top, bottom).at
    strips = [[word for word in region.words if low <= middle_y(word.box) < high] for low, high in pairwise(drawn)]
    body = [strip for strip in strips[1:] if strip]
    single = [_columns_of_one_line(strip, columns) for strip in body]
    return len(body) >= FEWEST_STRIPS and len(frozenset.intersection(*single)) > 1


def _columns_of_one_line(strip: Sequence[Word], columns: Edges) -> frozenset[int]:
    held: dict[int, list[Word]] = {}
    for word in strip:
        held.setdefault(slot(columns.at, middle_x(word.box)), []).append(word)
    return frozenset(column for column, words in held.items() if len(lines_of(words)) == 1)


def has_several_rows(strip: Sequence[Word], columns: Edges, values: frozenset[int], *, framed: bool) -> bool:
    """Do most columns with figures hold more than one, or words above one? Below a figure there may be its note; what
    OCR makes of a signature above its date is no word that it is sure of.

    One column is enough where no upright rules say how far the horizontal ones can be trusted, or where figures under
    one another are too short for their column to have broken one number.
    """
    if _stacked_figures(strip, columns, values) or _are_level_in_pairs(strip, columns, values):
        return True
    size = min((word.box.bottom - word.box.top for word in strip), default=1.0)
    lowest: dict[int, float] = {}
    highest: dict[int, float] = {}
    for word in strip:
        column = next((c for c in values if columns.at[c] <= middle_x(word.box) < columns.at[c + 1]), None)
        counted = _is_number(word) and not marks_an_item(word, strip)
        if column is not None and counted:
            lowest[column] = max(lowest.get(column, middle_y(word.box)), middle_y(word.box))
        if column is not None and (is_value(word) or word.confidence >= WELL_READ):
            highest[column] = min(highest.get(column, middle_y(word.box)), middle_y(word.box))
    apart = size * (NEXT_ROW if framed else 1.0)
    many = sum(low - highest[column] > apart for column, low in lowest.items())
    return many > 0 and (not framed or many * 2 >= len(lowest))


def _stacked_figures(strip: Sequence[Word], columns: Edges, values: frozenset[int]) -> bool:
    """Of a text layer: OCR reads specks as figures."""
    for column in values:
        start, end = columns.at[column], columns.at[column + 1]
        figures = [word for word in strip if _is_number(word) and word.origin == "layer"]
        held = sorted((word.box for word in figures if start <= middle_x(word.box) < end), key=middle_y)
        for above, below in pairwise(held):
            apart = middle_y(below) - middle_y(above) > NEXT_ROW * (above.bottom - above.top)
            if apart and above.right - above.left < BROKEN * (end - start):
                return True
    return False


def _are_level_in_pairs(strip: Sequence[Word], columns: Edges, values: frozenset[int]) -> bool:
    """Have several columns of a text layer two figures or dashes each, on the same two heights, and none has more or is
    too narrow for its first one?
    """
    found: list[tuple[Box, Box]] = []
    for column in values:
        start, end = columns.at[column], columns.at[column + 1]
        own = [word for word in strip if start <= middle_x(word.box) < end]
        if len(own) < 2:
            continue
        if len(own) > 2 or not all(is_value(word) and word.origin == "layer" for word in own):
            return False
        above, below = sorted((word.box for word in own), key=middle_y)
        if above.bottom > below.top or above.right - above.left >= BROKEN * (end - start):
            return False
        found.append((above, below))
    size = min((above.bottom - above.top for above, _ in found), default=0.0)
    heights = [[middle_y(pair[at]) for pair in found] for at in (0, 1)]
    return len(found) >= FEWEST_LEVEL and all(max(own) - min(own) <= LEVEL * size for own in heights)


def _is_number(word: Word) -> bool:
    """Dashes between two times, a line each, are no figures under one another."""
    return is_value(word) and any(sign.isdigit() for sign in word.text)
