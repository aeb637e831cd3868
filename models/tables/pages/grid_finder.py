"""The finder of grids that production uses: geometry and the learned recogniser side by side, the better one chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import Final, Protocol

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.choose import SAME_TABLE, choose_grids, shared
from models.tables.pages.closed_cells import with_closed_cells_whole
from models.tables.pages.closed_frames import closed_frames
from models.tables.pages.columns_apart import with_columns_apart
from models.tables.pages.drawn_grid import drawn_grid
from models.tables.pages.find_grids import find_grids, is_table
from models.tables.pages.head_lines import with_heads_whole
from models.tables.pages.line_shapes import in_columns, is_running_text
from models.tables.pages.lines import holds, lines_of, middle_x, middle_y
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.picture_reader import LevelPage, PagePicture
from models.tables.pages.reading_order import prose_in_two_columns
from models.tables.pages.region_grid import region_grid
from models.tables.pages.regions import TableRegion
from models.tables.pages.score import OfTable, explained, figures_are, score
from models.tables.pages.section_rows import with_section_rows
from models.tables.pages.seen_pieces import whole_regions
from models.tables.pages.seen_regions import seen_regions
from models.tables.pages.shade_rules import MOST_SHADES
from models.tables.pages.shaded_headings import with_shaded_headings
from models.tables.pages.stub_heads import without_stub_joined
from models.tables.pages.thin_rows import without_thin_ends

ShowPage = Callable[[], PagePicture]
"""The page's picture, made when it is asked for."""
GridsOf = Callable[[PrintedPage], Sequence[PageGrid]]
"""A further finder that needs no picture."""
SeeGrids = Callable[[PrintedPage, ShowPage | None], tuple[PageGrid, ...]]
"""The grids of a page, from top to bottom; it may be shown a picture."""

SAME_SIDE: Final = 10.0
"""Points between the sides of two boxes that are the same region: less than a row, more than the map's places."""
HELD: Final = 0.8
"""Share of a closed frame that lies in a larger seen region from which it is a part of that table; of the words of a
seen region that lie in a grid from which that is its table, where nothing is damaged."""
FRAMED: Final = 0.6
"""Share of a seen region's words in several closed frames from which it is these: the others are headings and notes."""
SURE: Final = 0.8
"""Probability from which the finder of regions is believed about a word."""
READ: Final = 0.6
"""Median confidence of the words of a region that is one."""
SET_APART: Final = 0.25
"""Share of the lines of running text that may have words set apart, as OCR takes blanks wider than they are."""
LONG_LINE: Final = 30
"""Characters in the median line from which lines are text, whatever they say."""
UNLIKELY: Final = 0.2
"""Mean probability over the words of a scan's grid below which it is none."""
FEWEST_FILLED: Final = 3
"""Cells with words of a table that only learned finders saw."""
DRAWN: Final = ("rules", "both", "form")
"""`found_by` of grids that are more than white between words."""
SETTLED: Final = "rules"
"""`found_by` of grids all of whose edges are drawn: on pages with text nothing else needs to be asked."""
EXPLAINED: Final = 0.9995
"""Score of a grid of a page with text from which nothing else needs to be asked either: of 206 such grids of generated
and real pages 55 reach it, and what won against one of them had the same cells. From 0.99 on it is 106, but 18 of them
lost to another grid that was mostly the better one."""


def geometry(page: PrintedPage, show: ShowPage | None = None) -> tuple[PageGrid, ...]:
    """The geometric finder alone."""
    return find_grids(page)


def shows(page: LevelPage) -> ShowPage | None:
    """The picture that a page read from one came with."""
    picture = page.picture
    return None if picture is None else lambda: picture


class SeesTables(Protocol):
    """`models.tables.recogniser.find_regions.RegionMap` is one."""

    def at(self, x: float, y: float) -> float:
        """How likely a table is there, 0 to 1; page points."""
        ...

    def boxes(self) -> list[Box]:
        """Around the tables, page points."""
        ...


class Recognises(Protocol):
    """`models.tables.pages.recognised.PageRecogniser` is one."""

    def look(self, picture: PagePicture, words: Sequence[Word]) -> SeesTables:
        """Where tables are on an upright, level page."""
        ...

    def grids(self, picture: PagePicture, known: Sequence[PageGrid], words: Sequence[Word]) -> list[list[PageGrid]]:
        """Other grids for the regions of known ones, each list a way to see all of them; all boxes in page points."""
        ...


class GridFinder:
    """Geometry first; where it is not settled by rules, the recogniser; then what explains the page best.

    The finder of regions is asked on scans alone: on pages with text geometry finds the better places.

    Args:
        recogniser: gives the learned one when the first page needs it; None where it is not installed.
        others: further finders, whose grids compete.
    """

    def __init__(self, recogniser: Callable[[], Recognises | None], *, others: Sequence[GridsOf] = ()) -> None:
        self._recogniser, self._others = recogniser, tuple(others)

    def __call__(self, page: PrintedPage, show: ShowPage | None) -> tuple[PageGrid, ...]:
        """The tables of the page from top to bottom; without a picture, those of the finders that need none."""
        if not page.words:
            return ()  # no grid without words is a table; a picture of a few pixels has none to be shown
        found: list[Sequence[PageGrid]] = [find_grids(page), *(other(page) for other in self._others)]
        doubtful = [grid for grid in found[0] if page.scanned or not _is_settled(grid, page)]
        of_table: OfTable = figures_are
        regions: list[Box] = []
        frames: list[Box] = []
        clean = False
        if (doubtful or page.scanned) and show is not None and (recogniser := self._recogniser()) is not None:
            picture = show()
            found += [_lattices(doubtful, page), *_ways(recogniser, picture, doubtful, page.words)]
            if page.scanned:
                clean = _has_clean_ground(picture, page)
                seen = recogniser.look(picture, page.words)
                pieces = whole_regions(seen.boxes(), [grid.box for grid in found[0]], page)
                closed = closed_frames(page)
                frames, boxes = _told_by_frames(closed, pieces, page.words)
                borne_out = _borne_out(found[0], seen, frames)
                if clean:
                    places, apart = _placed_by(borne_out, boxes, page.words)
                    frames, boxes = [*frames, *places], [*places, *apart]
                of_table = partial(_of_table, seen, frames)
                seen_ones = [
                    region for region in seen_regions(boxes, page) if _is_read(region) and not _is_prose(region)
                ]  # fmt: skip
                regions = [region.box for region in seen_ones]
                others = [_drawn_or_one_cell(region) for region in seen_ones if not _is_known(region.box, found[0])]
                found += [[grid for grid in others if is_table(grid)], _lattices(others, page)]
                found += _ways(recogniser, picture, others, page.words)
                found[0] = borne_out
            found[1:] = [[without_thin_ends(grid) for grid in grids if _is_believed(grid)] for grids in found[1:]]
        settled = [grid.box for grid in found[0] if _is_all_filled(grid, page.shades)]
        if settled:
            found[1:] = [[grid for grid in grids if not _meets(grid.box, settled)] for grids in found[1:]]
        chosen = (
            choose_grids(page, found, of_table=of_table, regions=regions, frames=frames, clean=clean)
            if len(found) > 1
            else tuple(found[0])
        )
        kept = _outside_columns_of_prose(chosen, page)
        if page.scanned and not clean:
            return kept
        return tuple(_mended(grid, page.rules, page.shades) for grid in kept)


def _is_settled(grid: PageGrid, page: PrintedPage) -> bool:
    """On a page with text: is the grid drawn, or is nothing left that another one could explain better?

    What is asked of the recogniser takes ten times as long as this question.
    """
    if grid.found_by == SETTLED:
        return True
    own = explained([grid], grid.box, page.words, page.rules)
    return score(own, [own]) >= EXPLAINED


def _is_all_filled(grid: PageGrid, shades: Sequence[Box]) -> bool:
    """Has each cell with words a filled area, and no other such cell the same? Only what is drawn is so even."""
    taken: set[int] = set()
    for cell in grid.cells if len(shades) <= MOST_SHADES else ():
        own = {at for word in cell.words for at, shade in enumerate(shades) if holds(shade, word.box)}
        if cell.words and (len(own) != 1 or own & taken):
            return False
        taken |= own
    return bool(taken)


def _meets(box: Box, others: Sequence[Box]) -> bool:
    return any(shared(box, other) >= SAME_TABLE for other in others)


def _mended(grid: PageGrid, rules: Sequence[Rule], shades: Sequence[Box]) -> PageGrid:
    """What every finder makes of cells at times."""
    apart = with_heads_whole(without_stub_joined(with_columns_apart(grid, rules), rules), rules)
    return with_shaded_headings(with_section_rows(with_closed_cells_whole(apart, rules), rules), shades)


def _has_clean_ground(picture: PagePicture, page: PrintedPage) -> bool:
    from models.tables.pages.clean_ground import has_clean_ground  # OpenCV comes with the reader of pictures

    return has_clean_ground(picture, page)


def _outside_columns_of_prose(grids: Sequence[PageGrid], page: PrintedPage) -> tuple[PageGrid, ...]:
    """Without those that nothing but the white between two columns of prose shows."""
    guessed = [grid for grid in grids if grid.found_by not in DRAWN]
    places = prose_in_two_columns(lines_of(page.words)) if guessed else []
    prose = [grid for grid in guessed if any(place.top <= middle_y(grid.box) <= place.bottom for place in places)]
    return tuple(grid for grid in grids if not any(grid is one for one in prose))


def _lattices(known: Sequence[PageGrid], page: PrintedPage) -> list[PageGrid]:
    """What rules alone draw, where geometry had edges between them."""
    return [drawn for grid in known if (drawn := drawn_grid(grid, page)) is not None]


def _is_believed(grid: PageGrid) -> bool:
    """A seen table has rows and columns, and words in several: borders and streaks of a scan have not."""
    return min(grid.n_rows, grid.n_columns) > 1 and sum(bool(cell.words) for cell in grid.cells) >= FEWEST_FILLED


def _borne_out(grids: Sequence[PageGrid], seen: SeesTables, frames: Sequence[Box]) -> list[PageGrid]:
    """Without those of a scan that are no table to the finder of regions: frames that dirt and borders make."""
    framed = [any(_same(grid.box, frame) for frame in frames) for grid in grids]
    return [grid for grid, known in zip(grids, framed, strict=True) if known or _likely(grid, seen) >= UNLIKELY]


def _likely(grid: PageGrid, seen: SeesTables) -> float:
    """Mean over the grid's words."""
    places = [(middle_x(word.box), middle_y(word.box)) for cell in grid.cells for word in cell.words]
    return sum(seen.at(x, y) for x, y in places) / len(places) if places else 0.0


def _ways(
    recogniser: Recognises, picture: PagePicture, known: Sequence[PageGrid], words: Sequence[Word]
) -> list[list[PageGrid]]:
    return [[grid for grid in way if is_table(grid)] for way in recogniser.grids(picture, known, words)]


def _is_read(region: TableRegion) -> bool:
    """What is read in the texture of a table top under a photographed page is read without confidence."""
    return median(word.confidence for word in region.words) >= READ


def _is_prose(region: TableRegion) -> bool:
    """Lines that hardly ever have words set apart, long ones or sentences, and no rule or shade among them."""
    if region.rules or region.shaded_edges:
        return False
    lines = lines_of(region.words)
    if sum(map(in_columns, lines)) > SET_APART * len(lines):
        return False
    return median(len(line.text) for line in lines) >= LONG_LINE or is_running_text(lines, but=SET_APART)


def _is_known(box: Box, known: Sequence[PageGrid]) -> bool:
    return any(_same(box, grid.box) for grid in known)


def _drawn_or_one_cell(region: TableRegion) -> PageGrid:
    """What geometry makes of a region that it drew otherwise or not at all."""
    grid = region_grid(region)
    if grid is not None and is_table(grid):
        return grid
    box = region.box
    cell = PageCell(row=0, column=0, row_span=1, column_span=1, box=box, words=region.words)
    return PageGrid(
        box=box, row_edges=(box.top, box.bottom), column_edges=(box.left, box.right), cells=(cell,), confidence=0.0,
        found_by="text",
    )  # fmt: skip


def _same(one: Box, other: Box) -> bool:
    sides = ((one.left, other.left), (one.top, other.top), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(a - b) <= SAME_SIDE for a, b in sides)


def _told_by_frames(frames: Sequence[Box], seen: Sequence[Box], words: Sequence[Word]) -> tuple[list[Box], list[Box]]:
    """The frames that no seen region holds, and the regions: these frames, and what was seen apart from them.

    A region that holds nothing but several frames and a few words between them is as many tables.
    """
    regions = [box for box in seen if not _is_several(box, frames, words)]
    free = [frame for frame in frames if not any(_exceeds(box, frame) for box in regions)]
    apart = [box for box in regions if not any(shared(box, frame) >= SAME_TABLE for frame in free)]
    return free, [*free, *apart]


def _is_several(box: Box, frames: Sequence[Box], words: Sequence[Word]) -> bool:
    inside = [frame for frame in frames if _exceeds(box, frame)]
    held = [word for word in words if holds(box, word.box)]
    framed = sum(any(holds(frame, word.box) for frame in inside) for word in held)
    return len(inside) > 1 and framed >= FRAMED * len(held)


def _placed_by(grids: Sequence[PageGrid], seen: Sequence[Box], words: Sequence[Word]) -> tuple[list[Box], list[Box]]:
    """Places of the grids that most words of some seen region lie in, and the regions of which that is not so."""
    inside = {box: [word for word in words if holds(box, word.box)] for box in seen}
    owners = {
        box: [grid.box for grid in grids if sum(holds(grid.box, word.box) for word in own) >= HELD * len(own) > 0]
        for box, own in inside.items()
    }
    places = [grid.box for grid in grids if any(grid.box in found for found in owners.values())]
    return places, [box for box in seen if not owners[box]]


def _exceeds(box: Box, frame: Box) -> bool:
    """Is most of the frame in the box, and the box more than the frame?"""
    sizes = [(one.right - one.left) * (one.bottom - one.top) for one in (frame, box)]
    return sizes[0] <= HELD * sizes[1] and shared(box, frame) >= HELD


def _of_table(seen: SeesTables, frames: Sequence[Box], word: Word) -> bool | None:
    """What is in a closed frame is; of other words, what the finder of regions says where it is sure."""
    if any(holds(frame, word.box) for frame in frames):
        return True
    likely = seen.at(middle_x(word.box), middle_y(word.box))
    return True if likely >= SURE else False if likely <= 1 - SURE else None


def installed_finder(*, weights: Path | None = None, others: Sequence[GridsOf] = ()) -> GridFinder:
    """With the recogniser that came with the package, or that of a folder, where what it needs is installed."""
    return GridFinder(_installed_recogniser(weights), others=others)


def _installed_recogniser(weights: Path | None) -> Callable[[], Recognises | None]:
    @cache
    def load() -> Recognises | None:
        try:
            from models.tables.pages.recognised import PageRecogniser

            return PageRecogniser.load(weights)
        except ModuleNotFoundError:
            return None

    return load
