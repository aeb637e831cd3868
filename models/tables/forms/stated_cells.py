"""Rows of a stated grid by its columns: a figure is that of the column that it stands in, as whole rows of the same
shape show it, whatever else stands in its cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from models.tables.forms.filling import DOUBTFUL, UNREADABLE, WINDOW, Block, Filled, Filling, filled_by
from models.tables.forms.placement import Placement
from models.tables.printed.form_words import FormWords
from models.tables.printed.label_alignment import Match
from models.tables.printed.tokens import Token

MOST_MISREAD: Final = 2
"""Cells of a row with a word instead of a figure: with more of them it is not known whether they are figures."""
LOST: Final = Filled(token=None, state="unreadable", confidence=UNREADABLE)

_Shape = tuple[str, int, int | None, int | None]
"""Form, number of fields, column of the label or None for any, page or None for any."""
Where = tuple[int, ...]
"""The column of each figure."""


@dataclass(frozen=True, slots=True)
class UsualColumns:
    """Where complete rows of the same shape have their values; None where they disagree."""

    known: Mapping[_Shape, Where | None]

    @classmethod
    def told(
        cls, filling: Filling, words: FormWords, tokens: Sequence[Token], matches: Sequence[Match]
    ) -> UsualColumns:
        """As the rows that are filled so far have them."""
        known: dict[_Shape, Where | None] = {}
        for match in matches:
            fields = words.fields_after[match.label + 1]
            got = [filling.fields.get(one.id) for one in fields]
            placed = [filled.token for filled in got if filled and filled.token]
            if not fields or len(placed) != len(fields) or len({token.row for token in placed}) > 1:
                continue
            if tokens[match.start].trust == "cells":
                continue
            where = tuple(token.column for token in placed)
            form = words.forms[words.labels[match.label][0]].id
            for shape in _shapes(form, len(fields), tokens[match.end - 1].column, placed[0].place.page_number):
                known[shape] = where if known.get(shape, where) == where else None
        return cls(known)

    def of_row(self, block: Block) -> Iterator[Where]:
        """Of rows of its shape: first of those on its page, then of those with a label in the same column, then all."""
        form = block.fields[0].id.partition(".")[0]
        page = block.run[0].place.page_number
        for shape in _shapes(form, len(block.fields), block.label_column, page):
            if (where := self.known.get(shape)) is not None:
                yield where

    def last_of_label(self, block: Block) -> int | None:
        """The column of the last figure of rows whose labels stand in the same column."""
        if block.label_column is None:
            return None
        where = self.known.get((block.fields[0].id.partition(".")[0], len(block.fields), block.label_column, None))
        return where[-1] if where else None


def _shapes(form: str, size: int, label_column: int | None, page: int | None) -> list[_Shape]:
    shapes = [(form, size, label_column, page), (form, size, label_column, None), (form, size, None, None)]
    return list(dict.fromkeys(shapes))


def placed_by_columns(hard: Sequence[Token], block: Block, columns: UsualColumns) -> Placement | None:
    """Each value in the column where complete rows of the same shape have theirs; None where that is not known.

    Where others have a figure beside their label, in its cell, a row with nothing but the label there has a blank.
    """
    if hard and hard[0].trust == "cells":
        return None
    by_column = {token.column: token for token in hard}
    for where in columns.of_row(block) if len(by_column) == len(hard) else ():
        lacking = set(where) - set(by_column)
        if lacking and not (lacking == {block.label_column} and hard and hard[0].trust == "grid"):
            continue
        found = (by_column.get(column) for column in where)
        placement = tuple(token if token is not None and token.kind == "value" else None for token in found)
        if sum(token is not None for token in placement) == len(block.values):
            return placement
    return None


def may_begin_in_labels(block: Block, tokens: Sequence[Token]) -> bool:
    """Do others on its page have their first figure in the cell of their label, so that what stands behind this one's
    may be all but the first?
    """
    page = block.run[0].place.page_number
    if page is None or block.run[0].trust != "grid" or block.run[0].column == block.label_column:
        return False
    cells: dict[tuple[int, int], set[str]] = {}
    for token in tokens:
        if token.place.page_number == page and token.trust == "grid" and token.column == block.label_column:
            cells.setdefault((token.row, token.column), set()).add(token.kind)
    return any({"words", "value"} <= kinds for kinds in cells.values())


def fill_cell_by_cell(block: Block, tokens: Sequence[Token], filling: Filling) -> bool:
    """Where a stated grid has a cell for each field and two figures in one of them (a nought and a piece of the rule
    beside it), that one is lost, and the others keep theirs.
    """
    rows = {token.row for token in block.values}
    if len(rows) != 1 or block.values[0].trust != "grid" or len(block.fields) < 2:
        return False
    cells: dict[int, list[Token]] = {}
    first = min(token.column for token in block.run)
    for token in tokens:
        if token.row in rows and (token.column > first or (token.column == first and token.kind != "words")):
            cells.setdefault(token.column, []).append(token)
    counts = [sum(token.kind == "value" for token in cell) for cell in cells.values()]
    if len(cells) != len(block.fields) or max(counts) < 2:
        return False
    for one, (_, cell) in zip(block.fields, sorted(cells.items()), strict=True):
        filling.fields[one.id] = _of_cell(cell, min(WINDOW, block.confidence))
    return True


def _of_cell(cell: Sequence[Token], confidence: float) -> Filled:
    if len(cell) != 1 or cell[0].kind not in ("value", "blank") or cell[0].unread:
        return LOST
    return filled_by(cell[0] if cell[0].kind == "value" else None, confidence)


def fill_beside_misread(block: Block, tokens: Sequence[Token], columns: UsualColumns, filling: Filling) -> bool:
    """Where a stated grid has words in place of one figure or two (a scrawled 0 read as 中), or beside them, the others
    keep theirs.

    The block ends at the words; the figures behind them stand in its row.
    """
    if block.run[0].trust != "grid" or len({token.row for token in block.values}) != 1:
        return False
    row = [token for token in tokens if token.row == block.values[0].row]
    values = [token for token in row if token.kind == "value"]
    held = Counter(token.column for token in values)
    blanks = {token.column for token in row if token.kind == "blank" and not token.unread}
    crossed = {token.column for token in row if token.kind == "words"}
    for where in columns.of_row(block):
        if not set(held) <= set(where):
            continue
        found = {token.column: token for token in values if held[token.column] == 1}
        clean = found.keys() - crossed
        if clean == set(where) or len(where) - len(clean) > MOST_MISREAD:
            continue
        if 2 * len(clean) <= len(where) or blanks & set(where):
            return False
        for one, column in zip(block.fields, where, strict=True):
            sure = min(DOUBTFUL if column in crossed else WINDOW, block.confidence)
            filling.fields[one.id] = filled_by(found[column], sure) if column in found else LOST
        return True
    return False
