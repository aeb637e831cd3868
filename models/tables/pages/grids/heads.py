"""Rows of a head that no rule divides: its words as blocks, one above another where they share columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from models.tables.pages.grids.grid_building import Block
from models.tables.pages.grids.head_tree import ACROSS, Reach, reaches
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.pages.print.word_gaps import is_a_blank_away

TOGETHER: Final = 0.55
"""Em between two lines of one block at most, where nothing tells the usual distance."""
WITH_MARK: Final = 1.0
"""Em between a line that is a mark alone, which is low, and the next one at most."""
SLACK: Final = 0.15
"""Em by which distances of lines in a block differ."""
ALIGNED: Final = 0.8
"""Em by which sides and middles of two lines of one block differ at most: one of each is the same."""
OVERLAP: Final = 1.0
INSET: Final = 2.0
"""Points by which a block reaches over an edge that it has no wall at."""


def head_rows(words: Sequence[Word], columns: Sequence[float]) -> tuple[list[tuple[float, float]], list[Block]]:
    """(top, bottom) of each row's content, and the blocks, each as wide and as high as the cells that it fills."""
    groups = _with_words_beside(_blocks(words), columns)
    boxes = [around(word.box for word in group) for group in groups]
    found = reaches(boxes, columns, size=_size(words))
    last = max(reach.depth for reach in found)
    bands = []
    for depth in range(last + 1):
        pairs = list(zip(found, boxes, strict=True))
        own = [box for reach, box in pairs if reach.depth == depth and (reach.over or depth == last)]
        bands.append((min(box.top for box in own), max(box.bottom for box in own)))
    bands[0] = (min(box.top for box in boxes), bands[0][1])
    bands[-1] = (bands[-1][0], max(box.bottom for box in boxes))
    bands = _in_order(bands)
    blocks = []
    for reach, box, group in zip(found, boxes, groups, strict=True):
        end = reach.depth if reach.over else last
        high = Box(
            left=box.left,
            top=min(box.top, bands[reach.depth][0]),
            right=box.right,
            bottom=max(box.bottom, bands[end][1]),
        )
        blocks.append(Block(box=_widened(high, reach, columns), words=_read(group)))
    return bands, blocks


def has_heads_over_heads(words: Sequence[Word], columns: Sequence[float]) -> bool:
    """Does a head stand in the middle of several columns, each of which has a head of its own right below it?"""
    boxes = [around(word.box for word in group) for group in _blocks(words)]
    found = reaches(boxes, columns, size=_size(words)) if boxes else []
    return any(
        reach.over
        and reach.end - reach.start > 1
        and {other.start for other in found if other.depth > reach.depth and other.end - other.start == 1}
        >= set(range(reach.start, reach.end))
        for reach in found
    )


def wide_heads(strips: Sequence[Sequence[Word]], columns: Sequence[float]) -> list[Block]:
    """The blocks of a head whose rows are known, each as wide as the cells that it fills."""
    groups = [group for strip in strips for group in _with_words_beside(_blocks(strip), columns)]
    if not groups:
        return []
    boxes = [around(word.box for word in group) for group in groups]
    found = reaches(boxes, columns, size=_size([word for group in groups for word in group]))
    return [
        Block(box=_widened(box, reach, columns), words=_read(group))
        for reach, box, group in zip(found, boxes, groups, strict=True)
    ]


def _size(words: Sequence[Word]) -> float:
    return median(word.box.bottom - word.box.top for word in words)


def _widened(box: Box, reach: Reach, columns: Sequence[float]) -> Box:
    """Over the inner edges of its columns, and no others."""
    left = min(box.left, columns[reach.start + 1] - INSET) if reach.end - reach.start > 1 else box.left
    right = max(box.right, columns[reach.end - 1] + INSET) if reach.end - reach.start > 1 else box.right
    return replace(box, left=left, right=right)


def _in_order(bands: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Each row's middle below that of the one above."""
    found: list[tuple[float, float]] = []
    for top, bottom in bands:
        if found and top + bottom <= sum(found[-1]):
            top = bottom = found[-1][1]
        found.append((top, bottom))
    return found


def _read(group: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(sorted(group, key=lambda word: (middle_y(word.box), word.box.left)))


def _blocks(words: Sequence[Word]) -> list[list[Word]]:
    """Words under one another without room for a boundary between them."""
    limit = _usual(words)
    whole = _without_neighbours(words)
    blocks: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.top):
        size = word.box.bottom - word.box.top
        above = [block for block in blocks if _joins(block, word, limit * size) and not _is_aside(block, word, whole)]
        joined = [word for block in above[:1] for word in block] + [word]
        blocks = [block for block in blocks if not any(block is one for one in above[:1])] + [joined]
    return blocks


def _without_neighbours(words: Sequence[Word]) -> list[Word]:
    """Those that no other stands a blank away from: each is a text by itself."""
    return [
        word for word in words
        if not any(is_a_blank_away(one.box, word) or is_a_blank_away(word.box, one) for one in words if one is not word)
    ]  # fmt: skip


def _with_words_beside(groups: Sequence[list[Word]], columns: Sequence[float]) -> list[list[Word]]:
    """Groups of one word with the words a blank away on its line, if one of them is over the edge between two columns,
    or both are in one column: they are one head, and only the middle of all of it tells of how many columns.
    """
    found = [group for group in groups if len(group) > 1]
    left = sorted((group for group in groups if len(group) == 1), key=lambda group: not _crosses(group[0].box, columns))
    while left:
        own = left.pop(0)
        while (beside := _beside(own, left, columns)) is not None:
            left.remove(beside)
            own = [*own, *beside]
        found.append(own)
    return _with_marks_beside(found)


def _beside(own: Sequence[Word], others: Sequence[list[Word]], columns: Sequence[float]) -> list[Word] | None:
    box = around(word.box for word in own)
    for other in others:
        one = other[0].box
        together = _crosses(box, columns) or _crosses(one, columns)
        together = together or slot(columns, middle_x(one)) == slot(columns, middle_x(box))
        if together and is_a_blank_away(box, other[0]):
            return other
    return None


def _with_marks_beside(groups: Sequence[list[Word]]) -> list[list[Word]]:
    """Those of one mark with the words that it stands a blank behind: Weight /, volume below."""
    found = [group for group in groups if len(group) > 1 or not _is_mark(group[0])]
    for (mark,) in (group for group in groups if len(group) == 1 and _is_mark(group[0])):
        own = next(
            (at for at, group in enumerate(found) if any(is_a_blank_away(word.box, mark) for word in group)), None
        )
        if own is None:
            found.append([mark])
        else:
            found[own] = [*found[own], mark]
    return found


def _crosses(box: Box, columns: Sequence[float]) -> bool:
    return any(box.left < edge - ACROSS and box.right > edge + ACROSS for edge in columns[1:-1])


def _joins(block: Sequence[Word], word: Word, limit: float) -> bool:
    """Right under the block's last line, and alike in place."""
    last = max(block, key=lambda other: other.box.bottom)
    gap = word.box.top - last.box.bottom
    if _is_mark(word) or _is_mark(last):
        limit = max(limit, WITH_MARK * max(other.box.bottom - other.box.top for other in (*block, word)))
    shared = min(last.box.right, word.box.right) - max(last.box.left, word.box.left)
    narrower = min(last.box.right - last.box.left, word.box.right - word.box.left)
    return -0.3 * (word.box.bottom - word.box.top) < gap <= limit and shared >= 0.6 * narrower


def _is_aside(block: Sequence[Word], word: Word, whole: Sequence[Word]) -> bool:
    """Two lines, each of one word, that neither begin nor end at one x, nor have one middle?"""
    last = max(block, key=lambda other: other.box.bottom)
    if not all(any(one is own for own in whole) for one in (last, word)):
        return False
    size = word.box.bottom - word.box.top
    sides = (last.box.left - word.box.left, last.box.right - word.box.right, middle_x(last.box) - middle_x(word.box))
    return min(map(abs, sides)) > ALIGNED * size


def _is_mark(word: Word) -> bool:
    """A dash between a head and its unit, a line of its own."""
    return not any(sign.isalnum() for sign in word.text)


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
