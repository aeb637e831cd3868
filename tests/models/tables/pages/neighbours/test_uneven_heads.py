"""Tables beside each other with a rule under each head, at heights of their own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.neighbours.uneven_heads import tables_under_uneven_heads
from tests.models.tables.table_grids_by_hand import level, word

HEAD = [word(text, left, 100) for text, left in (("Lake", 60), ("Stored", 130), ("Changed", 200))]
WIDE = [word(text, left, 112) for text, left in (("in March", 125), ("by", 215))]
RIGHT = (("Class", "Reach"), ("I", "318"), ("II", "2407"), ("III", "1882"), ("IV", "446"))
RULES = (level(125, 55, 240), level(113, 300, 420))
UPRIGHT = Rule(box=Box(left=129, top=95, right=130, bottom=200), horizontal=False)


def page(rules: Sequence[Rule] = RULES, *, more: Sequence[Word] = ()) -> PrintedPage:
    words = [*HEAD, *WIDE, *more]
    for at, lake in enumerate(("Blue", "White", "Long", "Mill")):
        words += [word(lake, 60, 128 + 15 * at), word(f"{at}.5", 140, 128 + 15 * at), word("-7", 220, 128 + 15 * at)]
    for at, (name, figure) in enumerate(RIGHT):
        words += [word(name, 305, 100 + 15 * at), word(figure, 390, 100 + 15 * at)]
    return PrintedPage(page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules))


def test_each_is_a_table() -> None:
    """Previously both were one of five columns."""
    left, right = sorted(tables_under_uneven_heads(page()), key=lambda box: box.left)
    assert (left.right, right.left) == (pytest.approx(241, abs=1), pytest.approx(299, abs=1))
    grids = sorted(GridFinder(lambda: None)(page(), None), key=lambda grid: grid.box.left)
    assert [(grid.n_rows, grid.n_columns) for grid in grids] == [(5, 3), (5, 2)]


@pytest.mark.parametrize(
    "one",
    [
        page((*RULES, UPRIGHT)),
        page(more=[word("Lakes", 10, 140)]),
        page(more=[word("over the white between", 200, 142)]),
        page((level(125, 55, 240), level(160, 300, 420))),
    ],
    ids=["an upright rule", "labels under neither", "words between", "far apart"],
)
def test_what_may_be_one_table_is_not_parted(one: PrintedPage) -> None:
    assert tables_under_uneven_heads(one) == []
