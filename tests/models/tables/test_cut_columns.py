"""Forms of which the page cuts off columns: what is left stands under its heads, and sums down the columns confirm it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from corpora.profiles.load import load_profiles
from corpora.readers.read import read_document
from corpora.synthetic.report import PrintedCell
from models.tables.doubt.figures import BELIEVED
from models.tables.recover import recover_tables
from tests.models.tables.form_as_html import requests_page

(PROFILE,) = (one for one in load_profiles() if one.id == "statutory-2021")
FORM = next(form for form in PROFILE.forms if form.id == "requests")
ROWS = sorted({one.row for one in FORM.fields})
NEW, CARRIED_IN, OUTCOME_TOTAL, CARRIED_OUT = ROWS[0], ROWS[1], ROWS[-2], ROWS[-1]


def figures(column: int) -> dict[int, int]:
    """By row; the sums down the column hold."""
    found = {row: row + column for row in ROWS[2:-2]}
    total = sum(found.values())
    return found | {NEW: total - 1, CARRIED_IN: 10, OUTCOME_TOTAL: total, CARRIED_OUT: 9}


def html(*, last: int, wrong: Mapping[tuple[int, int], int]) -> bytes:
    """The form up to column `last`, exclusive."""
    labels = [
        PrintedCell(
            row=one.row, column=one.column, text=one.text, row_span=one.row_span,
            column_span=min(one.column_span, last - one.column),
        )
        for one in FORM.labels if one.column < last
    ]  # fmt: skip
    value = {(row, column): number for column in range(3, last) for row, number in figures(column).items()}
    value |= wrong
    cells = [PrintedCell(row=row, column=column, text=str(number)) for (row, column), number in value.items()]
    return requests_page([*labels, *cells])


def believed(page: bytes) -> dict[tuple[int, int], int]:
    recovered = recover_tables(read_document(page, path="报告.html"), profiles=[PROFILE])
    at = {one.id: (one.row, one.column) for one in FORM.fields}
    return {
        at[one.field]: int(one.value)
        for one in recovered.figures
        if one.value is not None and one.confidence > BELIEVED and one.field in at
    }


@pytest.mark.parametrize("last", [6, 7])
def test_columns_that_are_left_are_read(last: int) -> None:
    """Previously none was: the form's rows have seven figures."""
    assert believed(html(last=last, wrong={})) == {
        (row, column): number for column in range(3, last) for row, number in figures(column).items()
    }


def test_what_no_sum_confirms_is_nobodys() -> None:
    wrong = {(CARRIED_IN, 4): 11, (ROWS[5], 5): 700}
    assert believed(html(last=6, wrong=wrong)) == {}
