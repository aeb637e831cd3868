"""Rows of a head that no rule divides: its words as blocks, one above another where they share columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.grid_building import Block
from models.tables.pages.lines import around, middle_y

TOGETHER: Final = 0.55
"""Em between two lines of one block at most, where nothing tells the usual distance."""
SLACK: Final = 0.15
"""Em by which distances of lines in a block differ."""
OVERLAP: Final = 1.0


def head_rows(words: Sequence[Word], columns: Sequence[float]) -> tuple[list[tuple[float, float]], list[Block]]:
    """(top, bottom) of each row's content, and the blocks; a block over several rows reaches over all of them."""
    groups = _blocks(words)
    boxes = [around(word.box for word in group) for group in groups]
    levels = _levels(boxes)
    bands = []
    for level in range(max(levels) + 1):
        own = [box for box, at in zip(boxes, levels, strict=True) if at == level]
        # Blocks that reach over several rows end lower than the one that has this row to itself.
        flat = min(own, key=lambda box: box.bottom)
        bands.append((flat.top, flat.bottom))
    bands[0] = (min(box.top for box in boxes), bands[0][1])
    bands[-1] = (bands[-1][0], max(box.bottom for box in boxes))
    blocks = [
        Block(box=box, words=tuple(sorted(group, key=lambda word: (middle_y(word.box), word.box.left))))
        for box, group in zip(boxes, groups, strict=True)
    ]
    return bands, blocks


def _blocks(words: Sequence[Word]) -> list[list[Word]]:
    """Words under one another without room for a boundary between them."""
    limit = _usual(words)
    blocks: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.top):
        size = word.box.bottom - word.box.top
        above = [block for block in blocks if _joins(block, word, limit * size)]
        joined = [word for block in above[:1] for word in block] + [word]
        blocks = [block for block in blocks if not any(block is one for one in above[:1])] + [joined]
    return blocks


def _joins(block: Sequence[Word], word: Word, limit: float) -> bool:
    """Right under the block's last line, and alike in place."""
    last = max(block, key=lambda other: other.box.bottom)
    gap = word.box.top - last.box.bottom
    shared = min(last.box.right, word.box.right) - max(last.box.left, word.box.left)
    narrower = min(last.box.right - last.box.left, word.box.right - word.box.left)
    return -0.3 * (word.box.bottom - word.box.top) < gap <= limit and shared >= 0.6 * narrower


def _usual(words: Sequence[Word]) -> float:
    """Em between lines of one block: the least distance that words under one another have, and a little more."""
    gaps = []
    for word in words:
        size = word.box.bottom - word.box.top
        below = [
            (other.box.top - word.box.bottom) / size
            for other in words
            if other.box.top > middle_y(word.box) and _share(word.box, other.box)
        ]
        if below:
            gaps.append(min(below))
    least = min(gaps, default=TOGETHER)
    return min(TOGETHER, least + SLACK) if least <= TOGETHER else 0.0


def _share(one: Box, other: Box) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > OVERLAP


def _levels(boxes: Sequence[Box]) -> list[int]:
    """How many blocks stand above each, at most, one above another."""
    levels = [0] * len(boxes)
    for index in sorted(range(len(boxes)), key=lambda index: boxes[index].top + boxes[index].bottom):
        box = boxes[index]
        above = [
            levels[other] + 1
            for other, upper in enumerate(boxes)
            if other != index and upper.bottom <= box.top + OVERLAP and _share(upper, box)
        ]
        levels[index] = max(above, default=0)
    return levels
