"""Batches of varied crops without end, read from a folder to which samples may still be added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import torch
from torch import Tensor

from models.ocr.digits.alphabet import is_number, outputs_of
from models.ocr.digits.crop import Input, stacked
from training.digits.run import Run
from training.digits.samples import Sample, read_samples
from training.digits.variety import varied

POOL: Final = 16
"""Batches that are drawn together and sorted by width, so that little is padded."""
FILES_AT_ONCE: Final = 3
"""Files whose samples are shuffled together."""

LONG: Final = 5.0
"""Length of ink in its heights from which crops are dear, and rarely the figures of a form."""
LONG_KEPT, LONG_WORDS_KEPT = 0.7, 0.25
"""Share of long numbers that is learned from, and of other long words."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Batch:
    """`crops` (n, 1, 32, w), and the outputs that they should give, one after another, `lengths` of them each."""

    crops: Tensor
    targets: Tensor
    lengths: Tensor


def batches(folder: Path, run: Run, *, first: int) -> Iterator[Batch]:
    """From step `first` on; the same folder, run and step give the same batches."""
    random = Random(f"{run.seed} {first}")
    pages, drawn = _endless(folder, "pages", random), _endless(folder, "drawn", random)
    while True:
        pool: list[Sample] = []
        while len(pool) < POOL * run.batch:
            sample = next(pages if random.random() < run.share_of_pages else drawn)
            if not _is_long(sample) or random.random() < (LONG_KEPT if is_number(sample.text) else LONG_WORDS_KEPT):
                pool.append(sample)
        crops = [(varied(sample, random), sample.text) for sample in pool]
        crops.sort(key=lambda crop: crop[0].shape[1])
        parts = [crops[start : start + run.batch] for start in range(0, len(crops), run.batch)]
        random.shuffle(parts)
        yield from (_batch(part) for part in parts)


def _endless(folder: Path, name: str, random: Random) -> Iterator[Sample]:
    """Samples of random files, shuffled; the folder is looked at again each time.

    Raises:
        FileNotFoundError: when there is no file of that name.
    """
    while True:
        paths = sorted(folder.glob(f"{name}-*.npz"))
        if not paths:
            raise FileNotFoundError(f"{folder}/{name}-*.npz")
        samples = list(read_samples(random.sample(paths, min(FILES_AT_ONCE, len(paths)))))
        random.shuffle(samples)
        yield from samples


def _is_long(sample: Sample) -> bool:
    return sample.right - sample.left > LONG * sample.height


def _batch(crops: list[tuple[Input, str]]) -> Batch:
    targets = [outputs_of(text) for _, text in crops]
    return Batch(
        crops=torch.from_numpy(stacked([crop for crop, _ in crops])),
        targets=torch.tensor([output for target in targets for output in target], dtype=torch.long),
        lengths=torch.tensor([len(target) for target in targets], dtype=torch.long),
    )
