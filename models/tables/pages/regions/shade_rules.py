"""Edges of filled areas as rules: rows and heads that are told apart by their colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from corpora.document.geometry import Box, around
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.print.lattice import COVERED, RuleCover
from models.tables.pages.print.line_shapes import HEADING, in_columns, is_caption
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y, united
from models.tables.pages.print.ruled_groups import near

LIKE_ROWS: Final = 1.4
"""Of the height of the tallest shaded row, up to which a plain strip between two shaded ones is a row too."""
TITLE: Final = 1.4
"""Of the print of the shaded row below, from which a shaded line is a title."""
SAME: Final = 1.5
"""Points within which edges of two areas are one."""
LARGEST: Final = 0.5
"""Of the page, for an area to be of a table rather than behind everything."""
ROOM: Final = 1.1
"""Of the words' height that the area of a row or a cell has at least; a marker's stroke has less."""
PADDING: Final = 10.0
"""Points between the sides of a cell and its words at most."""
BESIDE: Final = 0.8
"""Of the lower one of two areas side by side, that is as high as the other at least."""
INSET: Final = 0.4
"""Points by which the ground of a paragraph stays within its cell's at least."""
WHITE_LINE: Final = 4.5
"""Points between two filled cells at most that a white rule takes."""
MOST_SHADES: Final = 2_000
"""Of one page: more are a picture drawn with rectangles."""


@dataclass(frozen=True, slots=True)
class Shaded:
    """What filled areas show of tables: `rules` at the edges of rows and cells, horizontal ones where they begin and
    end, upright ones where two stand side by side; `cells` are areas with another right beside them, each a cell,
    however many rows its neighbours are; `ruled_cells` are such, or fills that end within a row, with rules along them.
    """

    rules: tuple[Rule, ...] = ()
    cells: tuple[Box, ...] = ()
    ruled_cells: tuple[Box, ...] = ()


def shaded(page: PrintedPage) -> Shaded:
    """Of areas along which no rule runs: where there are some, these show the rows. A row with a fill of its own and a
    rule along one side only ends at the fill's other side.
    """
    areas = _rows_and_cells(page)
    if not areas:
        return Shaded()
    unruled, half = _unruled(areas, page)
    plain = set(unruled)
    beside = _side_by_side(areas)
    cells = {area for number, area in enumerate(areas) if bool(beside[number].any())}
    rows = {area for area in half if area not in cells and not _is_label(area, page.words)}
    return Shaded(
        rules=tuple(rule for area in areas if area in plain or area in rows for rule in _edges(area, areas)),
        cells=tuple(area for area in unruled if area in cells),
        ruled_cells=tuple(
            area for area in areas if area not in plain and (area in cells or _is_label(area, page.words))
        ),
    )


def _rows_and_cells(page: PrintedPage) -> list[Box]:
    """The areas with words that are rows or cells, and the blank ones that go on with them."""
    if not page.shades or len(page.shades) > MOST_SHADES:
        return []
    outermost = _closed_up(_outermost(page.shades))
    words = {box: _inside(box, page.words) for box in outermost if _fits(box, page.page)}
    likely = [box for box, held in words.items() if held and _roomy(box, held)]
    mates = _have_mates(likely) if likely else ()
    printed = [box for box, has_mate in zip(likely, mates, strict=True) if has_mate or _in_row(words[box])]
    printed = [box for box in printed if not _is_title(box, words)]
    return [*printed, *_blank_beside(printed, [box for box, held in words.items() if not held])]


def _is_title(area: Box, words: Mapping[Box, Sequence[Word]]) -> bool:
    """Is its print one line, and much larger than that of the next area below?"""
    below = min((box for box, held in words.items() if held and box.top >= area.bottom), key=_top, default=None)
    own = [word.box.bottom - word.box.top for word in words[area]]
    if below is None or max(own) <= TITLE * max(word.box.bottom - word.box.top for word in words[below]):
        return False
    return len(lines_of(words[area])) == 1


def _top(box: Box) -> float:
    return box.top


def _closed_up(shades: Sequence[Box]) -> list[Box]:
    """Areas with white lines between them, as they are where none is between: each goes on to the line's middle."""
    if len(shades) < 2:
        return list(shades)
    left, top, right, bottom = _sides(shades)
    level = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top) > 0
    over = np.minimum(right[:, None], right) - np.maximum(left[:, None], left) > 0
    across, down = _gaps(right, left, level), _gaps(bottom, top, over)
    sides = (
        left - across.max(axis=0) / 2, top - down.max(axis=0) / 2,
        right + across.max(axis=1) / 2, bottom + down.max(axis=1) / 2,
    )  # fmt: skip
    return [Box(left=x, top=y, right=to_x, bottom=to_y) for x, y, to_x, to_y in np.stack(sides, axis=1).tolist()]


def _gaps(ends: np.ndarray, starts: np.ndarray, beside: np.ndarray) -> np.ndarray:
    """White between the end of each area and the start of each other one beside it; 0 where it is no line's."""
    gaps = starts[None, :] - ends[:, None]
    lines = beside & (gaps > SAME) & (gaps <= WHITE_LINE)
    return np.where(lines, gaps, 0.0)


def _blank_beside(printed: Sequence[Box], blank: Sequence[Box]) -> list[Box]:
    """Blank areas that touch a printed one of their height, or one another up to it: the blank cells of its row."""
    kept: list[Box] = []
    edge = list(printed)
    rest = list(blank)
    while edge and rest:
        beside = _side_by_side([*edge, *rest])[len(edge) :, : len(edge)]
        _, top, _, bottom = _sides([*edge, *rest])
        level = (_same(top, top) & _same(bottom, bottom))[len(edge) :, : len(edge)]
        touching = (beside & level).any(axis=1)
        edge = [box for box, touches in zip(rest, touching, strict=True) if touches]
        rest = [box for box, touches in zip(rest, touching, strict=True) if not touches]
        kept += edge
    return kept


def _sides(boxes: Sequence[Box]) -> Iterator[np.ndarray]:
    """Left, top, right and bottom."""
    yield from np.array([(box.left, box.top, box.right, box.bottom) for box in boxes]).T


def _same(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """For each two boxes, whether two of their sides are one."""
    return np.asarray(np.abs(one[:, None] - other[None, :]) <= SAME)


def _side_by_side(boxes: Sequence[Box]) -> np.ndarray:
    """For each two boxes, whether they touch, and begin or end at one height."""
    left, top, right, bottom = _sides(boxes)
    return np.asarray((_same(left, right) | _same(right, left)) & (_same(top, top) | _same(bottom, bottom)))


def _have_mates(boxes: Sequence[Box]) -> np.ndarray:
    """Which have another one in the same row or the same column."""
    left, top, right, bottom = _sides(boxes)
    mates = (_same(top, top) & _same(bottom, bottom)) | (_same(left, left) & _same(right, right)) | _side_by_side(boxes)
    np.fill_diagonal(mates, False)
    return np.asarray(mates.any(axis=1))


def shade_bands(made: Sequence[Rule], lines: Sequence[Line]) -> list[Box]:
    """Boxes around shaded rows of one width with no more between them than a row, from the rules made of them.

    Shaded cells side by side, or on top of one another, are of one area. A heading or a caption among the lines between
    ends them.
    """
    upright = [rule.box for rule in made if not rule.horizontal]
    level = [rule.box for rule in made if rule.horizontal]  # the top and the bottom of one area after another
    areas = [around(pair) for pair in zip(level[::2], level[1::2], strict=True)]
    most = LIKE_ROWS * max((area.bottom - area.top for area in areas), default=0.0)
    blocks = united(areas, lambda one, own: near(one, own, SAME))
    found: list[list[Box]] = []
    for own in sorted(blocks, key=lambda box: (box.top, box.left)):
        if (
            found
            and _next_band(found[-1], own, most)
            and not _parted(found[-1][-1].bottom, own.top, lines)
            and not _told_apart(found[-1][-1], own, upright, lines)
        ):
            found[-1].append(own)
        else:
            found.append([own])
    return [around(band) for band in found if len(band) > 1 or _has_rows(band[0], areas)]


def _has_rows(block: Box, areas: Sequence[Box]) -> bool:
    """Are areas in it on top of one another?"""
    return len({round(area.top / SAME) for area in areas if near(block, area, 0.0)}) > 1


def _next_band(band: Sequence[Box], block: Box, most: float) -> bool:
    """Of the same width, and no further away than `most`, a row."""
    first, last = band[0], band[-1]
    alike = abs(block.left - first.left) <= SAME and abs(block.right - first.right) <= SAME
    return alike and block.top - last.bottom <= most


def _parted(top: float, bottom: float, lines: Sequence[Line]) -> bool:
    between = [line for line in lines if top < line.middle < bottom]
    return any(is_caption(line) or (HEADING.match(line.text) and not in_columns(line)) for line in between)


def _told_apart(above: Box, below: Box, upright: Sequence[Box], lines: Sequence[Line]) -> bool:
    """A sentence between two shaded rows whose cells begin at other places: two tables of one width."""
    between = [line for line in lines if above.bottom < line.middle < below.top]
    if not any(line.text.rstrip().endswith("。") and not in_columns(line) for line in between):
        return False
    places = [{round(edge.left / SAME) for edge in upright if near(row, edge, 0.0)} for row in (above, below)]
    return 2 * len(places[0] & places[1]) < max(map(len, places))


def _outermost(shades: Sequence[Box]) -> list[Box]:
    """Without the grounds of paragraphs that a word processor fills within the grounds of their cells."""
    left, top, right, bottom = _sides(shades)
    level = _same(top, top) | _same(bottom, bottom)
    beside = np.flatnonzero(level.sum(axis=1) > 1)  # each is level with itself
    kept = np.ones(len(shades), dtype=bool)
    for cell in beside:  # with white of its own left and right of what it stands around
        within = (top >= top[cell] - SAME) & (bottom <= bottom[cell] + SAME)
        padding = np.minimum(left - left[cell], right[cell] - right), np.maximum(left - left[cell], right[cell] - right)
        kept &= ~(within & (padding[0] > INSET) & (padding[1] <= PADDING))
    return [box for box, keep in zip(shades, kept, strict=True) if keep]


def _unruled(boxes: Sequence[Box], page: PrintedPage) -> tuple[list[Box], list[Box]]:
    """Those without a rule along the top or the bottom, and those with one along either of them."""
    cover = RuleCover(page.rules, horizontal=True)
    ruled = [[cover.share(y, box.left, box.right) >= COVERED for y in (box.top, box.bottom)] for box in boxes]
    return (
        [box for box, sides in zip(boxes, ruled, strict=True) if not any(sides)],
        [box for box, sides in zip(boxes, ruled, strict=True) if sum(sides) == 1],
    )


def _fits(box: Box, page: Page) -> bool:
    return (box.right - box.left) * (box.bottom - box.top) <= LARGEST * page.width * page.height


def _inside(box: Box, words: Sequence[Word]) -> list[Word]:
    return [
        word
        for word in words
        if box.left <= middle_x(word.box) <= box.right and box.top <= middle_y(word.box) <= box.bottom
    ]  # fmt: skip


def _roomy(box: Box, words: Sequence[Word]) -> bool:
    return box.bottom - box.top >= ROOM * max(word.box.bottom - word.box.top for word in words)


def _is_label(area: Box, words: Sequence[Word]) -> bool:
    """Does it hold words of one column, and do others stand beside it? A fill that ends within a row is a cell's."""
    held = _inside(area, words)
    level = [word for word in words if area.top <= middle_y(word.box) <= area.bottom]
    return bool(held) and not _in_row(held) and len(level) > len(held)


def _in_row(words: Sequence[Word]) -> bool:
    return any(in_columns(line) for line in lines_of(words))


def _beside(one: Box, other: Box) -> bool:
    """Is most of the lower one as high as the other?"""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= BESIDE * min(one.bottom - one.top, other.bottom - other.top)


def _edges(box: Box, others: Sequence[Box]) -> Iterator[Rule]:
    """Its top and bottom; its right side where another one begins there."""
    for y in (box.top, box.bottom):
        yield Rule(box=Box(left=box.left, top=y, right=box.right, bottom=y), horizontal=True)
    if any(abs(other.left - box.right) <= SAME and _beside(box, other) for other in others):
        yield Rule(box=Box(left=box.right, top=box.top, right=box.right, bottom=box.bottom), horizontal=False)
