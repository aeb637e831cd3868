"""What is where on a page: the truth that a picture of it is judged by, and how damage carries it along.

Coordinates are page points (1/72 inch), origin top-left, y down, as in `corpora.document.geometry`. A page that was
turned, skewed or photographed has no upright boxes any more, so that everything here is a quadrilateral.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from corpora.document.geometry import Box

RuleStyle = Literal["solid", "dotted", "dashed", "double", "hair"]
MarkKind = Literal["seal", "stamp", "handwriting", "header", "footer", "watermark", "stain", "fold", "hole"]


class Point(NamedTuple):
    """A point of a page in page points."""

    x: float
    y: float


Mapping = Callable[[Point], Point]
"""Where damage moves a point of the clean page to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quad:
    """Four corners in the reading order of what is inside: its top left, top right, bottom right, bottom left."""

    corners: tuple[Point, Point, Point, Point]

    @classmethod
    def upright(cls, left: float, top: float, right: float, bottom: float) -> Quad:
        """The quadrilateral of an upright rectangle."""
        return cls(corners=(Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)))

    @property
    def box(self) -> Box:
        """The upright rectangle around it."""
        xs, ys = [corner.x for corner in self.corners], [corner.y for corner in self.corners]
        return Box(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys))

    def moved(self, mapping: Mapping) -> Quad:
        """Where `mapping` takes its corners."""
        first, second, third, fourth = (mapping(corner) for corner in self.corners)
        return Quad(corners=(first, second, third, fourth))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueWord:
    """Characters printed together on one line; `table` and `cell` (row, column of the whole table) if it is in one.

    `hidden` is the share (0..1) of its ink that damage covered, cut away or left outside the picture.
    """

    text: str
    quad: Quad
    table: str | None = None
    cell: tuple[int, int] | None = None
    hidden: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueLine:
    """A rule's line, or one between two rows or columns, whether or not ink shows it.

    It goes from `start` through the points `through` to `end`: straight on a flat page, bent on a curled one.
    """

    start: Point
    end: Point
    through: tuple[Point, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point that it goes through, both ends among them."""
        return (self.start, *self.through, self.end)

    def moved(self, mapping: Mapping) -> TrueLine:
        """Where `mapping` takes its points."""
        return TrueLine(
            start=mapping(self.start), end=mapping(self.end), through=tuple(mapping(point) for point in self.through)
        )

    def divided(self, step: float) -> TrueLine:
        """The same line with a point at least every `step` points, so that it can be bent."""
        parts = max(1, math.ceil(math.dist(self.start, self.end) / step))
        between = (
            Point(
                self.start.x + (self.end.x - self.start.x) * part / parts,
                self.start.y + (self.end.y - self.start.y) * part / parts,
            )
            for part in range(1, parts)
        )
        return TrueLine(start=self.start, end=self.end, through=tuple(between))


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueRule:
    """A rule in ink; `width` in points."""

    line: TrueLine
    width: float
    style: RuleStyle = "solid"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueCell:
    """What of a cell stands on this page: the whole, or the part before or after a page break (`text` is that part)."""

    row: int
    column: int
    row_span: int
    column_span: int
    quad: Quad
    text: str
    header: bool
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueRegion:
    """The part of a table on one page.

    Args:
        table: id of the table in the document, t1, t2 …, the same on every page it goes over.
        form: statutory form, None for another table.
        first_row, n_rows: which rows of the whole table (from 0) have a part on this page; heads that are printed again
            are not rows of the table.
        row_lines: n_rows + 1 lines from the region's left to its right edge, top to bottom, repeated heads above the
            first.
        column_lines: n_columns + 1 lines from top to bottom, left to right.
        repeated_heads: cells of heads printed again on this page, in the table's own coordinates.
        rules: "all", "partial", "three-line", "horizontal", "none" …: how the table shows its structure.
    """

    table: str
    form: str | None
    quad: Quad
    first_row: int
    n_rows: int
    n_columns: int
    row_lines: tuple[TrueLine, ...]
    column_lines: tuple[TrueLine, ...]
    cells: tuple[TrueCell, ...]
    repeated_heads: tuple[TrueCell, ...] = ()
    rules: str = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueMark:
    """Ink that belongs to no text of the report (a seal), or to none of its body (a page number)."""

    kind: MarkKind
    quad: Quad


@dataclass(frozen=True, slots=True, kw_only=True)
class TruePage:
    """One page; `number` counts from 1, sizes in points."""

    number: int
    width: float
    height: float
    words: tuple[TrueWord, ...] = ()
    rules: tuple[TrueRule, ...] = ()
    regions: tuple[TrueRegion, ...] = ()
    marks: tuple[TrueMark, ...] = ()

    def divided(self, step: float) -> TruePage:
        """The page with a point at least every `step` points on its lines, before they are bent."""
        return replace(
            self,
            rules=tuple(replace(rule, line=rule.line.divided(step)) for rule in self.rules),
            regions=tuple(
                replace(
                    region,
                    row_lines=tuple(line.divided(step) for line in region.row_lines),
                    column_lines=tuple(line.divided(step) for line in region.column_lines),
                )
                for region in self.regions
            ),
        )

    def moved(self, mapping: Mapping, *, width: float, height: float) -> TruePage:
        """The page after damage that moves its points; `width` and `height` are those of the new page."""
        return replace(
            self,
            width=width,
            height=height,
            words=tuple(replace(word, quad=word.quad.moved(mapping)) for word in self.words),
            rules=tuple(replace(rule, line=rule.line.moved(mapping)) for rule in self.rules),
            regions=tuple(_moved_region(region, mapping) for region in self.regions),
            marks=tuple(replace(mark, quad=mark.quad.moved(mapping)) for mark in self.marks),
        )


def _moved_region(region: TrueRegion, mapping: Mapping) -> TrueRegion:
    def cells(old: tuple[TrueCell, ...]) -> tuple[TrueCell, ...]:
        return tuple(replace(cell, quad=cell.quad.moved(mapping)) for cell in old)

    return replace(
        region,
        quad=region.quad.moved(mapping),
        row_lines=tuple(line.moved(mapping) for line in region.row_lines),
        column_lines=tuple(line.moved(mapping) for line in region.column_lines),
        cells=cells(region.cells),
        repeated_heads=cells(region.repeated_heads),
    )
