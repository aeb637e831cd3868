"""Pieces that the learned finder saw of one table: single columns, of which no table consists."""

from __future__ import annotations

from collections.abc import Sequence

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from models.tables.pages.choose import SAME_TABLE, shared
from models.tables.pages.lines import holds, united
from models.tables.pages.text_columns import text_boundaries


def whole_regions(seen: Sequence[Box], known: Sequence[Box], page: PrintedPage) -> list[Box]:
    """The seen boxes; those that are of one table by a single column among them as one, with the known places of it.

    Args:
        seen: what the finder of regions saw, page points.
        known: places of the grids that geometry found.
        page: words and rules.
    """
    pieces = [box for box in seen if _is_column(box, page)]
    torn = [box for box in known if any(shared(piece, box) >= SAME_TABLE for piece in pieces)]
    if not torn:
        return list(seen)
    whole = united([*torn, *pieces], _meet)
    joined = [box for box in whole if any(shared(one, box) >= SAME_TABLE for one in torn)]
    apart = [box for box in seen if not any(shared(box, one) >= SAME_TABLE for one in joined)]
    return [*apart, *united([*joined, *(box for box in seen if box not in apart)], _meet)]


def _meet(one: Box, other: Box) -> bool:
    return shared(one, other) >= SAME_TABLE


def _is_column(box: Box, page: PrintedPage) -> bool:
    """Do its words stand in one column, no upright rule among them?"""
    words = [word for word in page.words if holds(box, word.box)]
    ruled = any(not rule.horizontal and holds(box, rule.box) for rule in page.rules)
    return bool(words) and not ruled and not text_boundaries(words)
