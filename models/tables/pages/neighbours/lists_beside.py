"""Two lists beside each other without rules, whose heads begin with the same name and go on otherwise: Claim Fee, Claim
Deposit.

One table names no two of its columns alike, unless it is folded: then all its names come again, and its halves are as
long as each other, or the first is longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, lines_of, middle_y, overlap
from models.tables.values import is_value

FEWEST_NAMES: Final = 2
"""In each head."""
FEWEST_ROWS: Final = 3
"""Of either list."""
WHITE: Final = 1.5
"""Em of white between the lists at least."""
FURTHER: Final = 1.5
"""Of the usual distance of rows, from which the next line is none of the lists."""
MARGIN: Final = 1.0
"""Points around the words."""
MOST_WORDS: Final = 4000
"""Of a page; more are a list."""


def lists_beside(page: PrintedPage) -> list[Box]:
    """The places of such lists, each pair beside each other; empty where there are none."""
    if len(page.words) > MOST_WORDS:
        return []
    lines = lines_of(page.words)
    found: list[Box] = []
    for at, line in enumerate(lines):
        right = _second_head(line)
        if right is not None:
            found += _places(line, right, list(_rows(line, right, lines[at + 1 :])), page)
    return found


def _second_head(line: Line) -> Line | None:
    """The first name of the second head, where the line is two heads that begin alike and have no other name twice;
    rows of two lists look so where most of their cells hold a digit.
    """
    names = segments(line)
    width = len(names) // 2
    if len(names) != 2 * width or width < FEWEST_NAMES or any(map(is_value, line.words)):
        return None
    texts = [name.text for name in names]
    if 2 * sum(any(map(str.isdigit, text)) for text in texts) > len(texts):
        return None
    alike = texts[0] == texts[width] and len(set(texts)) == len(texts) - 1
    return names[width] if alike else None


def _rows(head: Line, right: Line, below: Sequence[Line]) -> Iterator[Line]:
    """The lines that nothing goes over the white in, as near to each other as the first two."""
    start, end = right.box.left - WHITE * head.size, right.box.left - MARGIN
    usual = below[0].middle - head.middle if below else 0.0
    above = head
    for line in below:
        if line.middle - above.middle > FURTHER * usual or any(
            word.box.left < end and word.box.right > start for word in line.words
        ):
            return
        yield line
        above = line


def _places(head: Line, right: Line, rows: Sequence[Line], page: PrintedPage) -> list[Box]:
    """None where the lists are too short or of one length, and where rules draw what is one."""
    width, start = len(segments(head)) // 2, right.box.left - MARGIN
    sides = [
        [sum((part.box.left < start) == is_left for part in segments(row)) for row in rows] for is_left in (True, False)
    ]
    long = [sum(count > 0 for count in side) for side in sides]
    full = min(sum(count == width for count in side) for side in sides)
    if full < FEWEST_ROWS or long[0] == long[1] or any(count > width for side in sides for count in side):
        return []
    words = [word.box for line in (head, *rows) for word in line.words]
    whole = around(words)
    whole = Box(
        left=whole.left - MARGIN, top=whole.top - MARGIN, right=whole.right + MARGIN, bottom=whole.bottom + MARGIN
    )  # fmt: skip
    if any(overlap(rule.box, whole) and whole.top < middle_y(rule.box) < whole.bottom for rule in page.rules):
        return []
    middle = (max(box.right for box in words if box.left < start) + right.box.left) / 2
    return [replace(whole, right=middle), replace(whole, left=middle)]
