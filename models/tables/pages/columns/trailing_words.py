"""Words at one distance behind the texts of a column, wherever these end: they are of these, and no column.

A timetable has arr. and dep. behind the names of its stops; a yearbook's Chinese names have their translations. Nor is
what stands one Chinese blank behind all texts of a column a column, where their one head goes over that blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Rule, Word
from models.tables.pages.columns.joined_columns import cells_beside, with_columns_joined
from models.tables.pages.heads.head_lines import first_of_body
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import middle_y
from models.tables.values import is_value

FEWEST: Final = 2
"""Rows without such words."""
NEAREST: Final = 0.8
"""Em between a text and the words behind it at most, where one row alone has such."""
FURTHEST, ALIKE = 1.5, 0.3
"""Em between a text and the words behind it at most, and by which that differs from row to row."""
ELSEWHERE: Final = 1.0
"""Em by which they begin at different places at least: words of a column begin, or end, at one."""
FEWEST_NAMES: Final = 3
LEAST_BLANK, MOST_BLANK = 0.8, 1.4
"""Em of a Chinese blank, between ink, too."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_CHINESE, _LETTERS = re.compile(r"[\u4e00-\u9fff（）()、·]+"), re.compile(r"[A-Za-z][A-Za-z’'.,&()\s-]+")


def with_trailing_words_joined(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    """The grid without the edges before them."""
    body = first_of_body(grid)
    if grid.form is not None or not body:
        return grid

    def are_one(even: PageGrid, edge: int) -> bool:
        pairs = cells_beside(even, edge)
        return pairs is not None and (
            _trail(pairs, body) or _are_translations(pairs, body) or _are_a_blank_apart(pairs, body, even)
        )

    return with_columns_joined(grid, rules, are_one)


def _trail(pairs: Sequence[tuple[PageCell, PageCell]], body: int) -> bool:
    """Words that a text has in its own cell are told by others that say the same."""
    told = [(left, right) for left, right in pairs if right.words]
    alone = [left for left, right in pairs if left.words and not right.words]
    if not told or len(alone) < FEWEST or any(right.row < body or not left.words for left, right in told):
        return False
    words = [word for _, right in told for word in right.words]
    figures = [word for word in words if is_value(word)]
    if (figures and len(told) > 1) or len(figures) == len(words) or any(right.column_span > 1 for _, right in told):
        return False
    texts = {right.words[0].text for _, right in told}
    places = [_place(left.words, right.words) for left, right in told]
    lasts = [max(left.words, key=lambda word: word.box.right) for left in alone]
    places += [
        _place([word for word in left.words if word is not last], [last])
        for left, last in zip(alone, lasts, strict=True)
        if last.text in texts and len(left.words) > 1
    ]
    em = max(word.box.bottom - word.box.top for word in words)
    gaps, starts, ends = zip(*places, strict=True)
    if len(gaps) == 1:
        return bool(0 <= gaps[0] <= NEAREST * em)
    even = min(gaps) >= 0 and max(gaps) <= FURTHEST * em and max(gaps) - min(gaps) <= ALIKE * em
    return bool(even and min(max(starts) - min(starts), max(ends) - min(ends)) >= ELSEWHERE * em)


def _are_translations(pairs: Sequence[tuple[PageCell, PageCell]], body: int) -> bool:
    """Has each Chinese name one in letters right behind it, and the head no name for these?"""
    told = [(left, right) for left, right in pairs if left.words and right.words]
    alone = [left for left, right in pairs if left.words and not right.words]
    others = [right for left, right in pairs if right.words and not left.words]
    if len(told) < FEWEST_NAMES or len(alone) != 1 or any(cell.row >= body for cell in (*alone, *others)):
        return False
    names = ["".join(word.text for word in left.words) for left, _ in told]
    behind = ["".join(word.text for word in right.words) for _, right in told]
    if not all(map(_CHINESE.fullmatch, names)) or not all(map(_LETTERS.fullmatch, behind)):
        return False
    em = max(word.box.bottom - word.box.top for left, _ in told for word in left.words)
    return all(0 <= _place(left.words, right.words)[0] <= FURTHEST * em for left, right in told)


def _are_a_blank_apart(pairs: Sequence[tuple[PageCell, PageCell]], body: int, grid: PageGrid) -> bool:
    """Has each row two Chinese texts, a blank between, that a head goes over: 项目负责人及证书 over 贺振中　建造师?"""
    own = [(left, right) for left, right in pairs if left.row >= body]
    words = [word for pair in own for cell in pair for word in cell.words]
    two = any(left.words and right.words for left, right in pairs if left.row < body)
    if two or len(own) < FEWEST_NAMES or len(own) < grid.n_rows - body or any(map(is_value, words)):
        return False
    if not all(_HAN.search("".join(word.text for word in cell.words)) for pair in own for cell in pair):
        return False
    em = max(word.box.bottom - word.box.top for word in words)
    whites = [_place(left.words, right.words) for left, right in own]
    ends = max(word.box.right for left, _ in own for word in left.words)
    starts = min(start for _, start, _ in whites)
    heads = (cell for cell in grid.cells if cell.row < body and cell.words)
    over = [
        cell for cell in heads
        if min(word.box.left for word in cell.words) < ends and max(word.box.right for word in cell.words) > starts
    ]  # fmt: skip
    return bool(over) and all(LEAST_BLANK * em <= white <= MOST_BLANK * em for white, _, _ in whites)


def _place(text: Sequence[Word], words: Sequence[Word]) -> tuple[float, float, float]:
    """White before the words on their line, and x where they begin and end."""
    first = min((word.box for word in words), key=lambda box: box.left)
    level = [word.box.right for word in text if word.box.top < middle_y(first) < word.box.bottom]
    return first.left - max(level, default=float("-inf")), first.left, max(word.box.right for word in words)
