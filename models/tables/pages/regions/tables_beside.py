"""Two tables side by side that level rules alone show, or nothing but the white between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.line_shapes import in_columns
from models.tables.pages.print.lines import Line, holds, lines_of, middle_y, stands_in
from models.tables.pages.regions.rule_stacks import parted_at_titles
from models.tables.values import is_value

SAME_LEVEL: Final = 1.5
"""Points within which pieces are at one height."""
SAME_ENDS: Final = 3.0
"""Points by which the ends of rules of one table differ."""
WHITE: Final = 6.0
"""Points of white between two pieces of one height."""
FEWEST: Final = 3
"""Rules of each; columns of either, and rows but one, where there are none."""
BLANK: Final = 0.5
"""Em between two columns at least; Latin words have half of that between them."""
MANY: Final = 5.0
"""Em of white between two tables without rules."""


def stacks_beside(rules: Sequence[Rule], words: Sequence[Word]) -> list[Box]:
    """Their boxes, from top to bottom and left to right; `rules` are level ones that belong to no frame.

    Tables beside each other have rules of their own, each as wide as its table, and none goes over the white between;
    rules that part the groups of a head are wide as their groups, and the table's first and last go over all of them.
    """
    found: list[Box] = []
    levels = levels_of(rules)
    ordered = sorted((word.box for word in words), key=middle_y)
    heights = [middle_y(box) for box in ordered]
    at = 0
    while at < len(levels):
        sides = levels[at]
        end = at + 1
        while end < len(levels) and len(sides) > 1 and _within(levels[end], sides):
            first, last = (bisect_left(heights, middle_y(levels[one][0])) for one in (end - 1, end))
            if any(_stands_between(word, sides) for word in ordered[first:last]):
                break
            end += 1
        tables = _tables(levels[at:end], words) if len(sides) > 1 else []
        found += tables
        # of levels with the same sides the first has tried what the others could
        at = end if tables else next((one for one in range(at + 1, end) if not _same_sides(levels[one], sides)), end)
    return found


def _stands_between(word: Box, sides: Sequence[Box]) -> bool:
    """More than a point of it in the white between two sides?"""
    return any(word.right > left.right + 1.0 and word.left < right.left - 1.0 for left, right in pairwise(sides))


def _same_sides(level: Sequence[Box], sides: Sequence[Box]) -> bool:
    return len(level) == len(sides) and all(map(_same_ends, level, sides))


def levels_of(rules: Sequence[Rule]) -> list[list[Box]]:
    """At each height the pieces that white parts."""
    heights: list[list[Box]] = []
    for box in sorted((rule.box for rule in rules), key=middle_y):
        if heights and middle_y(box) - middle_y(heights[-1][0]) <= SAME_LEVEL:
            heights[-1].append(box)
        else:
            heights.append([box])
    return [_pieces_of(own) for own in heights]


def _pieces_of(level: Sequence[Box]) -> list[Box]:
    pieces: list[Box] = []
    for box in sorted(level, key=lambda box: box.left):
        if pieces and box.left - pieces[-1].right < WHITE:
            pieces[-1] = around((pieces[-1], box))
        else:
            pieces.append(box)
    return pieces


def _within(level: Sequence[Box], sides: Sequence[Box]) -> bool:
    """Does each piece lie over or under one side, and no other?"""
    return all(
        any(side.left - SAME_ENDS <= piece.left and piece.right <= side.right + SAME_ENDS for side in sides)
        for piece in level
    )


def _tables(run: Sequence[Sequence[Box]], words: Sequence[Word]) -> list[Box]:
    """The sides of the first level, each with the rules below it, cut at titles; none unless each is a table."""
    stacks = [[piece for level in run for piece in level if _same_ends(piece, side)] for side in run[0]]
    if any(len(stack) < FEWEST for stack in stacks):
        return []
    tables = [around(stack) for stack in stacks]
    for left, right in pairwise(tables):
        between = Box(
            left=left.right, top=min(left.top, right.top), right=right.left, bottom=max(left.bottom, right.bottom)
        )
        if any(stands_in(word.box, between, slack=1.0) for word in words):
            return []
    held = [[word for word in words if holds(box, word.box)] for box in tables]
    printed = [lines_of(own) for own in held]
    if not all(any(map(in_columns, lines)) for lines in printed):
        return []
    return [part for stack, lines in zip(stacks, printed, strict=True) for part in parted_at_titles(stack, lines)]


def _same_ends(one: Box, other: Box) -> bool:
    return max(abs(one.left - other.left), abs(one.right - other.right)) <= SAME_ENDS


def halves(run: Box, words: Sequence[Word], rules: Sequence[Rule] = ()) -> list[Box]:
    """The run's box, or those of two tables in it: white as wide as no gap between columns runs from top to bottom,
    each side has columns of its own, of which the first has labels, and no rule between two lines goes over the white.
    Pairs of a name and what it is stand side by side too, and are one table.
    """
    held = sorted((word for word in words if holds(run, word.box)), key=lambda word: word.box.left)
    gaps: list[tuple[float, float]] = []
    reach = held[0].box.right if held else 0.0
    for word in held[1:]:
        if word.box.left > reach:
            gaps.append((word.box.left - reach, reach))
        reach = max(reach, word.box.right)
    if not gaps:
        return [run]
    (width, at), *others = sorted(gaps, reverse=True)
    size = median(word.box.bottom - word.box.top for word in held)
    if width < MANY * size or any(2 * other > width for other, _ in others):
        return [run]
    heights = [middle_y(word.box) for word in held]
    inner = [rule.box for rule in rules if rule.horizontal and min(heights) < middle_y(rule.box) < max(heights)]
    if any(box.left <= at and box.right >= at + width for box in inner):
        return [run]
    sides = [[word for word in held if (word.box.right <= at) == left] for left in (True, False)]
    if not all(map(_is_table, sides)):
        return [run]
    return [around(word.box for word in side) for side in sides]


def _is_table(words: Sequence[Word]) -> bool:
    """Several rows of several columns, labels in the first."""
    wide = [line for line in lines_of(words) if columns_of(line) >= FEWEST]
    labels = [line for line in wide if not is_value(line.words[0])]
    return len(wide) > FEWEST and 2 * len(labels) > len(wide)


def columns_of(line: Line) -> int:
    """Stretches of words with more than a blank between them."""
    return 1 + sum(after.box.left - before.box.right >= BLANK * line.size for before, after in pairwise(line.words))
