"""A ruled table with lists beside it that have no rules."""

from __future__ import annotations

import pytest

from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.find_grids import find_grids
from models.tables.pages.regions.tables_aside import stacks_aside
from tests.models.tables.table_grids_by_hand import level, texts_of, word


@pytest.mark.parametrize(("second", "found"), [("Rovers", 1), ("1,204", 0)])
def test_numbers_of_rows_and_names_are_labels_of_a_table_of_its_own(second: str, found: int) -> None:
    """A league; previously the results beside it were its last columns. Figures alone are of what stands at their side."""
    words = [
        one
        for at in range(6)
        for one in (
            word(str(at + 1), 50, 60 + 20 * at), word(second, 80, 60 + 20 * at), word("14", 160, 60 + 20 * at),
            word("32", 210, 60 + 20 * at), word("Rovers", 340, 66 + 20 * at), word("3-1", 420, 66 + 20 * at),
        )
    ]  # fmt: skip
    rules = [level(55 + 20 * at, 45, 240) for at in range(7)]
    assert len(stacks_aside(rules, words)) == found


def times(*, label: float = 6.0) -> list[Word]:
    """Two lines each of three runners, beside them their names `label` points below the first line."""
    words = []
    for at, name in enumerate(("Sahl", "Wall", "Lind")):
        top = 60.0 + 30 * at
        words.append(word(name, 50, top + label))
        for left in (150, 210, 270):
            words += [word("2:14/1", left, top), word("9:44", left, top + 12)]
    return words


def test_names_in_the_middle_of_rows_beside_all_rules_are_their_labels() -> None:
    """Previously splits and times were a table that the names stood beside, its first row outside."""
    rules = [level(85 + 30 * at, 145, 305) for at in range(3)]
    (box,) = stacks_aside(rules, times())
    assert (box.left, box.top <= 60, box.right) == (50, True, 305)
    assert all(one.left == 145 for one in stacks_aside(rules, times(label=0.0)))


def test_the_head_above_their_first_row_is_of_the_table() -> None:
    """Previously it was left outside, as the lines under it could be taken for a head of several lines."""
    head = [word(text, left, 43) for text, left in zip(("Name", "31", "44", "52"), (50, 150, 210, 270), strict=True)]
    rules = tuple(level(85 + 30 * at, 145, 305) for at in range(3))
    page = PrintedPage(page=Page(number=1, width=600, height=800), words=(*head, *times()), rules=rules)
    (grid,) = find_grids(page)
    assert texts_of(grid)[0] == ["Name", "31", "44", "52"]
