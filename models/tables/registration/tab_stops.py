"""Forms set with tabs, as office programs leave them where a table was turned into text.

Their cells stand at tab stops, which are as far apart all over the page; a blank cell is a stop passed by. What does
not fit on a line goes on at the first stop of the next one. So the number of stops between two words tells how many
cells lie between them, where columns tell nothing: each row has its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

import numpy as np
from rapidfuzz import fuzz

from corpora.document.geometry import Box, around
from corpora.document.printed_page import PrintedPage, Word
from corpora.profiles.profile import Form, FormLabel
from models.tables.keys import label_key
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lines import lines_of
from models.tables.registration.form_grid import LIKE_CAPTION, FormOnPages, value_columns
from models.tables.registration.form_rows import FoundRow, find_rows, row_labels
from models.tables.registration.grid_draft import blank_cells, registered_grid
from models.tables.registration.stretches import PrintedLabels
from models.tables.values import is_value

ON_STOP: Final = 1.6
"""Points between a stop and the left edge of what stands at it: figures have a little white of their own."""
NARROWEST, WIDEST, STEP = 17.0, 80.0, 0.1
"""Points between stops that are tried."""
AT_STOPS: Final = 0.9
"""Share of figures that must stand at stops, and of rows that must be told by them."""
FEWEST: Final = 12
"""Figures that tell how far apart stops are."""
LIKE_HEAD: Final = 80.0
"""Likeness (0 to 100) of a head."""
FEWEST_OF_ROW: Final = 3
"""Figures of the one row of a form without labels, on its first line."""
NARROW_DIGIT, WIDE_DIGIT = 0.35, 0.75
"""Width of a digit in heights of its word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _PrintedLine:
    page: int
    words: tuple[Word, ...]
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stops:
    """Points: `first` is the margin, `apart` the way from stop to stop; a line has `count` of them."""

    first: float
    apart: float
    count: int

    def at(self, x: float) -> int | None:
        """Which stop a left edge stands at, the margin as 0; None where it stands at none."""
        place = round((x - self.first) / self.apart)
        return place if abs(x - self.first - place * self.apart) <= ON_STOP and place >= 0 else None

    def passed(self, x: float) -> int:
        """The last stop before a right edge."""
        return int((x - self.first - ON_STOP / 2) // self.apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class _TabRow:
    """A form's row with the words of each of its cells, by the number of tabs before them."""

    row: int
    page: int
    top: float
    bottom: float
    cells: Mapping[int, tuple[Word, ...]]


def tabbed_forms(pages: Sequence[PrintedPage], forms: Sequence[Form]) -> list[FormOnPages]:
    """The forms whose rows the pages set with tabs, each row's figures in the cells that its tabs tell.

    A row that goes on over a page's end, and one whose tabs tell other cells than the form has, is left out.
    """
    lines = [
        _PrintedLine(page=index, words=line.words, box=line.box)
        for index, page in enumerate(pages)
        for line in lines_of(page.words)
    ]
    best: dict[str, FormOnPages] = {}
    printed = PrintedLabels(pages, forms)
    for form in forms:
        found = _tabbed(form, printed, lines) if len(form.fields) > 1 else None
        if found is not None and (form.id not in best or found.gain > best[form.id].gain):
            best[form.id] = found
    return list(best.values())


def _tabbed(form: Form, printed: PrintedLabels, lines: Sequence[_PrintedLine]) -> FormOnPages | None:
    segments = dict(_segments(form, printed, lines))
    first = min((field.row for field in form.fields), default=0)
    stops = _stops([line for row, own in segments.items() if row >= first for line in own], lines)
    best: list[_TabRow] = []
    for fitting in stops:
        best = max(best, list(_rows(segments, fitting, form)), key=len)
    if not best or len(best) < AT_STOPS * len(segments):
        return None
    heads = _heads(form, lines, min(best, key=lambda row: row.row))
    grids = {
        page: _grid(form, list(own), heads if page == best[0].page else {})
        for page, own in groupby(sorted(best, key=lambda row: row.row), key=lambda row: row.page)
    }
    return FormOnPages(form=form, grids=grids, gain=float(len(best)))


def _rows(segments: Mapping[int, Sequence[_PrintedLine]], stops: _Stops, form: Form) -> Iterator[_TabRow]:
    """The rows that are told, and those whose label was not found in the lines behind them."""
    rows = row_labels(form)
    for row, lines in segments.items():
        for end in range(len(lines), 0, -1):
            if (found := _read(row, lines[:end], stops, form)) is None:
                continue
            yield found
            if end < len(lines) and row + 1 in rows and row + 1 not in segments:
                following = _read(row + 1, lines[end:], stops, form)
                label = () if following is None else following.cells.get(rows[row + 1].column, ())
                if following is not None and any(_says(word, rows[row + 1]) for word in label):
                    yield following
            break


def _parted(word: Word, stops: _Stops) -> Iterator[Word]:
    """A label and the figure at the stop right behind it, where both were read as one."""
    text = word.text
    digits = len(text) - len(text.rstrip("0123456789"))
    if 0 < digits < len(text) and text[-digits - 1] >= "㐀":
        em = word.box.bottom - word.box.top
        cut = stops.first + stops.passed(word.box.right) * stops.apart
        if NARROW_DIGIT <= (word.box.right - cut) / (digits * em) <= WIDE_DIGIT:
            yield replace(word, text=text[:-digits], box=replace(word.box, right=cut), sure=())
            yield replace(word, text=text[-digits:], box=replace(word.box, left=cut), sure=())
            return
    yield word


def _segments(
    form: Form, printed: PrintedLabels, lines: Sequence[_PrintedLine]
) -> Iterator[tuple[int, list[_PrintedLine]]]:
    """The lines of each row of figures that was found, by the form's row."""
    if not any(field.row in row_labels(form) for field in form.fields):
        yield from _only_row(form, lines)
        return
    with_figures = {field.row for field in form.fields}
    found = find_rows(printed, form)
    starts = [(_line_of(row, lines), row.row) for row in found]
    known = [(start, row) for start, row in starts if start is not None]
    ends = [start for start, _ in known[1:]]
    for index, (start, row) in enumerate(known):
        if row in with_figures:
            yield row, list(lines[start : ends[index] if index < len(ends) else _end(start + 1, lines)])


def _line_of(row: FoundRow, lines: Sequence[_PrintedLine]) -> int | None:
    """The line that the row's label begins in."""
    first = min(row.words, key=lambda word: (word.box.top, word.box.left)).box
    for index, line in enumerate(lines):
        if line.page == row.page and any(
            word.box.left == first.left and word.box.top == first.top for word in line.words
        ):
            return index
    return None


def _end(start: int, lines: Sequence[_PrintedLine]) -> int:
    """Behind the lines of figures alone that go on from there, on the same page."""
    end = start
    while end < len(lines) and lines[end].page == lines[start - 1].page and all(map(is_value, lines[end].words)):
        end += 1
    return end


def _only_row(form: Form, lines: Sequence[_PrintedLine]) -> Iterator[tuple[int, list[_PrintedLine]]]:
    """The first line of figures alone below the form's caption, and those that go on."""
    rows = {field.row for field in form.fields}
    captions = [
        index
        for index, line in enumerate(lines)
        if fuzz.ratio(label_key("".join(word.text for word in line.words)), label_key(form.caption)) > LIKE_CAPTION
    ]
    if len(rows) != 1 or len(captions) != 1:
        return
    for index in range(captions[0] + 1, len(lines)):
        words = lines[index].words
        if len(words) >= FEWEST_OF_ROW and all(map(is_value, words)):
            yield rows.pop(), list(lines[index : _end(index + 1, lines)])
            return


def _stops(rows: Sequence[_PrintedLine], lines: Sequence[_PrintedLine]) -> Iterator[_Stops]:
    """The stops that nearly all figures stand at, the farthest apart that do; with one more or less in a line's end."""
    edges = np.array([word.box.left for line in rows for word in line.words if is_value(word)])
    if len(edges) < FEWEST:
        return
    first = min(line.words[0].box.left for line in lines)
    tried = np.arange(WIDEST, NARROWEST, -STEP)[:, None]
    off = np.abs((edges - first + tried / 2) % tried - tried / 2)
    fits = (off <= ON_STOP).mean(axis=1)
    good = np.flatnonzero(fits >= AT_STOPS)
    if not good.size:
        return
    # Among neighbours that fit, the one that figures stand nearest to.
    near = [index for index in good if tried[index, 0] > 0.97 * tried[good[0], 0]]
    apart = float(tried[min(near, key=lambda index: float(off[index].mean())), 0])
    right = max(line.words[-1].box.right for line in lines)
    count = int((right - first) // apart)
    for more in (0, 1):
        yield _Stops(first=first, apart=apart, count=count + more)


def _read(row: int, lines: Sequence[_PrintedLine], stops: _Stops, form: Form) -> _TabRow | None:
    """The row's cells; None where they are not those of the form's row. The last column's are sums: a row of figures
    without one has them elsewhere.
    """
    if not lines or len({line.page for line in lines}) > 1:
        return None
    cells: dict[int, list[Word]] = {}
    tabs, passed = 0, 0
    for number, line in enumerate(lines):
        words = [part for word in line.words for part in _parted(word, stops)]
        for place, word in enumerate(words):
            at = stops.at(word.box.left)
            if place == 0 and at is not None:
                # A label goes on at the margin; a figure there had its stop at the end of the line before.
                tabs += at + (stops.count - passed if number and (at or is_value(word)) else 0)
            elif at is not None:
                tabs += max(0, at - passed)
            cells.setdefault(tabs, []).append(word)
            passed = stops.passed(word.box.right)
    columns = value_columns(form)
    figures = {tab for tab, words in cells.items() if len(words) == 1 and is_value(words[0])}
    if figures != {tab for tab in cells if columns[0] <= tab} or (figures and max(figures) != columns[-1]):
        return None
    own = {tab: tuple(words) for tab, words in cells.items()}
    return _TabRow(
        row=row, page=lines[0].page, top=lines[0].box.top, bottom=max(line.box.bottom for line in lines), cells=own
    )  # fmt: skip


def _heads(form: Form, lines: Sequence[_PrintedLine], first: _TabRow) -> dict[tuple[int, int], tuple[Word, ...]]:
    """The words of the heads above the first row, by their labels' places."""
    top = min(field.row for field in form.fields)
    labels = [label for label in form.labels if label.row < top]
    above = [line for line in lines if line.page == first.page and line.box.bottom <= first.top]
    words = [part for line in above for word in line.words for part in _heads_of(word, labels)]
    held: dict[tuple[int, int], tuple[Word, ...]] = {}
    used: set[int] = set()
    for label in sorted(labels, key=lambda label: (label.row, label.column), reverse=True):
        for word in reversed(words):
            if id(word) not in used and _says(word, label):
                held[label.row, label.column] = (word,)
                used.add(id(word))
                break
    return held


def _heads_of(word: Word, labels: Sequence[FormLabel]) -> Iterator[Word]:
    """Heads at stops right behind each other, which were read as one word."""
    wordings = sorted({wording for label in labels for wording in label.wordings if len(wording) > 1}, key=len)
    whole = word
    while whole.text not in wordings and (begin := next(filter(whole.text.startswith, wordings), None)):
        cut = whole.box.left + (whole.box.right - whole.box.left) * len(begin) / len(whole.text)
        yield replace(whole, text=begin, box=replace(whole.box, right=cut), sure=())
        whole = replace(whole, text=whole.text[len(begin) :], box=replace(whole.box, left=cut), sure=())
    yield whole


def _says(word: Word, label: FormLabel) -> bool:
    key = label_key(word.text)
    return any(fuzz.ratio(key, label_key(wording)) >= LIKE_HEAD for wording in label.wordings)


def _grid(form: Form, rows: Sequence[_TabRow], heads: Mapping[tuple[int, int], tuple[Word, ...]]) -> PageGrid:
    """The rows on one page, below the form's heads where these are given."""
    first = min(field.row for field in form.fields)
    by_row = {row.row: row for row in rows}
    above = list(range(first)) if heads else []
    numbers = [*above, *by_row]
    row_edges = [*_edges_above(above, heads, rows[0].top), *(row.top for row in rows), rows[-1].bottom]
    everything = [word for row in rows for own in row.cells.values() for word in own]
    everything += [word for own in heads.values() for word in own]
    left, right = min(word.box.left for word in everything), max(word.box.right for word in everything)
    column_edges = [left + (right - left) * column / form.n_columns for column in range(form.n_columns + 1)]
    cells = []
    for item, blank in blank_cells(form, numbers, row_edges=row_edges, column_edges=column_edges):
        words = heads.get((item.row, item.column), ()) if item.row < first else ()
        if item.row in by_row:
            words = by_row[item.row].cells.get(item.column, ())
        cells.append(replace(blank, words=words, box=around([word.box for word in words])) if words else blank)
    box = Box(left=left, top=row_edges[0], right=right, bottom=row_edges[-1])
    return registered_grid(
        form, numbers, box=box, row_edges=row_edges, column_edges=column_edges, cells=cells, confidence=1.0
    )


def _edges_above(
    above: Sequence[int], heads: Mapping[tuple[int, int], tuple[Word, ...]], bottom: float
) -> Iterator[float]:
    """Y at which each row of heads begins, evenly from the highest head to the first row below them."""
    top = min((word.box.top for words in heads.values() for word in words), default=bottom)
    for place in range(len(above)):
        yield top + (bottom - top) * place / len(above)
