"""A head and the first row under it, between which no rule stands though rules part all other rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.printed_page import Rule, Word
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import lines_of, middle_x
from models.tables.values import is_value

TWO_LINES: Final = 2
FEWEST_COLUMNS: Final = 5
"""Of a table whose columns have one figure in common: of few it may be the year of all."""
FEWEST_ROWS: Final = 3
"""Of one line each below them."""
AS_ROWS, HEADED = 0.85, 0.75
"""Of the distance of rows that rules part, of a head and the row below it without a rule between; share of the columns
in which both have words."""


def is_head_and_row(
    strip: Sequence[Word], words: Sequence[Word], columns: Sequence[float], drawn: Sequence[float]
) -> bool:
    """Are the words of a strip the first two lines between rules, as far apart as the lines of all others are, each
    with words in most columns? Lines of one cell stand nearer to each other than rows between rules.

    Args:
        strip: between two level rules.
        words: of the table.
        columns: edges of its columns.
        drawn: y of its level rules.
    """
    lines, others = lines_of(strip), [line for line in lines_of(words) if line.words[0] not in strip]
    if len(lines) != TWO_LINES or len(others) < FEWEST_ROWS or any(line.middle < lines[0].middle for line in others):
        return False
    below = [line.middle for line in (lines[1], *others)]
    steps = [low - high for high, low in pairwise(below)]
    apart = all(any(high < y < low for y in drawn) for high, low in pairwise(below))
    filled = [{slot(columns, middle_x(word.box)) for word in line.words} for line in lines]
    alike = len(set.intersection(*filled)) >= HEADED * (len(columns) - 1)
    return apart and alike and lines[1].middle - lines[0].middle >= AS_ROWS * median(steps)


def begins_with_one_figure(strip: Sequence[Word], columns: Sequence[float], rules: Sequence[Rule]) -> bool:
    """Is the first line a label with the same figure over most columns, and the next one another label? What all
    columns have is the name of none: a bus line's number over each of its journeys is a row, and so is what is below.
    Upright rules beside both make cells of them.
    """
    lines = lines_of(strip)
    if len(lines) != TWO_LINES or any(
        not rule.horizontal and rule.box.top < lines[0].middle < rule.box.bottom for rule in rules
    ):
        return False
    label, *figures = lines[0].words
    if not figures:
        return False
    over = {slot(columns, middle_x(word.box)) for word in figures}
    alike = len({word.text for word in figures}) == 1 and is_value(figures[0]) and not is_value(label)
    labels = [slot(columns, middle_x(line.words[0].box)) for line in lines]
    return alike and 2 * len(over) > len(columns) - 1 >= FEWEST_COLUMNS and labels == [0, 0]
