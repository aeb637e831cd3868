"""A form printed twice, last year's below this year's or blank beside filled in: the rows of one copy alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from corpora.profiles.profile import FormLabel
from models.tables.keys import label_key
from models.tables.registration.print_lines import PrintLine

SURE = 0.9
"""Likeness from which print is a label."""
MOSTLY = 0.8
"""Share of the labels found that must be printed twice, and of these that stand in both copies."""
FEWEST = 3
CAPTION_WITHIN = 12
"""Lines of heads and captions above the first label of a row."""
_CAPTION = re.compile(r"(?:19|20)\d\d(?=年[^。；;，,]{0,40}(?:情况|数据|统计|表)[^。；;，,]{0,8}$)")
"""2022年收到和处理政府信息公开申请情况（供对比）: a label of a row names no year in figures."""
FILLED = 0.25
"""Share of the second copy's figures from which the first one is filled in as well."""

Found = Mapping[int, Sequence[tuple[int, int, float]]]
"""By first line: stretch, place of the row among those with labels, likeness."""


def first_copy(
    found: Found, labels: Sequence[FormLabel], lines: Sequence[PrintLine]
) -> dict[int, list[tuple[int, int, float]]]:
    """What was found above the line with which a second copy begins, below it where the first one is blank; all where
    there is but one.
    """
    at = {place: lines for place, lines in _lines_of(found, labels).items() if lines}
    twice = {place: lines for place, lines in at.items() if len(lines) > 1}
    begin = None
    if len(twice) >= max(FEWEST, MOSTLY * len(at)):
        begin = twice[min(twice)][1]
    if begin is None or sum(one[0] < begin <= one[1] for one in twice.values()) < MOSTLY * len(twice):
        return {line: list(held) for line, held in found.items()}
    first = min(one[0] for one in twice.values())
    own = sum(len(line.values) for line in lines[first:begin])
    is_filled = own >= FILLED * sum(len(line.values) for line in lines[begin : 2 * begin - first])
    is_first = is_filled and not 0 < _year_above(lines, first) < _year_above(lines, begin)
    return {line: list(held) for line, held in found.items() if (line < begin) == is_first}


def _year_above(lines: Sequence[PrintLine], begin: int) -> int:
    """The year that a caption gives to the copy that begins there, 0 where there is none."""
    for line in reversed(lines[max(0, begin - CAPTION_WITHIN) : begin]):
        said = "".join(word.text for word in line.labels)
        if (year := _CAPTION.search(said)) is not None:
            return int(year[0])
    return 0


def _lines_of(found: Found, labels: Sequence[FormLabel]) -> dict[int, list[int]]:
    """Where each label that no other row has is surely printed."""
    keys = [label_key(label.text) for label in labels]
    count = Counter(keys)
    at: dict[int, set[int]] = {place: set() for place, key in enumerate(keys) if count[key] == 1}
    for line, held in found.items():
        for _, place, like in held:
            if like >= SURE and place in at:
                at[place].add(line)
    return {place: sorted(lines) for place, lines in at.items()}
