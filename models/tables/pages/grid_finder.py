"""The finder of grids that production uses: geometry and the learned recogniser side by side, the better one chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import pairwise
from pathlib import Path
from typing import Final, Protocol

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.tables.pages.cells.ends_as_printed import as_printed
from models.tables.pages.chosen.choose import choose_grids, same_table
from models.tables.pages.chosen.score import OfTable, explained, figures_are, score
from models.tables.pages.columns.unused_edges import without_unused_edges
from models.tables.pages.find_grids import find_grids, is_seen_table, is_table
from models.tables.pages.grids.drawn_grid import drawn_grid, with_drawn_columns
from models.tables.pages.grids.region_grid import region_grid
from models.tables.pages.heads.heads_over_rules import with_heads_over_rules
from models.tables.pages.mended_grid import mended_grid
from models.tables.pages.neighbours.counted_twins import above, counted_twins
from models.tables.pages.neighbours.lists_beside import lists_beside
from models.tables.pages.neighbours.panels import panels_of, parts_of, within_panels
from models.tables.pages.neighbours.parted_at_titles import parted_at_titles
from models.tables.pages.neighbours.ruled_heads import tables_under_heads
from models.tables.pages.neighbours.titled_sections import titled_sections
from models.tables.pages.neighbours.titled_twins import titled_twins
from models.tables.pages.neighbours.twin_tables import parted_below, twin_tables
from models.tables.pages.neighbours.uneven_heads import tables_under_uneven_heads
from models.tables.pages.no_tables.axes import without_axes
from models.tables.pages.no_tables.bars import figures_of_bars, is_of_bars
from models.tables.pages.no_tables.charts import has_axis
from models.tables.pages.no_tables.lying_bars import without_lying_bars
from models.tables.pages.no_tables.no_tables import is_no_table
from models.tables.pages.no_tables.notices import notices
from models.tables.pages.no_tables.page_borders import without_borders
from models.tables.pages.no_tables.standing_bars import without_charts
from models.tables.pages.page_grid import DRAWN, PageCell, PageGrid
from models.tables.pages.picture_reader import LevelPage, PagePicture
from models.tables.pages.pictures.clean_pages import as_inked, is_undamaged
from models.tables.pages.pictures.illegible import is_legible
from models.tables.pages.pictures.sheet_edges import without_sheet_edges
from models.tables.pages.pictures.strokes_in_cells import without_strokes_in_cells
from models.tables.pages.print.leaders import with_leaders_joined
from models.tables.pages.print.line_shapes import in_columns
from models.tables.pages.print.lines import holds, lines_of
from models.tables.pages.print.ruled_leaders import without_ruled_leaders
from models.tables.pages.print.spread_labels import with_spread_labels_whole
from models.tables.pages.print.underlines import without_underlines
from models.tables.pages.print.words_on_lines import with_words_on_their_lines
from models.tables.pages.prose.columns_gone_on import ended_at_rules, gone_on
from models.tables.pages.prose.columns_of_prose import ColumnsOfProse, columns_of_prose, goes_over, pages_of_columns
from models.tables.pages.prose.columns_ruled import columns_ruled
from models.tables.pages.regions.filled_heads import with_filled_heads_ruled
from models.tables.pages.regions.heads_again import between_heads
from models.tables.pages.regions.regions import TableRegion
from models.tables.pages.regions.shade_rules import MOST_SHADES
from models.tables.pages.rows.thin_rows import without_thin_ends
from models.tables.pages.seen.seen_apart import SeenApart
from models.tables.pages.seen.seen_ends import without_seen_outside
from models.tables.pages.seen.seen_groups import whole_groups
from models.tables.pages.seen.seen_parts import seen_parts
from models.tables.pages.seen.seen_pieces import whole_regions
from models.tables.pages.seen.seen_places import seen_places, without_pieces
from models.tables.pages.seen.seen_titles import between_titles
from models.tables.pages.seen.seen_words import SeesTables

ShowPage = Callable[[], PagePicture]
"""The page's picture, made when it is asked for."""
GridsOf = Callable[[PrintedPage], Sequence[PageGrid]]
"""A further finder that needs no picture."""
IsKnown = Callable[[PageGrid], bool]
"""Are all cells of a grid right?"""
SeeGrids = Callable[[PrintedPage, ShowPage | None], tuple[PageGrid, ...]]
"""The grids of a page, from top to bottom; it may be shown a picture."""

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


class Recognises(Protocol):
    """`models.tables.pages.seen.recognised.PageRecogniser` is one."""

    def look(self, picture: PagePicture, words: Sequence[Word]) -> SeesTables:
        """Where tables are on an upright, level page."""
        ...

    def grids(self, picture: PagePicture, known: Sequence[PageGrid], words: Sequence[Word]) -> list[list[PageGrid]]:
        """Other grids for the regions of known ones, each list a way to see all of them; all boxes in page points."""
        ...


class GridFinder:
    """Geometry first; where it is not settled by rules, the recogniser; then what explains the page best.

    On pages with text the finder of regions is asked where the recogniser is, and where lines in columns are left over.

    Args:
        recogniser: gives the learned one when the first page needs it; None where it is not installed.
        others: further finders, whose grids compete.
        is_known: tells of a grid that all its cells are right, so that nothing is to be mended.
    """

    def __init__(
        self,
        recogniser: Callable[[], Recognises | None],
        *,
        others: Sequence[GridsOf] = (),
        is_known: IsKnown = lambda _: False,
    ) -> None:
        self._recogniser, self._others, self._is_known = recogniser, tuple(others), is_known

    def __call__(self, page: PrintedPage, show: ShowPage | None) -> tuple[PageGrid, ...]:
        """The tables of the page from top to bottom; without a picture, those of the finders that need none."""
        if page.scanned and page.words and show is not None and is_undamaged(picture := show(), page):
            return self.seen(self.draft(as_inked(page, picture)), show, clean=True)
        return self.seen(self.draft(page), show)

    def draft(self, page: PrintedPage) -> Draft:
        """What is found without a picture, and whether one is needed."""
        if not page.words:  # no grid without words is a table; a picture of a few pixels has none to be shown
            return Draft(page=page, columns=(), parts=(), found=((),), doubtful=(), is_known=self._is_known)
        page = without_strokes_in_cells(without_sheet_edges(page))
        page = with_words_on_their_lines(without_borders(page))
        page = (
            page if page.scanned else without_axes(without_charts(without_lying_bars(page, page.shades), page.shades))
        )
        page = with_filled_heads_ruled(without_ruled_leaders(without_underlines(with_leaders_joined(page))))
        bands, sections = titled_sections(page)
        panels = [*panels_of(page), *sections]
        twins = [box for box in twin_tables(page) if not _meets(box, panels)]
        beside = [*counted_twins(page), *lists_beside(page)]
        counted = [box for box in beside if not _meets(box, [*panels, *twins])]
        headed = (*tables_under_heads(page), *tables_under_uneven_heads(page))
        under = [above(box, counted) for box in headed]
        twins += [box for box in under if not _meets(box, [*panels, *twins, *counted])]
        titled = titled_twins(page)
        twins += [] if any(_meets(box, [*panels, *twins, *counted]) for box in titled) else titled
        twins += [box for box in notices(page) if not _meets(box, [*panels, *twins, *counted])]
        rest, within = parts_of(page, [*panels, *twins, *counted, *bands])
        page = replace(page, shades=tuple(shade for shade in page.shades if shade not in panels))
        columns = columns_ruled(rest) or ended_at_rules(gone_on(columns_of_prose(rest.words), rest), rest)
        parts = [part for one in pages_of_columns(rest, columns) for part in parted_below(one, twins)] + within
        panels += [*twins, *counted]
        bars = figures_of_bars(page)
        found = tuple(grid for grid in find_grids(page, parts) if not is_of_bars(grid, bars))
        return Draft(
            page=page, columns=tuple(columns), parts=tuple(parts),
            found=(found, *(tuple(other(page)) for other in self._others)),
            doubtful=tuple(grid for grid in found if page.scanned or not _is_settled(grid, page)), panels=tuple(panels),
            bars=bars, is_known=self._is_known,
        )  # fmt: skip

    def seen(self, draft: Draft, show: ShowPage | None, *, clean: bool = False) -> tuple[PageGrid, ...]:
        """The tables of a draft's page, which is shown where something is in doubt; `clean` where nothing has damaged
        it, though it is a picture.
        """
        if show is None or not draft.is_in_doubt() or (recogniser := self._recogniser()) is None:
            return draft.grids
        page, doubtful = draft.page, draft.doubtful
        found: list[Sequence[PageGrid]] = list(draft.found)
        picture = show()
        found += [*_drawn(doubtful, page), *_ways(recogniser, picture, doubtful, page.words)]
        clean = clean or not page.scanned
        looked = _in_parts(recogniser.look(picture, page.words), draft.panels, page)
        places = seen_places(looked, found[0], page, clean=clean)
        others = [grid for region in places.new if (grid := _drawn_or_one_cell(region)) is not None]
        if clean:
            others = without_pieces(others, found[0])
        found += [[grid for grid in others if is_table(grid)], *_drawn(others, page)]
        found += _ways(recogniser, picture, others, page.words)
        if clean:
            whole = whole_groups(whole_regions(looked.boxes(), [], page), [grid.box for grid in draft.found[0]], page)
            parts = seen_parts(whole, draft.found[0], page, looked)
            read = find_grids(page, parts) if parts else ()
            found += [read, *_drawn(read, page), *_ways(recogniser, picture, read, page.words)]
        found[0] = places.known
        found[1:] = [
            [
                without_thin_ends(_as_on_clean_ground(grid, page.rules) if clean else grid)
                for grid in grids
                if is_seen_table(grid, page.rules) and not is_of_bars(grid, draft.bars)
            ]
            for grids in found[1:]
        ]
        chosen = _chosen(
            draft, found, of_table=places.of_table, regions=places.regions, frames=places.frames, clean=clean
        )
        if not clean:
            return chosen
        trimmed = [without_seen_outside(grid, looked, page.rules) for grid in chosen]
        pairs = zip(chosen, trimmed, strict=True)
        return tuple(own for grid, own in pairs if own is grid or not is_no_table(own, page.rules))


def _as_on_clean_ground(grid: PageGrid, rules: Sequence[Rule]) -> PageGrid:
    return with_spread_labels_whole(with_heads_over_rules(grid, rules), rules)


def _in_parts(seen: SeesTables, panels: Sequence[Box], page: PrintedPage) -> SeesTables:
    """What was seen, cut at panels, at titles between rows and at heads that come again."""
    within = SeenApart(seen, partial(within_panels, panels=panels))
    return SeenApart(SeenApart(within, partial(between_titles, page=page)), partial(between_heads, page=page))


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What rules and words show of a page.

    Args:
        page: without lines under words, and fills of panels.
        columns: of prose, and `parts` the page without them and each of them.
        found: the grids of geometry, and of further finders that need no picture.
        doubtful: those of geometry that another one may explain better.
        panels: filled boxes that each hold a table with its title.
        bars: the figures that stand at bars of charts.
        is_known: tells of a grid that all its cells are right.
    """

    page: PrintedPage
    columns: tuple[ColumnsOfProse, ...]
    parts: tuple[PrintedPage, ...]
    found: tuple[tuple[PageGrid, ...], ...]
    doubtful: tuple[PageGrid, ...]
    is_known: IsKnown
    panels: tuple[Box, ...] = ()
    bars: tuple[Word, ...] = ()

    @cached_property
    def grids(self) -> tuple[PageGrid, ...]:
        """Those of the page when nobody sees it."""
        return _chosen(self, self.found)

    def is_in_doubt(self, known: Sequence[PageGrid] = ()) -> bool:
        """Is there a table that may be another one, or may not be the only one, if the `known` ones are right?"""
        if self.page.scanned or not self.page.words:
            return bool(self.page.words)
        rest = [grid for grid in self.found[0] if not _is_held(grid, known)]
        return any(grid is one for grid in rest for one in self.doubtful) or _is_guessed(
            rest, self.parts, besides=known
        )


def _is_held(grid: PageGrid, known: Sequence[PageGrid]) -> bool:
    """Is each of the grid's words in a known one?"""
    return all(any(holds(one.box, word.box) for one in known) for cell in grid.cells for word in cell.words)


def _chosen(
    draft: Draft,
    found: Sequence[Sequence[PageGrid]],
    *,
    of_table: OfTable = figures_are,
    regions: Sequence[Box] = (),
    frames: Sequence[Box] = (),
    clean: bool = False,
) -> tuple[PageGrid, ...]:
    """The best of what was found, mended; arguments as of `choose_grids`."""
    page = draft.page
    is_clean = clean or not page.scanned

    def mend(grid: PageGrid) -> PageGrid:
        used = without_unused_edges(grid)
        if draft.is_known(used):
            return used
        return without_unused_edges(mended_grid(used, page.rules, page.shades, damaged=not is_clean))

    settled = [grid.box for grid in found[0] if _is_all_filled(grid, page.shades)]
    if settled:
        found = [found[0], *([grid for grid in grids if not _meets(grid.box, settled)] for grids in found[1:])]
    chosen = (
        choose_grids(
            page, found, of_table=of_table, regions=regions, frames=frames, clean=clean, mend=mend if is_clean else None
        )
        if len(found) > 1
        else tuple(found[0])
    )
    tables = (grid for grid in chosen if not is_clean or not is_no_table(grid, page.rules))
    legible = (grid for grid in tables if not page.scanned or is_legible(grid, page.words))
    kept = _outside_columns_of_prose(tuple(legible), draft.columns)
    mended = tuple(grid for grid in map(mend, kept) if not is_clean or not is_no_table(grid, page.rules))
    return as_printed(parted_at_titles(mended) if page.scanned else mended, page)


def _is_settled(grid: PageGrid, page: PrintedPage) -> bool:
    """With text, is it drawn, or nothing left for another to explain better? The recogniser takes ten times as long."""
    if grid.found_by == SETTLED:
        return True
    own = explained([grid], grid.box, page.words, page.rules)
    return score(own, [own]) >= EXPLAINED


def _is_guessed(grids: Sequence[PageGrid], parts: Sequence[PrintedPage], *, besides: Sequence[PageGrid] = ()) -> bool:
    """Does nothing but white show some grid, or do lines in columns stand outside of all, one after another?"""
    guessed = any(grid.found_by not in DRAWN for grid in grids)
    return guessed or any(_has_more(part.words, (*grids, *besides)) for part in parts)


def _has_more(words: Sequence[Word], grids: Sequence[PageGrid]) -> bool:
    lines = lines_of(word for word in words if not any(holds(grid.box, word.box) for grid in grids))
    return any(in_columns(one) and in_columns(two) for one, two in pairwise(lines))


def _is_all_filled(grid: PageGrid, shades: Sequence[Box]) -> bool:
    """Has each cell with words a filled area, and no other such cell the same? Only what is drawn is so even."""
    taken: set[int] = set()
    for cell in grid.cells if len(shades) <= MOST_SHADES else ():
        held = [{at for at, shade in enumerate(shades) if holds(shade, word.box)} for word in cell.words]
        own = set().union(*held)
        if held and (not all(held) or len(own) != 1 or own & taken):
            return False
        taken |= own
    return bool(taken)


def _meets(box: Box, others: Sequence[Box]) -> bool:
    return any(same_table(box, other) for other in others)


def _outside_columns_of_prose(grids: Sequence[PageGrid], columns: Sequence[ColumnsOfProse]) -> tuple[PageGrid, ...]:
    """Without those over two columns of prose that nothing but the white between these shows."""
    return tuple(
        grid for grid in grids if grid.found_by in DRAWN or not any(goes_over(grid.box, place) for place in columns)
    )


def _drawn(known: Sequence[PageGrid], page: PrintedPage) -> list[list[PageGrid]]:
    """What rules alone draw, where geometry had edges between them; and its rows in the columns that rules draw."""
    ways = (drawn_grid, with_drawn_columns)
    return [[drawn for grid in known if (drawn := way(grid, page)) is not None] for way in ways]


def _ways(
    recogniser: Recognises, picture: PagePicture, known: Sequence[PageGrid], words: Sequence[Word]
) -> list[list[PageGrid]]:
    return [[grid for grid in way if is_table(grid)] for way in recogniser.grids(picture, known, words)]


def _drawn_or_one_cell(region: TableRegion) -> PageGrid | None:
    """What geometry makes of a region that it drew otherwise or not at all; None where that has the axis of a chart."""
    grid = region_grid(region)
    if grid is not None and is_table(grid):
        return grid
    if grid is not None and has_axis(grid):
        return None
    box = region.box
    cell = PageCell(row=0, column=0, row_span=1, column_span=1, box=box, words=region.words)
    return PageGrid(
        box=box, row_edges=(box.top, box.bottom), column_edges=(box.left, box.right), cells=(cell,), confidence=0.0,
        found_by="text",
    )  # fmt: skip


def installed_finder(
    *, weights: Path | None = None, others: Sequence[GridsOf] = (), is_known: IsKnown = lambda _: False
) -> GridFinder:
    """With the recogniser that came with the package, or that of a folder, where what it needs is installed."""
    return GridFinder(_installed_recogniser(weights), others=others, is_known=is_known)


def _installed_recogniser(weights: Path | None) -> Callable[[], Recognises | None]:
    @cache
    def load() -> Recognises | None:
        try:
            from models.tables.pages.seen.recognised import PageRecogniser

            return PageRecogniser.load(weights)
        except ModuleNotFoundError:
            return None

    return load
