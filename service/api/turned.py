"""Which way up the pages of a record lie: a sideways scan has its boxes where they are on it, and is shown upright."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

Size = tuple[float, float]
"""Width and height."""


def page_turns(record: bytes, sizes: Mapping[int, Size]) -> dict[int, int]:
    """Quarter turns clockwise, 0 to 3, that show each page upright, as most cells tell that stand below one another in
    its tables; pages without any lie as those as wide or as high as they do, if these all lie alike.
    """
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for table in json.loads(record).get("tables", ()):
        for page, turn in _told(table):
            votes[page][turn] += 1
    told = {page: count.most_common(1)[0][0] for page, count in votes.items()}
    alike: dict[bool, set[int]] = defaultdict(set)
    for page, turn in told.items():
        if page in sizes:
            alike[_is_wide(sizes[page])].add(turn)
    usual = {wide: turns.pop() for wide, turns in alike.items() if len(turns) == 1}
    return {page: told.get(page, usual.get(_is_wide(size), 0)) for page, size in sizes.items()}


def _is_wide(size: Size) -> bool:
    width, height = size
    return width > height


def _told(table: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """A page and the turn that brings a cell of a column below the one before it."""
    columns: dict[tuple[int, int], list[tuple[int, float, float]]] = defaultdict(list)
    for cell in table["cells"]:
        if cell["page"] is not None and cell["bbox"] is not None and cell["row_span"] == cell["col_span"] == 1:
            left, top, right, bottom = cell["bbox"]
            columns[cell["page"], cell["col"]].append((cell["row"], (left + right) / 2, (top + bottom) / 2))
    for (page, _), cells in columns.items():
        for (_, x, y), (_, next_x, next_y) in pairwise(sorted(cells)):
            across, down = next_x - x, next_y - y
            yield page, (0 if down >= 0 else 2) if abs(down) >= abs(across) else (1 if across > 0 else 3)
