"""Training examples for the table recogniser, drawn in memory from the generator of synthetic reports.

A report is laid out and printed, its pages photographed or scanned, and every table on them cut out as production
cuts it: upright but for what deskewing leaves, with a margin in which captions and prose show.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Literal, get_args

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from corpora.document.geometry import Box
from corpora.synthetic.dossier import Item, draw_dossier, plans
from corpora.synthetic.order import Order
from corpora.synthetic.paged import Scan, print_on_paper, scan_pages
from corpora.synthetic.pages.picture import picture
from corpora.synthetic.pages.truth import Point, TrueCell, TrueLine, TruePage, TrueRegion
from corpora.synthetic.scan.sheet import gray_of
from corpora.synthetic.split import Split
from models.tables.recogniser.crop import Matrix, crop_scale, draw_channels
from training.tables.example_file import Example
from training.tables.ocr_faults import faulty_words

Source = Literal["print", "clean", "worn", "fax", "photo"]
SOURCES: tuple[Source, ...] = get_args(Source)
SOURCE_WEIGHTS = (30, 22, 22, 14, 12)
"""Shares of examples by what happened to the page; photos are dear to make and the rarest in archives."""
SHARE_OF_GENERAL = 0.6
MOST_PAGES = 4
"""Pages taken of one document: the rest look alike."""
PRINT_DPI = (100, 130, 150, 200)
RESIDUAL_SKEW = 0.12
"""Standard deviation in degrees of what deskewing leaves."""
LEAST_SCALE, MOST_SCALE = 0.85, 1.18
"""Pages are not always of the size that they say."""
MARGIN = (2.0, 26.0)
"""Points around a table, drawn for each side: a region finder is not exact, and takes in captions."""
MOST_HIDDEN = 0.6
"""Share of a word's ink that damage may have covered for OCR to find it still."""
SHARE_OF_LAYERS = 0.7
"""Of printed pages: their words are those of the file; the others were read by OCR."""
SHARE_RECTIFIED = 0.7
"""Of photographed tables: their perspective was undone; the others were only turned."""


def draw_examples(seed: int, *, split: Split, documents: int, least_scale: float = LEAST_SCALE) -> Iterator[Example]:
    """Examples of so many documents, the same for the same seed; drawn down to `least_scale` of their size."""
    order = Order(count=documents, seed=seed, kinds=("pdf-all",), planted=0.0, split=split, general=SHARE_OF_GENERAL)
    for plan in plans(order):
        for item in draw_dossier(plan, order):
            yield from _of_document(item, Random(f"tables {seed} {item.number}"), split, least_scale)


def _of_document(item: Item, random: Random, split: Split, least_scale: float) -> Iterator[Example]:
    pdf, pages, _ = print_on_paper(item.report, random, split)
    source: Source = random.choices(SOURCES, SOURCE_WEIGHTS)[0]
    chosen = [page for page in pages if page.regions]
    chosen = random.sample(chosen, min(MOST_PAGES, len(chosen)))
    for page in chosen:
        seen, truth, resolution = seen_page(pdf, page, random, source, split, item.report.body)
        to_points = np.diag((72 / resolution[0], 72 / resolution[1], 1.0))
        for region in truth.regions:
            example = cut_example(
                gray_of(seen), truth, region, random, to_points, source=source, least_scale=least_scale
            )
            if example is not None:
                yield example


def seen_page(
    pdf: bytes, page: TruePage, random: Random, source: Source, split: Split, body: str
) -> tuple[NDArray[np.uint8], TruePage, tuple[float, float]]:
    """Picture, truth and dots per inch (across, down) of a page after what happened to it."""
    if source == "print":
        dots = random.choice(PRINT_DPI)
        return picture(pdf, page=page.number, dots_per_inch=dots), page, (dots, dots)
    alone = one_page(pdf, page.number)
    scan: Scan = scan_pages(alone, [page], random, severity=source, split=split, body=body)
    return scan.pictures[0], scan.pages[0], scan.damages[0].resolution


def one_page(pdf: bytes, number: int) -> bytes:
    """A PDF of this page alone (from 1), so that only it is rendered."""
    old, new = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    try:
        new.import_pages(old, [number - 1])
        out = io.BytesIO()
        new.save(out)
        return out.getvalue()
    finally:
        new.close()
        old.close()


def cut_example(
    gray: NDArray[np.uint8],
    page: TruePage,
    region: TrueRegion,
    random: Random,
    to_points: Matrix,
    *,
    source: str,
    least_scale: float = LEAST_SCALE,
) -> Example | None:
    """The region with its truth; None where its truth is not a grid (a table of which the page shows a sliver).

    Words of a generated picture get the faults of OCR; those of a page that was read have their own.
    """
    zoom = random.uniform(least_scale, MOST_SCALE)
    upright, width, height = _upright(region, random, photo=source == "photo")
    margins = [random.uniform(*MARGIN) * min(1.0, random.random() * 1.6 + 0.2) for _ in range(4)]
    shift = np.array([[zoom, 0, margins[0]], [0, zoom, margins[1]], [0, 0, 1]], np.float64)
    size = (width * zoom + margins[0] + margins[2], height * zoom + margins[1] + margins[3])
    to_area = shift @ upright
    rows, columns, cells = grid_of(region, to_area)
    if rows is None or columns is None:
        return None
    scale = crop_scale(*size)
    boxes = [box_through(to_area, word.quad.corners) for word in page.words if word.hidden < MOST_HIDDEN]
    boxes = [box for box in boxes if _inside(box, size)]
    kept = source not in SOURCES or (source == "print" and random.random() < SHARE_OF_LAYERS)
    words = boxes if kept else faulty_words(boxes, random)
    channels = draw_channels(gray, to_area @ to_points, words, size=size, scale=scale)
    example = Example(
        channels=channels,
        rows=np.asarray(rows, np.float32) * scale,
        columns=np.asarray(columns, np.float32) * scale,
        cells=np.asarray(cells, np.int16),
        look=region.rules,
        source=source,
        form=region.form or "",
    )
    return seen_lines(example)


def seen_lines(example: Example) -> Example:
    """The example without lines on which no cell of this page begins or ends: nobody could see them.

    A form's column that every row of a page spans over is such a one.
    """
    cells = example.cells.astype(np.int64)
    rows, columns = ({0, *(cells[:, at] + cells[:, at + 2]).tolist(), *cells[:, at].tolist()} for at in (0, 1))
    place = [{line: number for number, line in enumerate(sorted(used))} for used in (rows, columns)]
    moved = cells.copy()
    for at in (0, 1):
        starts = [place[at][line] for line in cells[:, at].tolist()]
        ends = [place[at][line] for line in (cells[:, at] + cells[:, at + 2]).tolist()]
        moved[:, at], moved[:, at + 2] = starts, np.subtract(ends, starts)
    return replace(
        example,
        rows=example.rows[sorted(rows)],
        columns=example.columns[sorted(columns)],
        cells=moved.astype(np.int16),
    )


def _upright(region: TrueRegion, random: Random, *, photo: bool) -> tuple[Matrix, float, float]:
    """From page points to points of the upright table, and its size; what deskewing leaves is left."""
    corners = np.array(region.quad.corners, np.float64)
    top, bottom = corners[1] - corners[0], corners[2] - corners[3]
    along = top + bottom
    if photo and random.random() < SHARE_RECTIFIED:
        width = (np.hypot(*top) + np.hypot(*bottom)) / 2
        height = (np.hypot(*(corners[3] - corners[0])) + np.hypot(*(corners[2] - corners[1]))) / 2
        flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
        found = np.asarray(cv2.getPerspectiveTransform(corners.astype(np.float32), flat), np.float64)
    else:
        found = turning(-math.atan2(along[1], along[0]))
    found = turning(math.radians(random.gauss(0, RESIDUAL_SKEW))) @ found
    moved = moved_points(found, corners)
    least, most = moved.min(0), moved.max(0)
    shifted = np.array([[1, 0, -least[0]], [0, 1, -least[1]], [0, 0, 1]], np.float64) @ found
    return shifted, float(most[0] - least[0]), float(most[1] - least[1])


def turning(radians: float) -> Matrix:
    """Turns points about the origin, clockwise on the page."""
    cos, sin = math.cos(radians), math.sin(radians)
    return np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]], np.float64)


def moved_points(matrix: Matrix, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points (n, 2) taken through a homography."""
    moved = np.c_[points, np.ones(len(points))] @ matrix.T
    return np.asarray(moved[:, :2] / moved[:, 2:], np.float64)


def box_through(matrix: Matrix, corners: Sequence[Point]) -> Box:
    """The upright hull of corners taken through a homography."""
    moved = moved_points(matrix, np.array(corners, np.float64))
    least, most = moved.min(0), moved.max(0)
    return Box(left=float(least[0]), top=float(least[1]), right=float(most[0]), bottom=float(most[1]))


def _inside(box: Box, size: tuple[float, float]) -> bool:
    return box.right > 0 and box.bottom > 0 and box.left < size[0] and box.top < size[1]


Positions = list[float] | None


def grid_of(region: TrueRegion, matrix: Matrix) -> tuple[Positions, Positions, list[tuple[int, ...]]]:
    """Lines in points of the area, heads that were printed again as rows of their own; None where they cross."""
    rows = [_position(line, matrix, axis=1) for line in region.row_lines]
    columns = [_position(line, matrix, axis=0) for line in region.column_lines]
    heads = _head_rows(region, matrix, rows[0])
    cells = [_placed(cell, 0, len(heads)) for cell in region.repeated_heads]
    offset, last = len(heads) - region.first_row, len(heads) + region.n_rows
    for cell in region.cells:
        row, end = max(cell.row + offset, len(heads)), min(cell.row + cell.row_span + offset, last)
        cells.append((row, cell.column, end - row, cell.column_span, int(cell.header), int(bool(cell.text.strip()))))
    rows = [*heads, *rows]
    return (
        rows if _ascending(rows) else None,
        columns if _ascending(columns) else None,
        [cell for cell in cells if cell[2] > 0],
    )


def _position(line: TrueLine, matrix: Matrix, *, axis: int) -> float:
    return float(moved_points(matrix, np.array(line.points, np.float64))[:, axis].mean())


def _head_rows(region: TrueRegion, matrix: Matrix, first: float) -> list[float]:
    """Tops of the rows of heads that are printed again."""
    tops: dict[int, float] = {}
    for cell in region.repeated_heads:
        moved = moved_points(matrix, np.array(cell.quad.corners, np.float64))
        tops[cell.row] = min(tops.get(cell.row, math.inf), float(moved[:2, 1].mean()))
    return [tops[row] for row in sorted(tops) if tops[row] < first]


def _placed(cell: TrueCell, offset: int, n_rows: int) -> tuple[int, ...]:
    span = min(cell.row_span, n_rows - cell.row - offset)
    return (cell.row + offset, cell.column, span, cell.column_span, 1, int(bool(cell.text.strip())))


def _ascending(lines: Sequence[float]) -> bool:
    return len(lines) > 1 and all(b - a > 1.0 for a, b in pairwise(lines))
