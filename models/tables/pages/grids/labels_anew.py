"""Lines of labels that begin another label, though the line above has nothing that ends it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from models.tables.pages.print.lines import Line
from models.tables.values import is_value

INDENT, BLANK = 0.6, 0.4
"""Em by which labels under a heading are set in at least, and between two words."""
LEVEL, AS_LARGE = 0.15, 0.03
"""Em by which figures are off the line of their label at most, and share of its size by which another line differs."""
ROOM: Final = 1.5
"""Em that a line has left besides the next word, which would have stood there."""
_OWN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def begun_anew(labels: Sequence[Line], figures: Sequence[Line], *, edge: float = float("-inf")) -> frozenset[int]:
    """`id` of the lines under one another for which the line above had room for their first word: of those set in from
    it, as it is a heading over rows, and of those under a line with its figures level, as these are in the middle of a
    label of two lines. What is in other letters, or smaller, says the same again. Labels of the column end at `edge`.
    """
    edge = max([edge, *(line.box.right for line in labels)])
    found = set()
    for above, line in itertools.pairwise(sorted(labels, key=lambda line: line.middle)):
        first = line.words[0].box
        room = edge - above.box.right - (first.right - first.left)
        if is_value(line.words[0]) or room < BLANK * line.size:
            continue
        set_in = line.box.left - above.box.left >= INDENT * line.size
        if set_in or (room >= ROOM * line.size and _is_alike(above, line) and _is_level(above, figures)):
            found.add(id(line))
    return frozenset(found)


def _is_alike(above: Line, line: Line) -> bool:
    return abs(above.size - line.size) <= AS_LARGE * line.size and _is_own(above) == _is_own(line)


def _is_own(line: Line) -> bool:
    """Has it letters of East Asia?"""
    return _OWN.search(line.text) is not None


def _is_level(label: Line, figures: Sequence[Line]) -> bool:
    """Do figures stand on its line?"""
    return any(abs(one.middle - label.middle) <= LEVEL * label.size for one in figures)
