"""Single characters that are cells of columns, one a column, and no characters of one label spread over its cell: the
shifts of a roster, the days over its figures, or 左 and 右 over theirs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.print.lines import Line, lines_of, middle_x, overlap
from models.tables.values import is_value

ALIGNED: Final = 0.3
"""Em by which the middles of characters of one column differ at most."""
FEWEST_ROWS, FEWEST_COLUMNS = 4, 5
"""Lines with a character at one x, and such characters of a line: labels of five characters hardly come four times."""
FURTHER: Final = 3.0
"""Of the usual white between characters, and em, that a label and what is beside it are apart at least."""
FEWEST_NAMES: Final = 3
"""Characters on one line that stand over a figure each."""
NEARBY: Final = 3.0
"""Em between the middles of words of one column that begin or end at one x at most."""
FEWEST_PAIRS: Final = 3
"""Lines with two longer words or figures at the places of two characters."""


def signs_in_columns(words: Sequence[Word]) -> frozenset[int]:
    """`id` of each."""
    lines = lines_of(words)
    at = sorted(middle_x(word.box) for word in words if _is_sign(word))
    found: set[int] = set()
    for number, line in enumerate(lines):
        for signs in _runs(line):
            below = lines[number + 1 : number + 2]
            often = sum(_n_near(word, at) >= FEWEST_ROWS for word in signs) >= FEWEST_COLUMNS
            if often or any(_are_over_figures(signs, one) for one in below):
                found.update(map(id, signs))
    pairs = [pair for line in lines for pair in pairwise(line.words)]
    longer = sorted((pair for pair in pairs if not all(map(_is_sign, pair))), key=_middle_of_first)
    xs = list(map(_middle_of_first, longer))
    for pair in pairs:
        if all(map(_is_sign, pair)) and _n_placed_as(pair, longer, xs) >= FEWEST_PAIRS:
            found.update(map(id, pair))
    return frozenset(found)


def _middle_of_first(pair: tuple[Word, Word]) -> float:
    return middle_x(pair[0].box)


def _n_placed_as(signs: tuple[Word, Word], pairs: Sequence[tuple[Word, Word]], xs: Sequence[float]) -> int:
    """How many of the pairs, ordered by the middles of their first words, stand where the signs do?"""
    x, reach = middle_x(signs[0].box), NEARBY * (signs[0].box.bottom - signs[0].box.top)
    near = pairs[bisect_left(xs, x - reach) : bisect_right(xs, x + reach)]
    return sum(all(map(_stand_as, signs, pair)) for pair in near)


def _stand_as(sign: Word, word: Word) -> bool:
    """Do they begin, end or have their middles at one x?"""
    one, other = sign.box, word.box
    off = (one.left - other.left, one.right - other.right, middle_x(one) - middle_x(other))
    return min(map(abs, off)) <= ALIGNED * (one.bottom - one.top)


def _runs(line: Line) -> Iterator[list[Word]]:
    """Characters beside each other with no other word between, a few at least: labels of two stand apart."""
    for is_sign, run in groupby(line.words, key=_is_sign):
        for own in _parted(list(run)) if is_sign else ():
            if len(own) >= FEWEST_NAMES:
                yield own


def _parted(run: Sequence[Word]) -> list[list[Word]]:
    """The characters, parted where they stand much further from each other than any others do: label and value."""
    white = [right.box.left - left.box.right for left, right in pairwise(run)]
    usual = median(white) if white else 0.0
    found = [list(run[:1])]
    for gap, word in zip(white, run[1:], strict=True):
        if gap > FURTHER * max(usual, word.box.bottom - word.box.top):
            found.append([])
        found[-1].append(word)
    return found


def _is_sign(word: Word) -> bool:
    return len(word.text) == 1 and (word.text.isalpha() or not word.text.isascii())


def _n_near(word: Word, at: Sequence[float]) -> int:
    x, reach = middle_x(word.box), ALIGNED * (word.box.bottom - word.box.top)
    return bisect_right(at, x + reach) - bisect_left(at, x - reach)


def _are_over_figures(signs: Sequence[Word], below: Line) -> bool:
    """Has each a figure of its own below it?"""
    own = [[word for word in below.words if overlap(sign.box, word.box)] for sign in signs]
    return all(len(held) == 1 and is_value(held[0]) for held in own) and len({id(held[0]) for held in own}) == len(own)
