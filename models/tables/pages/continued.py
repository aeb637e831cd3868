"""Tables that go on over pages: which fragments are one table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from models.tables.pages.page_grid import PageGrid
from models.tables.pages.paragraphs import Paragraph

SAME_COLUMNS: Final = 6.0
"""Points by which the columns of two parts of a table may differ, measured from their left edges."""
_CONTINUATION = re.compile(r"[（(]?\s*(?:续|接)\s*(?:上\s*)?(?:表|页).{0,12}|.{0,20}[（(]续(?:表)?[)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """What of a table stands on one page. `texts` are those of cells (row, column) that a page break had cut."""

    page_number: int
    page_height: float
    grid: PageGrid
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)


def whole_tables(items: Iterable[Paragraph | Fragment]) -> Iterator[Paragraph | list[Fragment]]:
    """The same items in order, the fragments of one table together. 续表 between them goes."""
    table: list[Fragment] = []
    between: list[Paragraph] = []
    for item in items:
        if isinstance(item, Paragraph):
            if table and _CONTINUATION.fullmatch(item.text.strip()):
                between.append(item)
                continue
            if table:
                yield table
            yield from between
            table, between = [], []
            yield item
        elif table and _goes_on(table[-1], item):
            table.append(item)
            between = []
        else:
            if table:
                yield table
            yield from between
            table, between = [item], []
    if table:
        yield table
    yield from between


def _goes_on(above: Fragment, below: Fragment) -> bool:
    if below.page_number != above.page_number + 1:
        return False
    one, other = above.grid.column_edges, below.grid.column_edges
    if len(one) != len(other):
        return False
    return all(
        abs((a - one[0]) - (b - other[0])) <= SAME_COLUMNS for a, b in zip(one, other, strict=True)
    )  # fmt: skip
