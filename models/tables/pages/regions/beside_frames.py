"""What stands over and under a frame that has a neighbour: its title, its notes. No line goes on to the neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.print.line_shapes import in_columns
from models.tables.pages.print.lines import lines_of, middle_x, middle_y

WHITE: Final = 6.0
"""Points between a frame and what stands beside it."""
FEWEST_LINES: Final = 3
"""In columns, level with the frame: its neighbour is a table too. As many above or below with words on both sides of
the white are rows of another table.
"""


def of_frames(frames: Sequence[Box], words: Sequence[Word]) -> list[Word]:
    """The words above and below frames with a table beside, as far as white goes on between these and that.

    Args:
        frames: on the page.
        words: in none of them.
    """
    found: dict[int, Word] = {}
    for frame in frames:
        for left in (True, False):
            found |= {id(word): word for word in _over_and_under(frame, words, left=left)}
    return list(found.values())


def _over_and_under(frame: Box, words: Sequence[Word], *, left: bool) -> list[Word]:
    """`left`: the neighbour is left of the frame."""
    level = [word for word in words if frame.top < middle_y(word.box) < frame.bottom]
    beside = [word for word in level if (middle_x(word.box) < frame.left if left else middle_x(word.box) > frame.right)]
    if sum(map(in_columns, lines_of(beside))) < FEWEST_LINES:
        return []
    near = max(word.box.right for word in beside) if left else min(word.box.left for word in beside)
    white = frame.left - near if left else near - frame.right
    if white < WHITE:
        return []
    at = (near + (frame.left if left else frame.right)) / 2
    crossing = [middle_y(word.box) for word in words if word.box.left < at < word.box.right]
    top = max((y for y in crossing if y < frame.top), default=float("-inf"))
    bottom = min((y for y in crossing if y > frame.bottom), default=float("inf"))
    if _n_parted(words, top, frame.top, at) >= FEWEST_LINES:
        top = frame.top
    if _n_parted(words, frame.bottom, bottom, at) >= FEWEST_LINES:
        bottom = frame.bottom
    taken = {id(word) for word in beside}
    return [
        word
        for word in words
        if top < middle_y(word.box) < bottom and (middle_x(word.box) > at) == left and id(word) not in taken
    ]


def _n_parted(words: Sequence[Word], top: float, bottom: float, x: float) -> int:
    """Lines between two heights that have words on both sides of `x`."""
    lines = lines_of(word for word in words if top < middle_y(word.box) < bottom)
    return sum(line.box.left < x < line.box.right for line in lines)
