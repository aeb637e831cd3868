"""Examples on disk, drawn by background processes while training goes on.

`python -m training.tables.cache DIR --split train --seed 0 --documents 400` adds to DIR; run again with another seed
for more; `--least-scale 0.55` draws crops down to about half their size. Each example is one compressed file, written
whole or not at all.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from corpora.synthetic.split import Split
from training.tables.example_file import write_example
from training.tables.examples import LEAST_SCALE, draw_examples

DOCUMENTS_A_SEED = 20
"""Documents drawn from one random source, so that a cache grows evenly over processes."""


def write_examples(folder: Path, *, split: Split, seed: int, documents: int, least_scale: float = LEAST_SCALE) -> None:
    """Adds the examples of so many documents to a folder; see `draw_examples`."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in range(-(-documents // DOCUMENTS_A_SEED)):
        own = seed * 100_000 + part
        few = min(DOCUMENTS_A_SEED, documents - part * DOCUMENTS_A_SEED)
        drawn = draw_examples(own, split=split, documents=few, least_scale=least_scale)
        for number, example in enumerate(drawn):
            write_example(folder / f"{own:08d}-{number:04d}.npz", example)


def main() -> None:
    """Draws examples into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="train", choices=("train", "dev", "test"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--least-scale", type=float, default=LEAST_SCALE, help="of a crop's size, by chance up to 1.18")
    args = parser.parse_args()
    write_examples(
        args.folder, split=args.split, seed=args.seed, documents=args.documents, least_scale=args.least_scale
    )


if __name__ == "__main__":
    main()
