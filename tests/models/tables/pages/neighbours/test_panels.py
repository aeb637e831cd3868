"""Filled boxes that hold a table with its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.neighbours.panels import panels_of, within_panels
from models.tables.pages.seen.seen_apart import SeenApart
from tests.models.tables.pages.chosen.test_choose import Places

LEFT, RIGHT = Box(left=50, top=90, right=290, bottom=210), Box(left=310, top=90, right=550, bottom=210)


def word(text: str, left: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + 4.5 * len(text), bottom=top + 9))


def boxed(panel: Box, title: str, *names: str) -> list[Word]:
    """A title, and rows of three columns."""
    words = [word(title, panel.left + 8, panel.top + 8)]
    for at, name in enumerate(names):
        top = panel.top + 30 + 16 * at
        words += [word(name, panel.left + 8, top), word(f"1{at}.2", panel.left + 130, top)]
        words.append(word(f"2{at}.5", panel.left + 190, top))
    return words


WORDS = (
    *boxed(LEFT, "Table 2. Response", "Outcome", "Score", "Remission", "Relapse"),
    *boxed(RIGHT, "Table 3. Adverse events", "Event", "Headache", "Fever", "Rash", "Cough"),
    word("The proportion of patients achieving a response was higher.", 50, 230),
    word("Adverse events were mostly mild and led to no withdrawal.", 310, 230),
)
RULES = [
    Rule(box=Box(left=box.left + 6, top=y, right=box.right - 6, bottom=y), horizontal=True)
    for box, y in ((LEFT, 132.0), (RIGHT, 132.0))
]


def page(words: Sequence[Word], shades: Sequence[Box], rules: Sequence[Rule] = RULES) -> PrintedPage:
    return PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), rules=tuple(rules), shades=tuple(shades)
    )


def test_tables_in_boxes_beside_each_other_are_two_without_their_titles() -> None:
    found = GridFinder(lambda: None)(page(WORDS, (LEFT, RIGHT)), None)
    assert sorted((grid.n_rows, grid.n_columns) for grid in found) == [(4, 3), (5, 3)]


def test_cells_and_stripes_are_no_boxes() -> None:
    assert panels_of(page(WORDS, (LEFT, RIGHT))) == [LEFT, RIGHT]
    sides = [Rule(box=Box(left=x, top=90, right=x, bottom=210), horizontal=False) for x in (50.0, 290.0)]
    assert panels_of(page(WORDS, (LEFT,), sides)) == []
    assert panels_of(page(WORDS, (LEFT, Box(left=50, top=60, right=290, bottom=90)))) == []  # a head above it
    head = [one for one in WORDS if one.box.top > 100]
    assert panels_of(page(head, (Box(left=50, top=112, right=290, bottom=210),))) == []  # rows from the first line on


def test_nothing_is_seen_in_a_box_and_out_of_it() -> None:
    seen = SeenApart(
        Places(Box(left=52, top=95, right=292, bottom=260), Box(left=50, top=300, right=290, bottom=400)),
        partial(within_panels, panels=[LEFT]),
    )
    assert seen.boxes() == [Box(left=52, top=95, right=290, bottom=210), Box(left=50, top=300, right=290, bottom=400)]


def test_a_filled_head_of_several_lines_over_rows_of_figures_is_no_box() -> None:
    """One fill in a picture, its first line a head over some columns; previously its rows were another table."""
    head = Box(left=50, top=90, right=290, bottom=140)
    names = [word("Permits", 150, 94), word("No.", 58, 106), word("Volume", 150, 106), word("Until", 240, 106)]
    names += [word(text, left, top) for top in (116, 128) for text, left in (("a", 58), ("b", 150), ("c", 240))]
    rows = [word(text, left, top) for top in (146, 160) for text, left in (("x", 58), ("12.5", 150), ("2030", 240))]
    assert panels_of(page((*names, *rows), (head,), ())) == []
    prose = [word("The proportion of patients was higher.", 50, 146)]
    assert panels_of(page((*names, *prose), (head,), ())) == [head]


def test_every_other_row_filled_is_no_box() -> None:
    """Previously a filled row of three lines was a page of its own, and the table fell apart."""
    words, bands = [], []
    for row in range(4):
        top = 100 + 40 * row
        words += [word("未采取覆盖", 60, top + 4)]
        words += [
            word(text, left, top + y) for y in (14, 24, 34) for text, left in (("某", 60), ("5", 160), ("6", 240))
        ]
        bands += [Box(left=50, top=top, right=290, bottom=top + 45)] if row % 2 else []
    rest = word("另有一段文字", 50, 400)
    spaced = [replace(one, box=_lower(one.box, 10.0 * int((one.box.top - 100) // 40))) for one in words]
    filled = [_lower(box, 10.0 * (2 * at + 1)) for at, box in enumerate(bands)]
    assert panels_of(page([*spaced, rest], filled, ())) == []
    assert len(panels_of(page([*spaced, rest], filled[:1], ()))) == 1


def test_boxes_of_one_width_may_lie_in_each_other() -> None:
    """A fill over a fill: previously what stands between them had no height, and the document was lost."""
    inner = replace(LEFT, top=LEFT.top + 30)
    assert panels_of(page(WORDS, (LEFT, inner, RIGHT))) == [LEFT, RIGHT]


def _lower(box: Box, by: float) -> Box:
    return replace(box, top=box.top + by, bottom=box.bottom + by)
