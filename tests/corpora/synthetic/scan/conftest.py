"""A small form drawn with its truth, as the pages room would hand it over."""

import cv2
import numpy as np
import pytest

from corpora.synthetic.pages.truth import Point, Quad, TrueLine, TruePage, TrueRule, TrueWord
from corpora.synthetic.scan.sheet import Picture

WIDTH, HEIGHT = 297.6, 420.96  # points of A6


def drawn_form(dots_per_inch: float, *, text: bool = True) -> tuple[Picture, TruePage]:
    """A page of numbers in ruled cells, half of them in table t1, under two lines of prose."""
    width, height = round(WIDTH * dots_per_inch / 72), round(HEIGHT * dots_per_inch / 72)
    picture = np.full((height, width), 255, np.uint8)
    x_scale, y_scale = width / WIDTH, height / HEIGHT
    words, rules = [], []

    def put(letters: str, x: float, y: float, *, table: str | None = None, cell: tuple[int, int] | None = None) -> None:
        scale = 9 * y_scale / 22
        (wide, high), base = cv2.getTextSize(letters, cv2.FONT_HERSHEY_SIMPLEX, scale, 2)
        if text:
            at = (round(x * x_scale), round(y * y_scale) + high)
            cv2.putText(picture, letters, at, cv2.FONT_HERSHEY_SIMPLEX, scale, 0, 2, cv2.LINE_AA)
        box = Quad.upright(x, y, x + wide / x_scale, y + (high + base * 0.3) / y_scale)
        words.append(TrueWord(text=letters, quad=box, table=table, cell=cell))

    put("report", 40, 30)
    put("of the year", 40, 50)
    left, top, right, row, column = 40, 100, 240, 20, 40
    for number in range(8):
        y = top + number * row
        rules.append(TrueRule(line=TrueLine(start=Point(left, y), end=Point(right, y)), width=0.8))
    for number in range(6):
        x = left + number * column
        rules.append(TrueRule(line=TrueLine(start=Point(x, top), end=Point(x, top + 7 * row)), width=0.8))
    for rule in rules if text else ():
        ends = [(round(end.x * x_scale), round(end.y * y_scale)) for end in (rule.line.start, rule.line.end)]
        cv2.line(picture, *ends, 0, max(1, round(0.8 * y_scale)))
    for index in range(35):
        place = index // 5, index % 5
        at = left + place[1] * column + 6, top + place[0] * row + 5
        put(str(100 + 7 * index), *at, table="t1", cell=place)
    return picture, TruePage(number=1, width=WIDTH, height=HEIGHT, words=tuple(words), rules=tuple(rules))


@pytest.fixture
def form():
    """`drawn_form`, for tests that choose a resolution."""
    return drawn_form
