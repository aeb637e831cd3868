"""Grids that are rows of a prescribed form to the letter: nothing of them is another cell's, or to be mended."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpora.profiles.profile import Field, Form, FormLabel, Profile
from models.tables.keys import label_key, whole_key
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.values import is_value_text

Texts = Sequence[tuple[PageCell, str]]
"""The cells of a grid, and what is printed in each."""


def is_printed(label: FormLabel, text: str) -> bool:
    """Is this one of the label's wordings, with its numbering or without?"""
    return any(key(text) == key(wording) for wording in label.wordings for key in (whole_key, label_key))


def is_part(text: str, label: FormLabel) -> bool:
    """Does one of the label's wordings hold this, or is it nothing?"""
    return any(whole_key(text) in whole_key(wording) for wording in label.wordings)


class FormsToTheLetter:
    """Knows the grids of the profiles' forms, and of parts of their rows that stand on one page.

    Called with a grid: has it the cells of a form and no others, each label in one of its wordings, each figure alone
    in its cell? The heads may come again over the rows of a following page; of a label that goes over the break a part
    may be printed, or nothing.
    """

    def __init__(self, profiles: Iterable[Profile]) -> None:
        forms = {id(form): form for profile in profiles for form in profile.forms if form.fields}
        self._forms: dict[int, list[_Form]] = {}
        for form in forms.values():
            self._forms.setdefault(form.n_columns, []).append(_Form.of(form))

    def __call__(self, grid: PageGrid) -> bool:
        """Is it one?"""
        forms = self._forms.get(grid.n_columns, ())
        if not forms or grid.form is not None:
            return False
        texts = [(cell, "".join(word.text for word in cell.words)) for cell in grid.cells]
        return any(
            all(form.has(cell, text, rows) for cell, text in texts)
            for form in forms
            for rows in form.shown(texts, grid.n_rows)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """A form's cells by each row and column they cover, its labels' places by their keys, and its rows of heads."""

    n_rows: int
    heads: int
    items: dict[tuple[int, int], FormLabel | Field]
    places: dict[str, list[tuple[int, int]]]

    @classmethod
    def of(cls, form: Form) -> _Form:
        items: list[FormLabel | Field] = [*form.labels, *form.fields]
        places: dict[str, list[tuple[int, int]]] = {}
        for label in form.labels:
            for key in {label_key(wording) for wording in label.wordings}:
                places.setdefault(key, []).append((label.row, label.column))
        return cls(
            n_rows=form.n_rows,
            heads=min(field.row for field in form.fields),
            items={(row, item.column): item for item in items for row in range(item.row, item.row + item.row_span)},
            places=places,
        )

    def shown(self, texts: Texts, count: int) -> Iterator[tuple[int, ...]]:
        """Rows of the form that may be the `count` of a grid: one after another, or so below all heads."""
        for heads in {0, self.heads}:
            for first in self._firsts(texts, heads):
                if heads <= first <= self.n_rows - (count - heads):
                    yield (*range(heads), *range(first, first + count - heads))

    def _firsts(self, texts: Texts, heads: int) -> list[int]:
        """The rows in which what is below so many heads may begin, by the first cell that prints a label."""
        for cell, text in texts:
            if cell.row >= heads and text:
                at = [row for row, column in self.places.get(label_key(text), ()) if column == cell.column]
                if at:
                    return [row - (cell.row - heads) for row in at]
        return []

    def has(self, cell: PageCell, text: str, rows: Sequence[int]) -> bool:
        """Is it a cell of the form, where a grid shows these rows of it?"""
        item = self.items.get((rows[cell.row], cell.column))
        if item is None:
            return False
        first, end = bisect_left(rows, item.row), bisect_left(rows, item.row + item.row_span)
        if (cell.row, cell.row_span, cell.column_span) != (first, end - first, item.column_span):
            return False
        if isinstance(item, Field):
            return not text or is_value_text(text)
        return is_printed(item, text) or (self._is_cut(rows[first:end], rows) and is_part(text, item))

    def _is_cut(self, own: Sequence[int], rows: Sequence[int]) -> bool:
        """Are these rows at a break between pages?"""
        body = next((row for row in rows if row >= self.heads), 0)
        goes_on = rows[-1] < self.n_rows - 1 and own[-1] == rows[-1]
        return goes_on or (body > self.heads and own[0] == body)
