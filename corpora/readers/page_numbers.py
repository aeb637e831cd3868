"""Page numbers of a text whose pages end with form feeds, as programs make it of a PDF: each alone on a line.

A number alone on a line is a cell, wherever nothing says that it is not; here each page has one, a greater by one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

FORM_FEED = "\f"
FEWEST_PAGES = 3
SHARE = 0.7
"""Of the pages: those whose line counts on."""
_NUMBER = re.compile(r"[ \t\u3000]*(?P<number>\d{1,3})[ \t\u3000\r]*")

Line = tuple[int, str]
"""Offset in the text, and what stands there up to the line's end."""


def without_page_numbers(text: str) -> str:
    """The text, character for character, with blanks for its pages' numbers; other texts as they are."""
    pages = text.split(FORM_FEED)
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    if len(pages) < FEWEST_PAGES:
        return text
    starts = [0]
    for page in pages:
        starts.append(starts[-1] + len(page) + 1)
    lines = [list(_printed(page, start)) for page, start in zip(pages, starts, strict=False)]
    numbers = {one for place in (-1, 0) for one in _counted([found[place] if found else None for found in lines])}
    kept, end = list[str](), 0
    for start, line in sorted(numbers):
        kept += text[end:start], " " * len(line)
        end = start + len(line)
    return "".join(kept) + text[end:]


def _printed(page: str, start: int) -> Iterator[Line]:
    """The lines that hold anything."""
    for line in page.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _counted(lines: Sequence[Line | None]) -> list[Line]:
    """Of one line a page those whose number is as much behind the page's own as most are."""
    told = [
        (int(match["number"]) - index, line)
        for index, line in enumerate(lines)
        if line is not None and (match := _NUMBER.fullmatch(line[1])) is not None
    ]
    counted = Counter(behind for behind, _ in told).most_common(1)
    if not counted or counted[0][1] < max(FEWEST_PAGES - 1, SHARE * len(lines)):
        return []
    return [line for behind, line in told if behind == counted[0][0]]
