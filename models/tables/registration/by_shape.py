"""Grids of scans that are a prescribed form by their shape: its cells at its places, its labels too worn to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise, product

from rapidfuzz import fuzz

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from corpora.document.region import RegisteredForm
from corpora.profiles.profile import Field, Form, FormLabel, Identity
from models.tables.keys import label_key
from models.tables.pages.over_pages.cell_text import cell_text
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import lines_of, middle_x, middle_y
from models.tables.values import is_value_text

SAME_CELLS = 0.9
"""Share of the form's cells that the grid has at the same place, as many rows and columns wide."""
MANY_WIDE = 8
"""Cells over several columns or rows from which no other table has them all."""
PARTED = 0.5
"""Most confidence of a figure that was read as one word with another's."""
FEWEST_WIDE = 3
"""Cells over several columns or rows that a form must have for its shape to tell it from other tables."""
LIKE, LIKE_LABELS, FEWEST_LABELS = 30.0, 0.4, 3
"""Likeness (0 to 100) of a garbled label, the share of those with print that must be so alike, and their number."""
FIGURES = 0.8
"""Share of what is printed in the form's cells for figures that must be figures."""
ADDING_UP, STILL_SAME = 2, 0.6
"""Sums of the form, not of nothing, that its figures must hold, with none that they fail, to tell it whatever labels
say; and the share of cells at the same place, which is less where the rules between garbled heads are gone, too."""
LIKE_CAPTION, CAPTION_REACH = 80.0, 4.0
"""Likeness (0 to 100) of a form's caption above a grid, and how far above, in its heights."""
MOSTLY_ALONE, MANY_ALONE, MOST_UNEVEN = 0.5, 0.4, 2.0
"""Share of a form's figures that must stand alone in their cells to tell their columns, and where rules tell most of
them; and the widest column in the narrowest."""
SAME_EDGE, EDGES_TOLD = 0.1, 0.7
"""Of a column's width: how far an edge may be from where columns of one width have it; and the share of such edges that
must be there for the others to have faded."""
_NO_IDEOGRAPHS = re.compile(r"[^\u3400-\u9fff]")
MORE_ROWS, MORE_COLUMNS, HEADS_TOLD = 3, 2, 0.6
"""Rows and columns beyond the form's that the lines of its heads and streaks down the page may make, and the share of
heads that must have print."""


def by_shape(
    page: PrintedPage, grids: Iterable[PageGrid], forms: Iterable[Form], identities: Iterable[Identity] = ()
) -> tuple[PageGrid, ...]:
    """The grids; on a scan, those of them that no registration named and that have a form's shape are that form.

    `identities` are sums that hold in the forms.
    """
    known, sums = list(forms), list(identities)
    return tuple(_named(grid, page, known, sums) if page.scanned and grid.form is None else grid for grid in grids)


def _named(grid: PageGrid, page: PrintedPage, forms: Iterable[Form], sums: Sequence[Identity]) -> PageGrid:
    known = list(forms)
    fitting = [(form, grid) for form in known if _fits(grid, form, sums)]
    if not fitting:
        fitting = [(form, redrawn) for form in known if (redrawn := _redrawn(grid, form, sums)) is not None]
    if not fitting:
        fitting = [
            (form, redrawn)
            for form in known
            if _is_under_caption(grid, page, form) and (redrawn := _evenly_redrawn(grid, form)) is not None
        ]
    if not fitting:
        fitting = [(form, grid) for form in known if _is_worn(grid, page, form)]
    if len({form.id for form, _ in fitting}) != 1:
        return grid
    form, own = max(fitting, key=lambda one: _labels_alike(one[1], one[0]))
    if _share_of_same(own, form) >= SAME_CELLS:
        own = _with_figures_apart(own, form)
    rows = tuple(range(form.n_rows))
    return replace(
        own, form=RegisteredForm(form=form.id, n_rows=form.n_rows, n_columns=form.n_columns, rows=rows)
    )  # fmt: skip


def _is_worn(grid: PageGrid, page: PrintedPage, form: Form) -> bool:
    """Has a grid under the form's caption its cells at their places, figures where it has figures, and hardly a label
    that says something else? It needs no caption where no other table has such cells.
    """
    same = _share_of_same(grid, form)
    if same < STILL_SAME or not (_is_like_no_other(grid, form) or _is_under_caption(grid, page, form)):
        return False
    if not _holds_figures(grid, form) or _alone(grid, form) < MOSTLY_ALONE * len(form.fields):
        return False
    at = _at(grid)
    told = [
        (label, text)
        for label in form.labels
        if (cell := at.get((label.row, label.column)))
        and len(text := _NO_IDEOGRAPHS.sub("", cell_text(cell.words))) > 1
    ]
    other = sum(_likeness(label, label_key(text)) < LIKE for label, text in told)
    return 2 * other <= len(told)


def _redrawn(grid: PageGrid, form: Form, sums: Sequence[Identity]) -> PageGrid | None:
    """The cells of a form with one row of figures at its foot, where the grid has a few rows or columns too many, as
    heads of widely set lines and streaks make, and the figures are all read and add up.

    Forms with more rows have too many ways to be drawn between the edges of a long table, unless it has as many.
    """
    if not _may_be_redrawn(grid, form) or (grid.n_rows, grid.n_columns) == (form.n_rows, form.n_columns):
        return None
    same = grid.n_columns == form.n_columns
    ways = (one for one in _ways(grid, form) if same or _has_all_figures(one, form))
    return next((one for one in ways if _heads_told(one, form) and _adds_up(one, form, sums)), None)


def _may_be_redrawn(grid: PageGrid, form: Form) -> bool:
    if {field.row for field in form.fields} != {form.n_rows - 1} and grid.n_rows != form.n_rows:
        return False
    return 0 <= grid.n_rows - form.n_rows <= MORE_ROWS and 0 <= grid.n_columns - form.n_columns <= MORE_COLUMNS


def _is_under_caption(grid: PageGrid, page: PrintedPage, form: Form) -> bool:
    """Does the form's caption stand right above the grid, or in its first row, as one word or as several of a line?"""
    high, low = grid.row_edges[0], grid.row_edges[1]
    near = [
        word for word in page.words
        if high - CAPTION_REACH * (word.box.bottom - word.box.top) <= word.box.bottom <= low
    ]  # fmt: skip
    texts = {word.text for word in near} | {"".join(word.text for word in line.words) for line in lines_of(near)}
    return any(fuzz.ratio(label_key(text), label_key(form.caption)) >= LIKE_CAPTION for text in texts)


def _evenly_redrawn(grid: PageGrid, form: Form) -> PageGrid | None:
    """The form's cells where most figures have one of their own, drawn so that columns are as even as they get; where
    rules between columns have faded, and those that are left divide the table evenly, as wide as one another.
    """
    even = _even_edges(grid, form)
    if not (even or _may_be_redrawn(grid, form)):
        return None
    # streaks stand beside the table, too
    sides = [even] if even else list(combinations(grid.column_edges, form.n_columns + 1))
    first, *below = grid.row_edges
    rows = [(first, *some) for some in combinations(below, form.n_rows)]  # and lines of prose may stand below it
    told = (one for one in _ways(grid, form, rows=rows, columns=sides) if _heads_told(one, form))
    ways = [one for one in told if _alone(one, form) >= (MANY_ALONE if even else MOSTLY_ALONE) * len(form.fields)]
    best = min(ways, key=lambda one: (_unevenness(one), -_alone(one, form)), default=None)
    return best if best is not None and _unevenness(best) <= MOST_UNEVEN else None


def _even_edges(grid: PageGrid, form: Form) -> tuple[float, ...]:
    """Edges of columns of one width, or of one width under each of two heads, of which the grid lacks some, and has
    hardly any others; none for other grids.
    """
    lacking = form.n_columns - grid.n_columns
    if lacking <= 0 or {field.row for field in form.fields} != {form.n_rows - 1} or grid.n_rows != form.n_rows:
        return ()
    left, *inner, right = grid.column_edges
    ways = [_evenly((left, right), (form.n_columns,))]
    spans = tuple(one.column_span for one in sorted(form.labels, key=lambda one: one.column) if one.row == 0)
    if len(spans) == 2 and sum(spans) == form.n_columns:
        ways += [_evenly((left, middle, right), spans) for middle in inner]

    def told(edges: Sequence[float]) -> int:
        return sum(any(abs(edge - own) <= reach for own in grid.column_edges) for edge, reach in _reaches(edges))

    best = max(ways, key=told)
    strays = len(grid.column_edges) - told(best)
    return best if told(best) >= EDGES_TOLD * len(best) and strays <= MORE_COLUMNS else ()


def _evenly(ends: Sequence[float], counts: Sequence[int]) -> tuple[float, ...]:
    """Edges of so many columns of one width between each two ends."""
    parts = zip(pairwise(ends), counts, strict=True)
    return (*(left + (right - left) * at / count for (left, right), count in parts for at in range(count)), ends[-1])


def _reaches(edges: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Each edge, and how far off it may be seen: a share of the narrower column beside it."""
    widths = [right - left for left, right in pairwise(edges)]
    for at, edge in enumerate(edges):
        yield edge, SAME_EDGE * min(widths[max(0, at - 1) : at + 1])


def _alone(grid: PageGrid, form: Form) -> int:
    """Cells of figures that hold one figure and nothing else."""
    at = _at(grid)
    held = (cell.words for field in form.fields if (cell := at.get((field.row, field.column))))
    return sum(len(words) == 1 and is_value_text(words[0].text) for words in held)


def _unevenness(grid: PageGrid) -> float:
    """Width of the widest column, in that of the narrowest."""
    widths = [right - left for left, right in pairwise(grid.column_edges)]
    return max(widths) / max(1.0, min(widths))


def _has_all_figures(grid: PageGrid, form: Form) -> bool:
    """Does a word stand in each column of figures?"""
    at = _at(grid)
    return all(at[field.row, field.column].words for field in form.fields)


def _ways(
    grid: PageGrid, form: Form, *, rows: Sequence[tuple[float, ...]] = (), columns: Sequence[tuple[float, ...]] = ()
) -> Iterator[PageGrid]:
    """With the form's cells between as many of the grid's edges as it has, one way after the other; the outer edges
    stay, unless edges of `rows` and `columns` are given.
    """
    words = [word for cell in grid.cells for word in cell.words]
    parts: tuple[FormLabel | Field, ...] = (*form.labels, *form.fields)
    if sum(one.row_span * one.column_span for one in parts) != form.n_rows * form.n_columns:
        return
    levels, sides = rows or _edges(grid.row_edges, form.n_rows), columns or _edges(grid.column_edges, form.n_columns)
    for heights, edges in product(levels, sides):
        cells = []
        for one in sorted(parts, key=lambda one: (one.row, one.column)):
            box = Box(
                left=edges[one.column], top=heights[one.row],
                right=edges[one.column + one.column_span], bottom=heights[one.row + one.row_span],
            )  # fmt: skip
            held = [
                word for word in words
                if box.left <= middle_x(word.box) < box.right and box.top <= middle_y(word.box) < box.bottom
            ]  # fmt: skip
            cells.append(
                PageCell(
                    row=one.row, column=one.column, row_span=one.row_span, column_span=one.column_span,
                    box=box, words=tuple(held),
                )
            )  # fmt: skip
        box = replace(grid.box, left=edges[0], right=edges[-1], bottom=heights[-1])
        yield replace(grid, box=box, row_edges=heights, column_edges=edges, cells=tuple(cells))


def _edges(known: Sequence[float], count: int) -> Iterator[tuple[float, ...]]:
    """The first and the last, and as many between them as `count` rows or columns have."""
    first, *inner, last = known
    return ((first, *some, last) for some in combinations(inner, count - 1))


def _heads_told(grid: PageGrid, form: Form) -> bool:
    at = _at(grid)
    return sum(bool(at[label.row, label.column].words) for label in form.labels) >= HEADS_TOLD * len(form.labels)


def _fits(grid: PageGrid, form: Form, sums: Sequence[Identity]) -> bool:
    same = _share_of_same(grid, form)
    if same >= SAME_CELLS and _labels_alike(grid, form) >= LIKE_LABELS and _holds_figures(grid, form):
        return True
    return same >= STILL_SAME and _adds_up(grid, form, sums)


def _share_of_same(grid: PageGrid, form: Form) -> float:
    """Share of the form's cells that a grid of its shape has at their places; 0 for any other shape."""
    if (grid.n_rows, grid.n_columns) != (form.n_rows, form.n_columns) or len(_wide(form)) < FEWEST_WIDE:
        return 0.0
    parts = _parts(form)
    cells = {(cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells}
    return sum(part in cells for part in parts) / len(parts)


def _is_like_no_other(grid: PageGrid, form: Form) -> bool:
    """Are all of the form's many wide cells at their places, and nearly all others? Figures read as one word across a
    rule make one cell of two.
    """
    cells = {(cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells}
    wide = _wide(form)
    return len(wide) >= MANY_WIDE and cells.issuperset(wide) and _share_of_same(grid, form) >= SAME_CELLS


def _with_figures_apart(grid: PageGrid, form: Form) -> PageGrid:
    """Where figures read as one word made one cell of several of the form's: each cell its own, with its digits."""
    fields = {(field.row, field.column) for field in form.fields if field.row_span == field.column_span == 1}
    cells: list[PageCell] = []
    for cell in grid.cells:
        held = [(cell.row, cell.column + step) for step in range(cell.column_span)]
        figures = all(word.text.isascii() and word.text.isdigit() for word in cell.words)
        if len(held) == 1 or cell.row_span > 1 or not fields.issuperset(held) or not figures:
            cells.append(cell)
            continue
        for row, column in held:
            box = replace(cell.box, left=grid.column_edges[column], right=grid.column_edges[column + 1])
            words = tuple(part for word in cell.words if (part := _part_within(word, box)) is not None)
            cells.append(PageCell(row=row, column=column, row_span=1, column_span=1, box=box, words=words))
    return replace(grid, cells=tuple(cells))


def _part_within(word: Word, box: Box) -> Word | None:
    """The digits of a word whose middles a cell holds."""
    wide = (word.box.right - word.box.left) / len(word.text)
    at = [word.box.left + wide * (place + 0.5) for place in range(len(word.text))]
    held = [place for place, x in enumerate(at) if box.left <= x < box.right]
    if len(held) in (0, len(word.text)):
        return word if held else None
    left, right = word.box.left + wide * held[0], word.box.left + wide * (held[-1] + 1)
    text, confidence = word.text[held[0] : held[-1] + 1], min(word.confidence, PARTED)
    return replace(
        word, text=text, box=replace(word.box, left=left, right=right), confidence=confidence, looks=(), sure=()
    )


def _wide(form: Form) -> list[tuple[int, int, int, int]]:
    """Its cells over several columns or rows."""
    return [part for part in _parts(form) if max(part[2:]) > 1]


def _parts(form: Form) -> list[tuple[int, int, int, int]]:
    labels = [(one.row, one.column, one.row_span, one.column_span) for one in form.labels]
    return labels + [(one.row, one.column, one.row_span, one.column_span) for one in form.fields]


def _adds_up(grid: PageGrid, form: Form, sums: Sequence[Identity]) -> bool:
    """Are all figures of the form, or all but one, read at their places, and do they hold its sums?"""
    at = _at(grid)
    read = {one.id: cell_text(cell.words) for one in form.fields if (cell := at.get((one.row, one.column)))}
    known = {name: Decimal(text) for name, text in read.items() if text.isascii() and text.isdigit()}
    if len(known) < len(form.fields) - 1:
        return False
    # Profiles that extend one another have the same sums.
    told = {(*sides, one.left) for one in sums if (sides := one.sides(known)) is not None}
    return all(left == right for left, right, _ in told) and sum(left != 0 for left, _, _ in told) >= ADDING_UP


def _at(grid: PageGrid) -> dict[tuple[int, int], PageCell]:
    return {(cell.row, cell.column): cell for cell in grid.cells}


def _labels_alike(grid: PageGrid, form: Form) -> float:
    """Share of the form's labels, where anything is printed, that the print is at all like; 0 where too few are."""
    at = _at(grid)
    printed = [
        (label, text)
        for label in form.labels
        if (cell := at.get((label.row, label.column))) and (text := label_key(cell_text(cell.words)))
    ]
    alike = sum(_likeness(label, text) >= LIKE for label, text in printed)
    return alike / len(printed) if alike >= FEWEST_LABELS else 0.0


def _likeness(label: FormLabel, text: str) -> float:
    return max(fuzz.ratio(label_key(wording), text) for wording in label.wordings)


def _holds_figures(grid: PageGrid, form: Form) -> bool:
    at = _at(grid)
    texts = [cell_text(cell.words) for field in form.fields if (cell := at.get((field.row, field.column)))]
    printed = [text for text in texts if text]
    return sum(map(is_value_text, printed)) >= FIGURES * len(printed)
