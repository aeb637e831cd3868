"""Edges of a region that rules and fills draw: where they run, begin and end; and the sides of the region."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule
from models.tables.pages.grids.grid_building import CROSSES, Edges
from models.tables.pages.print.lattice import SAME_EDGE, edges_of, slot
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import lines_of, middle_x, middle_y
from models.tables.pages.regions.regions import TableRegion
from models.tables.values import is_value

SHORTEST_RULE: Final = 5.0
"""Points: shorter ones are serifs and bullets, not sides of cells."""
OPEN_SIDE: Final = 6.0
"""Points that words or rules must reach beyond the last edge for the table to be open there."""


def drawn_edges(rules: Sequence[Rule], *, horizontal: bool) -> list[float]:
    """Where rules run, serifs and bullets left out: y of level ones, x of upright ones."""
    boxes = [rule.box for rule in rules if rule.horizontal == horizontal]
    if horizontal:
        return edges_of(middle_y(box) for box in boxes if box.right - box.left >= SHORTEST_RULE)
    return edges_of(middle_x(box) for box in boxes if box.bottom - box.top >= SHORTEST_RULE)


def ends_of(region: TableRegion, *, horizontal: bool) -> tuple[float, float]:
    """How far words and rules reach."""
    boxes: list[Box] = [word.box for word in region.words]
    boxes += [rule.box for rule in region.rules]
    if horizontal:
        return min(box.top for box in boxes), max(box.bottom for box in boxes)
    return min(box.left for box in boxes), max(box.right for box in boxes)


def with_outer(drawn: Sequence[float], low: float, high: float) -> Edges:
    """The drawn edges, and where the region ends beyond them."""
    at, is_drawn = list(drawn), [True] * len(drawn)
    if not at or low < at[0] - OPEN_SIDE:
        at, is_drawn = [low, *at], [False, *is_drawn]
    if high > at[-1] + OPEN_SIDE or len(at) == 1:
        at, is_drawn = [*at, high], [*is_drawn, False]
    return Edges(at=tuple(at), drawn=tuple(is_drawn))


def is_framed(region: TableRegion, columns: Edges) -> bool:
    """Rules around all of it tell no more of rows than none."""
    return region.framed and any(columns.drawn[1:-1])


def with_rule_sides(edges: Edges, region: TableRegion) -> Edges:
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
        white = _white_at(end, sorted(x for x, _ in found), region)
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


def with_shaded(edges: Edges, region: TableRegion, columns: Edges, values: frozenset[int]) -> Edges:
    """With the y where shaded cells that stand side by side begin and end, and shaded rows below the head: its cells go
    over shaded rows.
    """
    body = first_figure(region, columns, values)
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


def first_figure(region: TableRegion, columns: Edges, values: frozenset[int]) -> float:
    """Y of the first figure in a column of figures."""
    figures = [word.box for word in region.words if slot(columns.at, middle_x(word.box)) in values and is_value(word)]
    return min((middle_y(box) for box in figures), default=float("-inf"))


def with_upright_ends(edges: Edges, region: TableRegion) -> Edges:
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
