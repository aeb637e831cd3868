"""Whether a table that was read prints all heads of its form's columns, in the form's order.

Then nobody need look for another order: to register the forms of pages that rules settle is half of what these cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpora.document.grid import Table
from corpora.profiles.profile import Form
from models.tables.keys import label_key
from models.tables.registration.form_grid import value_columns
from models.tables.registration.heads_in_order import keys_of_heads, longest_common


def all_in_order(tables: Iterable[Table], forms: Sequence[Form]) -> bool:
    """Do all tables of the forms, which may be several of one name, tell the order of their columns?"""
    return all(any(_is_told(table, form) for form in forms if form.id == table.form) for table in tables if table.form)


def _is_told(table: Table, form: Form) -> bool:
    wanted = [keys for keys in keys_of_heads(form, value_columns(form)) if keys]
    known = frozenset[str]().union(*wanted)
    body = min((cell.row for cell in table.grid.cells if cell.number is not None), default=0)
    heads = sorted(
        (cell.column, key)
        for cell in table.grid.cells
        if cell.row < body and cell.column_span == 1 and (key := label_key(cell.text)) in known
    )
    return len(heads) == len(wanted) == longest_common([key for _, key in heads], wanted)
