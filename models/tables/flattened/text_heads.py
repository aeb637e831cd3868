"""Heads of columns that take several lines in text that keeps a page's layout."""

from __future__ import annotations

from collections.abc import Sequence

from models.tables.flattened.text_columns import Cut, columns_of, narrow
from models.tables.printed.form_words import FormWords, label_scores

SURE_HEAD = 0.9
"""Likeness from which the joined lines of a head are a label."""

Row = tuple[tuple[Cut, ...], ...]
"""Cells of one row, each as the cuts that print it; a blank cell has none."""


def stacked(cuts: Sequence[Cut]) -> Row:
    """Cells of what stands below one another; a head over several columns is a cell of its own."""
    heads = narrow(cuts, cuts)
    cells = [tuple(cut for cut in heads if column[0] <= cut.x < column[1]) for column in columns_of(heads)]
    wide = [cut for cut in cuts if cut not in heads]
    return (*((cut,) for cut in wide), *cells)


def in_form_order(cells: Row, words: FormWords) -> Row | None:
    """The heads as their form reads them, row by row, whichever line each begins on; None when one is no label of it.

    Of heads with the same words the left one comes first, as it does in a row of the form.
    """
    for form in range(len(words.forms)):
        places = _places(sorted(cells, key=lambda cell: cell[0].x), words, form)
        if places is not None:
            return tuple(places[index] for index in sorted(places))
    return None


def _places(cells: Sequence[tuple[Cut, ...]], words: FormWords, form: int) -> dict[int, tuple[Cut, ...]] | None:
    """For each cell the label of the form that it is; None when it is none, and when there is no cell."""
    found: dict[int, tuple[Cut, ...]] = {}
    for cell in cells:
        text = "".join(cut.text for cut in cell)
        fitting = [
            (-score, index)
            for index, score in label_scores(words, text)
            if score >= SURE_HEAD and index not in found and words.labels[index][0] == form
        ]
        if not fitting:
            return None
        found[min(fitting)[1]] = cell
    return found or None
