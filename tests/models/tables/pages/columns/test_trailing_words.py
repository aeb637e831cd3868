"""Words behind the texts of a column, as far from each."""

from __future__ import annotations

import pytest

from models.tables.pages.columns.trailing_words import with_trailing_words_joined
from models.tables.pages.page_grid import PageGrid
from tests.models.tables.table_grids_by_hand import CHARACTER, grid_of, texts_of, word

STOPS = (
    ("Brunau station", "dep."),
    ("Mill", ""),
    ("Steinalp post inn", "arr."),
    ("Hutte", ""),
    ("Kessel hospice", "arr."),
)
BEHIND = 7.0
"""Points."""


def timetable(*, at: float | None = None) -> PageGrid:
    """The last words behind each stop's name, or all of them from `at` on."""
    words = [word("Stop", 4, 4), word("Bus", 150, 4)]
    for number, (name, last) in enumerate(STOPS, 1):
        top = 20.0 * number + 4
        words += [word(name, 4, top), word(f"{number}.40", 150, top)]
        words += [word(last, 4 + CHARACTER * len(name) + BEHIND if at is None else at, top)] if last else []
    return grid_of(words, [20.0 * row for row in range(7)], (0.0, 80.0, 140.0, 180.0))


def test_they_are_no_column() -> None:
    """Previously arr. and dep. behind the longer names were a column without a name."""
    assert texts_of(timetable())[1] == ["Brunau station", "dep.", "1.40"]
    made = texts_of(with_trailing_words_joined(timetable(), ()))
    assert made[:3] == [["Stop", "Bus"], ["Brunau station dep.", "1.40"], ["Mill", "2.40"]]


def test_words_that_begin_at_one_place_are_a_column() -> None:
    assert with_trailing_words_joined(timetable(at=100.0), ()) == timetable(at=100.0)


def test_one_row_with_a_text_that_goes_on_is_no_column() -> None:
    """Previously 30 日内 within a text was a column, where the white before the figure seemed to be one's."""
    words = [word("item", 4, 4), word("what it says", 60, 4), word("days", 190, 4)]
    for at in range(1, 4):
        words += [
            word("ills", 4, 20.0 * at + 4),
            word("the text says", 60, 20.0 * at + 4),
            word("90", 190, 20.0 * at + 4),
        ]
    near, far = ([word("30", left, 24), word("days", left + 14, 24)] for left in (131.0, 145.0))
    rows, columns = [20.0 * at for at in range(5)], (0.0, 50.0, 128.0, 180.0, 220.0)
    made = texts_of(with_trailing_words_joined(grid_of([*words, *near], rows, columns), ()))
    assert made[:2] == [["item", "what it says", "days"], ["ills", "the text says 30 days", "90"]]
    grid = grid_of([*words, *far], rows, columns)
    assert with_trailing_words_joined(grid, ()) == grid


def test_names_and_their_translations_are_one_column() -> None:
    """Previously 燕港　Yangang, row after row, were two columns, the second without a name."""
    names = (("燕港", "Yangang"), ("海宁", "Haining"), ("东陵", "Dongling"), ("沧浦", "Cangpu"))

    def census(last: str) -> PageGrid:
        words = [word("地区", 4, 4), word("Cinemas", 80, 4)]
        for at, (name, other) in enumerate((*names[:3], (names[3][0], last)), 1):
            words += [word(name, 4, 20.0 * at + 4), word(other, 24, 20.0 * at + 4), word("690", 90, 20.0 * at + 4)]
        return grid_of(words, [20.0 * at for at in range(6)], (0.0, 20.0, 75.0, 130.0))

    made = texts_of(with_trailing_words_joined(census("Cangpu"), ()))
    assert made[:2] == [["地区", "Cinemas"], ["燕港 Yangang", "690"]]
    assert with_trailing_words_joined(census("万吨"), ()) == census("万吨")


@pytest.mark.parametrize(("head", "blank", "whole"), [(45.0, 10.0, True), (4.0, 10.0, False), (45.0, 25.0, False)])
def test_what_stands_a_blank_behind_all_texts_under_one_head_is_of_their_column(
    head: float, blank: float, whole: bool
) -> None:
    """Previously people and their certificates were two columns, the first without a name."""
    words = [word("单位", -36, 4), word("天数", 4, 4), word("项目负责人及证书", head, 4)]
    for row, (name, days) in enumerate((("贺振中", "330"), ("蔺岩二", "300"), ("庄伯年", "320")), 1):
        words += [word("甲", -36, 20.0 * row + 4), word(days, 4, 20.0 * row + 4), word(name, 45, 20.0 * row + 4)]
        words.append(word("一级建造师", 60 + blank, 20.0 * row + 4))
    grid = grid_of(words, [20.0 * row for row in range(5)], (-40.0, 0.0, 40.0, 65.0, 140.0))
    assert (len(texts_of(with_trailing_words_joined(grid, ()))[1]) == 3) == whole
