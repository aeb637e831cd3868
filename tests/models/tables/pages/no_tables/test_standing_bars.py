"""Charts of bars that stand on one line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.no_tables.filled_bars import filled_bars
from models.tables.pages.no_tables.standing_bars import plots, without_charts
from models.tables.pages.picture_reader import PagePicture
from tests.models.tables.table_grids_by_hand import level, word

PAGE = Page(number=1, width=600, height=800)
FOOT = 200.0
HEIGHTS = (40.0, 55.0, 70.0, 62.0, 90.0)
BARS = tuple(
    Box(left=100 + 50 * at, top=FOOT - high, right=120 + 50 * at, bottom=FOOT) for at, high in enumerate(HEIGHTS)
)
YEARS = tuple(word(str(2016 + at), 100 + 50 * at, FOOT + 4) for at in range(5))
AXIS = tuple(word(text, 70, y - 5) for text, y in (("90", 110), ("60", 140), ("30", 170), ("0", 200)))
KEYS, MEANING = (Box(left=110, top=225, right=118, bottom=233),), (word("Tonnes", 122, 224),)
LINES = tuple(level(y, 95, 330) for y in (110, 140, 170, 200))
TABLE = tuple(
    word(text, x, y) for y, row in ((300, ("Port", "Ships", "Crews")), (320, ("North", "12", "31")), (340, ("South", "9", "27")))
    for x, text in zip((100, 200, 300), row, strict=True)
)  # fmt: skip
TITLE = word("Catch by year", 100, 60)


def page(
    words: Sequence[Word], fills: Sequence[Box] = (), rules: Sequence[Rule] = (), *, scanned: bool = False
) -> PrintedPage:
    return PrintedPage(page=PAGE, words=tuple(words), rules=tuple(rules), shades=tuple(fills), scanned=scanned)


def test_what_stands_in_a_chart_is_no_tables() -> None:
    """Previously years, figures of the axis and grid lines were a table of blank cells."""
    words = [TITLE, *AXIS, *YEARS, *MEANING, *TABLE]
    left = without_charts(page(words, rules=[*LINES, level(310, 100, 330)]), [*BARS, *KEYS])
    assert left.words == (TITLE, *TABLE)
    assert left.rules == (level(310, 100, 330),)
    (plot,) = plots(BARS, words)
    assert (plot.left, plot.top, plot.bottom) == (70, 105, 205)


def test_a_page_with_text_has_no_table_where_its_chart_is() -> None:
    words = [
        TITLE,
        *AXIS,
        *YEARS,
        *MEANING,
        *(word(str(round(high)), 105 + 50 * at, FOOT - high - 12) for at, high in enumerate(HEIGHTS)),
    ]
    found = GridFinder(lambda: None)(page(words, [*BARS, *KEYS], LINES), None)
    assert found == ()


@pytest.mark.parametrize(
    ("fills", "words"),
    [
        pytest.param([Box(left=box.left, top=FOOT - 40, right=box.right, bottom=FOOT) for box in BARS], [], id="all as high"),
        pytest.param(BARS, [word("Nets", 151, 180)], id="words in one"),
        pytest.param(BARS[:3], [], id="too few"),
        pytest.param([Box(left=b.left, top=b.top + 9 * at, right=b.right, bottom=b.bottom + 9 * at) for at, b in enumerate(BARS)], [], id="no one foot"),
        pytest.param([Box(left=b.left, top=FOOT - h / 6, right=b.right, bottom=FOOT) for h, b in zip(HEIGHTS, BARS, strict=True)], [], id="no higher than a row"),
    ],
)  # fmt: skip
def test_other_fills_are_no_chart(fills: Sequence[Box], words: Sequence[Word]) -> None:
    whole = page([*AXIS, *YEARS, *words], rules=LINES)
    assert without_charts(whole, fills) == whole


def test_a_table_right_over_a_chart_keeps_its_last_row() -> None:
    sums = [word("All", 100, 78), word("4,703", 300, 78)]
    over = page([*sums, *AXIS, *YEARS], rules=[*LINES, level(92, 60, 330)])
    left = without_charts(over, BARS)
    assert left.words == tuple(sums)
    assert left.rules == (level(92, 60, 330),)


@pytest.mark.parametrize("text", ["1.2.3", "２０", "2023.12.31", "3-4", "1,2,", "−5%"])
def test_whatever_stands_beside_bars_is_looked_at(text: str) -> None:
    odd = [word(text, 70, FOOT - at) for at in (120, 80, 40, 0)]
    assert without_charts(page([*odd, *YEARS], rules=LINES), BARS)


def test_bars_of_a_picture_are_seen_without_the_letters_beside_them() -> None:
    gray = np.full((1600, 1200), 255, np.uint8)
    for box in BARS:
        gray[int(2 * box.top) : int(2 * box.bottom), int(2 * box.left) : int(2 * box.right)] = 90
    gray[500:518:3, 200:400] = 0  # strokes of letters
    found = filled_bars(PagePicture(gray=gray, dots_per_inch=144.0), YEARS)
    assert len(found) == len(BARS)
    pairs = zip(sorted(found, key=lambda box: box.left), BARS, strict=True)
    assert all(abs(one.left - box.left) <= 1.5 and abs(one.top - box.top) <= 1.5 for one, box in pairs)
    assert filled_bars(PagePicture(gray=gray, dots_per_inch=144.0), [word("Net", 102, 180)]) == [
        box for box in found if box.left > 110
    ]


def test_bars_with_a_figure_on_each_may_be_nearly_as_high() -> None:
    """Previously bars of two heights were no chart, and their figures and the text above them a table."""
    heights = (43.0, 40.0, 39.5, 40.5)
    bars = [
        Box(left=100 + 50 * at, top=FOOT - high, right=120 + 50 * at, bottom=FOOT) for at, high in enumerate(heights)
    ]
    figures = [word("1.02", 100 + 50 * at, FOOT - high - 12) for at, high in enumerate(heights)]
    assert len(plots(bars, figures)) == 1
    assert plots(bars, figures[:3]) == []
