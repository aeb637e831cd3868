"""The recogniser beside the geometric finder, on the same pages with text: each with what it would have in production.

`python -m training.tables.compare --documents 20 --seed 1 --weights models/weights`
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from corpora.readers.pdf_file import PdfPages
from corpora.synthetic.dossier import draw_dossier, plans
from corpora.synthetic.order import Order
from corpora.synthetic.paged import print_on_paper
from corpora.synthetic.pages.picture import picture
from corpora.synthetic.pages.truth import TruePage, TrueRegion
from corpora.synthetic.split import Split
from models.tables.pages.find_grids import find_grids
from models.tables.pages.page_grid import PageGrid
from models.tables.recogniser.crop import Gray, crop_scale, cut
from models.tables.recogniser.recognise import MARGIN, Recogniser
from models.tables.recogniser.weights import WEIGHTS
from training.tables.example_file import Example
from training.tables.examples import SHARE_OF_GENERAL, grid_of, seen_lines
from training.tables.measure import Measured, found_by, report, slice_names
from training.tables.scores import Counts, Found, score

DOTS_PER_INCH = 150.0
NOTHING = Found(rows=np.zeros(0, np.float32), columns=np.zeros(0, np.float32), cells=())


def pages_with_tables(documents: int, *, seed: int, split: Split) -> Iterator[tuple[Gray, TruePage, PrintedPage]]:
    """Pictures, truth and printed pages of documents with text."""
    order = Order(count=documents, seed=seed, kinds=("pdf-all",), planted=0.0, split=split, general=SHARE_OF_GENERAL)
    for plan in plans(order):
        for item in draw_dossier(plan, order):
            pdf, pages, _ = print_on_paper(item.report, Random(f"compare {seed} {item.number}"), split)
            with PdfPages(pdf) as opened:
                for truth, page in zip(pages, opened.pages(), strict=True):
                    if truth.regions and page is not None:
                        yield picture(pdf, page=truth.number, dots_per_inch=DOTS_PER_INCH), truth, page.printed


def example_of(gray: Gray, region: TrueRegion, printed: PrintedPage) -> Example | None:
    """The region as production would cut it, given its place."""
    box = _wider(region.quad.box, MARGIN)
    size = (box.right - box.left, box.bottom - box.top)
    to_area = np.array([[1, 0, -box.left], [0, 1, -box.top], [0, 0, 1]], np.float64)
    rows, columns, cells = grid_of(region, to_area)
    if rows is None or columns is None:
        return None
    crop, scale = cut(gray, box, [word.box for word in printed.words], dots_per_inch=DOTS_PER_INCH), crop_scale(*size)
    example = Example(
        channels=crop.channels,
        rows=np.asarray(rows, np.float32) * scale,
        columns=np.asarray(columns, np.float32) * scale,
        cells=np.asarray(cells, np.int16),
        look=region.rules,
        source="print",
        form=region.form or "",
    )
    return seen_lines(example)


def geometric(grids: Sequence[PageGrid], region: TrueRegion) -> Found:
    """The finder's grid that covers the most of the region, in pixels of its crop."""
    box = _wider(region.quad.box, MARGIN)
    grid = max(grids, key=lambda one: _common(one.box, region.quad.box), default=None)
    if grid is None or _common(grid.box, region.quad.box) == 0:
        return NOTHING
    scale = crop_scale(box.right - box.left, box.bottom - box.top)
    return Found(
        rows=(np.array(grid.row_edges, np.float32) - box.top) * scale,
        columns=(np.array(grid.column_edges, np.float32) - box.left) * scale,
        cells=tuple((cell.row, cell.column, cell.row_span, cell.column_span, False) for cell in grid.cells),
    )


def _wider(box: Box, by: float) -> Box:
    return Box(left=box.left - by, top=box.top - by, right=box.right + by, bottom=box.bottom + by)


def _common(one: Box, other: Box) -> float:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, width) * max(0.0, height)


def compare(recogniser: Recogniser, *, documents: int, seed: int, split: Split) -> dict[str, dict[str, Counts]]:
    """Counts by finder and slice."""
    slices: dict[str, dict[str, Counts]] = {
        name: defaultdict(Counts.none) for name in ("recogniser", "geometric finder")
    }
    for gray, truth, printed in pages_with_tables(documents, seed=seed, split=split):
        grids = find_grids(printed)
        for region in truth.regions:
            example = example_of(gray, region, printed)
            if example is None:
                continue
            both = {"recogniser": found_by(recogniser, example), "geometric finder": geometric(grids, region)}
            for finder, found in both.items():
                counts = score(example, found)
                for name in slice_names(example):
                    slices[finder][name] = slices[finder][name] + counts
    return slices


def main() -> None:
    """Compares from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--split", default="test", choices=("train", "dev", "test"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    recogniser = Recogniser.load(args.weights)
    slices = compare(recogniser, documents=args.documents, seed=args.seed, split=args.split)
    for finder, counts in slices.items():
        sys.stdout.write(f"\n{finder}\n\n{report(Measured(slices=counts, seconds=None))}\n")


if __name__ == "__main__":
    main()
