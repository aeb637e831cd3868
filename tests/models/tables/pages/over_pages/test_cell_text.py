"""What cells say of the words that stand in them."""

from __future__ import annotations

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.over_pages.cell_text import cell_text


def word(text: str, left: float, top: float, *, width: float = 10.0, height: float = 10.0) -> Word:
    return Word(text=text, box=Box(left=left, top=top, right=left + width, bottom=top + height))


@pytest.mark.parametrize(("raised", "text"), [(4.0, "80 2"), (7.0, "2\n80")])
def test_a_raised_mark_stands_behind_its_figure(raised: float, text: str) -> None:
    """Previously the mark came first, as a line above; what does not reach down to its figure is one."""
    assert cell_text([word("80", 0, 10, width=12), word("2", 12, 10 - raised, width=4, height=6)]) == text


def test_several_marks_of_a_line_stand_behind_their_own_words() -> None:
    words = [word("合计", 0, 10, width=20), word("净额", 30, 10, width=20)]
    marks = [word("①", 20, 6, width=5, height=6), word("②", 50, 6, width=5, height=6)]
    assert cell_text([*words, *marks]) == "合计①净额②"


def test_small_print_over_a_figure_stays_a_line() -> None:
    assert cell_text([word("单位", 0, 6, width=12, height=6), word("80", 0, 10, width=12)]) == "单位\n80"


@pytest.mark.parametrize(("height", "text"), [(10.0, "48216"), (7.0, "482\n16")])
def test_a_number_keeps_its_size_in_its_next_line(height: float, text: str) -> None:
    """Previously what another print leaves over a figure made one number with it."""
    assert cell_text([word("482", 0, 10, width=18, height=height), word("16", 0, 21, width=12)]) == text
