"""A table whose rows an editor made tables of their own, one under another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpora.document.geometry import Span
from corpora.document.region import Region

MOST_ROWS, FEWEST_TABLES = 2, 4
"""Rows of a table that may be but a part of one, and how many such tables side by side are surely parts."""


def rows_together(regions: Sequence[Region], *, text: str) -> list[Region]:
    """The regions in order, with each run of such tables that nothing stands between as one; `text` is the document's.

    Only of sources that state their rows and have no pages, where a rule may part what belongs together.
    """
    runs: list[list[Region]] = []
    for region in regions:
        if runs and _is_part(region) and _is_part(runs[-1][-1]) and _adjoins(runs[-1][-1], region, text):
            runs[-1].append(region)
        else:
            runs.append([region])
    return [one for run in runs for one in ([_whole(run)] if _is_whole(run) else run)]


def _is_part(region: Region) -> bool:
    return region.trust == "grid" and region.place.page_number is None and len(region.rows) <= MOST_ROWS


def _is_whole(run: Sequence[Region]) -> bool:
    """Most of them are single rows: tables of a head and a row may be a list of cards."""
    return len(run) >= FEWEST_TABLES and 2 * sum(len(region.rows) == 1 for region in run) > len(run)


def _adjoins(above: Region, below: Region, text: str) -> bool:
    between = text[above.place.span.end : below.place.span.start]
    return not between.strip() and (above.caption, below.caption) == (None, None)


def _whole(run: Sequence[Region]) -> Region:
    place = replace(run[0].place, span=Span(run[0].place.span.start, run[-1].place.span.end))
    return replace(run[0], rows=tuple(row for region in run for row in region.rows), place=place)
