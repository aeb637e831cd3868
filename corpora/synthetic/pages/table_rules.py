"""The rules of a table's part: which of its edges are shown, how, and the ink that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from corpora.synthetic.pages.ink import BLACK, Ink, Rectangle, Stroke
from corpora.synthetic.pages.style import RuleLook
from corpora.synthetic.pages.truth import Point, RuleStyle, TrueLine, TrueRule

HAIR = 0.3
"""Points below which a rule is a hair: less than a pixel at 200 dots per inch."""
DOUBLE_GAP = 1.6
"""Points between the lines of a double rule, centre to centre."""
HEAD_RULE_SHARE = 0.6
"""Width of the rule under the heads of a three-line table, as a share of the outer ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lattice:
    """Where a part's rows and columns meet, and which cell owns each position.

    Args:
        xs: left edges of the columns and the right edge of the last.
        ys: top edges of the rows and the bottom edge of the last, repeated heads first.
        owner: for each row of the part and each column, a number of its cell, unequal to every other cell's.
        rows: the table's row that each row of the part is of.
        n_heads: leading rows that are heads.
        divided_above, divided_below: a page break divides the table there.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[int, ...], ...]
    rows: tuple[int, ...]
    n_heads: int = 0
    divided_above: bool = False
    divided_below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A straight stretch of cell borders: boundary `at` from position `start` to `end` of the other direction."""

    horizontal: bool
    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Inner boundaries that a table leaves out on every page: below which of its rows, left of which columns."""

    below_rows: frozenset[int] = frozenset()
    left_of_columns: frozenset[int] = frozenset()


def draw_missing(random: Random, *, look: RuleLook, n_rows: int, n_columns: int) -> Missing:
    """Which boundaries a table of partial rules leaves out."""
    rows = frozenset(row for row in range(n_rows - 1) if random.random() < look.missing)
    columns = frozenset(column for column in range(1, n_columns) if random.random() < look.missing)
    return Missing(below_rows=rows, left_of_columns=columns)


def draw_rules(lattice: Lattice, *, look: RuleLook, missing: Missing) -> tuple[list[TrueRule], list[Ink]]:
    """What is drawn under and around the cells: fills first, then rules."""
    fills = list(_fills(lattice, look))
    rules = [_rule(edge, lattice, look) for edge in _shown(lattice, look, missing)]
    if look.ink == "cells":
        return rules, [*fills, *_boxes(lattice, look)]
    return rules, [*fills, *(ink for rule in rules for ink in _ink(rule, look))]


def edges(lattice: Lattice) -> tuple[Edge, ...]:
    """Every stretch between two cells or around the part, as long as it goes straight on."""
    n_rows, n_columns = len(lattice.owner), len(lattice.xs) - 1

    def owner(row: int, column: int) -> int:
        inside = 0 <= row < n_rows and 0 <= column < n_columns
        return lattice.owner[row][column] if inside else -1

    found = [
        Edge(horizontal=True, at=at, start=start, end=end)
        for at in range(n_rows + 1)
        for start, end in _stretches(n_columns, lambda c, at=at: owner(at - 1, c) != owner(at, c))  # type: ignore[misc]
    ]
    found += [
        Edge(horizontal=False, at=at, start=start, end=end)
        for at in range(n_columns + 1)
        for start, end in _stretches(n_rows, lambda r, at=at: owner(r, at - 1) != owner(r, at))  # type: ignore[misc]
    ]
    return tuple(found)


def _stretches(count: int, shown: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    start = None
    for index in range(count + 1):
        here = index < count and shown(index)
        if here and start is None:
            start = index
        if not here and start is not None:
            yield start, index
            start = None


def _shown(lattice: Lattice, look: RuleLook, missing: Missing) -> Iterator[Edge]:
    rows = _three_line if look.kind == "three-line" else _by_kind
    for edge in edges(lattice):
        at_break = edge.horizontal and (
            (edge.at == 0 and lattice.divided_above) or (edge.at == len(lattice.ys) - 1 and lattice.divided_below)
        )
        if not (at_break and look.open_breaks) and rows(edge, lattice, look, missing):
            yield edge


def _by_kind(edge: Edge, lattice: Lattice, look: RuleLook, missing: Missing) -> bool:
    if look.kind == "none":
        return False
    if look.kind == "horizontal":
        return edge.horizontal
    if look.kind == "shaded":
        return look.shaded_rules == "all" or (look.shaded_rules == "horizontal" and edge.horizontal)
    if look.kind != "partial":
        return True
    if _is_outer(edge, lattice):
        return look.frame == "full" or (look.frame == "open" and edge.horizontal)
    if edge.horizontal:
        return lattice.rows[edge.at - 1] not in missing.below_rows
    return edge.at not in missing.left_of_columns


def _three_line(edge: Edge, lattice: Lattice, look: RuleLook, missing: Missing) -> bool:
    """Rules above and below everything and under the heads; short ones under heads of several columns."""
    if not edge.horizontal:
        return False
    if edge.at in (0, len(lattice.ys) - 1, _under_heads(lattice)):
        return True
    spanner = 0 < edge.at < lattice.n_heads and edge.end - edge.start < len(lattice.xs) - 1
    return look.spanner_rules and spanner


def _under_heads(lattice: Lattice) -> int:
    """The boundary under the heads, or under the first row of a table that has none; 0 where neither is there."""
    return lattice.n_heads or (1 if lattice.rows[0] == 0 else 0)


def _is_outer(edge: Edge, lattice: Lattice) -> bool:
    return edge.at in (0, (len(lattice.ys) if edge.horizontal else len(lattice.xs)) - 1)


def _rule(edge: Edge, lattice: Lattice, look: RuleLook) -> TrueRule:
    outer = _is_outer(edge, lattice)
    width = look.outer_width if outer else look.width
    if look.kind == "three-line" and not outer:
        width = look.outer_width * HEAD_RULE_SHARE if edge.at == _under_heads(lattice) else look.width
    style: RuleStyle = "hair" if width < HAIR else "solid"
    if look.kind == "double" and outer:
        style, width = "double", DOUBLE_GAP + look.width
    elif look.kind == "dotted":
        style = "dotted"
    elif look.kind == "dashed":
        style = "dashed"
    return TrueRule(line=_line(edge, lattice), width=width, style=style)


def _line(edge: Edge, lattice: Lattice) -> TrueLine:
    if edge.horizontal:
        y = lattice.ys[edge.at]
        return TrueLine(start=Point(lattice.xs[edge.start], y), end=Point(lattice.xs[edge.end], y))
    x = lattice.xs[edge.at]
    return TrueLine(start=Point(x, lattice.ys[edge.start]), end=Point(x, lattice.ys[edge.end]))


def _ink(rule: TrueRule, look: RuleLook) -> Iterator[Ink]:
    (x0, y0), (x1, y1) = rule.line.start, rule.line.end
    level, half = y0 == y1, rule.width / 2
    if rule.style == "double":
        for shift in (-DOUBLE_GAP / 2, DOUBLE_GAP / 2):
            dx, dy = (0.0, shift) if level else (shift, 0.0)
            yield Stroke(x0=x0 + dx, y0=y0 + dy, x1=x1 + dx, y1=y1 + dy, width=look.width, colour=look.colour)
    elif look.ink == "filled" and rule.style in ("solid", "hair"):
        yield Rectangle(left=x0 - half, top=y0 - half, right=x1 + half, bottom=y1 + half, colour=look.colour)
    else:
        dash = {"dotted": (0.0, max(2.2 * rule.width, 1.2)), "dashed": (3.0, 2.0)}.get(rule.style)
        dotted = rule.style == "dotted"
        # Square corners: strokes reach half a width beyond the crossing, as word processors draw them.
        reach = 0.0 if dash else half
        dx, dy = (reach, 0.0) if level else (0.0, reach)
        yield Stroke(
            x0=x0 - dx, y0=y0 - dy, x1=x1 + dx, y1=y1 + dy,
            width=rule.width, dash=dash, round_ends=dotted, colour=look.colour,
        )  # fmt: skip


def _boxes(lattice: Lattice, look: RuleLook) -> Iterator[Ink]:
    """One stroked rectangle for each cell."""
    for top, bottom, left, right in _extents(lattice):
        yield Rectangle(
            left=lattice.xs[left], top=lattice.ys[top], right=lattice.xs[right], bottom=lattice.ys[bottom],
            width=look.width, colour=look.colour,
        )  # fmt: skip


def _extents(lattice: Lattice) -> Iterator[tuple[int, int, int, int]]:
    """Each cell's first and end row, first and end column."""
    seen: dict[int, tuple[int, int, int, int]] = {}
    for row, owners in enumerate(lattice.owner):
        for column, owner in enumerate(owners):
            top, _, left, _ = seen.get(owner, (row, 0, column, 0))
            seen[owner] = (top, row + 1, left, column + 1)
    yield from seen.values()


def _fills(lattice: Lattice, look: RuleLook) -> Iterator[Ink]:
    """Shaded heads, and every other row below them."""
    left, right = lattice.xs[0], lattice.xs[-1]
    for index, row in enumerate(lattice.rows):
        heads = _under_heads(lattice) if look.head_text == BLACK else lattice.n_heads
        colour = look.head_shade if index < heads else None
        if colour is None and look.shade is not None and index >= lattice.n_heads and row % 2:
            colour = look.shade
        if colour is not None:
            yield Rectangle(left=left, top=lattice.ys[index], right=right, bottom=lattice.ys[index + 1], colour=colour)
