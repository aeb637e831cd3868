"""A form copied column by column, a cell a line: all its labels, then each head with the figures below it.

Only the form's own cells tell the rows then: the figures that stand without a label between must be as many as the form
has there, under the head that it has there, everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpora.document.region import Slip
from corpora.profiles.profile import Field, Form, FormLabel
from models.tables.cell_number import is_cell_value
from models.tables.flattened.lines import LABEL_LIKE
from models.tables.keys import similarity
from models.tables.printed.form_words import FormWords

FEWEST = 3
"""Columns of figures: a form of one is read as it stands."""
_MOST_LINES = 3
"""Lines that a head in a narrow column is broken into."""
_Cell = FormLabel | Field


def rows_of_columns(slips: Sequence[Slip], words: FormWords) -> tuple[tuple[Slip, ...], ...] | None:
    """The rows of the form whose columns these are, None where they are no form's."""
    printed = [list(run) for _, run in groupby((slip for slip in slips if slip.text), key=_is_figure)]
    for form in words.forms:
        held: list[_Cell] = [*form.labels, *form.fields]
        cells = sorted(held, key=lambda cell: (cell.column, cell.row))
        runs = [list(run) for _, run in groupby(cells, key=lambda cell: isinstance(cell, Field))]
        columns = {cell.column for cell in form.fields}
        if len(columns) >= FEWEST and _is_printed(runs, printed):
            return _rows(form, runs, printed)
    return None


def _is_figure(slip: Slip) -> bool:
    return is_cell_value(slip.text)


def _is_printed(runs: Sequence[Sequence[_Cell]], printed: Sequence[Sequence[Slip]]) -> bool:
    """Labels and figures by turns, as many figures each time, under the same head."""
    if len(runs) != len(printed) or isinstance(runs[0][0], Field) or _is_figure(printed[0][0]):
        return False
    turns = zip(runs[0::2], runs[1::2], printed[0::2], printed[1::2], strict=True)
    return all(len(fields) == len(figures) and _is_head(labels[-1], said) for labels, fields, said, figures in turns)


def _is_head(label: _Cell, said: Sequence[Slip]) -> bool:
    """Do the last lines print the label?"""
    texts = ("".join(slip.text for slip in said[-count:]) for count in range(1, _MOST_LINES + 1))
    return any(_score(label, text) >= LABEL_LIKE for text in texts)


def _score(label: _Cell, text: str) -> float:
    if not isinstance(label, FormLabel):
        return 0.0
    return max(similarity(wording, text) for wording in label.wordings)


def _rows(
    form: Form, runs: Sequence[Sequence[_Cell]], printed: Sequence[Sequence[Slip]]
) -> tuple[tuple[Slip, ...], ...]:
    rows: dict[int, list[tuple[int, Slip]]] = {row: [] for row in range(form.n_rows)}
    for cells, slips in zip(runs, printed, strict=True):
        left = list(cells)
        for slip in slips:
            place = next((n for n, cell in enumerate(left) if isinstance(cell, Field) or _prints(cell, slip)), 0)
            cell = left[place] if left else cells[-1]
            rows[cell.row].append((cell.column, slip))
            left = left[place + 1 :] if left and _is_placed(cell, slip) else left
    return tuple(tuple(slip for _, slip in sorted(row, key=lambda held: held[0])) for row in rows.values())


def _prints(cell: _Cell, slip: Slip) -> bool:
    return _score(cell, slip.text) >= LABEL_LIKE


def _is_placed(cell: _Cell, slip: Slip) -> bool:
    """Is the cell done with? A line that is only a part of its label leaves it to the next one."""
    return isinstance(cell, Field) or _prints(cell, slip)
