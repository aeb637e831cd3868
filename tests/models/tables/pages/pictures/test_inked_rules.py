"""Rules of pictures that nothing has damaged, held against their ink."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.grid_finder import GridFinder
from models.tables.pages.picture_reader import PagePicture
from models.tables.pages.pictures.inked_rules import with_rules_as_inked
from tests.models.tables.pages.chosen.test_choose import Asked
from tests.models.tables.pages.regions.test_closed_frames import COLUMNS, ROWS, grid

DOTS = 144.0
Gray = NDArray[np.uint8]
Ends = tuple[float, float]


def paper() -> Gray:
    return np.full((800, 1200), 255, np.uint8)


def inked(picture: Gray, *rules: tuple[float, float, float], step: int = 1) -> Gray:
    """With rules two pixels high of y, left and right in points; every so many pixels a pair of dark ones."""
    for y, left, right in rules:
        for x in range(round(2 * left), round(2 * right), step):
            picture[round(2 * y) : round(2 * y) + 2, x : x + min(2, step)] = 60
    return picture


def level(y: float, left: float, right: float) -> Rule:
    return Rule(box=Box(left=left, top=y, right=right, bottom=y + 1), horizontal=True)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(box=Box(left=x, top=top, right=x + 1, bottom=bottom), horizontal=False)


def word(text: str, left: float, right: float, top: float) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=right, bottom=top + 9), confidence=0.99, origin="ocr")


def ends(picture: Gray, rules: Sequence[Rule], words: Sequence[Word] = ()) -> list[Ends]:
    page = PrintedPage(page=Page(number=1, width=600, height=400), words=tuple(words), rules=tuple(rules), scanned=True)
    found = with_rules_as_inked(page, PagePicture(gray=picture, dots_per_inch=DOTS)).rules
    sides = ((one.box.left, one.box.right) if one.horizontal else (one.box.top, one.box.bottom) for one in found)
    return [(round(start), round(end)) for start, end in sides]


def test_a_gap_without_ink_parts_a_rule() -> None:
    picture = inked(paper(), (100, 50, 250), (100, 290, 500))
    assert ends(picture, [level(100, 50, 500)]) == [(50, 250), (290, 500)]


def test_a_narrow_gap_parts_a_rule_between_the_foot_of_one_table_and_the_head_of_the_next() -> None:
    """Two tables five points apart; previously their left sides were one, and both one frame."""
    picture = inked(paper(), (150, 50, 250), (155, 50, 250))
    picture[200:303, 100:102] = picture[310:400, 100:102] = 60
    sides = [upright(50, 100, 200)]
    assert ends(picture, [*sides, level(150, 50, 250), level(155, 50, 250)])[:2] == [(100, 150), (156, 200)]
    assert ends(picture, [*sides, level(120, 50, 250)])[:1] == [(100, 200)]


def test_dots_are_one_rule_up_to_the_last() -> None:
    picture = inked(paper(), (100, 50, 250), step=6)
    assert ends(picture, [level(100, 70, 230)]) == [(50, 249)]


def test_rules_across_are_no_gaps() -> None:
    picture = inked(paper(), (100, 50, 500))
    for x in range(60, 500, 20):
        picture[160:240, 2 * x : 2 * x + 14] = 60  # seven points wide
    assert ends(picture, [level(100, 50, 500)]) == [(50, 500)]


def test_sides_of_signs_under_each_other_are_no_rule() -> None:
    """◐ in every second row: reading joined them to a rule through a column."""
    picture, sides = paper(), [(top, top + 8) for top in range(60, 300, 32)]
    for top, bottom in sides:
        picture[2 * top : 2 * bottom, 400:402] = 0
    assert ends(picture, [upright(200, 60, 292)]) == []
    met = [level(edge, 150, 300) for side in sides for edge in side]
    assert len(ends(picture, [upright(200, 60, 292), *met])) == 2 * len(met) + len(sides) - len(met)


def test_dots_that_lead_from_a_label_to_its_figure_are_no_rule() -> None:
    picture = inked(paper(), (108, 100, 250), step=6)
    assert ends(picture, [level(108, 110, 250)], [word("Barley", 50, 96, 100)]) == []
    assert ends(picture, [level(108, 110, 250)], [word("Barley", 50, 96, 88)]) == [(100, 250)]  # a row above
    side = upright(100, 60, 160)
    picture[120:320, 200:202] = 60
    assert len(ends(picture, [level(108, 101, 250), side], [word("体温", 60, 90, 100)])) == 2  # a cell's own


def test_a_head_set_upright_leads_on_to_nothing() -> None:
    """Previously a dashed rule below it, of a row of figures, went as dots between a label and its figure do."""
    picture = inked(paper(), (100, 62, 400), step=8)
    head = Word(text="结果维持", box=Box(left=50, top=55, right=61, bottom=102), confidence=0.99, origin="ocr")
    assert len(ends(picture, [level(100, 62, 400)], [head])) == 1
    assert not ends(picture, [level(100, 62, 400)], [word("维持", 40, 61, 92)])


def test_two_tables_beside_each_other_stay_two_where_reading_closed_the_white_between_their_rules() -> None:
    """The finder sees the picture of an undamaged page; the recogniser says nothing."""
    words, rules, picture = [], [], paper()
    for left in (50.0, 330.0):
        for at, texts in enumerate(
            (("品名", "数量", "金额"), ("甲", "11", "21"), ("乙", "12", "22"), ("丙", "13", "23"))
        ):
            for column, text in enumerate(texts):
                x = left + 80 * column + 5
                words.append(word(text, x, x + 5 * len(text) + 5, 100.0 + 20 * at))
    for at in range(5):
        y = 96.0 + 20 * at
        inked(picture, (y, 50, 280), (y, 330, 560))
        rules += [level(y, 50, 560)] if at in (1, 2, 3) else [level(y, 50, 280), level(y, 330, 560)]
    page = PrintedPage(page=Page(number=1, width=600, height=400), words=tuple(words), rules=tuple(rules), scanned=True)
    asked = Asked(grid(ROWS[:3], COLUMNS, found_by="recogniser"))
    shown = PagePicture(gray=picture, dots_per_inch=DOTS)
    shapes = [(one.n_rows, one.n_columns) for one in GridFinder(lambda: asked)(page, lambda: shown)]
    assert [shape for shape in shapes if shape[1] == 3] == [(4, 3), (4, 3)]


def test_a_stem_in_line_with_a_rule_is_none_of_it() -> None:
    picture = paper()
    picture[2 * 100 : 2 * 152, 2 * 80 : 2 * 80 + 2] = 60  # down to the level rule at 140, and 12 points of a stem below
    picture[2 * 170 : 2 * 220, 2 * 80 : 2 * 80 + 2] = 60
    rules = [level(100, 20, 200), level(139, 20, 200), level(170, 20, 200), level(219, 20, 200)]
    found = ends(picture, [*rules, upright(80, 100, 220)])
    assert found[-2:] == [(100, 140), (170, 220)]


def test_what_jpeg_leaves_beside_strokes_is_no_ink() -> None:
    """Two frames five points apart in a picture as scanners store it; previously their left sides were one."""
    picture = inked(paper(), (150, 50, 250), (155, 50, 250))
    picture[200:303, 100:102] = picture[310:400, 100:102] = 0
    picture[300:302, 100:500] = picture[310:312, 100:500] = 0
    picture[304:309:2, 98:104] = 242  # rings around black strokes
    rules = [upright(50, 100, 200), level(150, 50, 250), level(155, 50, 250)]
    assert ends(picture, rules)[:2] == [(100, 150), (156, 200)]
    picture[304:309:2, 98:104] = 200  # a pale stroke goes on
    assert ends(picture, rules)[:1] == [(100, 200)]


def test_first_digits_under_one_another_are_no_rule() -> None:
    """Previously 1.160,00 over 1.152,00, set to the right, between level rules, made an edge of three rows."""
    picture, words = inked(paper(), (112, 90, 150), (128, 90, 150)), []
    for top in (100, 116, 132):
        picture[2 * top : 2 * top + 16, 200:203] = 60
        words.append(word("1.160,00", 101, 140, top - 0.5))
    rules = (upright(100, 100, 141), level(112, 90, 150), level(128, 90, 150))
    page = PrintedPage(page=Page(number=1, width=600, height=400), words=tuple(words), rules=rules, scanned=True)
    shown = PagePicture(gray=picture, dots_per_inch=DOTS)
    assert all(rule.horizontal for rule in with_rules_as_inked(page, shown).rules)
    picture[200:282, 200:203] = 60
    assert with_rules_as_inked(page, shown).rules[0] == rules[0]


def test_a_little_noise_in_a_gap_leaves_it_one() -> None:
    """Previously one rule of five went on over the white between two frames, which so were one."""
    picture = inked(paper(), (100, 50, 250), (100, 256, 500))
    sides = [upright(249, 80, 120), upright(256, 80, 120)]
    picture[198:206, 2 * 252 : 2 * 252 + 1] = 230
    picture[200:202, 2 * 252 : 2 * 252 + 1] = 255
    assert ends(picture, [level(100, 50, 500), *sides])[:2] == [(50, 250), (256, 500)]
    picture[200:202, 2 * 250 : 2 * 256] = 60
    assert ends(picture, [level(100, 50, 500), *sides])[:1] == [(50, 500)]
