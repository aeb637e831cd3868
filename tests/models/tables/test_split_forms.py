"""A form that goes on after a page break as another table, its heads printed once more."""

from __future__ import annotations

import pytest

from corpora.document.document import Document, Source
from corpora.profiles.load import load_profiles
from corpora.readers.assembly import Assembler, RawCell
from models.tables.recover import recover_tables

PROFILE = next(profile for profile in load_profiles() if profile.id == "statutory-2021")
FORM = next(form for form in PROFILE.forms if form.id == "requests")
HEAD_ROWS = 3


def printed_rows(*, first: int, last: int) -> list[list[RawCell]]:
    """The form's rows with the figure row * 10 + column; a label over both parts is printed in its first row."""
    cells = sorted([*FORM.labels, *FORM.fields], key=lambda cell: (cell.row, cell.column))
    rows: list[list[RawCell]] = []
    for number in [*range(HEAD_ROWS), *range(max(HEAD_ROWS, first), last)]:
        of_row = [cell for cell in cells if cell.row == number]
        rows.append(
            [
                RawCell(
                    text=getattr(cell, "text", str(number * 10 + cell.column)),
                    column=cell.column,
                    row_span=min(cell.row_span, last - number),
                    column_span=cell.column_span,
                )
                for cell in of_row
                if getattr(cell, "text", None) or hasattr(cell, "id")
            ]
        )
        for cell, raw in zip(of_row, rows[-1], strict=True):
            if hasattr(cell, "id"):
                rows[-1][rows[-1].index(raw)] = RawCell(text=str(number * 10 + cell.column), column=cell.column)
    return rows


def document(*parts: list[list[RawCell]]) -> Document:
    assembler = Assembler()
    assembler.paragraph("2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况")
    for part in parts:
        assembler.table(part)
    return assembler.document(Source(path="r", sha256="", media_type="x", size_bytes=1))


@pytest.mark.parametrize("cut", [6, 12, 17, 22])
def test_both_parts_are_read_as_one_form(cut: int) -> None:
    read = recover_tables(
        document(printed_rows(first=0, last=cut), printed_rows(first=cut, last=FORM.n_rows)), profiles=[PROFILE]
    )
    found = {figure.field: figure.value for figure in read.figures}
    assert {one.id: found[one.id] for one in FORM.fields} == {one.id: one.row * 10 + one.column for one in FORM.fields}
    assert [table.form for table in read.tables] == ["requests"]


def test_a_second_copy_is_no_part() -> None:
    whole = printed_rows(first=0, last=FORM.n_rows)
    read = recover_tables(document(whole, whole), profiles=[PROFILE])
    assert [table.form for table in read.tables] == ["requests", None]
