from random import Random

import pytest

from corpora.synthetic.bodies import draw_body
from corpora.synthetic.draw import draw_habits, draw_reports
from corpora.synthetic.general_report import draw_general_report
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
    """Statutory reports and general ones in turn."""
    found = []
    for seed in range(8):
        random = Random(seed)
        body = draw_body(random)
        found += draw_reports(random, year=2023, level=body.level, body=body.name, habits=draw_habits(random))
        found.append(draw_general_report(random))
    return found
