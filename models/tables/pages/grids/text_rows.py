"""Rows that no rule shows, between two edges that are known.

Figures stand on one line; the labels beside them may take several. Words that are no figures in a column of figures are
heads; what lies between two heads is a body, whose rows `row_matching` finds.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Word
from models.tables.pages.grids.grid_building import CROSSES, Block
from models.tables.pages.grids.group_labels import NUMBERED
from models.tables.pages.grids.head_dashes import bands_of_heads, is_sign_of_head
from models.tables.pages.grids.heads import head_rows
from models.tables.pages.grids.labels_anew import begun_anew
from models.tables.pages.grids.row_cuts import Entry, Spacing, cut_rows, spacing_of
from models.tables.pages.print.lattice import slot
from models.tables.pages.print.line_shapes import LONG
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y, overlap
from models.tables.values import is_value, is_year

SIDES: Final = ("CR", "DR")
"""Of an account, behind an amount."""
VALUE_SHARE: Final = 0.4
"""Share of figures among a column's words, its heads left out, from which it is one of figures."""
FEWEST_VALUES, TITLED_SHARE = 2, 0.2
"""So many figures are enough in a column whose rows have titles and heads between them, no lines of prose."""
REST_GAP: Final = 0.6
"""Em between two lines of a label at most."""
LEVEL: Final = 0.4
"""Share of a figure's height that a word on its line shares; of asterisks, which are low, it is their own's."""
SAME_ROW: Final = 0.5
"""Em within which lines are of one row."""
BLANK: Final = 0.4
"""Em between two words."""
ROW_SHARE, LABEL_SHARE = 0.7, 0.6
"""Of the rows that a column has words beside, from which it has a cell a row; the same of all columns of labels."""

FEWEST_NAMED: Final = 2
"""Columns of figures that have names beside a date which heads another."""
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}")
_COVERS = frozenset("*＊•●")
"""What stands for digits that are not told."""
_NUMBERS = frozenset("一二三四五六七八九十甲乙丙丁戊")
_LETTER = re.compile(r"[A-Z]")
"""Of one character, of rows."""


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
    held: dict[int, list[Word]] = {}
    for word in words:
        if not crossed(word.box, columns):
            held.setdefault(slot(columns, middle_x(word.box)), []).append(word)
    return frozenset(column for column, own in held.items() if _mostly_values(own))


def _mostly_values(words: Sequence[Word]) -> bool:
    first = min((middle_y(word.box) for word in words if is_value(word)), default=None)
    below = [word for word in words if first is not None and middle_y(word.box) >= first]
    values = sum(map(is_value, below))
    prose = sum(len(word.text) >= LONG for word in below if not is_value(word)) > values
    share = VALUE_SHARE if values < FEWEST_VALUES or prose else TITLED_SHARE
    return bool(below) and values >= share * len(below)


def crossed(box: Box, edges: Sequence[float]) -> bool:
    """Does it lie over an inner edge?"""
    return any(box.left < edge - CROSSES and box.right > edge + CROSSES for edge in edges[1:-1])


def text_rows(
    words: Sequence[Word], columns: Sequence[float], values: frozenset[int], first: int, spacing: Spacing
) -> TextRows:
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
            bands += _body(zone.words, columns, values, first, spacing)
            blocks += [Block(box=word.box, words=(word,)) for word in zone.words]
    return TextRows(edges=_between(bands), blocks=tuple(blocks))


def _zones(words: Sequence[Word], columns: Sequence[float], values: frozenset[int]) -> list[_Zone]:
    """From top to bottom: heads where columns of figures hold other words, bodies between."""
    figures = [word for word in words if _is_figure(word, columns, values) and not is_sign_of_head(word, words)]
    of_heads = _numbers_of_heads(words, figures, columns[min(values, default=0)])
    of_heads |= _dates_of_heads(words, figures, columns, values)
    of_heads |= bands_of_heads(words, figures, columns[min(values, default=0)] - CROSSES)
    figures = [word for word in figures if id(word) not in of_heads]
    told = [word for word in words if _over_values(word, columns, values) and not any(word is one for one in figures)]
    heads = _apart_from([word for word in told if _level_with(word, figures)], told)
    marks = sorted([(middle_y(word.box), True) for word in heads] + [(middle_y(word.box), False) for word in figures])
    ends = _turns(marks, heads)
    zones = [_Zone(head, []) for head, _ in ends]
    for word in words:
        index = next((i for i, (_, end) in enumerate(ends) if middle_y(word.box) <= end), len(ends) - 1)
        zones[index].words.append(word)
    return [zone for zone in zones if zone.words]


def _numbers_of_heads(words: Sequence[Word], figures: Sequence[Word], edge: float) -> frozenset[int]:
    """`id` of the figures of the first lines, as long as these have no label left of the edge and no figure but beside
    a word: the day in Outstanding July 1. Years are told by others.
    """
    own = {id(word) for word in figures}
    found: set[int] = set()
    for line in lines_of(words):
        numbers = [at for at, word in enumerate(line.words) if id(word) in own]
        alone = any(_stands_alone(at, line) or is_year(line.words[at].text) for at in numbers)
        if alone or line.box.left < edge - CROSSES:
            break
        found.update(id(line.words[at]) for at in numbers)
    return frozenset(found)


def _dates_of_heads(
    words: Sequence[Word], figures: Sequence[Word], columns: Sequence[float], values: frozenset[int]
) -> frozenset[int]:
    """`id` of dates above all other figures, on a line with words over several columns of figures: Cost, 31.12.2023,
    Change.
    """
    own = {id(word) for word in figures}
    found: set[int] = set()
    for line in lines_of(words):
        dates = [word for word in line.words if id(word) in own]
        if not all(_DATE.fullmatch(word.text) for word in dates):
            break
        named = {slot(columns, middle_x(word.box)) for word in line.words if id(word) not in own} & values
        if len(named) >= FEWEST_NAMED:
            found.update(map(id, dates))
    return frozenset(found)


def _stands_alone(at: int, line: Line) -> bool:
    """Is no word of letters a blank away?"""
    word, near = line.words[at], BLANK * line.size
    beside = (*line.words[max(0, at - 1) : at], *line.words[at + 1 : at + 2])
    named = (other.box for other in beside if any(map(str.isalpha, other.text)))
    gaps = (max(word.box.left - box.right, box.left - word.box.right) for box in named)
    return min(gaps, default=near + 1) > near


def _apart_from(beside: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """Words that are no lines of a cell with one of those beside figures."""
    of_cells = list(beside)
    left = [word for word in words if not any(word is other for other in beside)]
    grown = True
    while grown:
        near = [word for word in left if any(_next_line(word.box, other.box) for other in of_cells)]
        grown = bool(near)
        of_cells += near
        left = [word for word in left if not any(word is other for other in near)]
    return left


def _next_line(one: Box, other: Box) -> bool:
    """Right above or below, sharing columns?"""
    gap = max(one.top - other.bottom, other.top - one.bottom)
    near = gap <= REST_GAP * min(one.bottom - one.top, other.bottom - other.top)
    return near and overlap(one, other)


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
    """Is it on a line with figures, or one itself? Then it is what a cell says instead of one, or covers its digits."""
    covers = _COVERS.issuperset(word.text)
    return any(
        min(word.box.bottom, figure.box.bottom) - max(word.box.top, figure.box.top)
        > LEVEL * _height(word if covers else figure)
        for figure in figures
    )


def _height(word: Word) -> float:
    return word.box.bottom - word.box.top


def _over_values(word: Word, columns: Sequence[float], values: frozenset[int]) -> bool:
    return slot(columns, middle_x(word.box)) in values


def table_spacing(words: Sequence[Word], columns: Sequence[float], values: frozenset[int], first: int) -> Spacing:
    """Of all bodies of a table together."""
    if not words:
        return Spacing(pitch=1.0, spaced=False)
    bodies = [zone.words for zone in _zones(words, columns, values) if not zone.head]
    entries = [entry for body in bodies for entry in entries_of(body, columns, values, first)]
    return spacing_of(entries, size=median(word.box.bottom - word.box.top for word in words))


def _body(
    words: Sequence[Word], columns: Sequence[float], values: frozenset[int], first: int, spacing: Spacing
) -> list[Band]:
    size = median(word.box.bottom - word.box.top for word in words)
    entries = entries_of(words, columns, values, first)
    found = []
    for row in cut_rows(entries, size=size, spacing=spacing).rows:
        found.append(Band(top=min(entry.top for entry in row), bottom=max(entry.bottom for entry in row)))
    return found


def entries_of(words: Sequence[Word], columns: Sequence[float], values: frozenset[int], first: int) -> list[Entry]:
    """Lines of the columns that tell rows apart, `first` and those right of it."""
    held: dict[int, list[Word]] = {}
    own = _of_rows(words, columns, first)
    for word in own:
        held.setdefault(max(first, slot(columns, middle_x(word.box))), []).append(word)
    lines = [(column, line) for column, held_words in held.items() for line in lines_of(held_words)]
    others = [line for _, line in lines]
    figures = [line for column, line in lines if column in values and _says_a_figure(line.words)]
    anew = begun_anew([line for column, line in lines if column == first], figures)
    return [
        Entry(
            column=column, top=line.box.top, bottom=line.box.bottom,
            figure=column in values and _says_a_figure(line.words),
            opens=id(line) in anew or NUMBERED.match(line.text) is not None,
            alone=_alone(line, others, columns, first),
        )
        for column, line in lines
    ]  # fmt: skip


def _says_a_figure(words: Sequence[Word]) -> bool:
    """Figures alone, or one and the side of an account that it is booked on."""
    booked = len(words) > 1 and words[-1].text.upper().rstrip(".") in SIDES
    return all(map(is_value, words[:-1] if booked else words))


def _alone(line: Line, lines: Sequence[Line], columns: Sequence[float], first: int) -> bool:
    """Does it reach over columns, with nothing beside it, and no line of the same cell above or below?"""
    over = sum(line.box.left < edge - CROSSES and line.box.right > edge + CROSSES for edge in columns[first + 1 : -1])
    if not over:
        return False
    for other in lines:
        gap = max(other.box.top - line.box.bottom, line.box.top - other.box.bottom)
        if other is not line and gap <= (REST_GAP if overlap(line.box, other.box) else -SAME_ROW) * line.size:
            return False
    return True


def _of_rows(words: Sequence[Word], columns: Sequence[float], first: int) -> list[Word]:
    """Without labels of several rows, which stand wholly left of the first column that has one a row."""
    edge = columns[first] + CROSSES
    own = [word for word in words if word.box.right > edge]
    found = [*own, *_rest_of(own, words, edge=columns[first])] if first else own
    return found if any(slot(columns, middle_x(word.box)) <= first for word in found) else list(words)


def first_of_rows(words: Sequence[Word], columns: Sequence[float], values: frozenset[int]) -> int:
    """The first column with a cell a row: those left of it hold labels of several rows."""
    held: list[list[Word]] = [[] for _ in range(len(columns) - 1)]
    for word in words:
        held[slot(columns, middle_x(word.box))].append(word)
    lines = [lines_of(column) for column in held]
    figures = [[line for line in lines[column] if all(map(is_value, line.words))] for column in values]
    most = max(figures or lines, key=len, default=[])
    leaf = max(0, min(values, default=len(held) - 1) - 1)
    labels = [line for column in lines[: leaf + 1] for line in column]
    plain = [line for line in most if not _in_brackets(line) or _beside_share(labels, [line.middle])]
    rows = [line.middle for line in plain or most]
    own = next((column for column in range(leaf) if _beside_share(_set_level(lines[column]), rows) >= ROW_SHARE), leaf)
    return own if _beside_share(labels, rows) >= LABEL_SHARE or leaf + 2 >= len(held) else leaf + 1


def _in_brackets(line: Line) -> bool:
    """As an estimate's error stands below it, in a row without a label."""
    return line.text.startswith(("(", "（")) and line.text.endswith((")", "）"))


def _set_level(lines: Sequence[Line]) -> list[Line]:
    """Without labels set vertically, one character a line; numbers of rows, and letters that name them, are no such.
    OCR overlooks 一.
    """
    numbers = [line.text in _NUMBERS and line.words[0].origin == "layer" for line in lines]
    single = [
        len(line.text) == 1 and not line.text.isdigit() and not number and not _LETTER.fullmatch(line.text)
        for line, number in zip(lines, numbers, strict=True)
    ]
    beside = [any(single[max(0, index - 1) : index] + single[index + 1 : index + 2]) for index in range(len(lines))]
    return [line for index, line in enumerate(lines) if not (single[index] and beside[index])]


def _beside_share(lines: Sequence[Line], rows: Sequence[float]) -> float:
    """Of the rows, how many have a line of the column beside them."""
    beside = sum(
        any(line.box.top - line.size / 2 <= y <= line.box.bottom + line.size / 2 for line in lines) for y in rows
    )
    return beside / len(rows) if rows else 1.0


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
