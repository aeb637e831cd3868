"""Forms whose columns a page prints in an order of its own, read as if they stood in the form's: not to be believed.

Where heads are torn, a grid may know too few of them to follow the page; sums along rows hold in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpora.document.figure import Figure
from corpora.document.grid import Table
from corpora.profiles.profile import Form, FormLabel
from models.tables.keys import label_key

OTHER_ORDER = "columns_in_another_order"
"""Code of the warning that names such a form."""
DOUBTED = 0.45
"""Highest confidence of a figure that may stand in another column."""
FEWEST = 3
"""Heads that tell the order of a table's columns."""


def doubt_order(
    figures: Sequence[Figure], tables: Sequence[Table], warnings: Sequence[str], forms: Sequence[Form]
) -> tuple[Figure, ...]:
    """The figures, those of tables that a warning names and whose heads do not tell the order of columns doubted."""
    named = {warning.partition(":")[2].strip() for warning in warnings if warning.startswith(OTHER_ORDER)}
    by_name = {form.id: form for form in forms}
    doubted = {one.id for one in tables if one.form in named and not _is_told(one, by_name[one.form])}
    return tuple(
        replace(one, confidence=min(one.confidence, DOUBTED)) if one.table in doubted else one for one in figures
    )


def _is_told(table: Table, form: Form) -> bool:
    """Do the heads of its columns say in which order they stand, so that the reading followed them?"""
    leaves = list(_leaves(form))
    order = {label_key(text): label.column for label in leaves for text in label.wordings}
    body = min((cell.row for cell in table.grid.cells if cell.number is not None), default=0)
    heads = sorted(
        (cell.column, column)
        for cell in table.grid.cells
        if cell.row < body and cell.column_span == 1 and (column := order.get(label_key(cell.text))) is not None
    )
    first = [column for _, column in heads]
    return len(first) >= FEWEST and (first != sorted(first) or len(first) >= len(leaves) - 1)


def _leaves(form: Form) -> Iterator[FormLabel]:
    first = min((one.row for one in form.fields), default=0)
    columns = {one.column for one in form.fields if one.column_span == 1}
    return (label for label in form.labels if label.row < first and label.column_span == 1 and label.column in columns)
