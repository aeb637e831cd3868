"""Rows that no rule shows, between two edges that are known.

Figures stand on one line; the labels beside them may take several. Words that are no figures in a column of figures are
heads; what lies between two heads is a body, whose rows `row_matching` finds.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.grid_building import CROSSES, Block
from models.tables.pages.heads import head_rows
from models.tables.pages.lattice import edges_of, slot
from models.tables.pages.lines import around, lines_of, middle_x, middle_y
from models.tables.pages.row_matching import match_rows
from models.tables.pages.values import is_value

VALUE_SHARE: Final = 0.4
"""Share of figures among a column's words, its heads left out, from which it is one of figures."""
FEWEST_VALUES, TITLED_SHARE = 2, 0.2
"""So many figures are enough in a column whose rows have titles and heads between them."""
REST_GAP: Final = 0.6
"""Em between two lines of a label at most."""
LEVEL: Final = 0.4
"""Share of a figure's height that a word on its line shares."""
SAME_ROW: Final = 0.5
"""Em within which figures are of one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A row: y of its content."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRows:
    """`edges` between the rows found, without the two outer ones; `blocks` are the words, those of a head together."""

    edges: tuple[float, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Zone:
    """Words of one head, or of one body."""

    head: bool
    words: list[Word]


def value_columns(words: Sequence[Word], columns: Sequence[float]) -> frozenset[int]:
    """Which of the columns between the edges hold figures, from the first of them down."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for word in words:
        if not crossed(word.box, columns):
            column = slot(columns, middle_x(word.box))
            held.setdefault(column, []).append((middle_y(word.box), is_value(word)))
    return frozenset(column for column, marks in held.items() if _mostly_values(marks))


def _mostly_values(marks: Sequence[tuple[float, bool]]) -> bool:
    first = min((y for y, value in marks if value), default=None)
    below = [value for y, value in marks if first is not None and y >= first]
    share = VALUE_SHARE if sum(below) < FEWEST_VALUES else TITLED_SHARE
    return bool(below) and sum(below) >= share * len(below)


def crossed(box: Box, edges: Sequence[float]) -> bool:
    """Does it lie over an inner edge?"""
    return any(box.left < edge - CROSSES and box.right > edge + CROSSES for edge in edges[1:-1])


def text_rows(words: Sequence[Word], columns: Sequence[float], values: frozenset[int]) -> TextRows:
    """Of the words between two edges. One row where nothing tells of more."""
    if not words:
        return TextRows(edges=(), blocks=())
    bands: list[Band] = []
    blocks: list[Block] = []
    for zone in _zones(words, columns, values):
        if zone.head:
            found, heads = head_rows(zone.words, columns)
            bands += [Band(top=top, bottom=bottom) for top, bottom in found]
            blocks += heads
        else:
            bands += _body(zone.words, columns, values)
            blocks += [Block(box=word.box, words=(word,)) for word in zone.words]
    return TextRows(edges=_between(bands), blocks=tuple(blocks))


def _zones(words: Sequence[Word], columns: Sequence[float], values: frozenset[int]) -> list[_Zone]:
    """From top to bottom: heads where columns of figures hold other words, bodies between."""
    figures = [word for word in words if _is_figure(word, columns, values)]
    heads = [word for word in words if _over_values(word, columns, values) and not _level_with(word, figures)]
    marks = sorted([(middle_y(word.box), True) for word in heads] + [(middle_y(word.box), False) for word in figures])
    ends = _turns(marks, heads)
    zones = [_Zone(head, []) for head, _ in ends]
    for word in words:
        index = next((i for i, (_, end) in enumerate(ends) if middle_y(word.box) <= end), len(ends) - 1)
        zones[index].words.append(word)
    return [zone for zone in zones if zone.words]


def _turns(marks: Sequence[tuple[float, bool]], heads: Sequence[Word]) -> list[tuple[bool, float]]:
    """(is it a head?, y of its end) of each zone; a body ends where the next head begins."""
    ends: list[tuple[bool, float]] = []
    for y, head in marks:
        if not ends or ends[-1][0] != head:
            ends.append((head, y))
        ends[-1] = (head, y)
    found: list[tuple[bool, float]] = []
    for index, (head, end) in enumerate(ends):
        if head:
            found.append((True, max(word.box.bottom for word in heads if middle_y(word.box) <= end)))
        elif index + 1 < len(ends):
            following = [word.box.top for word in heads if end < middle_y(word.box) <= ends[index + 1][1]]
            found.append((False, min(following, default=end)))
        else:
            found.append((False, float("inf")))
    return found or [(False, float("inf"))]


def _is_figure(word: Word, columns: Sequence[float], values: frozenset[int]) -> bool:
    return is_value(word) and slot(columns, middle_x(word.box)) in values


def _level_with(word: Word, figures: Sequence[Word]) -> bool:
    """Is it on a line with figures, or one itself? Then it is what a cell says instead of one."""
    return any(
        min(word.box.bottom, figure.box.bottom) - max(word.box.top, figure.box.top)
        > LEVEL * (figure.box.bottom - figure.box.top)
        for figure in figures
    )


def _over_values(word: Word, columns: Sequence[float], values: frozenset[int]) -> bool:
    return slot(columns, middle_x(word.box)) in values


def _body(words: Sequence[Word], columns: Sequence[float], values: frozenset[int]) -> list[Band]:
    figures = [word for word in words if _is_figure(word, columns, values)]
    size = median(word.box.bottom - word.box.top for word in words)
    rows = edges_of((middle_y(word.box) for word in figures), apart=SAME_ROW * size)
    labels = lines_of(_leaf_labels(words, columns, values))
    found = []
    for row in match_rows([line.middle for line in labels], rows, size=size):
        boxes = [line.box for line in labels[row.start : row.end]]
        if row.figures is not None:
            y = rows[row.figures]
            boxes += [word.box for word in figures if abs(middle_y(word.box) - y) <= SAME_ROW * size * 2]
        box = around(boxes)
        found.append(Band(top=box.top, bottom=box.bottom))
    return found


def _leaf_labels(words: Sequence[Word], columns: Sequence[float], values: frozenset[int]) -> list[Word]:
    """Labels of rows: in the last column before the figures, or reaching into it."""
    first = min(values, default=len(columns) - 1)
    leaf = max(0, first - 1)
    labels = [word for word in words if not _is_figure(word, columns, values)]
    reach = columns[leaf] + CROSSES
    own = [word for word in labels if word.box.right > reach and slot(columns, middle_x(word.box)) <= leaf]
    return [*own, *_rest_of(own, labels, edge=columns[leaf])] or labels


def _rest_of(own: Sequence[Word], labels: Sequence[Word], *, edge: float) -> list[Word]:
    """Short last lines of labels that reach over several columns, right under the line before."""
    found: list[Word] = []
    wide = [word for word in own if word.box.left < edge - CROSSES]
    for word in sorted(labels, key=lambda word: word.box.top):
        if any(word is other for other in own):
            continue
        size = word.box.bottom - word.box.top
        if any(_under(word.box, other.box, REST_GAP * size) for other in wide):
            found.append(word)
            wide.append(word)
    return found


def _under(box: Box, above: Box, gap: float) -> bool:
    """Set to the left with it, or centred under it."""
    aligned = min(abs(box.left - above.left), abs(middle_x(box) - middle_x(above))) <= gap
    return aligned and -CROSSES <= box.top - above.bottom <= gap


def _between(bands: Sequence[Band]) -> tuple[float, ...]:
    ordered = sorted(bands, key=lambda band: band.top + band.bottom)
    edges: list[float] = []
    for above, below in itertools.pairwise(ordered):
        edge = (above.bottom + below.top) / 2
        if above.bottom > below.top + CROSSES:
            edge = (above.top + above.bottom + below.top + below.bottom) / 4
        edges.append(max(edge, edges[-1] + 1) if edges else edge)
    return tuple(edges)
