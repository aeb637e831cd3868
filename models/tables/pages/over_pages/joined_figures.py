"""Figures of two columns printed so close that they are one word: 473 and 2517 where no rule and no blank parts them.

Where the columns stand tells them apart: in other rows figures begin, end or have their middle at the same place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from statistics import median, pstdev
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.over_pages.cell_text import cell_text
from models.tables.pages.over_pages.whole_table import TableCell, WholeTable, value_columns
from models.tables.values import is_value

FEWEST_ROWS: Final = 3
"""Figures of a column, from which is told where they stand."""
CROSSES: Final = 0.6
"""Of a digit's width: how far figures of two columns reach over the edge between them, at least."""
OFF: Final = 0.8
"""The same, by which both may stand beside their places."""
CLEAR: Final = 0.4
"""The same, by which all other readings must be worse."""
LONGER: Final = 1
"""Digits that a figure has at most beyond all others of its column and the next."""
_DIGITS = re.compile(r"\d{2,}")

Places = tuple["_Place", "_Place"]


def with_figures_apart(table: WholeTable) -> WholeTable:
    """The table, each figure in its column; what cannot be told apart and is longer than any figure is unread."""
    values = value_columns(table)
    if table.form is not None or not values:
        return table
    rows = {(cell.row, cell.column): cell for cell in table.cells if cell.row_span == 1}
    cells: dict[int, tuple[TableCell, ...]] = {}
    over = list(_over_two(table, rows, values))
    doubted = {id(word) for _, _, word in over}
    for one, other, word in over:
        column = min(one.column, other.column)
        own = [_words(table, index, but=doubted) for index in (column, column + 1)]
        longest = max((len(item.text) for words in own for item in words), default=0)
        told = min(map(len, own)) >= FEWEST_ROWS
        parts = _parted(word, (_place(own[0]), _place(own[1])), longest=longest) if told else None
        if parts is not None:
            cells[id(other)] = ()
            cells[id(one)] = tuple(_with_word(one, other, column + side, part) for side, part in enumerate(parts))
        elif len(word.text) > longest + LONGER and longest:
            cells[id(other)] = (replace(other, words=(), text="", unread=True),)
            cells[id(one)] = (replace(one, words=(), text="", unread=True),)
    if not cells:
        return table
    return replace(table, cells=tuple(part for cell in table.cells for part in cells.get(id(cell), (cell,))))


def _over_two(
    table: WholeTable, rows: dict[tuple[int, int], TableCell], values: frozenset[int]
) -> Iterator[tuple[TableCell, TableCell, Word]]:
    """Cells whose digits reach over the edge to a blank cell of the next column of figures, or of remarks with figures
    among them, that cell, and the word. Both are one where the cell takes up two columns.
    """
    held = Counter(cell.column for cell in table.cells if len(cell.words) == 1 and is_value(cell.words[0]))
    places = values | {column for column, count in held.items() if count >= FEWEST_ROWS}
    for (row, column), cell in rows.items():
        if len(cell.words) != 1 or not _DIGITS.fullmatch(cell.words[0].text) or cell.words[0].origin != "layer":
            continue
        word = cell.words[0]
        reach = CROSSES * _digit(word)
        if cell.column_span == 2 and {column, column + 1} <= values:
            pairs = [(cell, column + 1)]
        else:
            pairs = [(rows[row, at], max(at, column)) for at in (column - 1, column + 1) if (row, at) in rows]
        for other, edge in pairs if cell.column_span <= 2 else []:
            at = table.left + table.edges[edge]
            blank = other is cell or not other.text
            over = word.box.left + reach < at < word.box.right - reach
            if (
                blank
                and over
                and {edge - 1, edge} <= places
                and values & {edge - 1, edge}
                and other.column_span == cell.column_span
            ):
                yield cell, other, word
                break


def _digit(word: Word) -> float:
    """Width of a digit in points."""
    return (word.box.right - word.box.left) / len(word.text)


def _words(table: WholeTable, column: int, *, but: Set[int]) -> list[Word]:
    """Figures of a column, those with an `id` of `but` aside."""
    own = (cell.words for cell in table.cells if cell.column == column and cell.column_span == 1)
    return [words[0] for words in own if len(words) == 1 and id(words[0]) not in but and is_value(words[0])]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where figures of a column stand: x of their left (share 0), middle or right, in points."""

    share: float
    at: float

    def off(self, left: float, right: float) -> float:
        return abs(left + self.share * (right - left) - self.at)


def _place(words: Sequence[Word]) -> _Place:
    """By what the figures have most in common."""
    found = []
    for share in (0.5, 0.0, 1.0):
        places = [word.box.left + share * (word.box.right - word.box.left) for word in words]
        found.append((pstdev(places), _Place(share=share, at=median(places))))
    return min(found, key=lambda item: item[0])[1]


def _parted(word: Word, places: Places, *, longest: int) -> tuple[Word, Word] | None:
    """The two figures; None unless just one way to part them puts both where their columns stand, and the word as it
    is does not stand in one of these, where it is not much longer than the `longest` figure there.
    """
    left, right, digit = word.box.left, word.box.right, _digit(word)
    ways = []
    for count in range(1, len(word.text)):
        at = left + count * digit
        if word.text[count] != "0" or count == len(word.text) - 1:
            ways.append((places[0].off(left, at) + places[1].off(at, right), count))
    whole = [place.off(left, right) for place in places] if len(word.text) <= longest + LONGER else []
    ways.sort()
    if not ways or ways[0][0] > OFF * digit:
        return None
    others = [*whole, *(off for off, _ in ways[1:])]
    if others and min(others) - ways[0][0] < CLEAR * digit:
        return None
    count = ways[0][1]
    return _cut(word, slice(0, count)), _cut(word, slice(count, len(word.text)))


def _cut(word: Word, part: slice) -> Word:
    box, digit = word.box, _digit(word)
    box = replace(box, left=box.left + part.start * digit, right=box.left + part.stop * digit)
    return replace(word, text=word.text[part], box=box)


def _with_word(one: TableCell, other: TableCell, column: int, word: Word) -> TableCell:
    cell = next((cell for cell in (one, other) if cell.column == column), one)
    return replace(cell, column=column, column_span=1, words=(word,), text=cell_text((word,)))
