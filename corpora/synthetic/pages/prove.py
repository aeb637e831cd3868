"""Proves a page's truth: what must hold of words, cells, lines and regions, on an upright page and on a warped one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpora.synthetic.pages.truth import Point, Quad, TrueCell, TrueLine, TruePage, TrueRegion, TrueWord

TOLERANCE = 0.5
"""Points that ink may stand out of where it belongs: a pixel at 150 dots per inch."""
WORDS_OVERLAP = 0.3
"""Share of the lower word's height that two words may share: fonts' boxes touch, text printed over text covers more."""


def faults(page: TruePage, *, tolerance: float = TOLERANCE, bend: float = 0.0) -> list[str]:
    """What is wrong with the page's truth, in words; empty when nothing is.

    Args:
        page: as laid, or moved by damage.
        tolerance: points.
        bend: points by which the page is curled: lines follow that, the straight edges of words and cells do not.
    """
    loose = tolerance + bend
    found = [*_off_page(page, loose), *_over_each_other(page), *_overlapping_regions(page.regions, loose)]
    words, lost = _words_by_region(page, loose)
    for index, region in enumerate(page.regions):
        found += _line_faults(region, tolerance)
        found += _coverage_faults(region)
        for cell in (*region.repeated_heads, *region.cells):
            found += _cell_faults(cell, words.pop((index, (cell.row, cell.column)), []), region, loose)
        for cell in region.cells:
            found += _between_faults(cell, region, tolerance)
    lost += [word for left in words.values() for word in left]
    found += [f"{word.text!r} says that it is in {word.table} {word.cell}, which is not there" for word in lost]
    return found


def _words_by_region(
    page: TruePage, tolerance: float
) -> tuple[dict[tuple[int, tuple[int, int]], list[TrueWord]], list[TrueWord]]:
    """Words of tables by the part of the table that they lie in and their cell; then those in no part of theirs.

    A long picture has several parts of one table, and a cell that a page break divided in two of them.
    """
    words = defaultdict[tuple[int, tuple[int, int]], list[TrueWord]](list)
    lost = []
    for word in page.words:
        if word.table is None or word.cell is None:
            continue
        middle = _middle(word.quad)
        for index, region in enumerate(page.regions):
            if region.table == word.table and holds(region.quad, middle, tolerance=tolerance):
                words[index, word.cell].append(word)
                break
        else:
            lost.append(word)
    return words, lost


def _middle(quad: Quad) -> Point:
    return Point(sum(corner.x for corner in quad.corners) / 4, sum(corner.y for corner in quad.corners) / 4)


def holds(quad: Quad, point: Point, *, tolerance: float = TOLERANCE) -> bool:
    """Whether the point is in the convex quadrilateral, or at most so many points outside an edge of it."""
    corners = quad.corners
    area = sum(_cross(Point(0, 0), a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True))
    sign = 1.0 if area >= 0 else -1.0
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    return all(sign * _distance(TrueLine(start=a, end=b), point) >= -tolerance for a, b in sides)


def _off_page(page: TruePage, tolerance: float) -> Iterator[str]:
    """Words outside the page that damage is not said to have hidden."""
    for word in page.words:
        box = word.quad.box
        low, high = min(box.left, box.top), max(box.right - page.width, box.bottom - page.height)
        if not word.hidden and (low < -tolerance or high > tolerance):
            yield f"word {word.text!r} is off the page"


def _over_each_other(page: TruePage) -> Iterator[str]:
    """Words printed over one another."""
    words = sorted(page.words, key=lambda word: word.quad.box.top)
    boxes = [word.quad.box for word in words]
    for index, (word, box) in enumerate(zip(words, boxes, strict=True)):
        for other, there in zip(words[index + 1 :], boxes[index + 1 :], strict=True):
            if there.top >= box.bottom:
                break
            spare = WORDS_OVERLAP * min(_height(word.quad), _height(other.quad))
            if there.left < box.right and box.left < there.right and _overlap(word.quad, other.quad, spare):
                yield f"words {word.text!r} and {other.text!r} are over each other"


def _overlapping_regions(regions: Sequence[TrueRegion], tolerance: float) -> Iterator[str]:
    for index, region in enumerate(regions):
        for other in regions[index + 1 :]:
            if _overlap(region.quad, other.quad, tolerance):
                yield f"regions {region.table} and {other.table} overlap"


def _line_faults(region: TrueRegion, tolerance: float) -> Iterator[str]:
    """Lines that are too few, too many, or out of order."""
    wanted = (("row", region.n_rows, region.row_lines, 1.0), ("column", region.n_columns, region.column_lines, -1.0))
    for name, count, lines, sign in wanted:
        if len(lines) != count + 1:
            yield f"{region.table} has {len(lines)} {name} lines for {count} {name}s"
        for first, second in pairwise(lines):
            if min(sign * _distance(first, second.start), sign * _distance(first, second.end)) < -tolerance:
                yield f"{name} lines of {region.table} are out of order"


def _coverage_faults(region: TrueRegion) -> Iterator[str]:
    """Positions of the region that no cell covers, or two."""
    seen: dict[tuple[int, int], int] = defaultdict(int)
    for cell in region.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                seen[row, column] += 1
    for row in range(region.first_row, region.first_row + region.n_rows):
        for column in range(region.n_columns):
            if seen[row, column] != 1:
                yield f"{seen[row, column]} cells of {region.table} cover row {row}, column {column}"


def _cell_faults(cell: TrueCell, words: Sequence[TrueWord], region: TrueRegion, tolerance: float) -> Iterator[str]:
    name = f"cell ({cell.row}, {cell.column}) of {region.table}"
    for word in words:
        if not all(holds(cell.quad, corner, tolerance=tolerance) for corner in word.quad.corners):
            yield f"{name} does not contain its word {word.text!r}"
    printed = "".join(word.text for word in words)
    if printed != "".join(cell.text.split()):
        yield f"{name} says {cell.text!r}, its words {printed!r}"


def _between_faults(cell: TrueCell, region: TrueRegion, tolerance: float) -> Iterator[str]:
    """A cell that reaches over the lines of its rows and columns, or stops short of them."""
    first = max(cell.row - region.first_row, 0)
    end = min(cell.row + cell.row_span - region.first_row, region.n_rows)
    right = cell.column + cell.column_span
    if first >= end or max(end, first) >= len(region.row_lines) or right >= len(region.column_lines):
        yield f"cell ({cell.row}, {cell.column}) is not among the rows and columns of {region.table}"
        return
    top_left, top_right, bottom_right, bottom_left = cell.quad.corners
    sides = (
        (region.row_lines[first], (top_left, top_right)),
        (region.row_lines[end], (bottom_left, bottom_right)),
        (region.column_lines[cell.column], (top_left, bottom_left)),
        (region.column_lines[right], (top_right, bottom_right)),
    )
    if any(abs(_distance(line, corner)) > tolerance for line, corners in sides for corner in corners):
        yield f"cell ({cell.row}, {cell.column}) of {region.table} is not between its row and column lines"


def _distance(line: TrueLine, point: Point) -> float:
    """Points from the nearest stretch of the line, positive on its right hand, that is below a line that goes right."""
    nearest = min(pairwise(line.points), key=lambda ends: _from_stretch(ends[0], ends[1], point))
    length = _length(*nearest)
    return _cross(*nearest, point) / length if length else _length(nearest[0], point)


def _from_stretch(start: Point, end: Point, point: Point) -> float:
    """Points from `point` to the nearest point between `start` and `end`."""
    squared = (end.x - start.x) ** 2 + (end.y - start.y) ** 2
    along = (point.x - start.x) * (end.x - start.x) + (point.y - start.y) * (end.y - start.y)
    share = min(1.0, max(0.0, along / squared)) if squared else 0.0
    return _length(point, Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)))


def _cross(origin: Point, a: Point, b: Point) -> float:
    return (a.x - origin.x) * (b.y - origin.y) - (a.y - origin.y) * (b.x - origin.x)


def _length(a: Point, b: Point) -> float:
    return float(((b.x - a.x) ** 2 + (b.y - a.y) ** 2) ** 0.5)


def _height(quad: Quad) -> float:
    """The shorter side: a line's height, or its length for a line of one narrow character."""
    top_left, top_right, bottom_right, _ = quad.corners
    return min(_length(top_left, top_right), _length(top_right, bottom_right))


def _overlap(first: Quad, second: Quad, spare: float) -> bool:
    """Whether no edge of either separates two convex quads that may reach `spare` points into one another."""
    for quad, other in ((first, second), (second, first)):
        corners = quad.corners
        area = sum(_cross(Point(0, 0), a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True))
        sign = 1.0 if area >= 0 else -1.0
        for a, b in zip(corners, (*corners[1:], corners[0]), strict=True):
            if a != b and max(sign * _distance(TrueLine(start=a, end=b), corner) for corner in other.corners) <= spare:
                return False
    return True
