"""Documents of other hands with true tables, printed in looks of their own and drawn ones, with their truth.

`python -m training.tables.restyled_examples PRINTED DOCUMENTS … --seed 0 --looks 2` prints each HTML file of the
folders so often, each time in another look, or with `--own` in its own; `training.tables.printed_examples` makes crops
and pages of that. It wants Chromium.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from corpora.synthetic.split import Split
from corpora.synthetic.web.browser import PrintedPage, browser_tab
from corpora.synthetic.web.documents import DocumentPrinter
from training.tables.printed_file import write_printed

TRIES = 3
"""Looks drawn for a document until one keeps its truth."""


def print_documents(
    paths: Sequence[Path], *, split: Split, seed: int, looks: int, own: bool = False
) -> Iterator[tuple[str, PrintedPage | None]]:
    """Each document so often with a name for the page, None where no look was found; the same for the same seed."""
    with browser_tab() as tab:
        printer = DocumentPrinter(tab)
        for path in paths:
            html = path.read_text("utf-8")
            for look in range(looks):
                name = f"{path.parent.name}-{path.stem}-{seed}-{look}"
                tries = (printer.print(html, Random(f"{name} {part}"), split=split, own=own) for part in range(TRIES))
                yield name, next((page for page in tries if page is not None), None)


def main() -> None:
    """Prints documents into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--split", default="train", choices=("train", "dev", "test"), help="of the fonts")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--looks", type=int, default=1)
    parser.add_argument("--own", action="store_true", help="the look that each has")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    paths = [path for folder in args.folders for path in sorted(folder.glob("*.html"))]
    lost = 0
    for name, page in print_documents(paths, split=args.split, seed=args.seed, looks=args.looks, own=args.own):
        if page is None:
            lost += 1
        else:
            write_printed(args.out / f"{name}.zip", page.pdf, page.page)
    sys.stdout.write(f"{len(paths) * args.looks - lost} pages, {lost} without a look that keeps their truth\n")


if __name__ == "__main__":
    main()
