"""Pictures that nothing has damaged, and that they need no advantage for the recogniser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.chosen.choose import choose_grids
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.pictures.clean_ground import has_clean_ground
from tests.models.tables.pages.chosen.test_choose import WORDS, Asked, Places
from tests.models.tables.pages.regions.test_closed_frames import BROKEN, COLUMNS, ROWS, grid

Gray = NDArray[np.uint8]
DOTS = 144.0
WORD = Word(text="数量", box=Box(left=40, top=40, right=60, bottom=50), confidence=0.99, origin="ocr")
PAGE = PrintedPage(page=Page(number=1, width=200, height=150), words=(WORD,), scanned=True)


def drawn() -> Gray:
    """300 by 400 pixels: a shaded head, and the word, whose strokes are anything."""
    picture = np.full((300, 400), 255, np.uint8)
    picture[10:70, 10:390] = 214
    picture[80:100, 80:120] = np.array([Random(1).randrange(256) for _ in range(800)], np.uint8).reshape(20, 40)
    return picture


def grain(picture: Gray) -> Gray:
    noise = np.random.default_rng(3).normal(0, 5, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def specks(picture: Gray) -> Gray:
    places = np.random.default_rng(4).integers(0, (300, 400), (600, 2))
    picture[places[:, 0], places[:, 1]] = 0
    return picture


def test_shades_and_words_leave_the_ground_clean() -> None:
    assert has_clean_ground(PagePicture(gray=drawn(), dots_per_inch=DOTS), PAGE)


def test_white_rules_between_filled_cells_are_no_grain() -> None:
    picture = np.full((300, 400), 255, np.uint8)
    shades = []
    for top in range(0, 300, 30):
        for left in range(0, 400, 50):
            picture[top : top + 27, left : left + 47] = 226
            shades.append(Box(left=left / 2, top=top / 2, right=(left + 47) / 2, bottom=(top + 27) / 2))
    shown = PagePicture(gray=picture, dots_per_inch=DOTS)
    assert has_clean_ground(shown, replace(PAGE, shades=tuple(shades)))
    assert not has_clean_ground(
        PagePicture(gray=grain(picture), dots_per_inch=DOTS), replace(PAGE, shades=tuple(shades))
    )


@pytest.mark.parametrize("damage", [grain, specks])
def test_grain_and_specks_do_not(damage: Callable[[Gray], Gray]) -> None:
    assert not has_clean_ground(PagePicture(gray=damage(drawn()), dots_per_inch=DOTS), PAGE)


def test_what_is_drawn_in_a_chart_is_no_grain() -> None:
    """Pale lines behind bars; previously a page with such a chart passed for a scan."""
    picture = drawn()
    picture[124:248:4, 72:298:3] = 246
    for at, top in enumerate((190, 120, 160, 140, 210)):
        picture[top:250, 70 + 50 * at : 100 + 50 * at] = 90
    assert has_clean_ground(PagePicture(gray=picture, dots_per_inch=DOTS), PAGE)
    picture[262:290:4, 72:298:3] = 246  # and as much below it
    assert not has_clean_ground(PagePicture(gray=picture, dots_per_inch=DOTS), PAGE)


def test_a_picture_that_is_all_words_tells_nothing() -> None:
    word = Word(text="数", box=Box(left=0, top=0, right=200, bottom=150), confidence=0.99, origin="ocr")
    page = PrintedPage(page=PAGE.page, words=(word,), scanned=True)
    assert not has_clean_ground(PagePicture(gray=drawn(), dots_per_inch=DOTS), page)


def test_on_a_clean_picture_the_recogniser_has_no_advantage() -> None:
    wrong = grid((*ROWS[:3], 175, 190), COLUMNS, found_by="recogniser")
    right = grid(ROWS, COLUMNS, found_by="rules")
    (chosen,) = choose_grids(BROKEN, [[right], [wrong]], clean=True)
    assert chosen.found_by == "rules"
    (damaged,) = choose_grids(BROKEN, [[right], [wrong]])
    assert damaged.found_by == "recogniser"


def rows_found(seen: Places, gray: Gray) -> list[int]:
    """Of a table without rules, the recogniser saying of every region only what its first two rows are."""
    years = {"本年": "2024", "上年": "2023"}
    words = tuple(replace(word, text=years.get(word.text, word.text)) for word in WORDS)
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=words, scanned=True)
    asked = Asked(grid(ROWS[:3], COLUMNS, found_by="recogniser", words=words), seen)
    return [one.n_rows for one in GridFinder(lambda: asked)(page, lambda: PagePicture(gray=gray, dots_per_inch=144.0))]


def test_on_a_clean_picture_a_table_seen_in_part_is_as_large_as_geometry_found_it() -> None:
    """The finder of regions lost last rows there, and parted tables at rows that it took for prose."""
    seen = Places(Box(left=98, top=98, right=402, bottom=161))
    paper = np.full((1600, 1200), 255, np.uint8)
    assert rows_found(seen, paper) == [3]
    assert rows_found(seen, grain(paper.copy())) == [2]


def test_where_each_cell_is_filled_the_fills_settle_the_grid() -> None:
    """Two lines of a cell, figures at that, are no two rows."""
    edges = (100.0, 200.0, 300.0, 400.0)
    shades, words = [], []
    for row in range(4):
        for left, right in pairwise(edges):
            top = 100.0 + 40 * row
            shades.append(Box(left=left, top=top, right=right - 2, bottom=top + 38))
            for line in (4, 22):
                box = Box(left=left + 20, top=top + line, right=left + 60, bottom=top + line + 10)
                words.append(Word(text=f"0{row}:{line}", box=box, confidence=0.99, origin="ocr"))
    page = PrintedPage(
        page=Page(number=1, width=600, height=800), words=tuple(words), shades=tuple(shades), scanned=True
    )
    rows = tuple(100.0 + 20 * row for row in range(9))
    asked = Asked(grid(rows, edges, found_by="recogniser", words=tuple(words)))
    paper = PagePicture(gray=np.full((1600, 1200), 255, np.uint8), dots_per_inch=144.0)
    (found,) = GridFinder(lambda: asked)(page, lambda: paper)
    assert (found.n_rows, found.n_columns) == (4, 3)
    (other,) = GridFinder(lambda: asked)(replace(page, shades=()), lambda: paper)
    assert other.n_rows == 8


@pytest.mark.parametrize("damage", [grain, np.copy], ids=["grain", "clean"])
def test_what_follows_a_table_is_none_of_it_on_any_picture(damage: Callable[[Gray], Gray]) -> None:
    """Previously nothing was mended on damaged paper, and nothing cut off at a table's ends on any."""
    note = Word(text="注：空白处表示无数据。", box=Box(left=104, top=194, right=190, bottom=204), origin="ocr")
    rules = [Rule(box=Box(left=100, top=y, right=400, bottom=y + 0.5), horizontal=True) for y in (100, 190)]
    words = (*WORDS, note)
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=words, rules=tuple(rules), scanned=True)
    asked = Asked(grid((*ROWS, 220.0), COLUMNS, found_by="recogniser", words=words))
    paper = damage(np.full((1600, 1200), 255, np.uint8))
    (found,) = GridFinder(lambda: asked)(page, lambda: PagePicture(gray=paper, dots_per_inch=144.0))
    assert found.n_rows == len(ROWS) - 1
