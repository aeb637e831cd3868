"""The grid of one region: edges that rules draw, and between them those that the words alone show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.filled_blocks import with_filled_cells
from models.tables.pages.grid_building import CROSSES, Block, Edges, blocks_of, build_grid
from models.tables.pages.group_labels import joined_groups
from models.tables.pages.head_and_row import begins_with_one_figure, is_head_and_row
from models.tables.pages.head_dashes import is_sign_of_head
from models.tables.pages.heads import has_heads_over_heads, wide_heads
from models.tables.pages.items_read import marks_an_item
from models.tables.pages.lattice import SAME_EDGE, edges_of, slot
from models.tables.pages.line_shapes import segments
from models.tables.pages.lines import holds, lines_of, middle_x, middle_y
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.regions import TableRegion
from models.tables.pages.rows_of_words import FEW_RULES, between_lines, has_rows_as_others, has_rows_of_words
from models.tables.pages.strip_words import Strips
from models.tables.pages.text_columns import text_boundaries
from models.tables.pages.text_rows import first_of_rows, table_spacing, text_rows, value_columns
from models.tables.pages.values import is_value
from models.tables.pages.wide_cells import wide_cells
from models.tables.pages.words_astride import words_astride

SHORTEST_RULE: Final = 5.0
"""Points: shorter ones are serifs and bullets, not sides of cells."""
OPEN_SIDE: Final = 6.0
"""Points that words or rules must reach beyond the last edge for the table to be open there."""
FEWEST_BETWEEN_RULES: Final = 3
"""Pairs of words that a boundary between two drawn ones must keep apart: a blank within a cell keeps fewer."""
NEXT_ROW: Final = 1.5
"""Em between two figures in a frame from which they are of two rows: a number too long for its cell breaks in lines."""
FEWEST_STRIPS: Final = 3
"""Between rules, below the head, that tell whether each is a row."""
BROKEN: Final = 0.6
"""Of its column's width that a number takes before it breaks, at least."""
TWO_FIGURES: Final = 2
"""Pairs of words that a boundary between two drawn ones must keep apart where two figures stand side by side."""
ALL_FILLED: Final = 0.9
"""Share of a table's words that are in filled cells, each with its own fill."""
FEWEST_LINES: Final = 3
"""Of figures between two rules that are rows: a figure may have its share and its change below it, a line each."""
WELL_READ: Final = 0.6
"""Confidence of words that were surely printed: those of a text layer have 1."""
WIDE_STRIP: Final = 1.6
"""Of the usual width between two drawn edges: a wider strip may hold two columns."""


def region_grid(region: TableRegion) -> PageGrid | None:
    """None when there is no table in it."""
    columns = _columns(region)
    values = value_columns(region.words, columns.at)
    first = first_of_rows(region.words, columns.at, values)
    rows, blocks = _rows(region, columns, values, first)
    drawn = any(columns.drawn[1:-1]) or any(rows.drawn[1:-1])
    text = not all(columns.drawn) or not all(rows.drawn)
    found_by = "both" if drawn and text else "rules" if drawn else "text"
    blocks = with_filled_cells(blocks, region.filled_cells)
    blocks = wide_cells(blocks, rows=rows, columns=columns, values=values)
    joined = joined_groups(blocks, region.rules, rows=rows, columns=columns, values=values, first=first)
    return build_grid(joined, region.rules, rows=rows, columns=columns, found_by=found_by, labels=first)


def _columns(region: TableRegion) -> Edges:
    """Drawn ones; where horizontal rules begin or end; what words show between these."""
    drawn = _drawn(region.rules, horizontal=False)
    left, right = _ends(region, horizontal=False)
    known = _with_ends(_with_outer(drawn, left, right), region)
    strips = Strips(_as_filled(region), region.rules, region.box)
    found: list[tuple[float, bool]] = []
    usual = median(end - start for start, end in pairwise(known.at))
    for index, (start, end) in enumerate(pairwise(known.at)):
        found.append((known.at[index], known.drawn[index]))
        strip = strips.words(start, end)
        wide = end - start > WIDE_STRIP * usual
        needed = 1 if len(drawn) < 2 else FEWEST_BETWEEN_RULES - wide
        if _side_by_side(strip):
            needed = min(needed, TWO_FIGURES)
        found += [(at, False) for at in text_boundaries(strip, needed=needed) if start < at < end]
    found.append((known.at[-1], known.drawn[-1]))
    return Edges(at=tuple(at for at, _ in found), drawn=tuple(is_drawn for _, is_drawn in found))


def _as_filled(region: TableRegion) -> Sequence[Word]:
    """The words; where all cells are filled, those of each cell as one: blanks within show no column."""
    filled = region.filled_cells
    if not _is_all_filled(region):
        return region.words
    cells = {id(word): next((cell for cell in filled if holds(cell, word.box)), None) for word in region.words}
    found: dict[Box, list[Word]] = {}
    for word in region.words:
        found.setdefault(cells[id(word)] or word.box, []).append(word)
    return [
        own[0] if len(own) == 1 else replace(own[0], box=around(word.box for word in own)) for own in found.values()
    ]


def _is_all_filled(region: TableRegion) -> bool:
    """Has nearly every word a filled cell around it?"""
    if not region.filled_cells:
        return False
    held = sum(any(holds(cell, word.box) for cell in region.filled_cells) for word in region.words)
    return held >= ALL_FILLED * len(region.words)


def _side_by_side(words: Sequence[Word]) -> bool:
    """Are two figures of a text layer on one line, a character or more between them?"""
    figures = [word for word in words if is_value(word) and word.origin == "layer"]
    lines = lines_of(figures)
    return any(right.box.left - left.box.right >= line.size for line in lines for left, right in pairwise(line.words))


def _with_ends(edges: Edges, region: TableRegion) -> Edges:
    """With the x where several horizontal rules, or filled cells between them, begin or end: there a cell does. One is
    enough in white that parts words of a text layer: the rule under a head over several columns.
    """
    level = [rule.box for rule in region.rules if rule.horizontal]
    ruled = set(region.filled_cells) - set(region.shaded_cells)
    ends = [*_without_gaps(level), *(x for box in ruled for x in (box.left, box.right))]
    found = list(zip(edges.at, edges.drawn, strict=True))
    for at in edges_of(ends):
        count = sum(abs(end - at) <= SAME_EDGE for end in ends)
        crossing = sum(word.box.left < at - CROSSES and word.box.right > at + CROSSES for word in region.words)
        if count > 1 and crossing <= 2 * count and all(abs(at - edge) > OPEN_SIDE for edge in edges.at):
            found.append((at, False))
    for end in edges_of(x for box in level for x in (box.left, box.right)):
        white = _white_at(end, [x for x, _ in found], region)
        if white is not None:
            found.append((white, False))
    found.sort()
    return Edges(at=tuple(at for at, _ in found), drawn=tuple(is_drawn for _, is_drawn in found))


def _white_at(x: float, edges: Sequence[float], region: TableRegion) -> float | None:
    """The middle of the white at `x` where words of a text layer stand on both sides, between it and the next edges,
    and none over it.
    """
    if not edges[0] < x < edges[-1] or not all(word.origin == "layer" for word in region.words):
        return None
    boxes = [word.box for word in region.words]
    low, high = max(at for at in edges if at < x), min(at for at in edges if at > x)
    left = [box.right for box in boxes if low < middle_x(box) and box.right < x + CROSSES]
    right = [box.left for box in boxes if middle_x(box) < high and box.left > x - CROSSES]
    if not left or not right or any(box.left < x - CROSSES and box.right > x + CROSSES for box in boxes):
        return None
    start, end = max(left), min(right)
    known = any(start - CROSSES <= at <= end + CROSSES or abs(at - (start + end) / 2) <= OPEN_SIDE for at in edges)
    return None if known else (start + end) / 2


def _without_gaps(level: Sequence[Box]) -> list[float]:
    """X of both ends of level rules; of two at one height with a gap too narrow for a column the middle of that."""
    ends = {id(box): [box.left, box.right] for box in level}
    heights: list[list[Box]] = []
    for box in sorted(level, key=middle_y):
        if heights and middle_y(box) - middle_y(heights[-1][0]) <= SAME_EDGE:
            heights[-1].append(box)
        else:
            heights.append([box])
    for own in heights:
        for one, other in pairwise(sorted(own, key=lambda box: box.left)):
            if 0 < other.left - one.right <= OPEN_SIDE:
                ends[id(one)][1] = ends[id(other)][0] = (one.right + other.left) / 2
    return [x for both in ends.values() for x in both]


def _rows(region: TableRegion, columns: Edges, values: frozenset[int], first: int) -> tuple[Edges, list[Block]]:
    drawn = _drawn(region.rules, horizontal=True)
    top, bottom = _ends(region, horizontal=True)
    edges = _with_shaded(_with_rule_ends(_with_outer(drawn, top, bottom), region), region, columns, values)
    spacing = table_spacing(region.words, columns.at, values, first)
    found: list[tuple[float, bool]] = []
    blocks: list[Block] = []
    heads: list[list[Word]] = []
    filled = _is_all_filled(region)
    parted = _is_framed(region, columns) and sum(edges.drawn) <= FEW_RULES
    across = [] if filled else words_astride(region.words, region.rules, edges.at, _body(region, columns, values))
    level = [word for word in region.words if not any(word is one for one in across)]
    a_row_each = not _is_framed(region, columns) and _a_row_each(region, columns)
    groups = [] if filled else _groups(region, level, columns, values)
    for index, (start, end) in enumerate(zip(edges.at, edges.at[1:], strict=False)):
        found.append((start, edges.drawn[index]))
        last = index == len(edges.at) - 2
        strip = [
            word for word in level if (start <= middle_y(word.box) or index == 0) and (middle_y(word.box) < end or last)
        ]
        plain = groups and not any(slot(columns.at, middle_x(word.box)) in values for word in strip if is_value(word))
        if (parted and has_rows_of_words(strip, columns.at)) or (
            plain and has_rows_as_others(strip, groups, columns.at)
        ):
            found += [(at, False) for at in between_lines(strip)]
            blocks += [Block(box=word.box, words=(word,)) for word in strip]
            continue
        in_head = not filled and _over_figures(strip, blocks, columns, values)
        headed = in_head and has_heads_over_heads(strip, columns.at)
        if filled or (
            not headed and ((in_head and across) or _one_row(strip, columns, values, region, a_row_each=a_row_each))
        ):
            if in_head:
                heads.append(strip)
            else:
                blocks += blocks_of(strip)
            continue
        split = text_rows(strip, columns.at, values, first, spacing)
        found += [(at, False) for at in split.edges if start < at < end]
        blocks += split.blocks
    found.append((edges.at[-1], edges.drawn[-1]))
    below = max((word.box.bottom for strip in heads for word in strip), default=float("-inf"))
    of_head = [word for word in across if middle_y(word.box) < below]
    blocks += wide_heads([of_head, *heads], columns.at)
    blocks += blocks_of([word for word in across if middle_y(word.box) >= below])
    return Edges(at=tuple(at for at, _ in found), drawn=tuple(is_drawn for _, is_drawn in found)), blocks


def _groups(region: TableRegion, words: Sequence[Word], columns: Edges, values: frozenset[int]) -> list[Sequence[Word]]:
    """What stands between level rules, no upright ones beside it, with several rows of figures each."""
    if _is_framed(region, columns) or not values:
        return []
    parts = [
        [word for word in words if low <= middle_y(word.box) < high]
        for low, high in pairwise(_drawn(region.rules, horizontal=True))
    ]
    return [part for part in parts if _several(part, columns, values, framed=False)]


def _over_figures(strip: Sequence[Word], above: Sequence[Block], columns: Edges, values: frozenset[int]) -> bool:
    """Is it of the table's head: no figure in it or above it, and words over columns of figures?"""
    if above or not values or all(columns.drawn):
        return False
    over = [word for word in strip if slot(columns.at, middle_x(word.box)) in values]
    return bool(over) and not any(is_value(word) and not is_sign_of_head(word, strip) for word in over)


def _body(region: TableRegion, columns: Edges, values: frozenset[int]) -> float:
    """Y of the first figure in a column of figures."""
    figures = [word.box for word in region.words if slot(columns.at, middle_x(word.box)) in values and is_value(word)]
    return min((middle_y(box) for box in figures), default=float("-inf"))


def _with_shaded(edges: Edges, region: TableRegion, columns: Edges, values: frozenset[int]) -> Edges:
    """With the y where shaded cells that stand side by side begin and end, and shaded rows below the head: its cells go
    over shaded rows.
    """
    body = _body(region, columns, values)
    soft = [at for at in region.shaded_edges if all(abs(at - edge) > OPEN_SIDE for edge in edges.at)]
    head = max((at for at in soft if at < body), default=body)
    found = list(zip(edges.at, edges.drawn, strict=True))
    soft = [at for at in soft if at >= head or _is_over_heading(at, region)]
    of_cells = [*region.row_edges, *(y for cell in region.shaded_cells for y in (cell.top, cell.bottom))]
    for at in edges_of([*of_cells, *soft]):
        if edges.at[0] < at < edges.at[-1] and all(abs(at - edge) > OPEN_SIDE for edge in edges.at):
            found.append((at, False))
    found.sort()
    return Edges(at=tuple(at for at, _ in found), drawn=tuple(is_drawn for _, is_drawn in found))


def _is_over_heading(at: float, region: TableRegion) -> bool:
    """Are all words down to the next fill's end one stretch at the left, and none over the edge?"""
    end = min((edge for edge in region.shaded_edges if edge > at + OPEN_SIDE), default=at)
    held = lines_of([word for word in region.words if at <= middle_y(word.box) < end])
    crossed = any(word.box.top < at - CROSSES and word.box.bottom > at + CROSSES for word in region.words)
    left = min(word.box.left for word in region.words)
    return not crossed and len(held) == 1 and len(segments(held[0])) == 1 and held[0].box.left - left <= held[0].size


def _with_rule_ends(edges: Edges, region: TableRegion) -> Edges:
    """With the y where upright rules begin or end between the words of a text layer: there a row does."""
    if not all(word.origin == "layer" for word in region.words):
        return edges
    found = list(zip(edges.at, edges.drawn, strict=True))
    ends = [y for rule in region.rules if not rule.horizontal for y in (rule.box.top, rule.box.bottom)]
    for at in edges_of(ends):
        crossed = any(word.box.top < at - CROSSES and word.box.bottom > at + CROSSES for word in region.words)
        if not crossed and edges.at[0] < at < edges.at[-1] and all(abs(at - edge) > OPEN_SIDE for edge in edges.at):
            found.append((at, False))
    found.sort()
    return Edges(at=tuple(at for at, _ in found), drawn=tuple(is_drawn for _, is_drawn in found))


def _is_framed(region: TableRegion, columns: Edges) -> bool:
    """Rules around all of it tell no more of rows than none."""
    return region.framed and any(columns.drawn[1:-1])


def _one_row(
    strip: Sequence[Word], columns: Edges, values: frozenset[int], region: TableRegion, *, a_row_each: bool
) -> bool:
    """Between two drawn edges there is one row, unless columns of figures have several.

    Few rules and no upright ones stand around a head and a body, not between rows.
    """
    framed = _is_framed(region, columns)
    if not framed and _rows_of_figures(strip, columns, values):
        return False
    if begins_with_one_figure(strip, columns.at, region.rules):
        return False
    if not framed and is_head_and_row(strip, region.words, columns.at, _drawn(region.rules, horizontal=True)):
        return False
    if a_row_each:
        return True
    if not framed and len(_drawn(region.rules, horizontal=True)) <= FEW_RULES:
        head = bool(values) and not any(is_value(word) for word in strip)
        if head or len(region.shaded_edges) < FEW_RULES:
            return False
    return not _several(strip, columns, values, framed=framed)


def _rows_of_figures(strip: Sequence[Word], columns: Edges, values: frozenset[int]) -> bool:
    """Several lines with figures in two columns or more, level with each other: lines of a cell stand so by no chance.

    What stands beside them once has the name of them all. OCR reads specks as figures, but not with confidence.
    """
    figures = [word for word in strip if _is_number(word) and word.confidence >= WELL_READ]
    held = [{slot(columns.at, middle_x(word.box)) for word in line.words} & values for line in lines_of(figures)]
    return sum(len(own) > 1 for own in held) >= FEWEST_LINES


def _a_row_each(region: TableRegion, columns: Edges) -> bool:
    """Have two columns one line each between all rules below the first? Then other cells have several lines, and the
    rules do not part groups of rows, of which one column has the names.
    """
    top, bottom = _ends(region, horizontal=True)
    drawn = _with_outer(_drawn(region.rules, horizontal=True), top, bottom).at
    strips = [[word for word in region.words if low <= middle_y(word.box) < high] for low, high in pairwise(drawn)]
    body = [strip for strip in strips[1:] if strip]
    single = [_columns_of_one_line(strip, columns) for strip in body]
    return len(body) >= FEWEST_STRIPS and len(frozenset.intersection(*single)) > 1


def _columns_of_one_line(strip: Sequence[Word], columns: Edges) -> frozenset[int]:
    held: dict[int, list[Word]] = {}
    for word in strip:
        held.setdefault(slot(columns.at, middle_x(word.box)), []).append(word)
    return frozenset(column for column, words in held.items() if len(lines_of(words)) == 1)


def _several(strip: Sequence[Word], columns: Edges, values: frozenset[int], *, framed: bool) -> bool:
    """Do most columns with figures hold more than one, or words above one? Below a figure there may be its note; what
    OCR makes of a signature above its date is no word that it is sure of.

    One column is enough where no upright rules say how far the horizontal ones can be trusted, or where figures under
    one another are too short for their column to have broken one number.
    """
    if _stacked_figures(strip, columns, values):
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


def _is_number(word: Word) -> bool:
    """Dashes between two times, a line each, are no figures under one another."""
    return is_value(word) and any(sign.isdigit() for sign in word.text)


def _drawn(rules: Sequence[Rule], *, horizontal: bool) -> list[float]:
    boxes = [rule.box for rule in rules if rule.horizontal == horizontal]
    if horizontal:
        return edges_of(middle_y(box) for box in boxes if box.right - box.left >= SHORTEST_RULE)
    return edges_of(middle_x(box) for box in boxes if box.bottom - box.top >= SHORTEST_RULE)


def _ends(region: TableRegion, *, horizontal: bool) -> tuple[float, float]:
    """How far words and rules reach."""
    boxes: list[Box] = [word.box for word in region.words]
    boxes += [rule.box for rule in region.rules]
    if horizontal:
        return min(box.top for box in boxes), max(box.bottom for box in boxes)
    return min(box.left for box in boxes), max(box.right for box in boxes)


def _with_outer(drawn: Sequence[float], low: float, high: float) -> Edges:
    """The drawn edges, and where the region ends beyond them."""
    at, is_drawn = list(drawn), [True] * len(drawn)
    if not at or low < at[0] - OPEN_SIDE:
        at, is_drawn = [low, *at], [False, *is_drawn]
    if high > at[-1] + OPEN_SIDE or len(at) == 1:
        at, is_drawn = [*at, high], [*is_drawn, False]
    return Edges(at=tuple(at), drawn=tuple(is_drawn))
