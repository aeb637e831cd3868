"""What the learned finder of regions says of a page, beside the frames that rules close and the grids of geometry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Word
from models.tables.pages.chosen.choose import same_table, shared
from models.tables.pages.chosen.score import OfTable, figures_are
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.line_shapes import in_columns, is_caption, is_row, is_running_text
from models.tables.pages.print.lines import Line, area_of, holds, lines_of, middle_y
from models.tables.pages.regions.closed_frames import frames_and_boxes
from models.tables.pages.regions.heads_again import has_one_head
from models.tables.pages.regions.other_columns import write_over_each_other
from models.tables.pages.regions.regions import TableRegion
from models.tables.pages.seen.seen_groups import whole_groups
from models.tables.pages.seen.seen_pieces import is_column, stands_apart, whole_regions
from models.tables.pages.seen.seen_regions import seen_regions
from models.tables.pages.seen.seen_torn import without_torn
from models.tables.pages.seen.seen_words import (
    FEWEST_OUTSIDE,
    SURE,
    SeesTables,
    is_line_outside,
    is_outside,
    likelihood,
)
from models.tables.values import is_value

SAME_COLUMN: Final = 20.0
"""Points by which edges between columns differ that only words show."""
SAME_SIDE: Final = 10.0
"""Points between the sides of two boxes that are the same region: less than a row, more than the map's places."""
HELD: Final = 0.8
"""Share of a closed frame that lies in a larger seen region from which it is a part of that table; of the words of a
seen region that lie in a grid from which that is its table, where nothing is damaged."""
FRAMED: Final = 0.6
"""Share of a seen region's words in several closed frames from which it is these: the others are headings and notes."""
READ: Final = 0.6
"""Median confidence of the words of a region that is one."""
DRAWN_BY: Final = 3
"""Rules each way that draw two rows and two columns."""
SET_APART: Final = 0.25
"""Share of the lines of running text that may have words set apart, as OCR takes blanks wider than they are."""
LONG_LINE: Final = 30
"""Characters in the median line from which lines are text, whatever they say."""
CUT, NEXT_WORD = 0.6, 0.9
"""Share of the lines of a region that go on beside it from which it is a part of a text, and em to the next word of a
text at most; justified lines have wide blanks.
"""
FEWEST_HEADS: Final = 2
"""Lines of heads that a grid left out of what was seen, from which it is not its place."""
ONE_HEADING: Final = 1
"""Lines between rows of one table at most."""
UNLIKELY: Final = 0.2
"""Mean probability over the words of a scan's grid below which it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPlaces:
    """Where tables were seen on a page.

    Args:
        known: geometry's grids that are borne out.
        new: regions that none of them is the place of.
        regions: places that the right grids have, as far as they are known.
        frames: those that sound rules close, or a grid's place where nothing is damaged.
        of_table: tells which words are a table's.
    """

    known: tuple[PageGrid, ...]
    new: tuple[TableRegion, ...]
    regions: tuple[Box, ...]
    frames: tuple[Box, ...]
    of_table: OfTable


def seen_places(seen: SeesTables, grids: Sequence[PageGrid], page: PrintedPage, *, clean: bool) -> SeenPlaces:
    """What was seen, beside the grids that geometry found; `clean` where nothing has damaged the page.

    On pages with text no grid of geometry is dropped but columns of sentences, and no region that lies over several of
    them is the measure of places: what is seen as one more often is several than what is seen as several is one.
    """
    single = [grid for grid in grids if has_one_head(grid.box, page)]
    pieces = whole_regions(seen.boxes(), [grid.box for grid in single], page)
    frames, boxes = _told_by_frames(*frames_and_boxes(page), pieces, page.words)
    known = list(grids)
    if page.scanned:
        known = _borne_out(grids, seen, frames)
    else:
        known = [grid for grid in grids if not (grid.found_by == "text" and _is_text_beside_text(grid, seen))]
        boxes = [box for box in boxes if not _is_place_of_one(box, known, boxes)]
    if clean:
        boxes = whole_groups(boxes, [grid.box for grid in single], page)
        single = [grid for grid in single if any(grid is one for one in known)]
        boxes = without_torn(boxes, single, page, seen, frames=frames)
        boxes = [_without_text(box, single, page.words) for box in boxes]
        places, apart = _placed_by([grid for grid in single if not _reaches_out(grid, seen)], boxes, page.words)
        frames, boxes = [*frames, *places], [*places, *apart]
    shown = [region for region in seen_regions(boxes, page) if _is_sound(region) and not _is_prose(region)]
    if clean:
        shown = [region for region in shown if not _is_cut_out(region, page.words)]
    doubtful = [region.box for region in shown if clean and _is_doubtful(region, grids, page)]
    return SeenPlaces(
        known=tuple(known),
        new=tuple(region for region in shown if not _is_known(region.box, grids) and region.box not in doubtful),
        regions=tuple(region.box for region in shown if region.box not in doubtful),
        frames=tuple(frames),
        of_table=partial(_of_table, seen, frames, doubtful),
    )


def without_pieces(seen: Sequence[PageGrid], known: Sequence[PageGrid]) -> list[PageGrid]:
    """The seen grids but those that lie under each other in a known one and have the same columns.

    Groups of rows with white between are one table, which geometry has found; two tables rarely have the same columns.
    """
    pieces: list[PageGrid] = []
    for grid in known:
        own = [one for one in seen if same_table(one.box, grid.box)]
        if len(own) > 1 and all(_have_same_columns(own[0], other) for other in own[1:]):
            pieces += own
    return [one for one in seen if not any(one is piece for piece in pieces)]


def _have_same_columns(one: PageGrid, other: PageGrid) -> bool:
    """Is each edge where the other grid's is, or in the white on both sides of that?"""
    return one.n_columns == other.n_columns and all(
        abs(a - b) <= SAME_COLUMN or _in_white(a, other, edge) or _in_white(b, one, edge)
        for edge, (a, b) in enumerate(zip(one.column_edges, other.column_edges, strict=True))
    )


def _in_white(x: float, grid: PageGrid, edge: int) -> bool:
    """Does nothing of the columns on both sides of one of its edges reach over `x`?"""
    left = [word.box.right for cell in grid.cells if cell.column + cell.column_span == edge for word in cell.words]
    right = [word.box.left for cell in grid.cells if cell.column == edge for word in cell.words]
    return bool(left) and bool(right) and max(left) <= x <= min(right)


def _borne_out(grids: Sequence[PageGrid], seen: SeesTables, frames: Sequence[Box]) -> list[PageGrid]:
    """Without those of a scan that are no table to the finder of regions: frames that dirt and borders make."""
    framed = [any(_same(grid.box, frame) for frame in frames) for grid in grids]
    return [grid for grid, known in zip(grids, framed, strict=True) if known or _likely(grid, seen) >= UNLIKELY]


def _likely(grid: PageGrid, seen: SeesTables) -> float:
    """Mean over the grid's words."""
    likely = [likelihood(seen, word) for cell in grid.cells for word in cell.words]
    return sum(likely) / len(likely) if likely else 0.0


def _is_sound(region: TableRegion) -> bool:
    """Are its words read, or do rules draw rows and columns, however badly the words are read? What is read in the
    texture of a table top under a photographed page is read without confidence.
    """
    level = sum(rule.horizontal for rule in region.rules)
    drawn = min(level, len(region.rules) - level) >= DRAWN_BY
    return drawn or median(word.confidence for word in region.words) >= READ


def _is_prose(region: TableRegion) -> bool:
    """Lines that hardly ever have words set apart, long ones or sentences, and no rule or shade among them."""
    if region.rules or region.shaded_edges:
        return False
    lines = lines_of(region.words)
    if sum(map(in_columns, lines)) > SET_APART * len(lines):
        return False
    return median(len(line.text) for line in lines) >= LONG_LINE or is_running_text(lines, but=SET_APART)


def _is_text_beside_text(grid: PageGrid, seen: SeesTables) -> bool:
    """Do sentences stand in one of its columns, and in the others such, a table's caption, or no figure alone, which
    nobody else takes for a table?
    """
    if not _is_mostly_outside(grid, seen):
        return False
    columns = [
        [cell for cell in grid.cells if cell.column == column and cell.words] for column in range(grid.n_columns)
    ]
    texts = [lines_of(word for cell in cells for word in cell.words) for cells in columns]
    running = [bool(lines) and is_running_text(lines) for lines in texts]
    figures = [any(all(map(is_value, cell.words)) for cell in cells) for cells in columns]
    others = [bool(lines) and is_caption(lines[0]) for lines in texts]
    if all(one or other for one, other in zip(running, others, strict=True)):
        return True
    return any(running) and not any(figures)


def _is_cut_out(region: TableRegion, words: Sequence[Word]) -> bool:
    """Do most of its lines go on beside it, a blank away, and is no rule in it? It is a part of a text."""
    box = region.box
    if region.rules or region.shaded_edges:
        return False
    own = {word.box for word in region.words}
    level = [word for word in words if box.top <= middle_y(word.box) <= box.bottom and word.box not in own]
    lines = lines_of(region.words)
    return sum(_goes_on_beside(line, level) for line in lines) >= CUT * len(lines)


def _goes_on_beside(line: Line, words: Sequence[Word]) -> bool:
    beside = [word.box for word in words if word.box.top < line.middle < word.box.bottom]
    gaps = [max(box.left - line.box.right, line.box.left - box.right) for box in beside]
    return any(gap <= NEXT_WORD * line.size for gap in gaps)


def _is_known(box: Box, known: Sequence[PageGrid]) -> bool:
    return any(_same(box, grid.box) for grid in known)


def _same(one: Box, other: Box) -> bool:
    sides = ((one.left, other.left), (one.top, other.top), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(a - b) <= SAME_SIDE for a, b in sides)


def _told_by_frames(
    frames: Sequence[Box], closed: Sequence[Box], seen: Sequence[Box], words: Sequence[Word]
) -> tuple[list[Box], list[Box]]:
    """The frames that no seen region holds, and the regions: these frames, and what was seen apart from them.

    A region that holds nothing but several frames and a few words between them is as many tables; `closed` are frames
    of a title or a text.
    """
    regions = [box for box in seen if not _is_several(box, frames, closed, words)]
    free = [frame for frame in frames if not any(_exceeds(box, frame) for box in regions)]
    apart = [box for box in regions if not any(same_table(box, frame) for frame in free)]
    return free, [*free, *apart]


def _is_several(box: Box, frames: Sequence[Box], closed: Sequence[Box], words: Sequence[Word]) -> bool:
    inside = [frame for frame in frames if _exceeds(box, frame)]
    if inside:
        inside += [frame for frame in closed if _exceeds(box, frame)]
    held = [word for word in words if holds(box, word.box)]
    framed = sum(any(holds(frame, word.box) for frame in inside) for word in held)
    return len(inside) > 1 and framed >= FRAMED * len(held)


def _placed_by(grids: Sequence[PageGrid], seen: Sequence[Box], words: Sequence[Word]) -> tuple[list[Box], list[Box]]:
    """Places of the grids that most words of one seen region lie in, and the regions of which that is not so.

    A grid that lies in several of them may be as many tables.
    """
    inside = {box: [word for word in words if holds(box, word.box)] for box in seen}
    owners = {
        box: [grid.box for grid in grids if sum(holds(grid.box, word.box) for word in own) >= HELD * len(own) > 0]
        for box, own in inside.items()
    }
    whole = {
        grid.box for grid in grids
        if sum(same_table(box, grid.box) for box in seen) == 1 and not _goes_on_below(grid, grids, seen)
        and not any(same_table(box, grid.box) and _is_headed(grid.box, inside[box]) for box in seen)
    }  # fmt: skip
    places = [grid.box for grid in grids if grid.box in whole and any(grid.box in own for own in owners.values())]
    return places, [box for box in seen if not whole.intersection(owners[box])]


def _is_headed(place: Box, seen: Sequence[Word]) -> bool:
    """Do two lines of heads, no figures among them, stand above the place in what was seen?"""
    above = lines_of(word for word in seen if middle_y(word.box) < place.top)
    return sum(is_row(line) and not any(map(is_value, line.words)) for line in above) >= FEWEST_HEADS


def _goes_on_below(grid: PageGrid, grids: Sequence[PageGrid], seen: Sequence[Box]) -> bool:
    """Does a region hold it and another grid under it with the same columns? What is seen as one is one then."""
    below = [one for one in grids if _stand_over_one_another(grid.box, one.box) and _have_same_columns(grid, one)]
    return any(shared(box, grid.box) >= HELD and shared(box, one.box) >= HELD for box in seen for one in below)


def _is_mostly_outside(grid: PageGrid, seen: SeesTables) -> bool:
    """Is most of its print, by length, surely none of a table? Then text stands beside the table, or above it."""
    words = [word for cell in grid.cells for word in cell.words]
    outside = [word for word in words if is_outside(seen, word)]
    return 2 * sum(word.box.right - word.box.left for word in outside) > sum(
        word.box.right - word.box.left for word in words
    )


def _reaches_out(grid: PageGrid, seen: SeesTables) -> bool:
    """Is most of it outside, or are several of its lines?"""
    lines = lines_of(word for cell in grid.cells for word in cell.words)
    outside = sum(is_line_outside(seen, line) for line in lines)
    return outside >= FEWEST_OUTSIDE or _is_mostly_outside(grid, seen)


def _without_text(box: Box, grids: Sequence[PageGrid], words: Sequence[Word]) -> Box:
    """The place of the one grid in the box where all else in it are lines of a text above or below that: what stands
    beside a column of text and under a table is taken for the table's.
    """
    own = [grid.box for grid in grids if same_table(box, grid.box)]
    if len(own) != 1 or shared(box, own[0]) < HELD:
        return box
    place = own[0]
    rest = [word for word in words if holds(box, word.box) and not holds(place, word.box)]
    beside = any(place.top < middle_y(word.box) < place.bottom for word in rest)
    lines = lines_of(rest)
    return place if len(lines) > 1 and not beside and is_running_text(lines, but=1.0) else box


def _is_place_of_one(box: Box, grids: Sequence[PageGrid], seen: Sequence[Box]) -> bool:
    """Does it share its place with one grid, and that with no other region? Geometry knows it to the line."""
    own = [grid.box for grid in grids if same_table(box, grid.box)]
    return len(own) == 1 and sum(same_table(other, own[0]) for other in seen) == 1


def _is_doubtful(region: TableRegion, grids: Sequence[PageGrid], page: PrintedPage) -> bool:
    """Is it over several tables, or a notice of one column beside one?"""
    beside = any(stands_apart(region.box, grid.box, page) for grid in grids) and is_column(region.box, page)
    return beside or _is_over_several(region, grids)


def _is_over_several(region: TableRegion, grids: Sequence[PageGrid]) -> bool:
    """What is seen as one more often is several than what is seen as several is one; not where two of these stand over
    one another and no more than a heading is between, or a row of figures that is in none of them.
    """
    own = [grid for grid in grids if same_table(region.box, grid.box)]
    left = lines_of(word for word in region.words if not any(holds(grid.box, word.box) for grid in own))
    stacked = ((above, below) for above in own for below in own if _stand_over_one_another(above.box, below.box))
    return len(own) > 1 and not any(
        _go_on(above.box, below.box, left) and not _has_other_columns(above, below) for above, below in stacked
    )


def _has_other_columns(above: PageGrid, below: PageGrid) -> bool:
    lines = (lines_of(word for cell in grid.cells for word in cell.words) for grid in (above, below))
    return _has_other_heads(above, below) or write_over_each_other(*lines)


def _has_other_heads(above: PageGrid, below: PageGrid) -> bool:
    """Does the lower one begin with names over its figures, and are its columns others than the upper one's?"""
    first = [cell for cell in below.cells if cell.row == 0 and cell.words]
    figures = {cell.column for cell in below.cells if cell.row and cell.words and all(map(is_value, cell.words))}
    named = {cell.column for cell in first if not any(map(is_value, cell.words))}
    return len(named) == len(first) > 1 and bool(named & figures) and not _have_same_columns(above, below)


def _stand_over_one_another(above: Box, below: Box) -> bool:
    shared = min(above.right, below.right) - max(above.left, below.left)
    return above.bottom <= below.top and shared >= HELD * max(above.right - above.left, below.right - below.left)


def _go_on(above: Box, below: Box, lines: Sequence[Line]) -> bool:
    between = [line for line in lines if above.bottom <= line.middle <= below.top]
    own = [line for line in between if line.box.right > below.left and line.box.left < below.right]
    if any(is_row(line) and any(map(is_value, line.words)) for line in own):
        return True
    return len(own) <= ONE_HEADING and not any(map(is_caption, own))


def _exceeds(box: Box, frame: Box) -> bool:
    """Is most of the frame in the box, and the box more than the frame?"""
    return area_of(frame) <= HELD * area_of(box) and shared(box, frame) >= HELD


def _of_table(seen: SeesTables, frames: Sequence[Box], doubtful: Sequence[Box], word: Word) -> bool | None:
    """What is in a closed frame is; of other words, what the finder of regions says where it is sure. In regions that
    may be several tables only of figures: words stand between these.
    """
    if any(holds(frame, word.box) for frame in frames):
        return True
    if any(holds(box, word.box) for box in doubtful):
        return figures_are(word)
    likely = likelihood(seen, word)
    return True if likely >= SURE else False if likely <= 1 - SURE else None
