"""Examples from pages that a browser prints (`corpora.synthetic.web`): crops for the recogniser, pages for the finder.

`python -m training.tables.web_examples DIR --split train --seed 0 --pages 1500` adds crops to DIR/crops and pages to
DIR/pages; run again with another seed for more. It wants Chromium.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np

from corpora.synthetic.bodies import draw_body, places
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.scan.sheet import gray_of
from corpora.synthetic.split import Split
from corpora.synthetic.web.browser import printer
from corpora.synthetic.web.designs import DESIGNS
from corpora.synthetic.web.page import draw_page
from training.tables.example_file import Example, write_example
from training.tables.examples import SOURCES, Source, cut_example, seen_page
from training.tables.page_examples import page_example
from training.tables.page_file import PageExample, write_page

SOURCE_WEIGHTS = (46, 24, 14, 6, 10)
"""As `training.tables.examples.SOURCES`: other people's pages are files and clean pictures more often than faxes."""
LEAST_SCALE = 0.6


def draw_web_examples(seed: int, *, split: Split, pages: int) -> Iterator[tuple[PageExample, list[Example]]]:
    """So many pages with the crops of their tables, the same for the same seed, fonts and browser."""
    with printer() as browser:
        for number in range(pages):
            random = Random(f"web {seed} {number}")
            printed = browser.print(draw_page(random, DESIGNS, split=split))
            yield examples_of(printed.pdf, printed.page, random, split)


def examples_of(
    pdf: bytes, page: TruePage, random: Random, split: Split, *, source: Source | None = None
) -> tuple[PageExample, list[Example]]:
    """A printed page and the crops of its tables after what happened to it, which is drawn without `source`."""
    source = source or random.choices(SOURCES, SOURCE_WEIGHTS)[0]
    seen, truth, resolution = seen_page(
        pdf, page, random, source, split, draw_body(random, place=random.choice(places(split))).name
    )
    gray, to_points = gray_of(seen), np.diag((72 / resolution[0], 72 / resolution[1], 1.0))
    crops = [
        cut_example(gray, truth, region, random, to_points, source=source, least_scale=LEAST_SCALE)
        for region in truth.regions
    ]
    whole = page_example(gray, truth, random, to_points, source=source)
    return whole, [crop for crop in crops if crop is not None]


def write_web_examples(folder: Path, *, split: Split, seed: int, pages: int) -> None:
    """Adds the crops and pages of so many pages to a folder."""
    for kind in ("crops", "pages"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    for number, (whole, crops) in enumerate(draw_web_examples(seed, split=split, pages=pages)):
        name = f"web-{seed:05d}-{number:05d}"
        write_page(folder / "pages" / f"{name}.npz", whole)
        for place, crop in enumerate(crops):
            write_example(folder / "crops" / f"{name}-{place}.npz", crop)


def main() -> None:
    """Draws pages into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="train", choices=("train", "dev", "test"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pages", type=int, default=500)
    args = parser.parse_args()
    write_web_examples(args.folder, split=args.split, seed=args.seed, pages=args.pages)


if __name__ == "__main__":
    main()
