"""A form of one row of figures in blocks: its columns in groups under the same heads, one below the other on the page.

The form of 复议 and 诉讼 has 结果维持 to 总计 three times side by side; narrow pages print them as two or three blocks,
in one table or in tables of their own. Each line that prints the heads of a group and has figures below becomes a grid
of its own, with the titles above it; what the titles say tells later which group it is. Rules are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.profile import Form, FormLabel
from models.tables.keys import label_key
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lines import middle_x, middle_y
from models.tables.printed.form_words import BRACKETED
from models.tables.registration.form_grid import FormOnPages, value_columns
from models.tables.registration.form_heads import LIKE, head_blocks, leaf_heads, likeness
from models.tables.registration.grid_draft import FOUND_BY
from models.tables.registration.print_lines import PrintLine, print_lines

FEWEST_IN_GROUP = 3
SAME_HEAD = 1.5
"""Em between the middles of what may be one head, read whole and in part."""
WIDEST_STEP = 2.2
"""Of the usual step between heads: over a wider one a group may stand that was not read."""
MISSED = 2
"""Heads of a group that may be unreadable; their places follow from the others'."""
FEWEST_IN_LINE = 2
HEAD_LINES = 4
FIGURES_BELOW, TITLE_ABOVE = 6.0, 3.5
"""Em between heads and their figures at most, and between a title and what stands below it."""
MOST_TITLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heads:
    """Middles of the heads of one or more groups in a line, from left to right; `top` and `bottom` of their words."""

    middles: tuple[float, ...]
    top: float
    bottom: float
    em: float

    @property
    def edges(self) -> tuple[float, ...]:
        """Half-way between the heads."""
        inner = [(one + other) / 2 for one, other in pairwise(self.middles)]
        first = 2 * self.middles[0] - inner[0]
        return first, *inner, 2 * self.middles[-1] - inner[-1]


def block_grids(pages: Sequence[PrintedPage], form: Form) -> list[FormOnPages]:
    """A grid for each block of the form; none where its heads do not come in groups, or stand side by side."""
    columns = value_columns(form)
    leaf = leaf_heads(form, columns)
    period = _period([label.text if label else "" for label in leaf])
    if period is None or len({field.row for field in form.fields}) != 1:
        return []
    group = [label for label in leaf[:period] if label is not None]
    wordings = sorted({one for label in group for one in label.wordings}, key=len, reverse=True)
    printed = re.compile("|".join(map(re.escape, wordings)))
    leaves = {label.text for label in group}
    titles = [label for label in form.labels if label.text not in leaves]
    found: list[FormOnPages] = []
    lines = print_lines(pages)
    for number in range(len(pages)):
        own = [_with_heads_apart(line, printed) for line in lines if line.page == number]
        for heads in _head_lines(own, group):
            if len(heads.middles) < len(columns) and (grid := _grid(heads, own, titles, period)) is not None:
                found.append(FormOnPages(form=form, grids={number: grid}, gain=float(len(heads.middles))))
    return found


def _with_heads_apart(line: PrintLine, heads: re.Pattern[str]) -> PrintLine:
    """Heads of narrow columns that OCR read as one word, each by itself."""
    return replace(line, labels=tuple(part for word in line.labels for part in _apart(word, heads)))


def _apart(word: Word, heads: re.Pattern[str]) -> Iterator[Word]:
    found = list(heads.finditer(word.text))
    if len(found) < 2:
        yield word
        return
    pitch = (word.box.right - word.box.left) / len(word.text)
    for match in found:
        box = replace(word.box, left=word.box.left + match.start() * pitch, right=word.box.left + match.end() * pitch)
        yield replace(word, text=match[0], box=box, looks=(), sure=())


def _period(heads: Sequence[str]) -> int | None:
    """Columns after which the heads come again; None where they do not."""
    for size in range(FEWEST_IN_GROUP, len(heads) if all(heads) else 0):
        if len(heads) % size == 0 and all(one == heads[i % size] for i, one in enumerate(heads)):
            return size
    return None


def _head_lines(lines: Sequence[PrintLine], group: Sequence[FormLabel]) -> Iterator[_Heads]:
    """Lines that print whole groups of heads, each group once."""
    reached = float("-inf")
    for start, line in enumerate(lines):
        if line.top <= reached or sum(_is_head(word, group) for word in line.labels) < FEWEST_IN_LINE:
            continue
        em = median(word.box.bottom - word.box.top for word in line.labels)
        near = [other for other in lines[start : start + HEAD_LINES] if other.top - line.top <= HEAD_LINES * em]
        middles = _middles(near, line, group, em)
        if middles is None:
            continue
        printed = [word for other in near for word in other.labels if _is_head(word, group)]
        bottom = max(word.box.bottom for word in printed)
        yield _Heads(middles=middles, top=line.top, bottom=bottom, em=em)
        reached = bottom - 0.5 * em


def _middles(
    near: Sequence[PrintLine], line: PrintLine, group: Sequence[FormLabel], em: float
) -> tuple[float, ...] | None:
    """Middles of the heads that begin in the line; None without a whole group."""
    low = max(middle_y(word.box) for word in line.labels)
    likely = [
        (max((likeness(label, text), -index) for index, label in enumerate(group)), x)
        for x, y, text in head_blocks(near)
        if y <= low + 1.5 * em
    ]
    best: dict[float, int] = {}
    for (like, index), x in sorted(likely, reverse=True):
        if like >= LIKE and not any(abs(x - other) < SAME_HEAD * em for other in best):
            best[x] = -index
    groups: list[dict[int, float]] = []
    for x, place in sorted(best.items()):
        if not groups or place <= max(groups[-1]):
            groups.append({})
        groups[-1][place] = x
    whole = [_filled(one, len(group)) for one in groups if len(one) >= len(group) - MISSED]
    if not whole or len(whole) != len(groups):
        return None
    middles = tuple(x for one in whole for x in one)
    steps = [other - one for one, other in pairwise(middles)]
    return middles if min(steps) > 0 and max(steps) <= WIDEST_STEP * median(steps) else None


def _filled(found: dict[int, float], count: int) -> list[float]:
    """With the places of heads that were not read, between or beside the others."""
    known = sorted(found.items())
    steps = [(x2 - x1) / (p2 - p1) for (p1, x1), (p2, x2) in pairwise(known)]
    pitch = median(steps)

    def at(place: int) -> float:
        near, x = min(known, key=lambda one: abs(one[0] - place))
        return x + (place - near) * pitch

    return [found.get(place, at(place)) for place in range(count)]


def _is_head(word: Word, group: Sequence[FormLabel]) -> bool:
    key = label_key(word.text)
    return bool(key) and any(key in label_key(wording) for label in group for wording in label.wordings)


def _grid(heads: _Heads, lines: Sequence[PrintLine], titles: Sequence[FormLabel], period: int) -> PageGrid | None:
    """Titles, heads and figures of one block; None without a line of figures under the heads."""
    edges = heads.edges
    figures = _figures(heads, lines)
    if figures is None:
        return None
    above = _titles(heads, lines, titles)
    n_columns, n_groups = len(heads.middles), len(heads.middles) // period
    tops = [min(word.box.top for word in row) for row in above]
    middle = (heads.bottom + figures.top) / 2
    row_edges = (*(top - 2.0 for top in tops), heads.top - 2.0, middle, figures.bottom + 2.0)
    if any(one >= other for one, other in pairwise(row_edges)):
        return None
    cells: list[PageCell] = []

    def cell(row: int, column: int, span: int, words: Sequence[Word]) -> None:
        box = Box(left=edges[column], top=row_edges[row], right=edges[column + span], bottom=row_edges[row + 1])
        ordered = tuple(sorted(words, key=lambda word: (middle_y(word.box), word.box.left)))
        cells.append(PageCell(row=row, column=column, row_span=1, column_span=span, box=box, words=ordered))

    for row, words in enumerate(above):
        if len(words) == 1 or n_groups == 1:
            cell(row, 0, n_columns, words)
            continue
        for place in range(n_groups):
            inside = [word for word in words if _column_of(word, edges) // period == place]
            cell(row, place * period, period, inside)
    labels = (word for line in lines for word in line.labels)
    printed = [word for word in labels if heads.top - 1 <= middle_y(word.box) <= heads.bottom + 1]
    for column in range(n_columns):
        cell(len(above), column, 1, [word for word in printed if _column_of(word, edges) == column])
    for column in range(n_columns):
        cell(len(above) + 1, column, 1, [word for word in figures.values if _column_of(word, edges) == column])
    box = Box(left=edges[0], top=row_edges[0], right=edges[-1], bottom=row_edges[-1])
    return PageGrid(
        box=box, row_edges=row_edges, column_edges=edges, cells=tuple(cells), confidence=1.0, found_by=FOUND_BY
    )


def _column_of(word: Word, edges: Sequence[float]) -> int:
    """Index of the column that the word's middle stands in; -1 outside all."""
    x = middle_x(word.box)
    return next((place for place, (left, right) in enumerate(pairwise(edges)) if left <= x < right), -1)


def _figures(heads: _Heads, lines: Sequence[PrintLine]) -> PrintLine | None:
    """The first line below with a figure under one of the heads."""
    for line in lines:
        if line.top < heads.bottom - 0.5 * heads.em or line.top > heads.bottom + FIGURES_BELOW * heads.em:
            continue
        if any(_column_of(word, heads.edges) >= 0 for word in line.values):
            return line
    return None


def _titles(heads: _Heads, lines: Sequence[PrintLine], titles: Sequence[FormLabel]) -> list[list[Word]]:
    """Lines of titles right above the heads, from top to bottom."""
    found: list[list[Word]] = []
    top = heads.top
    for line in sorted(lines, key=lambda line: -line.top):
        if line.top >= top or (not found and line.bottom > top):
            continue  # below, or a head that stands a little higher than its neighbours
        if not line.labels and len(line.values) < FEWEST_IN_LINE:
            continue  # specks
        words = [word for word in line.labels if _is_title(word, titles) and _column_of(word, heads.edges) >= 0]
        if not words or top - line.bottom > TITLE_ABOVE * heads.em:
            break
        if found and line.bottom > top + 0.3 * heads.em:
            found[0] += words
        elif len(found) < MOST_TITLES:
            found.insert(0, words)
        else:
            break
        top = line.top
    return found


def _is_title(word: Word, titles: Sequence[FormLabel]) -> bool:
    """One label, or two of which one stands in brackets."""
    inner = BRACKETED.search(word.text)
    parts = [word.text] if inner is None else [BRACKETED.sub("", word.text), inner[1]]
    return bool(label_key(word.text)) and all(any(_prints(label, part) for label in titles) for part in parts if part)


def _prints(label: FormLabel, text: str) -> bool:
    """As many signs, too: 四、…行政复议、行政诉讼情况 is a heading."""
    as_long = abs(len(label_key(label.text)) - len(label_key(text))) <= 1
    return as_long and likeness(label, text) >= LIKE
