"""Two tables side by side that level rules alone show, or nothing but the white between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.line_shapes import in_columns
from models.tables.pages.lines import Line, around, holds, lines_of, middle_y
from models.tables.pages.values import is_value

SAME_LEVEL: Final = 1.5
"""Points within which pieces are at one height."""
SAME_ENDS: Final = 3.0
"""Points by which the ends of rules of one table differ."""
WIDE: Final = 24.0
"""Points of white between the two: between groups of a table's columns there is less."""
FEWEST: Final = 3
"""Levels that show both; columns of either, and rows but one, where there are none."""
BLANK: Final = 0.5
"""Em between two columns at least; Latin words have half of that between them."""
MANY: Final = 5.0
"""Em of white between two tables without rules."""


def stacks_beside(rules: Sequence[Rule], words: Sequence[Word]) -> list[Box]:
    """Their boxes, from top to bottom and left to right; `rules` are level ones that belong to no frame."""
    found: list[Box] = []
    run: list[tuple[Box, Box]] = []
    for pair in [*_levels(rules), None]:
        if pair is not None and (not run or _go_on(run[-1], pair)):
            run.append(pair)
            continue
        if len(run) >= FEWEST:
            found += _tables(run, words)
        run = [] if pair is None else [pair]
    return found


def _levels(rules: Sequence[Rule]) -> Iterator[tuple[Box, Box] | None]:
    """At each height, the pieces left and right of one wide gap; None where there is no such gap, or are more."""
    heights: list[list[Box]] = []
    for box in sorted((rule.box for rule in rules), key=middle_y):
        if heights and middle_y(box) - middle_y(heights[-1][0]) <= SAME_LEVEL:
            heights[-1].append(box)
        else:
            heights.append([box])
    for own in heights:
        pieces: list[Box] = []
        for box in sorted(own, key=lambda box: box.left):
            if pieces and box.left - pieces[-1].right < WIDE:
                pieces[-1] = around((pieces[-1], box))
            else:
                pieces.append(box)
        yield (pieces[0], pieces[1]) if len(pieces) == 2 else None


def _go_on(above: tuple[Box, Box], below: tuple[Box, Box]) -> bool:
    return all(
        max(abs(one.left - other.left), abs(one.right - other.right)) <= SAME_ENDS
        for one, other in zip(above, below, strict=True)
    )


def _tables(run: Sequence[tuple[Box, Box]], words: Sequence[Word]) -> list[Box]:
    left, right = (around(pair[side] for pair in run) for side in (0, 1))
    between = Box(left=left.right, top=left.top, right=right.left, bottom=left.bottom)
    if any(_overlap(word.box, between) for word in words):
        return []
    held = [[word for word in words if holds(box, word.box)] for box in (left, right)]
    both = all(any(in_columns(line) for line in lines_of(own)) for own in held)
    return [left, right] if both else []


def halves(run: Box, words: Sequence[Word]) -> list[Box]:
    """The run's box, or those of two tables in it: white as wide as no gap between columns runs from top to bottom,
    each side has columns of its own, of which the first has labels. Pairs of a name and what it is stand side by side
    too, and are one table.
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
    sides = [[word for word in held if (word.box.right <= at) == left] for left in (True, False)]
    if not all(map(_is_table, sides)):
        return [run]
    return [around(word.box for word in side) for side in sides]


def _is_table(words: Sequence[Word]) -> bool:
    """Several rows of several columns, labels in the first."""
    wide = [line for line in lines_of(words) if _pieces(line) >= FEWEST]
    labels = [line for line in wide if not is_value(line.words[0])]
    return len(wide) > FEWEST and 2 * len(labels) > len(wide)


def _pieces(line: Line) -> int:
    """Stretches of words with more than a blank between them."""
    return 1 + sum(after.box.left - before.box.right >= BLANK * line.size for before, after in pairwise(line.words))


def _overlap(word: Box, gap: Box) -> bool:
    return gap.top < middle_y(word) < gap.bottom and word.right > gap.left + 1 and word.left < gap.right - 1
