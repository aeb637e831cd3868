"""Rows that stand elsewhere than the form has them, each with its whole label beside its figures.

Converters that read tables apart from lines put those at the end of the page: the rows below a head come after rows
that the form has further down. Alignment follows one order, and leaves them over.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpora.profiles.profile import Field
from models.tables.forms.counted_rows import fields_by_row, fill_row, of_width, page_rows, rows_named
from models.tables.forms.filling import Filling
from models.tables.printed.form_words import FormWords
from models.tables.printed.tokens import Token

SURENESS = 0.85
"""Confidence in a row that its label alone tells."""


def with_rows_named(filling: Filling, tokens: Sequence[Token], words: FormWords) -> Filling:
    """The filling with those rows of its surplus that surely name a row without figures, and have as many as it."""
    if len(words.forms) != 1 or not filling.surplus:
        return filling
    wanted = _rows_without_figures(filling, words)
    loose = set(map(id, filling.surplus))
    found: dict[int, list[Sequence[Token]]] = {}
    for printed in page_rows(tokens):
        rows = rows_named(printed, words)
        if len(rows) == 1 and (row := rows.pop()) in wanted:
            cells = of_width(printed.cells, len(wanted[row]))
            own = [token for token in printed.cells if token.kind == "value"]
            if cells is not None and all(id(token) in loose for token in own):
                found.setdefault(row, []).append(cells)
    told = {row: cells[0] for row, cells in found.items() if len(cells) == 1}
    for row, cells in told.items():
        fill_row(filling, wanted[row], cells, SURENESS)
    used = {id(token) for cells in told.values() for token in cells}
    filling.surplus = [token for token in filling.surplus if id(token) not in used]
    return filling


def _rows_without_figures(filling: Filling, words: FormWords) -> dict[int, list[Field]]:
    """Rows of the form none of whose fields has anything, by number."""
    return {
        row: fields
        for row, fields in fields_by_row(words.forms[0]).items()
        if all(one.id in filling.fields and filling.fields[one.id].state == "unreadable" for one in fields)
    }
