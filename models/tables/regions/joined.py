"""A table that goes on after a page break as another one, its head printed once more, is one table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpora.document.geometry import Span
from corpora.document.region import Region, Slip
from models.tables.form_copies import is_copy

_TOTAL = re.compile(r"(?:合\s*计|总\s*计|共\s*计|小\s*计)")
"""A table whose last row is a total has come to its end."""


def joined(regions: Sequence[Region], *, text: str) -> list[Region]:
    """The regions in order, the parts of one table as one region: nothing is printed between them.

    `text` is the document's.
    """
    whole: list[Region] = []
    for region in regions:
        head = _repeated_head(whole[-1], region, text=text) if whole else 0
        if head:
            whole[-1] = _with(whole[-1], region, head=head)
        else:
            whole.append(region)
    return whole


def _with(first: Region, second: Region, *, head: int) -> Region:
    span = Span(first.place.span.start, second.place.span.end)
    place = type(first.place)(span=span, page_number=first.place.page_number)
    return Region(rows=(*first.rows, *second.rows[head:]), place=place, trust=first.trust, caption=first.caption)


def _repeated_head(first: Region, second: Region, *, text: str) -> int:
    """Rows of the head that `second` has in common with `first`; 0 when it does not go on with it."""
    if not (first.trust == second.trust == "grid") or text[first.place.span.end : second.place.span.start].strip():
        return 0
    if _pages(first.rows[-1]) & _pages(second.rows[0]):
        return 0
    pairs = zip(map(_print, first.rows), map(_print, second.rows), strict=False)
    head = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    others = min(len(first.rows), len(second.rows)) - head
    told = sum(bool(cell) for row in second.rows[:head] for cell, _ in _print(row))
    if is_copy(_labels(first, head), _labels(second, head)):
        return 0
    return head if others > 0 and told > 1 and not _ends(first) else 0


def _labels(region: Region, first: int) -> Iterator[str]:
    """What each row from the first one on begins with."""
    return (next((slip.text for slip in row if slip.text.strip()), "") for row in region.rows[first:])


def _pages(row: Sequence[Slip]) -> set[int]:
    """Where the row is printed; none of a source without pages."""
    return {slip.place.page_number for slip in row if slip.place.page_number is not None}


def _print(row: Sequence[Slip]) -> tuple[tuple[str, int], ...]:
    return tuple((slip.text, slip.column_span) for slip in row)


def _ends(region: Region) -> bool:
    return any(_TOTAL.match(slip.text) for slip in region.rows[-1][:2])
