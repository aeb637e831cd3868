"""Figures told by the labels above and beside them, where a table has its form's labels in another arrangement.

A report may print 行政复议 and the two kinds of 行政诉讼 as rows, one below the other as blocks, or as tables of their
own, where the form has them side by side. Alignment follows one order of labels; here each figure goes to the one field
whose row path and column path in the form hold every label that stands over or beside it.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from corpora.document.grid import Cell
from corpora.document.region import Region
from corpora.profiles.profile import Field, Form, Identity
from models.once import once_each
from models.tables.cell_number import is_placeholder
from models.tables.forms.filling import DOUBTFUL, UNREADABLE, WINDOW, Filled, Filling, filled_by
from models.tables.keys import label_key, whole_key
from models.tables.printed.form_words import BRACKETED, FormWords, label_scores
from models.tables.printed.occupancy import placed_rows
from models.tables.printed.row_numbers import row_numbers
from models.tables.printed.source_grid import source_grid
from models.tables.printed.tokens import Token

SURE_LABEL = 0.9
"""Likeness from which a cell prints a label: there is no order here that would tell near ones apart."""
MOST_UNREAD = 0.1
"""Share of a form's cells that hold ink which nobody read, from which no blank is sure: print has faded."""
FEWEST_SUMS, HOLDING_FOR_EACH_FAILING = 4, 4
"""Sums that are not all nothing and hold, of a form of which fewer fields have a cell: its page cuts off the others."""
ENOUGH = 0.6
"""Share of the form's fields that must have a cell of their own."""


def by_label_paths(
    regions: Sequence[Region], tokens: Sequence[Token], words: FormWords, identities: Sequence[Identity]
) -> tuple[Filling, frozenset[int]] | None:
    """Every field that one cell's labels name, with the indices of the labels that are printed; of a form that is cut
    off, those that its sums bear out.

    None where the source states no grid, for several forms at once, and where too few fields are named, or one of them
    twice.
    """
    if len(words.forms) != 1 or any(region.trust != "grid" or region.registered for region in regions):
        return None
    grid = source_grid(regions)
    if grid is None:
        return None
    form = words.forms[0]
    paths = _paths(form)
    at = {position: cell for cell in grid.cells for position in cell.positions()}
    said = {(cell.row, cell.column): _labels_of(words, cell.text) for cell in grid.cells}
    tops = _tops(regions)
    numbers = _numbers(regions)
    labelled = frozenset(range(grid.n_columns)) - {cell.column for cell in grid.cells if cell.number is not None}
    named = [
        (cell, _fields_of(cell, at, paths, said, tops, labelled))
        for cell in grid.cells
        if _may_hold_figure(cell) and (cell.row, cell.column) not in numbers
    ]
    placed = _placed_once(named)
    if placed is not None and len(placed) < ENOUGH * len(form.fields):
        placed = _borne_out(named, identities)
    if placed is None:
        return None
    printed = {(token.row, token.place.span.start): token for token in tokens if token.kind == "value"}
    unread = sum(cell.state == "unreadable" and not cell.text for cell in placed.values())
    blank = UNREADABLE if unread > MOST_UNREAD * len(form.fields) else WINDOW
    filling = Filling(fields={one.id: _filled(placed.get(one.id), printed, blank) for one in form.fields})
    used = {id(filled.token) for filled in filling.fields.values()}
    filling.surplus = [
        token
        for token in tokens
        if token.kind in ("words", "value") and id(token) not in used and not _labels_of(words, token.text)
    ]
    texts = {text for alternatives in said.values() for label in alternatives for text in label}
    found = frozenset(index for index, (_, label) in enumerate(words.labels) if label.text in texts)
    return filling, found


def reads_more(filling: Filling, than: Filling) -> bool:
    """Does it place more figures than the other, or as many and tell more fields?"""
    return (_placed(filling), _told(filling)) > (_placed(than), _told(than))


def with_gaps_filled(filling: Filling, other: Filling) -> Filling:
    """The filling, fields that it doesn't tell as the other has them: where both agree on every figure that both place,
    and on most of the form's.
    """
    both = [(one.token, other.fields[name].token) for name, one in filling.fields.items() if name in other.fields]
    placed = [(one, two) for one, two in both if one is not None and two is not None]
    if len(placed) < ENOUGH * len(filling.fields) or any(one is not two for one, two in placed):
        return filling
    used = {id(one.token) for one in filling.fields.values()}
    new = {
        name: found
        for name, one in filling.fields.items()
        if one.state == "unreadable"
        and (found := other.fields.get(name)) is not None
        and found.state == "read"
        and id(found.token) not in used
    }
    taken = {id(one.token) for one in new.values()}
    surplus = [token for token in filling.surplus if id(token) not in taken]
    return Filling(fields=filling.fields | new, surplus=surplus)


def is_wanting(filling: Filling) -> bool:
    """Are too few fields told, or figures left over, so that the labels may stand otherwise than in the form?"""
    return _told(filling) < ENOUGH * len(filling.fields) or any(token.number for token in filling.surplus)


def has_gaps(filling: Filling, regions: Sequence[Region]) -> bool:
    """Is a field without a figure, off pages, where the source states columns? Its row may have one more."""
    paged = any(region.place.page_number is not None for region in regions)
    return not paged and any(one.state == "unreadable" for one in filling.fields.values())


def _placed(filling: Filling) -> int:
    read = (one for one in filling.fields.values() if one.state == "read" and one.confidence > DOUBTFUL)
    return sum(one.token is not None and one.token.number is not None for one in read)


def _told(filling: Filling) -> int:
    return sum(one.state != "unreadable" and one.confidence > DOUBTFUL for one in filling.fields.values())


def _filled(cell: Cell | None, printed: dict[tuple[int, int], Token], blank: float) -> Filled:
    """`blank` is how sure a cell without print is one."""
    if cell is None:
        return Filled(token=None, state="unreadable", confidence=UNREADABLE)
    if cell.place is None or not cell.text:
        sure = UNREADABLE if cell.state == "unreadable" else blank
        return filled_by(None, sure)
    token = printed.get((cell.row, cell.place.span.start))
    return filled_by(token, WINDOW) if token else Filled(token=None, state="unreadable", confidence=UNREADABLE)


def _may_hold_figure(cell: Cell) -> bool:
    return not cell.text or cell.number is not None or is_placeholder(cell.text)


def _placed_once(named: Sequence[tuple[Cell, tuple[str, ...]]]) -> dict[str, Cell] | None:
    """The cell of each field that one cell names; then of those that are left when these are gone. None where two
    figures name one field; of two blanks the upper one is its own.
    """
    placed: dict[str, Cell] = {}
    for _ in range(2):
        known = frozenset(placed)
        for cell, fields in named:
            left = fields if len(fields) == 1 else tuple(field for field in fields if field not in known)
            if len(left) != 1 or cell is placed.get(left[0]):
                continue
            (field,) = left
            if cell.text and field in placed and placed[field].text:
                return None
            if cell.text or field not in placed:
                placed[field] = cell
    return placed


def _numbers(regions: Sequence[Region]) -> frozenset[tuple[int, int]]:
    """Places in the grid of the regions under one another whose cells number the rows."""
    firsts = accumulate((len(region.rows) for region in regions), initial=0)
    return frozenset(
        (first + row, column)
        for first, region in zip(firsts, regions, strict=False)
        for row, column in row_numbers(region)
    )


def _tops(regions: Sequence[Region]) -> list[int]:
    """Rows of the grid with which a region begins that has other columns than the one above: heads there are not its
    own.
    """
    tops, first, above = [0], 0, 0
    for region in regions:
        width = max((column + slip.column_span for row in placed_rows(region) for column, slip in row), default=0)
        if above and width != above:
            tops.append(first)
        first, above = first + len(region.rows), width
    return tops


def _fields_of(
    cell: Cell,
    at: Mapping[tuple[int, int], Cell],
    paths: _Paths,
    said: dict[tuple[int, int], tuple[frozenset[str], ...]],
    tops: Sequence[int],
    labelled: frozenset[int],
) -> tuple[str, ...]:
    """Fields whose labels are among the alternatives of every label over and beside the cell; `labelled` are columns
    without a figure, in which blanks are labels left out.
    """
    top = tops[bisect(tops, cell.row) - 1]
    over = (*_above(cell, at, top), *_beside(cell, at, labelled))
    labels = [label for other in over for label in said[other.row, other.column]]
    if not labels:
        return ()
    return paths.held_by(labels)


class _Paths:
    """Fields of a form by the labels over and beside them; asked for the same labels at each cell of a row."""

    def __init__(self, form: Form) -> None:
        self._paths = [(field.id, frozenset(_labels_over(field, form))) for field in form.fields]
        self._of: dict[frozenset[str], frozenset[int]] = {}

    def held_by(self, labels: Sequence[frozenset[str]]) -> tuple[str, ...]:
        """Fields that have one at least of each of these alternatives over or beside them."""
        common = frozenset.intersection(*map(self._with, labels))
        return tuple(self._paths[place][0] for place in sorted(common))

    def _with(self, label: frozenset[str]) -> frozenset[int]:
        if label not in self._of:
            self._of[label] = frozenset(
                place for place, (_, own) in enumerate(self._paths) if not own.isdisjoint(label)
            )  # fmt: skip
        return self._of[label]


@once_each
def _paths(form: Form) -> _Paths:
    return _Paths(form)


def _above(cell: Cell, at: Mapping[tuple[int, int], Cell], top: int) -> Iterator[Cell]:
    """The nearest cells of words over a cell, up to the next figure or blank above them, none above the row `top`."""
    yield from _nearest_words(at[row, cell.column] for row in range(cell.row - 1, top - 1, -1))


def _beside(cell: Cell, at: Mapping[tuple[int, int], Cell], labelled: frozenset[int]) -> Iterator[Cell]:
    left = (at[cell.row, column] for column in range(cell.column - 1, -1, -1))
    yield from _nearest_words(other for other in left if other.text or other.column not in labelled)


def _nearest_words(cells: Iterator[Cell]) -> Iterator[Cell]:
    met: Cell | None = None
    for cell in cells:
        if cell is met:
            continue
        if _may_hold_figure(cell):
            if met is not None:
                return
            continue
        met = cell
        yield cell


def _borne_out(named: Sequence[tuple[Cell, tuple[str, ...]]], identities: Sequence[Identity]) -> dict[str, Cell] | None:
    """The figure of each field that one cell alone names and a sum that holds confirms; None where few sums do."""
    placed = {fields[0]: cell for cell, fields in named if len(fields) == 1 and cell.number is not None}
    known = {name: cell.number.value for name, cell in placed.items() if cell.number is not None}
    told = [(one, sides) for one in identities if (sides := one.sides(known)) is not None]
    holding = [one for one, (left, right) in told if left == right]
    nonzero = sum(left == right != 0 for _, (left, right) in told)
    if nonzero < FEWEST_SUMS or len(holding) < HOLDING_FOR_EACH_FAILING * (len(told) - len(holding)):
        return None
    kept = {name for one in holding for name in (*one.left, *one.right)}
    return {name: cell for name, cell in placed.items() if name in kept}


def _labels_over(field: Field, form: Form) -> Iterator[str]:
    """The labels over a field and left of it in the form."""
    for label in form.labels:
        over = label.row < field.row and label.column <= field.column < label.column + label.column_span
        beside = label.column < field.column and label.row <= field.row < label.row + label.row_span
        if over or beside:
            yield label.text


def _labels_of(words: FormWords, text: str) -> tuple[frozenset[str], ...]:
    """The labels that a cell prints, each as the wordings that it may stand for; 行政诉讼（复议后起诉） prints two."""
    whole = _alternatives(words, text)
    if whole:
        return (whole,)
    inner = BRACKETED.search(text)
    parts = re.split(r"[、，,/:：\-—]", BRACKETED.sub("", text)) + ([inner[1]] if inner else [])
    return tuple(found for part in parts if (found := _alternatives(words, part)))


def _alternatives(words: FormWords, text: str) -> frozenset[str]:
    """Wordings of labels that the text may print; one with the numbering that the form gives it is no other's."""
    if not text.strip():
        return frozenset()
    scores = [(score, words.labels[index][1].text) for index, score in label_scores(words, text) if score >= SURE_LABEL]
    least = 1.0 if whole_key(text) != label_key(text) and any(score == 1.0 for score, _ in scores) else SURE_LABEL
    return frozenset(text for score, text in scores if score >= least)
