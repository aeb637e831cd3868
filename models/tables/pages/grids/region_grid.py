"""The grid of one region: edges that rules draw, and between them those that the words alone show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.pages.grids.common_starts import clear_of_labels
from models.tables.pages.grids.figures_before_texts import edges_before_texts
from models.tables.pages.grids.filled_blocks import with_filled_cells
from models.tables.pages.grids.grid_building import Block, Edges, blocks_of, build_grid
from models.tables.pages.grids.group_labels import joined_groups
from models.tables.pages.grids.head_dashes import is_sign_of_head
from models.tables.pages.grids.heads import has_heads_over_heads, wide_heads
from models.tables.pages.grids.region_edges import (
    drawn_edges,
    ends_of,
    first_figure,
    is_framed,
    with_outer,
    with_rule_sides,
    with_shaded,
    with_upright_ends,
)
from models.tables.pages.grids.rows_between_rules import has_a_row_each, has_several_rows, is_one_row
from models.tables.pages.grids.rows_of_words import FEW_RULES, between_lines, has_rows_as_others, has_rows_of_words
from models.tables.pages.grids.strip_words import Strips
from models.tables.pages.grids.text_rows import first_of_rows, table_spacing, text_rows, value_columns
from models.tables.pages.grids.wide_cells import wide_cells
from models.tables.pages.grids.words_astride import words_astride
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import holds, lines_of, middle_x, middle_y
from models.tables.pages.print.text_columns import text_boundaries
from models.tables.pages.regions.regions import TableRegion
from models.tables.values import is_value

FEWEST_BETWEEN_RULES: Final = 3
"""Pairs of words that a boundary between two drawn ones must keep apart: a blank within a cell keeps fewer."""
TWO_FIGURES: Final = 2
"""Pairs of words that a boundary between two drawn ones must keep apart where two figures stand side by side."""
ALL_FILLED: Final = 0.9
"""Share of a table's words that are in filled cells, each with its own fill."""
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
    drawn = drawn_edges(region.rules, horizontal=False)
    left, right = ends_of(region, horizontal=False)
    known = with_rule_sides(with_outer(drawn, left, right), region)
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
        inner = [at for at in text_boundaries(strip, needed=needed) if start < at < end]
        inner = edges_before_texts(strip, [start, *inner, end])[1:-1]
        found += [(clear_of_labels(at, after, strip), False) for at, after in pairwise([*inner, end])]
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


def _rows(region: TableRegion, columns: Edges, values: frozenset[int], first: int) -> tuple[Edges, list[Block]]:
    drawn = drawn_edges(region.rules, horizontal=True)
    top, bottom = ends_of(region, horizontal=True)
    edges = with_shaded(with_upright_ends(with_outer(drawn, top, bottom), region), region, columns, values)
    spacing = table_spacing(region.words, columns.at, values, first)
    found: list[tuple[float, bool]] = []
    blocks: list[Block] = []
    heads: list[list[Word]] = []
    filled = _is_all_filled(region)
    parted = is_framed(region, columns) and sum(edges.drawn) <= FEW_RULES
    body = first_figure(region, columns, values)
    across = [] if filled else words_astride(region.words, region.rules, edges.at, body)
    level = [word for word in region.words if not any(word is one for one in across)]
    a_row_each = not is_framed(region, columns) and has_a_row_each(region, columns)
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
            not headed and ((in_head and across) or is_one_row(strip, columns, values, region, a_row_each=a_row_each))
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
    if is_framed(region, columns) or not values:
        return []
    parts = [
        [word for word in words if low <= middle_y(word.box) < high]
        for low, high in pairwise(drawn_edges(region.rules, horizontal=True))
    ]
    return [part for part in parts if has_several_rows(part, columns, values, framed=False)]


def _over_figures(strip: Sequence[Word], above: Sequence[Block], columns: Edges, values: frozenset[int]) -> bool:
    """Is it of the table's head: no figure in it or above it, and words over columns of figures?"""
    if above or not values or all(columns.drawn):
        return False
    over = [word for word in strip if slot(columns.at, middle_x(word.box)) in values]
    return bool(over) and not any(is_value(word) and not is_sign_of_head(word, strip) for word in over)
