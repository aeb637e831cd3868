"""Rows of a form whose labels were lost: told by as many lines of figures."""

from collections.abc import Sequence

import pytest

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.registration.counted_rows import FigureLine, where_counts_agree
from models.tables.registration.form_rows import FoundRow

ROWS = (3, 4, 5, 6, 7)


def word(text: str, left: float, y: float) -> Word:
    return Word(text=text, box=Box(left=left, top=y - 4, right=left + 10, bottom=y + 4), confidence=0.9, origin="ocr")


def line(y: float, count: int = 4) -> FigureLine:
    return FigureLine(page=0, y=y, words=tuple(word("0", 100 + 40 * place, y) for place in range(count)))


def label(row: int, y: float) -> FoundRow:
    return FoundRow(
        row=row, start=0, end=1, words=(word("标签", 20, y),), page=0, top=y - 4, bottom=y + 4, likeness=0.9, gain=1.0
    )  # fmt: skip


def told(lines: Sequence[FigureLine]) -> dict[int, int]:
    """With labels of the first two rows alone, whose lines are the first two."""
    return where_counts_agree({3: 0, 4: 1}, [label(3, 100), label(4, 120)], ROWS, lines)


def test_as_many_lines_behind_the_last_label_as_rows() -> None:
    lines = [line(100), line(120), line(152), line(172), line(192)]
    assert told(lines) == {3: 0, 4: 1, 5: 2, 6: 3, 7: 4}


def test_the_next_table_stands_further_off() -> None:
    lines = [line(100), line(120), line(152), line(172), line(192), line(300, 9)]
    assert told(lines) == {3: 0, 4: 1, 5: 2, 6: 3, 7: 4}


@pytest.mark.parametrize(
    "behind",
    [
        [line(140), line(160)],
        [line(140), line(160), line(180), line(200)],
        [line(140), line(160), line(180, 1)],
        [line(240), line(260), line(280)],
    ],
    ids=["fewer", "more", "a single mark", "far below"],
)
def test_other_lines_are_no_rows(behind: list[FigureLine]) -> None:
    assert told([line(100), line(120), *behind]) == {3: 0, 4: 1}


def test_one_row_at_the_end_is_told_by_no_count() -> None:
    found = where_counts_agree({3: 0}, [label(3, 100)], (3, 4), [line(100), line(120)])
    assert found == {3: 0}


def _label_over_two_rows(own: float) -> FoundRow:
    """That of row 5, which took words of row 6's below it."""
    return FoundRow(
        row=5, start=0, end=1, words=(word("标签", 20, own), word("别的", 20, own + 20)), page=0, top=own - 24,
        bottom=own + 24, likeness=0.8, gain=1.0,
    )  # fmt: skip


def test_a_label_that_took_the_next_ones_words_gets_its_own_line_back() -> None:
    lines = [line(100), line(120), line(140), line(160), line(180)]
    labels = [label(3, 100), label(4, 120), _label_over_two_rows(140), label(7, 180)]
    found = where_counts_agree({3: 0, 4: 1, 5: 3, 7: 4}, labels, ROWS, lines)
    assert found == {3: 0, 4: 1, 5: 2, 6: 3, 7: 4}


@pytest.mark.parametrize(
    ("lines", "own"),
    [
        ([line(100), line(120), line(160), line(180)], 140.0),
        ([line(100), line(120), line(140, 1), line(160), line(180)], 140.0),
        ([line(100), line(120), line(126), line(174), line(180)], 155.0),
    ],
    ids=["a line too few", "dirt", "not beside its label"],
)
def test_a_labelled_row_keeps_the_line_beside_it(lines: list[FigureLine], own: float) -> None:
    labels = [label(3, 100), label(4, 120), _label_over_two_rows(own), label(7, 180)]
    last = len(lines) - 1
    found = where_counts_agree({3: 0, 4: 1, 5: last - 1, 7: last}, labels, ROWS, lines)
    assert found == {3: 0, 4: 1, 5: last - 1, 7: last}


def test_print_of_the_other_side_below_a_label_that_took_in_others_is_no_row() -> None:
    """Previously four rows above a page's end, whose labels were read as one, became one row with the third's figures,
    where a line of the page's other side stood below them, and the row in front of them had lost its figures.
    """
    taking_in = FoundRow(
        row=6, start=0, end=3, words=(word("标签", 20, 160),), page=0, top=138, bottom=184, likeness=0.9, gain=1.0
    )
    next_page = FoundRow(
        row=7, start=0, end=1, words=(word("标签", 20, 60),), page=1, top=56, bottom=64, likeness=0.9, gain=1.0
    )
    lines = [
        line(100), line(140), line(160), line(180), line(260, 7),
        FigureLine(page=1, y=60, words=line(60).words),
    ]  # fmt: skip
    kept = [label(2, 100), label(3, 120), taking_in, next_page]
    found = where_counts_agree({2: 0, 6: 2, 7: 5}, kept, (2, 3, 4, 5, 6, 7), lines)
    assert {row: found[row] for row in (4, 5, 6, 7)} == {4: 1, 5: 2, 6: 3, 7: 5}
