"""Edges of filled areas as rules: rows and heads that are told apart by their colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.lattice import COVERED, RuleCover
from models.tables.pages.line_shapes import HEADING, in_columns, is_caption
from models.tables.pages.lines import Line, lines_of, middle_x, middle_y

LIKE_ROWS: Final = 1.4
"""Of the height of the tallest shaded row, up to which a plain strip between two shaded ones is a row too."""
SAME: Final = 1.5
"""Points within which edges of two areas are one."""
LARGEST: Final = 0.5
"""Of the page, for an area to be of a table rather than behind everything."""
ROOM: Final = 1.1
"""Of the words' height that the area of a row or a cell has at least; a marker's stroke has less."""
PADDING: Final = 10.0
"""Points between the sides of a cell and its words at most."""
MOST_SHADES: Final = 2_000
"""Of one page: more are a picture drawn with rectangles."""


def shade_rules(page: PrintedPage) -> tuple[Rule, ...]:
    """Horizontal ones where shaded rows and cells begin and end, upright ones where two stand side by side."""
    if not page.shades or len(page.shades) > MOST_SHADES:
        return ()
    words = {box: _inside(box, page.words) for box in _outermost(page.shades) if _fits(box, page.page)}
    likely = [box for box, held in words.items() if held and _roomy(box, held)]
    cells = [box for box in likely if _in_row(words[box]) or _has_mate(box, likely)]
    cover = RuleCover(page.rules, horizontal=True)
    return tuple(rule for box in cells if not _ruled(box, cover) for rule in _edges(box, cells))


def shade_bands(made: Sequence[Rule], lines: Sequence[Line]) -> list[Box]:
    """Boxes around shaded rows of one width with no more between them than a row, from the rules made of them.

    A heading or a caption among the lines between ends them.
    """
    level = [rule.box for rule in made if rule.horizontal]  # the top and the bottom of one area after another
    most = LIKE_ROWS * max((end.top - start.top for start, end in zip(level[::2], level[1::2], strict=True)), default=0)
    levels = sorted({(box.top, box.left, box.right) for box in level})
    found: list[list[tuple[float, float, float]]] = []
    for own in levels:
        if found and _next_band(found[-1], own, most) and not _parted(found[-1][-1][0], own[0], lines):
            found[-1].append(own)
        else:
            found.append([own])
    return [
        Box(left=band[0][1], top=band[0][0], right=band[0][2], bottom=band[-1][0]) for band in found if len(band) > 2
    ]


def _next_band(band: Sequence[tuple[float, float, float]], level: tuple[float, float, float], most: float) -> bool:
    """Of the same width, and no further away than `most`, a row."""
    (_, left, right), last = band[0], band[-1][0]
    return abs(level[1] - left) <= SAME and abs(level[2] - right) <= SAME and level[0] - last <= most


def _parted(top: float, bottom: float, lines: Sequence[Line]) -> bool:
    between = [line for line in lines if top < line.middle < bottom]
    return any(is_caption(line) or (HEADING.match(line.text) and not in_columns(line)) for line in between)


def _outermost(shades: Sequence[Box]) -> list[Box]:
    """Without the grounds of paragraphs that a word processor fills within the grounds of their cells."""
    left, top, right, bottom = np.array([(box.left, box.top, box.right, box.bottom) for box in shades]).T
    level = (np.abs(top - top[:, None]) <= SAME) & (np.abs(bottom - bottom[:, None]) <= SAME)
    beside = np.flatnonzero(level.sum(axis=1) > 1)  # each is level with itself
    kept = np.ones(len(shades), dtype=bool)
    for cell in beside:  # with white of its own left and right of what it stands around
        within = (top >= top[cell] - SAME) & (bottom <= bottom[cell] + SAME)
        padding = np.minimum(left - left[cell], right[cell] - right), np.maximum(left - left[cell], right[cell] - right)
        kept &= ~(within & (padding[0] > SAME) & (padding[1] <= PADDING))
    return [box for box, keep in zip(shades, kept, strict=True) if keep]


def _level(box: Box, other: Box) -> bool:
    """Two of one row."""
    return other is not box and abs(other.top - box.top) <= SAME and abs(other.bottom - box.bottom) <= SAME


def _ruled(box: Box, cover: RuleCover) -> bool:
    """Does a rule run along its top or its bottom? Then rules show the rows."""
    return any(cover.share(y, box.left, box.right) >= COVERED for y in (box.top, box.bottom))


def _fits(box: Box, page: Page) -> bool:
    return (box.right - box.left) * (box.bottom - box.top) <= LARGEST * page.width * page.height


def _inside(box: Box, words: Sequence[Word]) -> list[Word]:
    return [
        word
        for word in words
        if box.left <= middle_x(word.box) <= box.right and box.top <= middle_y(word.box) <= box.bottom
    ]  # fmt: skip


def _roomy(box: Box, words: Sequence[Word]) -> bool:
    return box.bottom - box.top >= ROOM * max(word.box.bottom - word.box.top for word in words)


def _in_row(words: Sequence[Word]) -> bool:
    return any(in_columns(line) for line in lines_of(words))


def _has_mate(box: Box, others: Sequence[Box]) -> bool:
    """Another one in the same row or the same column."""
    return any(
        other is not box
        and (_level(box, other) or (abs(other.left - box.left) <= SAME and abs(other.right - box.right) <= SAME))
        for other in others
    )  # fmt: skip


def _edges(box: Box, others: Sequence[Box]) -> Iterator[Rule]:
    """Its top and bottom; its right side where another one begins there."""
    for y in (box.top, box.bottom):
        yield Rule(box=Box(left=box.left, top=y, right=box.right, bottom=y), horizontal=True)
    if any(abs(other.left - box.right) <= SAME and abs(middle_y(other) - middle_y(box)) <= SAME for other in others):
        yield Rule(box=Box(left=box.right, top=box.top, right=box.right, bottom=box.bottom), horizontal=False)
