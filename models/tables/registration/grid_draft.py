"""The grid of a form's rows on one page, being put together: edges, and words to the form's cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from rapidfuzz import fuzz

from corpora.document.geometry import Box, around
from corpora.document.printed_page import Word
from corpora.document.region import RegisteredForm
from corpora.profiles.profile import Field, Form, FormLabel
from models.tables.keys import label_key, whole_key
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.registration.form_columns import Columns
from models.tables.registration.form_rows import row_labels
from models.tables.registration.inner_heads import labels_of_row, printed_in_order
from models.tables.registration.marks import marks_of
from models.tables.registration.placed_rows import PlacedRow
from models.tables.registration.print_lines import PrintLine, has_note

FOUND_BY = "form"
LOWEST, SURE = 0.6, 0.8
"""Beside another figure: height, of the taller one, below which a word is dirt; confidence that settles it."""
WITHIN = 0.3
"""Of a digit's width: how far within a figure the place of another column's figures is."""
PART = 80.0
"""Likeness, per cent, from which a word is part of a label."""


def blank_cells(
    form: Form, numbers: Sequence[int], *, row_edges: Sequence[float], column_edges: Sequence[float]
) -> Iterator[tuple[FormLabel | Field, PageCell]]:
    """The form's labels and fields in its rows `numbers`, each with its cell between the edges, blank yet."""
    index = {row: place for place, row in enumerate(numbers)}
    items: list[FormLabel | Field] = [*form.labels, *form.fields]
    for item in items:
        covered = [index[row] for row in range(item.row, item.row + item.row_span) if row in index]
        if covered:
            box = Box(
                left=column_edges[item.column], top=row_edges[covered[0]],
                right=column_edges[item.column + item.column_span], bottom=row_edges[covered[-1] + 1],
            )  # fmt: skip
            yield item, PageCell(
                row=covered[0], column=item.column, row_span=len(covered), column_span=item.column_span, box=box,
                words=(), goes_on=item.row < numbers[0],
            )  # fmt: skip


def registered_grid(
    form: Form, numbers: Sequence[int], *, box: Box, row_edges: Sequence[float], column_edges: Sequence[float],
    cells: Iterable[PageCell], confidence: float,
) -> PageGrid:  # fmt: skip
    """The grid of the form's rows `numbers`."""
    return PageGrid(
        box=box, row_edges=tuple(row_edges), column_edges=tuple(column_edges),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), confidence=confidence, found_by=FOUND_BY,
        form=RegisteredForm(form=form.id, n_rows=form.n_rows, n_columns=form.n_columns, rows=tuple(numbers)),
    )  # fmt: skip


class GridDraft:
    """The grid of a form's rows on one page, being put together."""

    def __init__(
        self,
        rows: Sequence[PlacedRow],
        heads: Sequence[PrintLine],
        lines: Sequence[PrintLine],
        form: Form,
        columns: Sequence[int],
        found: Columns | None,
        by_row: dict[int, list[Field]],
        words: Sequence[Word],
    ) -> None:
        self.form, self.columns, self.found, self.by_row = form, columns, found, by_row
        self.first = min(field.row for field in form.fields)
        self.heads, self.lines, self.words = heads, lines, words
        self.placed = {row.row: row for row in rows if row.row >= self.first or not heads}
        opens = heads and min(self.placed, default=0) == self.first
        head_rows = range(self.first) if opens else range(0)
        self.numbers = sorted({*self.placed, *head_rows})

    def grid(self) -> PageGrid | None:
        """None where the rows are not in order, or hold nothing."""
        row_edges = self._row_edges()
        column_edges = self._column_edges()
        if row_edges is None or column_edges is None:
            return None
        held: dict[tuple[int, int], list[Word]] = {}
        for row in self.placed.values():
            self._hold(row, held)
        self._hold_heads(held)
        self._hold_groups(held, row_edges)
        labels = {(label.row, label.column) for label in self.form.labels}
        for place, marks in marks_of({at: own for at, own in held.items() if at in labels}, self.words).items():
            held[place].extend(marks)
        more = self._rows_with_more(held, row_edges)
        cells = []
        placed = inside = 0
        for item, blank in blank_cells(self.form, self.numbers, row_edges=row_edges, column_edges=column_edges):
            words = held.get((item.row, item.column), [])
            placed += len(words)
            inside += 1
            ordered = tuple(sorted(words, key=lambda word: (middle_y(word.box), word.box.left)))
            cells.append(replace(blank, words=ordered, unread=not words and blank.row in more))
        if not placed:
            return None
        # Heads that are printed again on a following page lie in the box, in no row.
        top = min([row_edges[0], *(line.top for line in self.heads)])
        box = Box(left=column_edges[0], top=top, right=column_edges[-1], bottom=row_edges[-1])
        return registered_grid(
            self.form, self.numbers, box=box, row_edges=row_edges, column_edges=column_edges, cells=cells,
            confidence=min(1.0, placed / max(1, inside)),
        )  # fmt: skip

    def _rows_with_more(self, held: Mapping[tuple[int, int], Sequence[Word]], edges: Sequence[float]) -> set[int]:
        """Rows of the grid in which a figure of a text layer stands that has no cell: it may be that of a blank one."""
        used = {id(word) for words in held.values() for word in words}
        left = (word for line in self.lines for word in line.values if word.origin == "layer" and id(word) not in used)
        return {slot(edges, middle_y(word.box)) for word in left if edges[0] <= middle_y(word.box) <= edges[-1]}

    def _row_edges(self) -> list[float] | None:
        rows = [self.placed[row] for row in self.numbers if row in self.placed]
        centres = [_centre(row) for row in rows]
        if any(above >= below for above, below in pairwise(centres)) or not rows:
            return None
        extents = [_extent(row) for row in rows]
        edges = [extents[0][0] - 2.0]
        for place in range(len(rows) - 1):
            between = (extents[place][1] + extents[place + 1][0]) / 2
            above, below = _figures_extent(rows[place])[1], _figures_extent(rows[place + 1])[0]
            if above < below and not above <= between <= below:
                between = (above + below) / 2  # a label that runs past the next row's figures is two
            edges.append(min(max(between, centres[place]), centres[place + 1]))
        edges.append(extents[-1][1] + 2.0)
        if any(above >= below for above, below in pairwise(edges)):
            return None
        count = len(self.numbers) - len(extents)
        if count:
            top = min(line.top for line in self.heads) - 2.0
            step = (edges[0] - top) / count
            edges = [top + step * place for place in range(count)] + edges
        return edges

    def _column_edges(self) -> list[float] | None:
        words = [word for row in self.placed.values() for word in (*row.label, *row.figures)]
        words += [word for line in self.heads for word in line.labels]
        box = around(word.box for word in words)
        first = self.columns[0]
        if self.found is None:
            figures = [word for row in self.placed.values() for word in row.figures]
            start = min((word.box.left for word in figures), default=box.right) - 4.0
            at = [start + (box.right - start) * (place + 0.5) / max(1, self.form.n_columns - first)
                  for place in range(self.form.n_columns - first)]  # fmt: skip
        else:
            at = list(self._middles(self.found))
        if len(at) != self.form.n_columns - first:
            return None
        inner = [(left + right) / 2 for left, right in pairwise(at)]
        pitch = min((right - left for left, right in pairwise(at)), default=40.0)
        labels = [word.box.right for row in self.placed.values() for word in row.label]
        border = max([at[0] - pitch / 2, *(x for x in labels if x < at[0])]) if first else box.left - 2.0
        left = min(box.left - 2.0, border - first)
        edges = [left + (border - left) * place / first for place in range(first)] if first else []
        edges += [border, *inner, max(box.right + 2.0, at[-1] + 1.0)]
        return edges if all(a < b for a, b in pairwise(edges)) else None

    def _middles(self, found: Columns) -> Iterable[float]:
        held: dict[int | None, list[float]] = {}
        for row in self.placed.values():
            for word in row.figures if len(self.by_row.get(row.row, ())) > 1 else ():
                held.setdefault(found.column_of(word.box), []).append(middle_x(word.box))
        for place, x in enumerate(found.at):
            yield median(held[place]) if place in held else x

    def _hold(self, row: PlacedRow, held: dict[tuple[int, int], list[Word]]) -> None:
        label = row_labels(self.form).get(row.row)
        if label is not None and row.label:
            held.setdefault((label.row, label.column), []).extend(row.label)
        if row.heads:
            others = labels_of_row(self.form, row.row)[1:]
            for other, words in zip(others, printed_in_order(row.heads, others) or (), strict=False):
                held.setdefault((other.row, other.column), []).extend(words)
        fields = self.by_row.get(row.row, [])
        if len(fields) == 1:
            held.setdefault((row.row, fields[0].column), []).extend(_one_figure(row.figures))
            return
        by_column: dict[int, list[Word]] = {}
        for word, place in self._places(row.figures):
            if self.found is not None and place is not None and not _is_of_several(word, self.found, place):
                by_column.setdefault(self.columns[place], []).append(word)
        for column, words in by_column.items():
            held.setdefault((row.row, column), []).extend(_one_figure(words))

    def _places(self, figures: Sequence[Word]) -> Iterable[tuple[Word, int | None]]:
        """The column of each figure of a row; with a note it is so wide that its sides are no others' below it, and it
        has the nearest one that is free.
        """
        found = self.found
        if found is None:
            return [(word, None) for word in figures]
        told = [(word, found.column_of(word.box)) for word in figures]
        taken = {place for _, place in told}
        return [
            (word, found.nearest(word.box, taken) if place is None and has_note(word) else place)
            for word, place in told
        ]  # fmt: skip

    def _hold_heads(self, held: dict[tuple[int, int], list[Word]]) -> None:
        """Words of heads to the labels that they are parts of, the nearest in x first."""
        upper = [label for label in self.form.labels if label.row < self.first]
        edges = self._column_edges()
        if edges is None:
            return
        for line in self.heads:
            for word in line.labels:
                best = max(upper, key=lambda label: _fit(word, label, edges), default=None)
                if best is not None and _fit(word, best, edges) > 0:
                    held.setdefault((best.row, best.column), []).append(word)

    def _hold_groups(self, held: dict[tuple[int, int], list[Word]], edges: Sequence[float]) -> None:
        """Words left of the rows' own labels to the labels of the groups beside which they stand."""
        used = {id(word) for words in held.values() for word in words}
        right = median(word.box.left for row in self.placed.values() for word in (row.label or row.figures)[:1])
        index = {row: place for place, row in enumerate(self.numbers)}
        groups = [label for label in self.form.labels if label.row_span > 1 and label.row >= self.first]
        unclear: list[tuple[Word, list[FormLabel]]] = []
        lefts: dict[int, list[float]] = {}  # by column: on a following page a label has its last line alone
        for line in self.lines:
            for word in line.labels:
                if id(word) in used or word.box.left > right:
                    continue
                of = [label for label in groups if _beside(word, label, index, edges) and _share(word, label) >= PART]
                if len(of) == 1:
                    held.setdefault((of[0].row, of[0].column), []).append(word)
                    lefts.setdefault(of[0].column, []).append(word.box.left)
                elif of:
                    unclear.append((word, of))
        for word, of in unclear:
            near = min(of, key=lambda label: _away(word, lefts.get(label.column, ())))
            held.setdefault((near.row, near.column), []).append(word)


def _is_of_several(word: Word, columns: Columns, place: int) -> bool:
    """Are figures of several columns printed as one, so that others' places are within it?"""
    inside = WITHIN * (word.box.right - word.box.left) / max(1, len(word.text))
    several = len(word.text) > 1 and word.text.isdigit() and word.origin == "layer"
    return several and any(
        word.box.left + inside < x < word.box.right - inside for at, x in enumerate(columns.at) if at != place
    )


def _away(word: Word, lefts: Sequence[float]) -> float:
    """How far a word begins from where others of a column of labels do."""
    return min((abs(left - word.box.left) for left in lefts), default=float("inf"))


def _beside(word: Word, label: FormLabel, index: dict[int, int], edges: Sequence[float]) -> bool:
    """Whether a word stands level with the rows of a label."""
    places = [index[row] for row in range(label.row, label.row + label.row_span) if row in index]
    return bool(places) and edges[places[0]] <= middle_y(word.box) <= edges[places[-1] + 1]


def _share(word: Word, label: FormLabel) -> float:
    """Per cent of a word's characters that stand in a row in the label."""
    key = whole_key(word.text)
    return max(fuzz.partial_ratio(key, whole_key(wording)) for wording in label.wordings) if key else 0.0


def _one_figure(words: Sequence[Word]) -> Sequence[Word]:
    """Without what is hardly a figure beside others that are: dirt and rests of rules are read as 1."""
    if len(words) < 2:
        return words
    tallest = max(word.box.bottom - word.box.top for word in words)
    surest = max(word.confidence for word in words)
    kept = [
        word
        for word in words
        if word.box.bottom - word.box.top >= LOWEST * tallest and (word.confidence > 0.5 or surest < SURE)
    ]
    return kept or words


def _extent(row: PlacedRow) -> tuple[float, float]:
    words = (*row.label, *row.figures)
    return min(word.box.top for word in words), max(word.box.bottom for word in words)


def _figures_extent(row: PlacedRow) -> tuple[float, float]:
    """Top and bottom of the row's figures, of its label where it has none."""
    words = row.figures or row.label
    return min(word.box.top for word in words), max(word.box.bottom for word in words)


def _centre(row: PlacedRow) -> float:
    """Y of the row's figures, of its label where it has none."""
    return median(middle_y(word.box) for word in row.figures or row.label)


def _fit(word: Word, label: FormLabel, edges: Sequence[float]) -> float:
    key = label_key(word.text)
    like = max(fuzz.partial_ratio(key, label_key(wording)) for wording in label.wordings)
    left, right = edges[label.column], edges[label.column + label.column_span]
    away = max(left - middle_x(word.box), middle_x(word.box) - right, 0.0)
    return like - PART / 2 - away - 0.01 * (right - left)
