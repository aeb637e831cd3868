"""Rows of words that only upright rules part: lines that break off though the next line's first word had room.

A line of a cell goes on as far as its words fit. Where two columns have a line at every height, and none of these lines
is full, they are rows; of a schedule, say, ruled around its head and at its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import Line, lines_of, middle_x

FEW_RULES: Final = 4
"""Level rules of a table up to which they stand around its head and its body, not between rows."""
FEWEST_LINES: Final = 3
"""That are rows."""
FEWEST_COLUMNS: Final = 2
"""With a line in each of them."""
FEWEST_GROUPS, FEWEST_WIDE, AS_ROWS = 2, 3, 0.9
"""Groups of several rows with figures that tell of one without, and lines of that; columns in which these have words;
and of the distance of the others' rows, that of its lines at least."""
BLANK: Final = 0.5
"""Em of white within a line, and twice that of what a cell has at its sides."""
_SCRIPT_WITHOUT_BLANKS = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def has_rows_of_words(strip: Sequence[Word], columns: Sequence[float]) -> bool:
    """`strip` is what stands between two level rules, `columns` are the edges."""
    levels = lines_of(strip)
    if len(levels) < FEWEST_LINES:
        return False
    held: dict[int, list[Line]] = {}
    for level in levels:
        parts: dict[int, list[Word]] = {}
        for word in level.words:
            parts.setdefault(slot(columns, middle_x(word.box)), []).append(word)
        for column, words in parts.items():
            held.setdefault(column, []).append(lines_of(words)[0])
        if (
            len(parts) >= FEWEST_COLUMNS
            and len({"".join(word.text for word in words) for words in parts.values()}) == 1
        ) and level.words[-1].text.endswith((":", "：")):
            return False  # 签字： in each column
    whole = [column for column, lines in held.items() if len(lines) == len(levels)]
    widths = [columns[column + 1] - columns[column] for column in whole]
    parted = [
        all(_had_room(above, below, width) for above, below in pairwise(held[column]))
        for column, width in zip(whole, widths, strict=True)
    ]
    return sum(parted) >= FEWEST_COLUMNS


def has_rows_as_others(strip: Sequence[Word], others: Sequence[Sequence[Word]], columns: Sequence[float]) -> bool:
    """Does a group of rows without figures stand between rules as `others` with figures do: as far from line to line
    as these, two lines or more with words in several columns? Of matches that are still to be played.
    """
    steps = [below.middle - above.middle for other in others for above, below in pairwise(lines_of(other))]
    levels = lines_of(strip)
    if len(others) < FEWEST_GROUPS or not steps or len(levels) < FEWEST_GROUPS:
        return False
    apart = min(below.middle - above.middle for above, below in pairwise(levels)) >= AS_ROWS * median(steps)
    wide = sum(len({slot(columns, middle_x(word.box)) for word in line.words}) >= FEWEST_WIDE for line in levels)
    return apart and wide >= FEWEST_GROUPS


def between_lines(strip: Sequence[Word]) -> list[float]:
    """Y halfway between each two lines."""
    return [(above.box.bottom + below.box.top) / 2 for above, below in pairwise(lines_of(strip))]


def _had_room(above: Line, below: Line, width: float) -> bool:
    """Would the first word of the line below, or its first character, have fitted behind the line above?"""
    first = below.words[0]
    head = first.text[:1] if _SCRIPT_WITHOUT_BLANKS.match(first.text) else first.text.split()[0]
    unit = (first.box.right - first.box.left) * len(head) / len(first.text)
    return above.box.right - above.box.left + unit + 3 * BLANK * above.size <= width
