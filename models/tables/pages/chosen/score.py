"""How well grids explain what is printed where they lie: a number for each thing that a right grid does.

The parts, each 0 to 1, over the words and rules of one area of a page, for one grid or for several that share the area:

    whole       words that lie in one cell and reach over none of its edges
    held        words of tables that lie in a grid, and others that do not; which is which is told by the finder of
                regions, without it only that figures are a table's
    placed      regions that the finder of regions saw, as far as each is the place of one grid
    ruled       length of the rules that runs along edges of cells
    drawn       length of the edges of cells that rules cover; asked for one direction only where some candidate's
                edges are mostly drawn, since nobody draws a table's rules and leaves a few rows out
    single      figures that are the only one of their cell; those within a line of words are none of a table's
    filled      rows and columns that hold a word, or that rules close on both sides
    occupied    cells that hold a word, or that rules close, half of them being usual: edges that nothing needs make
                blank cells
    unbroken    neighbouring lines of one paragraph that are in one cell
    together    words that stand close to the next one of their cell; those of OCR only where some do not
    adjoining   neighbouring words of Latin letters, figures with others in brackets, or characters of a name, a blank
                between them and no rule, that are in one cell
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import Rule, Word
from models.tables.pages.chosen.rule_shares import COVERED, drawn_edges, edge_lengths, filled_lines, ruled_edges
from models.tables.pages.page_grid import PageCell, PageGrid
from models.tables.pages.print.lattice import RuleCover
from models.tables.pages.print.lines import Line, lines_of, middle_x, middle_y
from models.tables.pages.print.share import Share
from models.tables.pages.print.word_gaps import Sizes, is_figure_and_share, is_sign, texts_of
from models.tables.values import is_value

REACH: Final = 0.3
"""Em that a word may reach over the edge of its cell: boxes of OCR bulge."""
CLOSE: Final = 0.55
"""Em of white between two lines of one paragraph at most; rows of a table stand further apart."""
DRAWN: Final = 0.6
"""Share of the edges' length that rules must cover, with some candidate, for the others to be measured by it."""
COLUMN_APART, FAR_APART = 1.0, 2.0
"""Em of white between two words of a line from which they are hardly of one cell; the latter where OCR parted them."""
BLANK, BLANK_OF_INK = 0.4, 0.55
"""Em of white between two words of one text at most; columns stand further apart. The latter of the height of ink."""
ROW_APART: Final = 1.2
"""Em of white between two lines from which they are hardly of one cell: text set with double spacing has 1."""


FEWEST_FIGURES: Final = 4
"""Of an area, for each of them to need a cell of its own: the few of a form to be filled in number its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The parts that the module names; `level` and `upright` are `drawn`, by the direction of edges."""

    whole: Share
    held: Share
    placed: Share
    ruled: Share
    level: Share
    upright: Share
    single: Share
    filled: Share
    occupied: Share
    unbroken: Share
    together: Share
    adjoining: Share


WEIGHTS: Final = {
    "whole": 2.0, "held": 2.0, "placed": 2.0, "ruled": 1.0, "level": 1.0, "upright": 1.5, "single": 3.0, "filled": 1.0,
    "occupied": 4.0, "unbroken": 1.0, "together": 8.0, "adjoining": 4.0,
}  # fmt: skip
"""Of the parts in the mean: rounded from a logistic fit on pages of split dev, see training/results; `together`
and `adjoining` came later and were chosen by what they bring there."""


_LATIN = re.compile(r"[A-Za-z]")
_MEASURED = re.compile(r"[<>≤≥＜＞]\d[\d.,]*%?|[-–−]?\d[\d.,]*%?[-–—~～:：][-–−]?\d[\d.,]*%?")
"""A bound, a range, a time of day or of a race; no date, which values are."""

OfTable = Callable[[Word], bool | None]
"""Is the word a table's? None where that cannot be told."""


def figures_are(word: Word) -> bool | None:
    """Figures are a table's; other words may be its title."""
    return True if is_value(word) else None


def explained(
    grids: Sequence[PageGrid],
    area: Box,
    words: Iterable[Word],
    rules: Iterable[Rule],
    *,
    of_table: OfTable = figures_are,
    regions: Sequence[Box] = (),
) -> Explained:
    """What the grids explain of the words and rules in the area."""
    inside = [word for word in words if _within(area, middle_x(word.box), middle_y(word.box))]
    near = [rule for rule in rules if _meets(area, rule.box)]
    parts = [_of_grid(grid, near) for grid in grids]
    total = {
        name: Share()
        for name in ("whole", "level", "upright", "single", "filled", "occupied", "unbroken", "together", "adjoining")
    }
    for part in parts:
        total = {name: share + part[name] for name, share in total.items()}
    return Explained(
        held=_held(grids, inside, of_table),
        placed=_placed([grid.box for grid in grids], [box for box in regions if _meets(area, box)]),
        ruled=ruled_edges(grids, near),
        **total,
    )


def score(own: Explained, rivals: Iterable[Explained]) -> float:
    """The weighted mean of the parts, 0 to 1. `rivals` are all candidates of the area, `own` among them."""
    others = list(rivals)
    asked = {
        name: max((_share(rival, name).value for rival in others if _share(rival, name).total), default=0.0) >= DRAWN
        for name in ("level", "upright")
    }
    asked["single"] = max((rival.single.total for rival in others), default=0) >= FEWEST_FIGURES
    weighed = [
        (WEIGHTS[field.name], _share(own, field.name).value) for field in fields(own) if asked.get(field.name, True)
    ]
    return sum(weight * value for weight, value in weighed) / sum(weight for weight, _ in weighed)


def _share(parts: Explained, name: str) -> Share:
    found: Share = getattr(parts, name)
    return found


def _of_grid(grid: PageGrid, rules: Sequence[Rule]) -> dict[str, Share]:
    level, upright = RuleCover(rules, horizontal=True), RuleCover(rules, horizontal=False)
    edges = edge_lengths(grid)
    filled = [_FilledCell(words=cell.words, lines=lines_of(cell.words)) for cell in grid.cells if cell.words]
    values = [_figures(cell) for cell in filled]
    singles = Share(good=sum(count == 1 for count in values), total=sum(values))
    return {
        "whole": _whole(grid),
        "level": drawn_edges(grid.row_edges, edges[0], grid.column_edges, level),
        "upright": drawn_edges(grid.column_edges, edges[1], grid.row_edges, upright),
        "single": singles,
        "filled": filled_lines(grid, level, upright),
        "occupied": _occupied(grid, level, upright, singles),
        "unbroken": _unbroken(grid, level),
        "together": _together(filled),
        "adjoining": _adjoining(grid, upright),
    }


def _occupied(grid: PageGrid, level: RuleCover, upright: RuleCover, singles: Share) -> Share:
    """Cells that hold a word, or that rules close on all sides; not those of rules around groups of rows, which leave
    several figures in one cell.
    """
    apart = singles.total < FEWEST_FIGURES or 2 * singles.good >= singles.total
    good = sum(bool(cell.words) or (apart and _is_closed(cell, grid, level, upright)) for cell in grid.cells)
    return Share(good=good, total=len(grid.cells))


def _is_closed(cell: PageCell, grid: PageGrid, level: RuleCover, upright: RuleCover) -> bool:
    top, bottom = grid.row_edges[cell.row], grid.row_edges[cell.row + cell.row_span]
    left, right = grid.column_edges[cell.column], grid.column_edges[cell.column + cell.column_span]
    return all(level.share(y, left, right) >= COVERED for y in (top, bottom)) and all(
        upright.share(x, top, bottom) >= COVERED for x in (left, right)
    )


def _held(grids: Sequence[PageGrid], words: Iterable[Word], of_table: OfTable) -> Share:
    good = total = 0
    for word in words:
        said = of_table(word)
        if said is not None:
            lies = any(_within(grid.box, middle_x(word.box), middle_y(word.box)) for grid in grids)
            good, total = good + (lies == said), total + 1
    return Share(good=good, total=total)


def _placed(boxes: Sequence[Box], regions: Sequence[Box]) -> Share:
    """Intersection over union of each region with the grid that is most like it; grids too many count as wrong."""
    if not regions:
        return Share()
    good = sum(max((_overlap(box, region) for box in boxes), default=0.0) for region in regions)
    return Share(good=good, total=max(len(boxes), len(regions)))


def _overlap(one: Box, other: Box) -> float:
    across = max(0.0, min(one.right, other.right) - max(one.left, other.left))
    down = max(0.0, min(one.bottom, other.bottom) - max(one.top, other.top))
    sizes = sum((box.right - box.left) * (box.bottom - box.top) for box in (one, other))
    return across * down / (sizes - across * down) if sizes > 0 else 0.0


def _whole(grid: PageGrid) -> Share:
    good = sum(_lies_in(word.box, cell.box) for cell in grid.cells for word in cell.words)
    return Share(good=good, total=sum(len(cell.words) for cell in grid.cells))


def _lies_in(word: Box, cell: Box) -> bool:
    reach = REACH * min(word.bottom - word.top, word.right - word.left)
    across = word.left >= cell.left - reach and word.right <= cell.right + reach
    return across and word.top >= cell.top - reach and word.bottom <= cell.bottom + reach


def _unbroken(grid: PageGrid, level: RuleCover) -> Share:
    """Over pairs of lines under one another in one column, close together, no rule between: are they in one cell?"""
    by_column: dict[int, list[PageCell]] = {}
    for cell in grid.cells:
        if cell.words:
            by_column.setdefault(cell.column, []).append(cell)
    good = total = 0
    for cells in by_column.values():
        lines = sorted(
            ((word, number) for number, cell in enumerate(cells) for word in cell.words),
            key=lambda pair: middle_y(pair[0].box),
        )
        for (one, above), (other, below) in pairwise(lines):
            if _one_paragraph(one.box, other.box, level) and not (is_value(one) and is_value(other)):
                good += above == below
                total += 1
    return Share(good=good, total=total)


def _one_paragraph(above: Box, below: Box, level: RuleCover) -> bool:
    """Do two lines follow each other closely, one under the other?"""
    size = min(above.bottom - above.top, below.bottom - below.top)
    shared = min(above.right, below.right) - max(above.left, below.left)
    apart = below.top - above.bottom
    if not (-0.5 * size <= apart <= CLOSE * size) or shared <= 0 or middle_y(below) - middle_y(above) < 0.5 * size:
        return False
    left, right = max(above.left, below.left), min(above.right, below.right)
    return level.share((above.bottom + below.top) / 2, left, right) < COVERED


@dataclass(frozen=True, slots=True, kw_only=True)
class _FilledCell:
    """Words of a cell, and the lines that they stand on."""

    words: Sequence[Word]
    lines: Sequence[Line]


def _together(cells: Sequence[_FilledCell]) -> Share:
    """Over the words; the characters of a label that is spread over its cell may stand apart.

    Words of OCR are asked only where some of a cell stand far apart: it parts words at any blank.
    """
    words = torn = read = 0
    for cell in cells:
        lines = cell.lines
        layer = all(word.origin == "layer" for word in cell.words)
        apart = sum(line.size * ROW_APART < below.box.top - line.box.bottom for line, below in pairwise(lines))
        apart += sum(
            right.box.left - left.box.right > (COLUMN_APART if layer else FAR_APART) * line.size
            and (any if layer else all)(len(word.text) > 1 or word.text.isdigit() for word in (left, right))
            for line in lines
            for left, right in pairwise(line.words)
        )
        torn += apart
        words += len(cell.words)
        read += 0 if layer else len(cell.words)
    return Share(good=words - torn, total=words) if torn or not read else Share()


def _figures(cell: _FilledCell) -> int:
    """How many of its own; not those that stand within a line of words. One that blanks part counts once."""
    if not any(map(_is_figure, cell.words)):
        return 0
    sizes = Sizes(cell.words)
    return sum(_figures_of(line, texts_of(line.words, sizes)) for line in cell.lines)


def _figures_of(line: Line, texts: Sequence[Sequence[Word]]) -> int:
    figures = [any(map(_is_figure, text)) and all(_is_figure(word) or is_sign(word) for word in text) for text in texts]
    near = [_blank_between(left[-1], right[0], line) for left, right in pairwise(texts)]
    return sum(
        own
        and (at == 0 or not near[at - 1] or figures[at - 1])
        and (at == len(near) or not near[at] or figures[at + 1])
        for at, own in enumerate(figures)
    )


def _is_figure(word: Word) -> bool:
    return is_value(word) or _MEASURED.fullmatch(word.text) is not None


def _blank_between(one: Word, other: Word, line: Line) -> bool:
    blank = BLANK_OF_INK if "ocr" in (one.origin, other.origin) else BLANK
    return max(one.box.left, other.box.left) - min(one.box.right, other.box.right) <= blank * line.size


def _adjoining(grid: PageGrid, upright: RuleCover) -> Share:
    """Chinese words have no blanks between them, and figures of two columns may stand close, unless brackets close
    around the second: 158 (75.6). Characters of a name, which other finders hold as one word, are asked where they are
    torn.
    """
    owner = {id(word): number for number, cell in enumerate(grid.cells) for word in cell.words}
    words = [word for cell in grid.cells for word in cell.words]
    sizes = Sizes(words)
    good = total = 0
    for line in lines_of(words):
        for left, right in pairwise(line.words):
            near = _blank_between(left, right, line) and (_is_latin(left, right) or is_figure_and_share(left, right))
            whole = owner[id(left)] == owner[id(right)]
            name = not whole and len(left.text) == len(right.text) == 1 and sizes.are_as_in_names(left, right)
            between = (left.box.right + right.box.left) / 2
            if (near or name) and upright.share(between, line.box.top, line.box.bottom) < COVERED:
                good += whole
                total += 1
    return Share(good=good, total=total)


def _is_latin(left: Word, right: Word) -> bool:
    """Letters in one of them at least, and no Chinese beside the blank."""
    letters = any(_LATIN.search(word.text) for word in (left, right))
    return letters and left.text[-1:].isascii() and right.text[:1].isascii()


def _within(area: Box, x: float, y: float) -> bool:
    return area.left <= x <= area.right and area.top <= y <= area.bottom


def _meets(area: Box, rule: Box) -> bool:
    """Does most of the rule lie in the area?"""
    return _within(area, middle_x(rule), middle_y(rule))
