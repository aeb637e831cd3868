"""Samples on disk, drawn while training goes on.

`python -m training.digits.cache DIR --split train --seed 1 --documents 400` adds generated pages' samples to DIR, and
`--drawn 100000` samples drawn one by one; run again with another seed for more. With `--worn 0.7`
that share of them has lost half its ink.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from corpora.synthetic.split import Split
from training.digits.drawing import draw_samples
from training.digits.pages import draw_page_samples
from training.digits.samples import A_FILE, write_samples

DOCUMENTS_A_FILE = 25
"""Documents drawn from one random source: about a file's worth of samples."""


def write_cache(folder: Path, *, split: Split, seed: int, documents: int, drawn: int, worn: float = 0.0) -> int:
    """Adds samples to a folder; returns how many."""
    written = 0
    for part in range(-(-documents // DOCUMENTS_A_FILE)):
        own = seed * 100_000 + part
        samples = draw_page_samples(own, split=split, documents=min(DOCUMENTS_A_FILE, documents), worn=worn)
        written += write_samples(folder, samples, name=f"pages-{own:08d}")
    for part in range(-(-drawn // A_FILE)):
        own = seed * 100_000 + part
        samples = draw_samples(own, split=split, count=min(A_FILE, drawn), worn=worn)
        written += write_samples(folder, samples, name=f"drawn-{own:08d}")
    return written


def main() -> None:
    """Draws samples into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", default="train", choices=("train", "dev", "test"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--documents", type=int, default=0)
    parser.add_argument("--drawn", type=int, default=0)
    parser.add_argument("--worn", type=float, default=0.0, help="share of the samples that have lost half their ink")
    args = parser.parse_args()
    write_cache(
        args.folder, split=args.split, seed=args.seed, documents=args.documents, drawn=args.drawn, worn=args.worn
    )


if __name__ == "__main__":
    main()
