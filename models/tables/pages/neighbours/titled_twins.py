"""Two tables beside each other without rules that their titles tell apart, each of which begins where its table does.

Heads over several columns stand so, too. Titles are numbered, (3) and (4), printed larger than
the rows, or over the blank corner of a head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.neighbours.titled_counts import titled_counts
from models.tables.pages.print.line_shapes import is_caption, segments
from models.tables.pages.print.lines import Line, line_of, lines_of, overlap
from models.tables.values import is_value

FEWEST_ROWS: Final = 3
"""In columns, of either table."""
ROWS: Final = 0.7
"""Share of the lines of a table that are in columns; others are further lines of cells."""
BEGINS: Final = 1.0
"""Em by which rows begin left or right of their title at most."""
WHITE: Final = 1.5
"""Em of the rows' print of white between the tables at least."""
OFF: Final = 0.6
"""Em by which titles are off each other's height at most."""
NEAR: Final = 2.0
"""Em between two lines of the tables at most."""
LARGER: Final = 1.015
"""Of the rows' print, that of titles without numbers."""
MUCH_LARGER: Final = 1.15
"""Of the rows' print, that of titles which no heads are."""
MARGIN: Final = 1.0
"""Points around the words."""
MOST_WORDS: Final = 4000
"""Of a page; more are a list."""
_NUMBERED = re.compile(
    r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])[)）]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、"
)


def titled_twins(page: PrintedPage) -> list[Box]:
    """The places of such tables, each pair beside each other, or of lists that go on counting, and of their titles, of
    none of them; empty where there are none.
    """
    if len(page.words) > MOST_WORDS:
        return []
    if counted := titled_counts(page):
        return counted
    lines = lines_of(page.words)
    found: list[Box] = []
    for at, line in _level(lines):
        titles = segments(line)
        if len(titles) == 2 and not any(map(is_value, line.words)):
            places = _places(titles, list(_rows(line, titles[1], lines[at:], page.rules)))
            drawn = [*found, *(rule.box for rule in page.rules)]  # rules tell of tables themselves
            found += [] if any(_meet(place, one) for place in places for one in drawn) else places
    return found


def _level(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Each line, and two as one that are nearer than lines are, with the number of the next: the tables may be a little
    off each other's height.
    """
    for at, line in enumerate(lines, 1):
        yield at, line
        if at < len(lines) and lines[at].middle - line.middle < OFF * line.size:
            yield at + 1, line_of((*line.words, *lines[at].words))


def _meet(one: Box, other: Box) -> bool:
    return overlap(one, other) and min(one.bottom, other.bottom) > max(one.top, other.top)


def _rows(line: Line, right: Line, below: Sequence[Line], rules: Sequence[Rule]) -> Iterator[Line]:
    """The lines below as far as nothing goes over the white left of the second title, and all is near."""
    size = min([right.size, *(row.size for row in below[:FEWEST_ROWS])])
    start, end = right.box.left - WHITE * size, right.box.left - MARGIN
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
    sides = [
        lines_of(word for row in rows for word in row.words if (word.box.left < middle) == is_left)
        for is_left in (True, False)
    ]
    tables = [[line for line in own if len(segments(line)) > 1] for own in sides]
    if not all(map(_is_table, titles, tables, sides)) or not _are_titles(titles, tables):
        return []
    left, right = (
        around(line.box for line in own if line.middle <= table[-1].middle)
        for own, table in zip(sides, tables, strict=True)
    )
    top, between = min(left.top, right.top) - MARGIN, (left.right + right.left) / 2
    return [
        *(title.box for title in titles),
        Box(left=left.left - MARGIN, top=top, right=between, bottom=left.bottom + MARGIN),
        Box(left=between, top=top, right=right.right + MARGIN, bottom=right.bottom + MARGIN),
    ]


def _are_titles(titles: Sequence[Line], tables: Sequence[Sequence[Line]]) -> bool:
    """Numbered, larger than the rows, or one over the blank corner of a head, where labels' own would be."""
    larger = all(
        title.size >= LARGER * median(line.size for line in table) for title, table in zip(titles, tables, strict=True)
    )
    corner = any(table[0].box.left > title.box.right for title, table in zip(titles, tables, strict=True))
    return corner or larger or all(map(_is_numbered, titles))


def _is_table(title: Line, rows: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Do rows begin where the title does, or further in, most of them with words? Prose has few lines in columns."""
    if len(rows) <= FEWEST_ROWS:
        return False
    above = sum(line.middle <= rows[-1].middle for line in lines)
    begins = abs(min(row.box.left for row in rows) - title.box.left) <= BEGINS * title.size
    labels = sum(not is_value(row.words[0]) for row in rows)
    large = title.size >= MUCH_LARGER * median(row.size for row in rows)  # rows may begin with their numbers
    return begins and len(rows) >= ROWS * above and (large or 2 * labels > len(rows))


def _is_numbered(title: Line) -> bool:
    return is_caption(title) or _NUMBERED.match(title.text) is not None
