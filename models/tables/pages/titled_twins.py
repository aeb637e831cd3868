"""Two tables beside each other without rules that their titles tell apart, each of which begins where its table does.

Heads over several columns stand so, too. Titles are numbered, (3) and (4), or printed larger than the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.line_shapes import is_caption, segments
from models.tables.pages.lines import Line, lines_of
from models.tables.pages.values import is_value

FEWEST_ROWS: Final = 3
"""In columns, of either table."""
BEGINS: Final = 1.0
"""Em by which rows begin left or right of their title at most."""
WHITE: Final = 1.5
"""Em of white between the tables at least."""
NEAR: Final = 2.0
"""Em between two lines of the tables at most."""
LARGER: Final = 1.015
"""Of the rows' print, that of titles without numbers."""
MARGIN: Final = 1.0
"""Points around the words."""
MOST_WORDS: Final = 4000
"""Of a page; more are a list."""
_NUMBERED = re.compile(
    r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])[)）]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、"
)


def titled_twins(page: PrintedPage) -> list[Box]:
    """The places of such tables without their titles, each pair beside each other; empty where there are none."""
    if len(page.words) > MOST_WORDS:
        return []
    lines = lines_of(page.words)
    found: list[Box] = []
    for at, line in enumerate(lines):
        titles = segments(line)
        if len(titles) == 2 and not any(map(is_value, line.words)):
            found += _places(titles, list(_rows(line, titles[1], lines[at + 1 :], page.rules)))
    return found


def _rows(line: Line, right: Line, below: Sequence[Line], rules: Sequence[Rule]) -> Iterator[Line]:
    """The lines below as far as nothing goes over the white left of the second title, and all is near."""
    start, end = right.box.left - WHITE * right.size, right.box.left - MARGIN
    over = [rule.box for rule in rules if rule.box.left < end and rule.box.right > start]
    above = line
    for row in below:
        apart = row.box.top - above.box.bottom > NEAR * row.size
        if (
            apart
            or any(word.box.left < end - BEGINS * right.size and word.box.right > start for word in row.words)
            or any(box.top < row.middle and box.bottom > above.middle for box in over)
        ):
            return
        yield row
        above = row


def _places(titles: Sequence[Line], rows: Sequence[Line]) -> list[Box]:
    """None where the titles may be heads, or what is below one of them is no table that begins there."""
    middle = titles[1].box.left - WHITE * titles[1].size / 2
    places: list[Box] = []
    for title, is_left in zip(titles, (True, False), strict=True):
        words = [word for row in rows for word in row.words if (word.box.left < middle) == is_left]
        own = lines_of(words)
        table = [line for line in own if len(segments(line)) > 1]
        if not _is_table(title, table):
            return []
        if not all(map(_is_numbered, titles)) and title.size < LARGER * median(line.size for line in table):
            return []
        end = next(at for at in range(len(own), 0, -1) if len(segments(own[at - 1])) > 1)
        places.append(around(line.box for line in own[:end]))
    left, right = places
    top, between = min(left.top, right.top) - MARGIN, (left.right + right.left) / 2
    return [
        Box(left=left.left - MARGIN, top=top, right=between, bottom=left.bottom + MARGIN),
        Box(left=between, top=top, right=right.right + MARGIN, bottom=right.bottom + MARGIN),
    ]


def _is_table(title: Line, rows: Sequence[Line]) -> bool:
    """Do rows begin where the title does, or further in, and most of them with words?"""
    start = min((row.box.left for row in rows), default=0.0)
    labels = [row for row in rows if not is_value(row.words[0])]
    return (
        len(rows) > FEWEST_ROWS and abs(start - title.box.left) <= BEGINS * title.size and 2 * len(labels) > len(rows)
    )


def _is_numbered(title: Line) -> bool:
    return is_caption(title) or _NUMBERED.match(title.text) is not None
