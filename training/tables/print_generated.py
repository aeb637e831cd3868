"""Pages of the generators, printed with their truth, as `training.tables.printed_examples` takes them.

`python -m training.tables.print_generated OUT --kind web --seed 0 --count 200` prints so many web pages (it wants
Chromium), `--kind reports` pages of so many reports.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

from corpora.synthetic.dossier import draw_dossier, plans
from corpora.synthetic.order import Order
from corpora.synthetic.paged import print_on_paper
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.split import Split
from corpora.synthetic.web.browser import printer
from corpora.synthetic.web.designs import DESIGNS
from corpora.synthetic.web.page import draw_page
from training.tables.examples import MOST_PAGES, SHARE_OF_GENERAL, one_page
from training.tables.printed_file import write_printed


def print_web(seed: int, *, split: Split, pages: int) -> Iterator[tuple[bytes, TruePage]]:
    """So many pages of web designs."""
    with printer() as browser:
        for number in range(pages):
            printed = browser.print(draw_page(Random(f"web {seed} {number}"), DESIGNS, split=split))
            yield printed.pdf, printed.page


def print_reports(seed: int, *, split: Split, documents: int) -> Iterator[tuple[bytes, TruePage]]:
    """Some pages with tables of each of so many reports."""
    order = Order(count=documents, seed=seed, kinds=("pdf-all",), planted=0.0, split=split, general=SHARE_OF_GENERAL)
    for plan in plans(order):
        for item in draw_dossier(plan, order):
            random = Random(f"printed {seed} {item.number}")
            pdf, pages, _ = print_on_paper(item.report, random, split)
            chosen = [page for page in pages if page.regions]
            for page in random.sample(chosen, min(MOST_PAGES, len(chosen))):
                yield one_page(pdf, page.number), page


def main() -> None:
    """Prints pages into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", required=True, choices=("web", "reports"))
    parser.add_argument("--split", default="train", choices=("train", "dev", "test"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=100, help="of pages, or of reports")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    printed = (
        print_web(args.seed, split=args.split, pages=args.count)
        if args.kind == "web"
        else print_reports(args.seed, split=args.split, documents=args.count)
    )
    for number, (pdf, page) in enumerate(printed):
        write_printed(args.out / f"{args.kind}-{args.seed:05d}-{number:05d}.zip", pdf, page)


if __name__ == "__main__":
    main()
