from random import Random

import pytest

from corpora.synthetic.draw import draw_body, draw_habits, draw_reports
from corpora.synthetic.pages.fonts import FontMissing, FontShelf
from corpora.synthetic.report import Report


@pytest.fixture(scope="session")
def shelf() -> FontShelf:
    try:
        return FontShelf.installed()
    except FontMissing:
        pytest.skip("no Chinese font is installed on this machine")


@pytest.fixture(scope="session")
def reports() -> list[Report]:
    found = []
    for seed in range(12):
        random = Random(seed)
        level, body = draw_body(random)
        found += draw_reports(random, year=2023, level=level, body=body, habits=draw_habits(random))
    return found
