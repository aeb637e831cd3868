"""Pages set in columns: what stands in each column, as a page of its own.

Lines of two columns side by side look like rows. Where a page is set in columns, its lines fill them, beside whatever
stands in the other one: a figure, formulas, a table of one column. Nothing goes over the white between them there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.print.line_shapes import is_running_text
from models.tables.pages.print.lines import Line, lines_of, middle_y
from models.tables.pages.prose.gutters import FEWEST, GUTTER, LONG, gutters, may_have_gutter, pieces_of

MOST: Final = 0.4
"""Share of a column's lines that fill it."""
SMALLER: Final = 0.9
"""Of the print of prose, at which lines between are a table's or a note's."""
SAME_WIDTH: Final = 0.15
"""Of the wider column: how much narrower the other may be."""
INDENT: Final = 2.5
"""Em by which a line of prose may begin further in."""
FULL: Final = 2.0
"""Em that a full line may fall short of its column: a character that may not begin a line went to the next."""
RAGGED: Final = 0.2
"""Share of its column's width that a line of Latin words may fall short."""
OUTERMOST: Final = 0.05
"""Share of the lines that may reach further than the column."""
APART: Final = 0.2
"""Share of the lines of prose with words set apart."""
FEW_WORDS: Final = 3
"""Of a line that is no prose of a script with blanks between words."""
LETTERS, WORDY = 0.8, 0.6
"""Share of the characters of such a line that are letters, and of the lines that are such."""
_HAN = re.compile(r"[\u3000-\u9fff]")
PARAGRAPHS: Final = 4.0
"""Em between two full lines of a column at most, where nothing but a heading or a formula is between."""
CLOSE: Final = 0.8
"""Em between two lines of a paragraph at most."""
SHORT: Final = 3.0
"""Em that short lines at the end of columns take at most: those of a table go on."""
BETWEEN: Final = 36.0
"""Points between two places of one gutter at most, where rules or headings of one column stand between."""
LEAST_FULL: Final = 3
"""Full lines, of either column, of a place with both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsOfProse:
    """Two columns side by side, from `top` to `bottom`; `gutter` is the x of the middle of the white between them."""

    gutter: float
    top: float
    bottom: float


def columns_of_prose(words: Sequence[Word]) -> list[ColumnsOfProse]:
    """From top to bottom. Of three columns the white between two of them, then what is right of it has two."""
    lines = lines_of(words)
    if not may_have_gutter(lines):
        return []
    pieces = [piece for line in lines for piece in pieces_of(line)]
    for part in (pieces, *_upper_and_lower(pieces)):
        for gutter in gutters(part):
            if found := _beside(gutter, part):
                return found
    return []


def pages_of_columns(page: PrintedPage, known: Sequence[ColumnsOfProse] | None = None) -> list[PrintedPage]:
    """The page without what stands in columns of prose, and each of these columns; the page alone where it has none.

    `known` are those of the whole page, where they have been asked for.
    """
    found = columns_of_prose(page.words) if known is None else known
    if not found:
        return [page]
    sides = (_part(page, found, lambda box, at: box.right <= at), _part(page, found, lambda box, at: box.left >= at))
    parts = [part for side in sides if side.words for part in pages_of_columns(side)]
    return [_without(page, sides), *parts]


def goes_over(box: Box, columns: ColumnsOfProse) -> bool:
    """Has the box most of its height beside the columns, and parts of both in it?"""
    shared = min(box.bottom, columns.bottom) - max(box.top, columns.top)
    return shared * 2 > box.bottom - box.top and box.left + GUTTER < columns.gutter < box.right - GUTTER


def _part(page: PrintedPage, found: Sequence[ColumnsOfProse], is_beside: Callable[[Box, float], bool]) -> PrintedPage:
    def lies(box: Box) -> bool:
        return any(one.top <= middle_y(box) <= one.bottom and is_beside(box, one.gutter) for one in found)

    return replace(
        page, words=tuple(word for word in page.words if lies(word.box)),
        rules=tuple(rule for rule in page.rules if lies(rule.box)),
        shades=tuple(shade for shade in page.shades if lies(shade)),
    )  # fmt: skip


def _without(page: PrintedPage, parts: Sequence[PrintedPage]) -> PrintedPage:
    words = {id(word) for part in parts for word in part.words}
    rules = {id(rule) for part in parts for rule in part.rules}
    shades = {id(shade) for part in parts for shade in part.shades}
    return replace(
        page, words=tuple(word for word in page.words if id(word) not in words),
        rules=tuple(rule for rule in page.rules if id(rule) not in rules),
        shades=tuple(shade for shade in page.shades if id(shade) not in shades),
    )  # fmt: skip


def _upper_and_lower(pieces: Sequence[Line]) -> list[list[Line]]:
    """A figure or a table over both columns leaves half of the page to them."""
    middle = (pieces[0].middle + pieces[-1].middle) / 2
    return [[piece for piece in pieces if piece.middle < middle], [piece for piece in pieces if piece.middle >= middle]]


def _beside(gutter: float, pieces: Sequence[Line]) -> list[ColumnsOfProse]:
    """The places, from top to bottom, in which the pieces next to the gutter are two columns of prose."""
    sides = (_nearest(pieces, lambda box: gutter - box.right), _nearest(pieces, lambda box: box.left - gutter))
    if any(len(side) < FEWEST for side in sides):
        return []
    columns = [(_usual([piece.box.left for piece in side]), _furthest(side)) for side in sides]
    widths = sorted(end - start for start, end in columns)
    if widths[1] - widths[0] > SAME_WIDTH * widths[1]:
        return []
    full = [[piece for piece in side if _fills(piece, *at)] for side, at in zip(sides, columns, strict=True)]
    for side, own in zip(sides, full, strict=True):
        between = [piece for piece in side if own and own[0].middle <= piece.middle <= own[-1].middle]
        between = [piece for piece in between if piece.size > SMALLER * median(line.size for line in own)]
        if len(own) < max(FEWEST, MOST * len(between)) or not (is_running_text(own, but=APART) or _is_wordy(own)):
            return []
    over = [piece for piece in pieces if piece.box.left < gutter < piece.box.right]
    ends = [
        piece for side, at in zip(sides, columns, strict=True) for piece in side if _begins(piece, at[0])
    ]  # fmt: skip
    places = (
        (_reached(top, ends, over, down=False), _reached(bottom, ends, over)) for top, bottom in _places(full, over)
    )
    return [ColumnsOfProse(gutter=gutter, top=top, bottom=bottom) for top, bottom in _joined(places, over)]


def _joined(places: Iterable[tuple[float, float]], over: Sequence[Line]) -> list[tuple[float, float]]:
    """The places, those with no more than a few lines between as one where nothing there goes over the gutter."""
    found: list[tuple[float, float]] = []
    for top, bottom in places:
        last = found[-1] if found else None
        if last is None or top - last[1] > BETWEEN or any(last[1] < one.middle < top for one in over):
            found.append((top, bottom))
        else:
            found[-1] = (min(last[0], top), max(last[1], bottom))
    return found


def _is_wordy(lines: Sequence[Line]) -> bool:
    """Are most of them long, and nearly all letters of a script with blanks between words?"""
    long = 0
    for line in lines:
        text = "".join(word.text for word in line.words)
        letters = sum(map(str.isalpha, text))
        wide = line.box.right - line.box.left >= LONG * line.size
        long += wide and letters >= LETTERS * len(text) and not _HAN.search(text)
    return long >= WORDY * len(lines)


def _nearest(pieces: Sequence[Line], distance: Callable[[Box], float]) -> list[Line]:
    """Of each line the piece nearest to the gutter on one side of it, from top to bottom."""
    own = sorted((piece for piece in pieces if distance(piece.box) >= 0), key=lambda piece: piece.middle)
    found: list[Line] = []
    for piece in own:
        if found and abs(found[-1].middle - piece.middle) <= piece.size / 4:
            if distance(piece.box) < distance(found[-1].box):
                found[-1] = piece
        else:
            found.append(piece)
    return found


def _usual(at: Sequence[float]) -> float:
    """Where most lines begin, to two points."""
    return float(2 * Counter(round(x / 2) for x in at).most_common(1)[0][0])


def _furthest(pieces: Sequence[Line]) -> float:
    ends = sorted(piece.box.right for piece in pieces)
    return ends[int((1 - OUTERMOST) * (len(ends) - 1))]


def _fills(piece: Line, start: float, end: float) -> bool:
    """A line from one side of its column to the other."""
    short = FULL * piece.size
    if len(piece.words) > FEW_WORDS and not _HAN.search(piece.text):
        short = max(short, RAGGED * (end - start))
    return _begins(piece, start) and piece.box.right >= end - short


def _begins(piece: Line, start: float) -> bool:
    return abs(piece.box.left - start) <= INDENT * piece.size


def _reached(y: float, lines: Sequence[Line], over: Sequence[Line], *, down: bool = True) -> float:
    """Where the lines that follow closely end: the last of a paragraph is short."""
    begin = y
    for line in sorted(lines, key=lambda line: line.middle, reverse=not down):
        gap = line.box.top - y if down else y - line.box.bottom
        beyond = line.box.bottom > y if down else line.box.top < y
        beyond = beyond and abs(line.middle - begin) <= SHORT * line.size
        low, high = sorted((y, line.middle))
        if beyond and gap <= CLOSE * line.size and not any(low < one.middle < high + one.size / 2 for one in over):
            y = line.box.bottom if down else line.box.top
    return y


def _places(full: Sequence[Sequence[Line]], over: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """Top and bottom of runs of full lines, of either column, that nothing over the gutter parts."""
    run: list[Line] = []
    lines = sorted((line for side in full for line in side), key=lambda line: line.middle)
    for line in lines:
        end = max((one.box.bottom for one in run), default=0.0)
        parted = any(end - one.size / 2 <= one.middle <= line.box.bottom for one in over)
        if run and (line.box.top - end > PARAGRAPHS * line.size or parted):
            yield from _place(run)
            run = []
        run.append(line)
    yield from _place(run)


def _place(run: Sequence[Line]) -> Iterator[tuple[float, float]]:
    if len(run) >= LEAST_FULL:
        yield min(line.box.top for line in run), max(line.box.bottom for line in run)
