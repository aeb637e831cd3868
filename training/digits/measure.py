"""Crops of generated tables read by PP-OCR alone, by the reader of digits alone, and by both together.

`python -m training.digits.measure DIR [--weights models/weights] [--most 4000]` prints a Markdown table by what
happened to the page. DIR holds samples of a split that nothing was trained on (`training.digits.cache`).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from corpora.document.look import Look
from models.ocr.digits.alphabet import canonical, is_number
from models.ocr.digits.reader import MARGIN, WEIGHTS, DigitReader
from models.ocr.digits.votes import DOUBTFUL
from models.ocr.networks import Networks, load_networks
from models.ocr.picture import Points
from models.ocr.recognise import read_lines
from models.ocr.second_look import as_figure, crop_around, deserves_second_look, look_again, scored
from training.digits.samples import Sample, read_samples

READERS: Final = ("PP-OCR once", "PP-OCR, looks that agree", "digits alone", "both")
BATCH: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of crops with a number, and of crops without, by reader; and seconds that each reader took."""

    numbers: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)


def measure(samples: Iterator[Sample], digits: DigitReader) -> tuple[dict[str, dict[str, Counts]], dict[str, float]]:
    """Counts by slice and reader, and each reader's seconds.

    A look that is no number, or is not surer than DOUBTFUL, counts as rejected; so does a word for both readers
    together, as production asks for a second look of figures alone.
    """
    both = replace(load_networks(threads=1), digits=digits)
    alone = replace(both, digits=None)
    slices: dict[str, dict[str, Counts]] = defaultdict(lambda: {reader: Counts() for reader in READERS})
    seconds: dict[str, float] = defaultdict(float)
    while part := list(islice(samples, BATCH)):
        for reader, looks in _looks(part, alone, both, digits, seconds).items():
            for sample, look in zip(part, looks, strict=True):
                for name in ("all", sample.source):
                    count(slices[name][reader], sample.text, look)
    return dict(slices), seconds


def _looks(
    part: Sequence[Sample], alone: Networks, both: Networks, digits: DigitReader, seconds: dict[str, float]
) -> dict[str, list[Look]]:
    """What each reader says of the crops."""
    found: dict[str, list[Look]] = {}
    started = time.perf_counter()
    crops = [crop_around(sample.crop, _corners(sample), MARGIN) for sample in part]
    once = [Look(*scored(reading)) for reading in read_lines(alone, crops)]
    found[READERS[0]] = [Look(as_figure(look.text), look.confidence) for look in once]
    first_look = time.perf_counter() - started
    for reader, networks in ((READERS[1], alone), (READERS[3], both)):
        started = time.perf_counter()
        found[reader] = _settled(networks, part, once)
        seconds[reader] += time.perf_counter() - started + first_look
    started = time.perf_counter()
    found[READERS[2]] = [Look(*answers[0]) for answers in digits.read(crops)]
    seconds[READERS[2]] += time.perf_counter() - started
    seconds[READERS[0]] += first_look
    return found


def _settled(networks: Networks, part: Sequence[Sample], once: Sequence[Look]) -> list[Look]:
    """As production settles words: figures looked at again, one picture after another as they are crops."""
    looks = []
    for sample, first in zip(part, once, strict=True):
        asked = deserves_second_look(first.text, first.confidence)
        looks.append(look_again(networks, sample.crop, [(first, _corners(sample))])[0][0] if asked else first)
    return looks


def _corners(sample: Sample) -> Points:
    left, right, top, bottom = sample.left, sample.right, sample.top, sample.bottom
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)


def count(counts: Counts, truth: str, look: Look) -> None:
    """Adds an answer to the counts of crops with a number, or of those without."""
    said = canonical(look.text)
    sure = is_number(said) and look.confidence > DOUBTFUL
    into = counts.numbers if is_number(truth) else counts.others
    into["crops"] += 1
    into["rejected" if not sure else "right" if said == truth else "wrong"] += 1


def report(slices: dict[str, dict[str, Counts]], seconds: dict[str, float]) -> str:
    """A Markdown table; wrong ones a ten thousand of the crops with a number, and numbers said where none is."""
    lines = ["| slice | numbers | reader | right | rejected | wrong | wrong in 10,000 | others | numbers said there |"]
    lines.append("| --- " * 9 + "|")
    for name in sorted(slices):
        for reader, counts in slices[name].items():
            numbers, others = counts.numbers, counts.others
            total = max(1, numbers["crops"])
            shown = (
                name, numbers["crops"], reader, f"{numbers['right'] / total:.4f}", numbers["rejected"],
                numbers["wrong"], f"{numbers['wrong'] / total * 10_000:.1f}", others["crops"],
                others["wrong"] + others["right"],
            )  # fmt: skip
            lines.append(f"| {' | '.join(map(str, shown))} |")
    whole = slices["all"][READERS[0]]
    crops = whole.numbers["crops"] + whole.others["crops"]
    times = ", ".join(f"{reader} {seconds[reader] / max(1, crops) * 1000:.1f}" for reader in READERS)
    return "\n".join([*lines, "", f"Milliseconds a crop: {times}"])


def main() -> None:
    """Measures from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--most", type=int, default=None)
    args = parser.parse_args()
    samples = islice(read_samples(sorted(args.folder.glob("*.npz"))), args.most)
    sys.stdout.write(report(*measure(iter(samples), DigitReader.load(args.weights))) + "\n")


if __name__ == "__main__":
    main()
