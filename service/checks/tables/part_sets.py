"""Which lines a total may be the sum of: the readings that the labels allow, the plainest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.checks.tables.lines import Line

MIN_PARTS = 2
Parts = tuple[Line, ...]


def part_sets(total: Line, lines: Sequence[Line]) -> list[Parts]:
    """Sets of lines that `total` may add up, each of MIN_PARTS or more, without repetition.

    Args:
        total: a line of kind "total" or "subtotal".
        lines: all lines of its block in their order, `total` among them. Those named as shares are tried with the
            others last.
    """
    found = list(_sets(total, lines))
    for others in _otherwise(lines):
        found += _sets(total, others)
    return [parts for parts in dict.fromkeys(found) if len(parts) >= MIN_PARTS]


def _otherwise(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines with shares as items, and with one or two lines after each 其中 within the same line as it is."""
    if any(line.kind == "share" for line in lines):
        yield [replace(line, kind="item") if line.kind == "share" else line for line in lines]
    marked = [position for position, line in enumerate(lines) if "其中" in line.label]
    for reach in (1, 2) if marked else ():
        within = {position + step for position in marked for step in range(1, reach + 1)}
        yield [
            replace(line, kind="apart") if position in within and line.kind == "item" else line
            for position, line in enumerate(lines)
        ]


def parent_sets(lines: Sequence[Line]) -> Iterator[tuple[Line, Parts]]:
    """Lines of a list with the lines one level below them (一、 over 1. 2. 3.), for lists that say totals by their
    marks alone.
    """
    for position, line in enumerate(lines):
        if line.level is None or line.kind in ("apart", "share"):
            continue
        below = _below(line, lines[position + 1 :])
        levels = [one.level for one in below if one.level is not None]
        parts = tuple(one for one in below if one.level == min(levels, default=None) and one.kind == "item")
        if len(parts) >= MIN_PARTS:
            yield line, parts


def _below(parent: Line, lines: Sequence[Line]) -> list[Line]:
    """Lines up to the next one that is not deeper than the parent."""
    found: list[Line] = []
    for line in lines:
        if line.kind in ("total", "subtotal") or (line.level is not None and line.level <= (parent.level or 0)):
            break
        found.append(line)
    return found


def _sets(total: Line, lines: Sequence[Line]) -> Iterator[Parts]:
    position = next(place for place, line in enumerate(lines) if line.index == total.index)
    if total.group is not None:
        yield _items([line for line in lines if line.group == total.group])
    before, after = _side(lines[:position][::-1], total)[::-1], _side(lines[position + 1 :], total)
    for scope in (before, after, [*before, *after]):
        yield from _readings(scope)
    if total.kind == "total":
        for whole_side in (lines[:position], lines[position + 1 :]):
            yield from _readings(whole_side)
            yield _tops(whole_side)


def _side(lines: Sequence[Line], total: Line) -> list[Line]:
    """Lines away from the total, nearest first, up to the next of its rank: another total, or for a subtotal another
    subtotal; a total reaches over subtotals.
    """
    found: list[Line] = []
    for line in lines:
        if line.kind == "total" or (line.kind == "subtotal" and total.kind == "subtotal"):
            break
        if total.kind == "subtotal" and line.kind == "item" and line.label == "":
            break
        found.append(line)
    return found


def _readings(scope: Sequence[Line]) -> Iterator[Parts]:
    """All items; subtotals with the items of no group that has one; subtotals alone; the outermost level of a list."""
    yield _items(scope)
    subtotals = [line for line in scope if line.kind == "subtotal"]
    if subtotals:
        grouped = {line.group for line in subtotals}
        yield tuple(line for line in scope if line in subtotals or (line.kind == "item" and line.group not in grouped))
        yield tuple(subtotals)
        last = scope.index(subtotals[-1])
        yield tuple(line for line in scope[last:] if line.kind not in ("apart", "share"))
    levels = [line.level for line in scope if line.level is not None and line.kind == "item"]
    if levels:
        outer = min(levels)
        yield tuple(line for line in scope if line.kind == "item" and line.level == outer)
        yield tuple(line for line in scope if line.kind == "item" and line.level in (outer, None))


def _tops(scope: Sequence[Line]) -> Parts:
    """Totals of their own and what stands after the last of them: 本年收入合计 and 年初结转 make 总计."""
    totals = [line for line in scope if line.kind in ("total", "subtotal")]
    if not totals:
        return ()
    return tuple(line for line in scope[scope.index(totals[-1]) :] if line.kind not in ("apart", "share"))


def _items(scope: Sequence[Line]) -> Parts:
    return tuple(line for line in scope if line.kind == "item")
