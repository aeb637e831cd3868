"""Whole pages with the places of their tables, for the finder of regions: drawn in memory, kept on disk.

`python -m training.tables.page_examples DIR --split train --seed 0 --documents 400` adds to DIR; run again with another
seed for more.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median

import numpy as np
from numpy.typing import NDArray

from corpora.synthetic.dossier import Item, draw_dossier, plans
from corpora.synthetic.order import Order
from corpora.synthetic.paged import print_on_paper
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.scan.sheet import gray_of
from corpora.synthetic.split import Split
from models.tables.recogniser.crop import Matrix, draw_channels
from models.tables.recogniser.find_regions import PAGE_SCALE
from training.tables.examples import (
    MOST_HIDDEN,
    RESIDUAL_SKEW,
    SHARE_OF_GENERAL,
    SHARE_OF_LAYERS,
    SOURCE_WEIGHTS,
    SOURCES,
    Source,
    box_through,
    moved_points,
    seen_page,
    turning,
)
from training.tables.ocr_faults import faulty_words
from training.tables.page_file import PageExample, write_page

DOCUMENTS_A_SEED = 20
MOST_PAGES = 8
"""Pages taken of one document."""
SCALES = (0.8, 1.2)
"""Pages are not always of the size that they say."""


def draw_pages(seed: int, *, split: Split, documents: int) -> Iterator[PageExample]:
    """Pages of so many documents, with tables and without, the same for the same seed."""
    order = Order(count=documents, seed=seed, kinds=("pdf-all",), planted=0.0, split=split, general=SHARE_OF_GENERAL)
    for plan in plans(order):
        for item in draw_dossier(plan, order):
            yield from _of_document(item, Random(f"pages {seed} {item.number}"), split)


def _of_document(item: Item, random: Random, split: Split) -> Iterator[PageExample]:
    pdf, pages, _ = print_on_paper(item.report, random, split)
    source: Source = random.choices(SOURCES, SOURCE_WEIGHTS)[0]
    for page in random.sample(pages, min(MOST_PAGES, len(pages))):
        seen, truth, resolution = seen_page(pdf, page, random, source, split, item.report.body)
        to_points = np.diag((72 / resolution[0], 72 / resolution[1], 1.0))
        yield page_example(gray_of(seen), truth, random, to_points, source=source)


def page_example(
    gray: NDArray[np.uint8], page: TruePage, random: Random, to_points: Matrix, *, source: Source
) -> PageExample:
    """The page upright and level but for what deskewing leaves, as production has it."""
    zoom = random.uniform(*SCALES)
    turned = turning(-_slope(page) + math.radians(random.gauss(0, RESIDUAL_SKEW)))
    corners = moved_points(turned, np.array([(0, 0), (page.width, 0), (page.width, page.height), (0, page.height)]))
    least, most = corners.min(0), corners.max(0)
    shift = np.array([[zoom, 0, -least[0] * zoom], [0, zoom, -least[1] * zoom], [0, 0, 1]], np.float64)
    to_area = shift @ turned
    width, height = (most - least) * zoom
    boxes = [box_through(to_area, word.quad.corners) for word in page.words if word.hidden < MOST_HIDDEN]
    words = boxes if source == "print" and random.random() < SHARE_OF_LAYERS else faulty_words(boxes, random)
    channels = draw_channels(
        gray, to_area @ to_points, words, size=(float(width), float(height)), scale=PAGE_SCALE
    )  # fmt: skip
    tables = [box_through(to_area, region.quad.corners) for region in page.regions]
    placed = [(box.left, box.top, box.right, box.bottom) for box in tables]
    return PageExample(
        channels=channels, tables=np.array(placed, np.float32).reshape(-1, 4) * PAGE_SCALE, source=source
    )


def _slope(page: TruePage) -> float:
    """Radians by which the page's lines fall, the median over long words and tables; those on their side too."""
    printed = [region.quad for region in page.regions] + [word.quad for word in page.words]
    quads = [np.array(quad.corners, np.float64) for quad in printed]
    tops = [quad[1] - quad[0] for quad in quads]
    longest = sorted(tops, key=lambda top: -float(np.hypot(*top)))[:9]
    return median(math.atan2(top[1], top[0]) for top in longest) if longest else 0.0


def write_pages(folder: Path, *, split: Split, seed: int, documents: int) -> None:
    """Adds the pages of so many documents to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in range(-(-documents // DOCUMENTS_A_SEED)):
        own = seed * 100_000 + part
        for number, example in enumerate(draw_pages(own, split=split, documents=DOCUMENTS_A_SEED)):
            write_page(folder / f"{own:08d}-{number:04d}.npz", example)


def main() -> None:
    """Draws pages into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="train", choices=("train", "dev", "test"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--documents", type=int, default=200)
    args = parser.parse_args()
    write_pages(args.folder, split=args.split, seed=args.seed, documents=args.documents)


if __name__ == "__main__":
    main()
