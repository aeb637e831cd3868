"""Lists of contents: titles, leaders of dots, numbers of pages. They have columns, but are no tables."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import lines_of

LED: Final = 0.6
"""Share of the lines that leaders of dots run through."""
FEWEST_LED: Final = 3
MOST_PAGES: Final = 2000
"""No list of contents names a later page."""
_LEADER = re.compile(r"(?:[.．·•]\s?){4,}|[…‥⋯]{2,}")


def is_contents(grid: PageGrid) -> bool:
    """Do leaders run through its lines, to numbers that never fall, or to nothing?"""
    lines = [line.text for line in lines_of([word for cell in grid.cells for word in cell.words])]
    led = [text for text in lines if _LEADER.search(text)]
    if len(led) < max(FEWEST_LED, LED * len(lines)):
        return False
    ends = [_LEADER.split(text)[-1].strip() for text in led]
    said = [end for end in ends if end]
    if not all(end.isascii() and end.isdigit() for end in said):
        return False
    pages = [int(end) for end in said]
    return all(one <= other for one, other in pairwise(pages)) and max(pages, default=0) < MOST_PAGES
