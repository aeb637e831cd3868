"""Notices in a frame of their own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.no_tables.notices import notices
from tests.models.tables.table_grids_by_hand import level, word

TABLE = [level(y, 60, 360) for y in (78, 98, 118, 138)]


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x - 0.5, top=top, right=x + 0.5, bottom=bottom), horizontal=False)


FRAME = (level(150, 60, 360), level(180, 60, 360), upright(60, 150, 180), upright(360, 150, 180))


def page(
    *, more: Sequence[Rule] = (), said: Sequence[Word] = (word("Decisions follow in ten days; call 0517.", 70, 155),)
) -> PrintedPage:
    words: list[Word] = [*said]
    for at, row in enumerate((("No.", "Paper", "Copies"), ("1", "form", "2"), ("2", "licence", "1"))):
        words += [word(text, left, 84 + 20 * at) for text, left in zip(row, (70, 150, 300), strict=True)]
    return PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=(*TABLE, *FRAME, *more))


def test_a_notice_is_no_row_of_the_table_above() -> None:
    (found,) = notices(page())
    assert (found.top, found.bottom) == (pytest.approx(147, abs=1), pytest.approx(183, abs=1))
    assert [grid.n_rows for grid in GridFinder(lambda: None)(page(), None)] == [3]


@pytest.mark.parametrize(
    "one",
    [
        page(more=[upright(200, 150, 180)]),
        page(more=[upright(360, 180, 240)]),
        page(said=[word(text, left, 155) for text, left in (("Sum", 70), ("of all", 150), ("3", 300))]),
        page(said=()),
        page(said=[word("Decisions follow in ten days.", 70, 155), word("fees", 380, 160)]),
    ],
    ids=["two cells", "a side goes on", "a row", "nothing", "beside something"],
)
def test_what_may_be_a_table_is_left_alone(one: PrintedPage) -> None:
    assert notices(one) == []
