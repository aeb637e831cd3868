"""Which grids of a page are believed where several finders saw a table: those that explain words and rules best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage, Rule
from models.tables.pages.chosen.agreement import agreement
from models.tables.pages.chosen.lost_sums import loses_sums
from models.tables.pages.chosen.score import Explained, OfTable, explained, figures_are, score
from models.tables.pages.chosen.stacked_figures import has_stacked_figures, n_stacked
from models.tables.pages.grids.strip_words import fills_cell
from models.tables.pages.page_grid import PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import area_of, lines_of, united
from models.tables.pages.print.word_gaps import is_currency
from models.tables.values import is_value

SAME_TABLE: Final = 0.15
"""Share of the smaller box's area from which two boxes are of one table: those of neighbours touch at most."""
ADVANTAGE: Final = {
    "recogniser": 0.1, "recogniser-rows": 0.05, "recogniser-columns": 0.05, "recogniser-cells": 0.02
}  # fmt: skip
"""Added to scores on scanned pages: rules and words that damage makes up lead geometry astray, and its grids then
explain them well. Chosen on scans of split dev, see training/results."""
NEARLY_ALL, SHORTFALL = 0.99, 0.04
"""Score of a grid that explains nearly everything, and what another may explain less and yet have its advantage."""
LEAST_HELD: Final = 0.1
"""Share of the words that are surely a table's, or surely none's, which the grids of a scanned page must put right."""
SOUND: Final = 0.95
"""Score from which grids of a page with text are believed where geometry found no table at all."""
KEPT: Final = 0.8
"""Share of the figures in the grids of geometry that others of a page with text must hold."""
FAR_APART, FAR_ROWS = 3.0, 2
"""Em between two words that no text has, and how often a right grid may hold such in one cell: titles in pieces."""
FEW_STACKED: Final = 2
"""Rows of a right grid with figures under one another, an estimate and what is told of it, more than of another."""
MOST_MENDED, FOR_MENDS = 0.04, 0.0035
"""Score below the best of unmended grids from which mends speak for none: they guess what another saw; and what they
cost, as a grid that needs none is better.
"""
MOST_JUDGED: Final = 2
"""Alternatives whose mends are tried; each costs what mending the page's tables does."""
DRAWN, UNCUT = 0.99, 0.95
"""Share of the edges of a grid that rules draw where they draw them all, and of words that no edge cuts; the latter
where some are cut."""
FEWEST_DRAWN: Final = 3
"""Rows that rules draw, and columns but one, of a lattice from which one cell's lines are of that cell."""
FEWEST_FULL: Final = 2
"""Lines that fill their cell, and one that may not, which are one text."""
LEAST_OCCUPIED: Final = 0.7
"""Share of cells with words; lines of prose that a grid cuts leave half of its cells blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alternative:
    """What one finder says of an area."""

    grids: tuple[PageGrid, ...]
    parts: Explained


def choose_grids(
    page: PrintedPage,
    found: Sequence[Sequence[PageGrid]],
    *,
    of_table: OfTable = figures_are,
    regions: Sequence[Box] = (),
    frames: Sequence[Box] = (),
    clean: bool = False,
    mend: Callable[[PageGrid], PageGrid] | None = None,
) -> tuple[PageGrid, ...]:
    """From top to bottom; no two of one table.

    Args:
        page: words and rules that the grids are to explain.
        found: the grids of each finder, in the order in which they are preferred where they explain the same.
        of_table: tells which words are a table's.
        regions: where tables are, as far as that is known.
        frames: those that sound rules close; what damage makes up closes none.
        clean: nothing has damaged the page, though it is a picture.
        mend: what is done to chosen grids; what it puts right in one by itself speaks for no other grid.
    """
    chosen: list[PageGrid] = []
    asked = partial(_alternatives, page, of_table=of_table, regions=regions, clean=clean)

    def judged(grids: Sequence[PageGrid], area: Box) -> Explained | None:
        if mend is None or len(grids) > 1:
            return None
        whole = [mend(grid) for grid in grids]
        return explained(whole, area, page.words, page.rules, of_table=of_table, regions=regions)

    for area in _areas([grid.box for grids in found for grid in grids]):
        best = _best_in(area, page, found, asked, judged, frames, clean=clean)
        apart = [[grid for grid in grids if not _is_over_several(grid, best)] for grids in found]
        parts = _areas([grid.box for grids in apart for grid in grids if same_table(grid.box, area)])
        if len(best) > 1 and len(parts) > 1 and len(apart[0]) < len(found[0]):
            known = [[grid for grid in best if same_table(grid.box, part)] for part in parts]
            each = [_best_in(part, page, apart, asked, judged, frames, clean=clean) for part in parts]
            best = [grid for own, one in zip(known, each, strict=True) for grid in one or own]
        chosen += best
    return tuple(sorted(chosen, key=lambda grid: grid.box.top))


def _best_in(
    area: Box,
    page: PrintedPage,
    found: Sequence[Sequence[PageGrid]],
    asked: Callable[[Box, Sequence[Sequence[PageGrid]]], list[_Alternative]],
    judged: Callable[[Sequence[PageGrid], Box], Explained | None],
    frames: Sequence[Box],
    *,
    clean: bool,
) -> list[PageGrid]:
    """The best grids of an area; none where no table is there."""
    alternatives = asked(area, found)
    if page.scanned and all(_is_of_prose(one.parts) for one in alternatives):
        return []
    known_here = page.scanned or any(same_table(grid.box, area) for grid in found[0])
    if not known_here and not _is_sound(alternatives):
        return []
    sound = any(same_table(frame, area) for frame in frames)
    return list(
        _best(alternatives, lambda grids: judged(grids, area), damaged=page.scanned and not sound and not clean)
    )


def _alternatives(
    page: PrintedPage,
    area: Box,
    found: Sequence[Sequence[PageGrid]],
    *,
    of_table: OfTable,
    regions: Sequence[Box],
    clean: bool,
) -> list[_Alternative]:
    """What each finder says of an area, but for what others show to be wrong."""
    known: dict[tuple[int, ...], Explained] = {}  # two ways of a finder may have the same cells
    alternatives: list[_Alternative] = []
    for grids in found:
        inside = tuple(grid for grid in grids if same_table(grid.box, area))
        if inside and (clean or not page.scanned):
            inside = _with_others_left(inside, [grid for grid in found[0] if same_table(grid.box, area)])
        cells = tuple(id(grid.cells) for grid in inside)
        if cells and cells not in known:
            known[cells] = explained(
                inside, area, page.words, page.rules, of_table=of_table, regions=regions
            )  # fmt: skip
        if cells:
            alternatives.append(_Alternative(grids=inside, parts=known[cells]))
    if clean or not page.scanned:
        kept = _without_other_cells(_with_figures_kept(alternatives, of_table), page.rules)
        return _without_lost_sums(_without_torn_text(_without_cut_words(_without_stacked_rows(kept))))
    return alternatives


def _without_lost_sums(alternatives: Sequence[_Alternative]) -> list[_Alternative]:
    """Without those that end where another of one grid has sums below."""
    single = [one.grids[0] for one in alternatives if len(one.grids) == 1]
    return [
        one for one in alternatives
        if not (len(one.grids) == 1 and any(loses_sums(one.grids[0], other) for other in single))
    ]  # fmt: skip


def _is_over_several(grid: PageGrid, best: Sequence[PageGrid]) -> bool:
    """Does it lie over several of the best? What it says of one of them is none of the others'."""
    return sum(same_table(grid.box, one.box) for one in best) > 1


def _with_others_left(grids: tuple[PageGrid, ...], first: Sequence[PageGrid]) -> tuple[PageGrid, ...]:
    """With those of the first finder that none of them meets: who sees one table says nothing of its neighbours."""
    return (*grids, *(one for one in first if not any(same_table(one.box, grid.box) for grid in grids)))


def _with_figures_kept(alternatives: Sequence[_Alternative], of_table: OfTable) -> list[_Alternative]:
    """Those that hold most figures of the first finder, those of none of a table left out: what leaves a table out may
    explain the rest well.
    """
    counts = [_n_figures(one.grids, of_table) for one in alternatives]
    return [one for one, count in zip(alternatives, counts, strict=True) if count >= KEPT * counts[0]]


def _without_torn_rows(alternatives: Sequence[_Alternative]) -> list[_Alternative]:
    """Without those that hold as one cell, row after row, words that another keeps apart and that stand far apart.

    A column that few rows fill costs more blank cells than such words cost. Nor those that hold the signs of the next
    column's currency behind figures that have their own.
    """
    counts = [sum(_n_far_apart(grid) + _n_lost_signs(grid) for grid in one.grids) for one in alternatives]
    least = min(counts, default=0)
    return [one for one, count in zip(alternatives, counts, strict=True) if count <= least + FAR_ROWS]


def _without_stacked_rows(alternatives: Sequence[_Alternative]) -> list[_Alternative]:
    """Without torn rows, and without those that have several rows of figures in one, time and again, where another has
    each by itself.
    """
    kept = _without_torn_rows(alternatives)
    stacked = [sum(map(n_stacked, one.grids)) for one in kept]
    least = min(stacked, default=0)
    return [one for one, count in zip(kept, stacked, strict=True) if count <= least + FEW_STACKED]


def _without_cut_words(alternatives: Sequence[_Alternative]) -> list[_Alternative]:
    """Without those whose edges cut words, where rules draw all edges of another that cuts none: figures under one
    another, a lesson's number and its hour, may be of one cell.
    """
    drawn = any(
        min(one.parts.level.value, one.parts.upright.value) >= DRAWN and one.parts.whole.value >= DRAWN
        for one in alternatives
        if one.parts.level.total and one.parts.upright.total
    )
    return [one for one in alternatives if not drawn or one.parts.whole.value >= UNCUT]


def _without_other_cells(alternatives: Sequence[_Alternative], rules: Sequence[Rule]) -> list[_Alternative]:
    """Without those that part or join what the cells of a form hold that nothing but rules draws, its sides among them;
    figures under one another may be rows that it leaves out.
    """
    form = next((one.grids[0] for one in alternatives if len(one.grids) == 1 and _is_form(one, rules)), None)
    if form is None:
        return list(alternatives)
    owner = {word.box: at for at, cell in enumerate(form.cells) for word in cell.words}
    return [one for one in alternatives if not any(_has_other_cells(grid, owner) for grid in one.grids)]


def _is_form(one: _Alternative, rules: Sequence[Rule]) -> bool:
    grid = one.grids[0]
    if grid.found_by != "rules" or not _is_drawn(one) or min(grid.n_rows, grid.n_columns) < FEWEST_DRAWN:
        return False
    upright = RuleCover(rules, horizontal=False)
    closed = all(upright.share(x, grid.box.top, grid.box.bottom) >= UNCUT for x in (grid.box.left, grid.box.right))
    return closed and not has_stacked_figures(grid)


def _has_other_cells(grid: PageGrid, owner: Mapping[Box, int]) -> bool:
    """`owner` tells the cell of a form by the boxes of its words."""
    held = [{owner.get(word.box, -1) for word in cell.words} - {-1} for cell in grid.cells]
    pieces = Counter(at for own in held for at in own)
    return any(len(own) > 1 for own in held) or any(count > 1 for count in pieces.values())


def _without_torn_text(alternatives: Sequence[_Alternative]) -> list[_Alternative]:
    """Without those that part what a lattice that rules draw whole holds together: lines of prose that fill a cell, or
    the words of one cell alone.
    """
    whole = next((one.grids[0] for one in alternatives if len(one.grids) == 1 and _is_all_ruled(one)), None)
    if whole is None:
        return list(alternatives)
    kept = [one for one in alternatives if not any(_parts_prose(grid, whole) for grid in one.grids)]
    return _without_torn_cell(kept)


def _parts_prose(grid: PageGrid, whole: PageGrid) -> bool:
    """Does it have lines in different cells of which all but the last fill their cell of the `whole` lattice?"""
    owner = {word.box: at for at, cell in enumerate(grid.cells) for word in cell.words}
    for cell in whole.cells:
        lines = lines_of(cell.words)
        full = [fills_cell(line, cell.box.left, cell.box.right) for line in lines[:-1]]
        if len(full) >= FEWEST_FULL and all(full):
            held = [{owner.get(word.box) for word in line.words} for line in lines]
            if any(not above & below for above, below in pairwise(held)):
                return True
    return False


def _without_torn_cell(alternatives: Sequence[_Alternative]) -> list[_Alternative]:
    """Without those that part the words of one cell alone of a lattice that rules draw whole: rows and columns that are
    there are there in several cells.
    """
    whole = next((one.grids[0] for one in alternatives if len(one.grids) == 1 and _is_drawn(one)), None)
    if whole is None or min(whole.n_rows, whole.n_columns + 1) < FEWEST_DRAWN:
        return list(alternatives)
    return [one for one in alternatives if not (len(one.grids) == 1 and _tears_one_cell(one.grids[0], whole))]


def _is_all_ruled(one: _Alternative) -> bool:
    """Also of a single row, which has no level edges inside."""
    return _is_drawn(one) or (one.grids[0].found_by == "rules" and one.parts.whole.value >= DRAWN)


def _is_drawn(one: _Alternative) -> bool:
    level, upright = one.parts.level, one.parts.upright
    return bool(level.total and upright.total) and min(level.value, upright.value, one.parts.whole.value) >= DRAWN


def _tears_one_cell(grid: PageGrid, whole: PageGrid) -> bool:
    owner = {word.box: at for at, cell in enumerate(whole.cells) for word in cell.words}
    held = [{owner.get(word.box) for word in cell.words} for cell in grid.cells if cell.words]
    if any(len(own) > 1 or None in own for own in held):
        return False
    pieces = Counter(at for own in held for at in own)
    return sum(count > 1 for count in pieces.values()) == 1


def _n_far_apart(grid: PageGrid) -> int:
    """Words of one cell and line, of several characters or figures, with more than white between them."""
    return sum(
        right.box.left - left.box.right >= FAR_APART * line.size
        for cell in grid.cells
        if cell.column_span == 1
        for line in lines_of(cell.words)
        for left, right in pairwise(line.words)
        if all(len(word.text) > 1 or word.text.isdigit() for word in (left, right))
    )


def _n_lost_signs(grid: PageGrid) -> int:
    """Lines of cells with a currency's sign at both ends: $ 48,213 $."""
    lines = (line.words for cell in grid.cells if len(cell.words) > 2 for line in lines_of(cell.words))
    return sum(len(words) > 2 and is_currency(words[0]) and is_currency(words[-1]) for words in lines)


def _is_sound(alternatives: Sequence[_Alternative]) -> bool:
    """Does one explain nearly all where geometry found no table? Charts and lists explain less."""
    parts = [one.parts for one in alternatives]
    return max(score(own, parts) for own in parts) >= SOUND


def _n_figures(grids: Sequence[PageGrid], of_table: OfTable) -> int:
    """Each once, though grids that lie over each other both hold it."""
    words = (word for grid in grids for cell in grid.cells for word in cell.words)
    return len({word.box for word in words if is_value(word) and of_table(word) is not False})


def _is_of_prose(parts: Explained) -> bool:
    """Are the grids' words surely none of a table, and their cells mostly blank? What frames them is the paper's edge,
    or dirt.
    """
    return parts.held.total > 0 and parts.held.value < LEAST_HELD and parts.occupied.value < LEAST_OCCUPIED


def _best(
    alternatives: Sequence[_Alternative], judged: Callable[[Sequence[PageGrid]], Explained | None], *, damaged: bool
) -> tuple[PageGrid, ...]:
    """The alternative that explains most, as it is or, where several are near to one another, mended (`judged`)."""
    parts = [alternative.parts for alternative in alternatives]
    found = [score(own, parts) for own in parts]
    least_near = max(max(found) - MOST_MENDED, *sorted(found)[-MOST_JUDGED:][:1])
    near = [own >= least_near for own in found]
    mended = [
        judged(one.grids) if is_near and sum(near) > 1 else None
        for one, is_near in zip(alternatives, near, strict=True)
    ]
    scores = [max(own, score(one, parts) - FOR_MENDS) if one else own for own, one in zip(found, mended, strict=True)]
    least = max(scores) - SHORTFALL if max(scores) >= NEARLY_ALL else 0.0
    stacked = [sum(map(n_stacked, alternative.grids)) for alternative in alternatives]
    favoured = [
        value + (_advantage(alternative.grids) if damaged and value >= least and rows <= min(stacked) else 0.0)
        for value, alternative, rows in zip(scores, alternatives, stacked, strict=True)
    ]
    number = favoured.index(max(favoured))
    others = [grid for at, alternative in enumerate(alternatives) if at != number for grid in alternative.grids]
    return tuple(
        replace(grid, confidence=round(found[number] * agreement(grid, others), 4))
        for grid in alternatives[number].grids
    )


def _advantage(grids: Sequence[PageGrid]) -> float:
    return min(ADVANTAGE.get(grid.found_by, 0.0) for grid in grids)


def _areas(boxes: Sequence[Box]) -> list[Box]:
    """Boxes around those that are of one table."""
    return united(boxes, same_table)


def same_table(one: Box, other: Box) -> bool:
    """Have the boxes so much in common that they are of one table?"""
    return shared(one, other) >= SAME_TABLE


def shared(one: Box, other: Box) -> float:
    """Share of the smaller box that lies in the other, 0 to 1."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min(area_of(one), area_of(other))
    return max(0.0, across) * max(0.0, down) / smaller if smaller > 0 else 0.0
