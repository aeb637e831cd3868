"""Crops for the recogniser and pages for the finder, drawn from printed pages (`training.tables.printed_file`).

`python -m training.tables.printed_examples PRINTED OUT --seed 0 --seconds 600` adds to OUT/crops and OUT/pages, going
over the pages again and again, each time with other damage; several processes with seeds of their own may do so.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random

from corpora.synthetic.split import Split
from training.tables.example_file import Example, write_example
from training.tables.examples import Source
from training.tables.page_file import PageExample, write_page
from training.tables.printed_file import read_printed
from training.tables.web_examples import examples_of


def draw_printed(
    paths: Sequence[Path], seed: int, *, split: Split, source: Source | None = None
) -> Iterator[tuple[str, PageExample, list[Example]]]:
    """A name, the page and its crops, of each file in random order and so without end; `source` is drawn without."""
    for again in count():
        order = Random(f"printed {seed} {again}").sample(list(paths), len(paths))
        for path in order:
            name = f"{path.stem}-{seed}-{again}"
            whole, crops = examples_of(*read_printed(path), Random(name), split, source=source)
            yield name, whole, crops


def write_printed_examples(
    printed: Path,
    out: Path,
    *,
    split: Split,
    seed: int,
    seconds: float,
    rounds: int | None = None,
    source: Source | None = None,
) -> None:
    """Adds crops and pages to a folder for so long, or until each page was drawn so often."""
    for kind in ("crops", "pages"):
        (out / kind).mkdir(parents=True, exist_ok=True)
    paths = sorted(printed.glob("*.zip"))
    end = time.monotonic() + seconds
    for number, (name, whole, crops) in enumerate(draw_printed(paths, seed, split=split, source=source)):
        if time.monotonic() > end or (rounds is not None and number >= rounds * len(paths)):
            return
        write_page(out / "pages" / f"{name}.npz", whole)
        for place, crop in enumerate(crops):
            write_example(out / "crops" / f"{name}-{place}.npz", crop)


def main() -> None:
    """Draws examples into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("printed", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="train", choices=("train", "dev", "test"), help="of stamps and bodies")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--rounds", type=int, default=None, help="of all pages; without it, to the last second")
    parser.add_argument("--source", default=None, choices=("print", "clean", "worn", "fax", "photo"))
    args = parser.parse_args()
    write_printed_examples(
        args.printed, args.out, split=args.split, seed=args.seed, seconds=args.seconds, rounds=args.rounds,
        source=args.source,
    )  # fmt: skip


if __name__ == "__main__":
    main()
