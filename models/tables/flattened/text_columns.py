"""Columns of text that keeps a page's layout with spaces: where figures stand below one another, and what is blank.

Ranges are half-open in places of a line; a 汉字 takes two, or one where the converter counted characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

Range = tuple[int, int]
HAIR = 2
"""Places; columns of figures stand further apart."""
FEWEST_TELLING = 2
"""Rows with two gaps or more, which may differ."""
MOST_NEVER_TOGETHER = 1
"""Columns more than any row fills, from which on they come of figures that do not stand in columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A word of a line: `start` is its offset in the document, `x` the place it begins at, `room` what it takes."""

    text: str
    start: int
    x: int
    room: int

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.start + len(self.text)

    @property
    def range(self) -> Range:
        """Places that it covers."""
        return self.x, self.x + self.room


@lru_cache(maxsize=8192)
def width(text: str, wide: int = 2) -> int:
    """Places that the text takes, where a 汉字 takes `wide`."""
    return sum(wide if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def columns_of_rows(rows: Sequence[Sequence[Cut]]) -> list[Range] | None:
    """Columns that every row fits, each figure in one of its own; None when there are none such.

    Columns a hair apart that no row fills both are one: characters of unsure width (“ ”) stand before some figures.
    """
    columns = columns_of(cut for row in rows for cut in row)
    ranges = [[cut.range for cut in row] for row in rows]
    filled = [
        {number for number, column in enumerate(columns) for one in row if _overlap(one, column)} for row in ranges
    ]
    merged: list[Range] = []
    last: set[int] = set()
    for number, column in enumerate(columns):
        held = {index for index, row in enumerate(filled) if number in row}
        if merged and column[0] - merged[-1][1] <= HAIR and not last & held:
            merged[-1], last = (merged[-1][0], column[1]), last | held
        else:
            merged.append(column)
            last = held
    return merged if all(placed(row, merged) is not None for row in rows) else None


def in_columns(rows: Sequence[Sequence[Cut]]) -> list[list[Cut | None]] | None:
    """Each row's entries by column, None for a blank one; None for all where the figures stand in no columns.

    Where fewer columns come of it, figures a single blank apart are the digits of one (1 4 below 13).
    """
    told: list[tuple[list[Range], list[list[Cut | None]]]] = []
    apart = [list(row) for row in rows]
    joined = [together(row) for row in rows]
    for read in [apart] if joined == apart else [apart, joined]:
        columns = columns_of_rows(read)
        if columns is None or len(columns) > max(map(len, read)) + MOST_NEVER_TOGETHER:
            continue
        entries = [placed(row, columns) or [] for row in read]
        whole = (any(cut and " " not in cut.text for cut in column) for column in zip(*entries, strict=True))
        if read is apart or all(whole):
            told.append((columns, entries))
    return min(told, key=lambda one: len(one[0]))[1] if told else None


def together(cuts: Sequence[Cut]) -> list[Cut]:
    """Those a single blank apart as one, unless all of three or more are."""
    if len(cuts) > 2 and all(right.start == left.end + 1 for left, right in pairwise(cuts)):
        return list(cuts)
    joined: list[Cut] = []
    for cut in cuts:
        if joined and cut.start == joined[-1].end + 1:
            last = joined[-1]
            joined[-1] = replace(last, text=f"{last.text} {cut.text}", room=last.room + 1 + cut.room)
        else:
            joined.append(cut)
    return joined


def keeps_columns(rows: Sequence[Sequence[Cut]]) -> bool:
    """Whether it is columns that keep the words of these rows apart, and not the same space between any two of a row.

    Without columns a figure's place says nothing: `规章  5  3` may have lost its second figure or its last.
    """
    gaps = [[right.x - left.range[1] for left, right in pairwise(row)] for row in rows]
    telling = [one for one in gaps if len(one) > 1]
    even = sum(len(set(one)) == 1 for one in telling)
    return len(telling) >= FEWEST_TELLING and 3 * even <= len(telling)


def columns_of(cuts: Iterable[Cut]) -> list[Range]:
    """Ranges that hold every cut and do not touch each other, left to right."""
    found: list[Range] = []
    for left, right in sorted(cut.range for cut in cuts):
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def narrow(cuts: Sequence[Cut], others: Sequence[Cut]) -> list[Cut]:
    """Those of `cuts` that lie over no two of the `others` that are side by side: a head of several columns does."""
    return [cut for cut in cuts if not _spans_several(cut, others)]


def placed(values: Sequence[Cut], columns: Sequence[Range]) -> list[Cut | None] | None:
    """One entry a column, None where nothing stands; None for all when two values share a column or one has none."""
    row: list[Cut | None] = [None] * len(columns)
    for value in values:
        over = [number for number, column in enumerate(columns) if _overlap(value.range, column)]
        if len(over) != 1 or row[over[0]] is not None:
            return None
        row[over[0]] = value
    return row


def _spans_several(cut: Cut, others: Sequence[Cut]) -> bool:
    under = sorted(other.range for other in others if other is not cut and _overlap(cut.range, other.range))
    return any(left[1] <= right[0] for left, right in pairwise(under))


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
