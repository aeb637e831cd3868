"""A form whose right side the paper cut off: what its first columns print is no total of the rest."""

from __future__ import annotations

from corpora.document.document import Source
from corpora.profiles.load import load_profiles
from corpora.profiles.profile import Form
from corpora.readers.assembly import Assembler, RawCell
from models.tables.recover import recover_tables

SHOWN = 5
"""Columns that the paper has: labels, and two of seven columns of figures."""


def requests() -> Form:
    return next(
        form for profile in load_profiles() if profile.id == "statutory-2021" for form in profile.forms if form.id == "requests"
    )  # fmt: skip


def cut_off(form: Form, figures: dict[str, str]) -> list[list[RawCell]]:
    rows: list[list[RawCell]] = [[] for _ in range(max(field.row for field in form.fields) + 1)]
    for label in form.labels:
        if label.column < SHOWN:
            span = min(label.column_span, SHOWN - label.column)
            cell = RawCell(text=label.text, column=label.column, row_span=label.row_span, column_span=span)
            rows[label.row].append(cell)
    for field in form.fields:
        if field.column < SHOWN:
            rows[field.row].append(RawCell(text=figures.get(field.id, "4"), column=field.column))
    return [sorted(row, key=lambda cell: cell.column or 0) for row in rows]


def test_two_equal_figures_of_a_cut_off_row_are_no_total() -> None:
    """Previously the second of them was the total of the row, of a confidence of 0.7."""
    form = requests()
    figures = {one.id: str(3 + one.row) for one in form.fields if one.id.endswith("natural_person")}
    figures["requests.denied.third_party.natural_person"] = "4"
    assembler = Assembler()
    assembler.table(cut_off(form, figures))
    source = Source(path="r.pdf", sha256="", media_type="application/pdf", size_bytes=1)
    found = recover_tables(assembler.document(source), profiles=load_profiles())
    assert [one.field for one in found.figures if one.field.endswith(".total") and one.value is not None] == []
