"""Scores a recogniser on crops kept on disk, by look of the table and by what happened to the page.

`python -m training.tables.measure DIR --weights models/weights [--without words|rules] [--most 200]`
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from models.tables.recogniser.crop import Crop
from models.tables.recogniser.recognise import Recogniser
from models.tables.recogniser.weights import WEIGHTS
from training.tables.example_file import Example, example_paths, read_example
from training.tables.examples import seen_lines
from training.tables.scores import Counts, Found, f1, score
from training.tables.taught_regions import UNKNOWN_LOOK

RULED = frozenset(("all", "thin", "rectangles", "double", "dotted", "dashed"))
PARTLY = frozenset(("partial", "horizontal", "three-line", "shaded"))
HIDDEN_CHANNELS = {"words": (3,), "rules": (1, 2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Counts by slice, and seconds for a crop where they were taken."""

    slices: dict[str, Counts]
    seconds: float | None


def measure(recogniser: Recogniser, examples: Iterable[Example]) -> Measured:
    """Every example's score in each slice that it belongs to."""
    slices: dict[str, Counts] = defaultdict(Counts.none)
    seconds, crops = 0.0, 0
    for example in examples:
        started = time.perf_counter()
        found = found_by(recogniser, example)
        seconds, crops = seconds + time.perf_counter() - started, crops + 1
        counts = score(example, found)
        for name in slice_names(example):
            slices[name] = slices[name] + counts
    return Measured(slices=dict(slices), seconds=seconds / max(1, crops))


def slice_names(example: Example) -> tuple[str, ...]:
    """All, how much of the table is ruled, the look, the source."""
    if example.look == UNKNOWN_LOOK:
        return ("all", f"2 {example.source}")
    ruled = "ruled" if example.look in RULED else "partly ruled" if example.look in PARTLY else "unruled"
    return ("all", f"1 {ruled}", f"2 {example.source}", f"3 {example.look}", f"4 {ruled}, {example.source}")


def found_by(recogniser: Recogniser, example: Example) -> Found:
    """What the recogniser says of the crop."""
    crop = Crop(channels=example.channels, left=0.0, top=0.0, scale=1.0)
    rows, columns, cells = recogniser.read_crop(crop)
    return Found(
        rows=rows.positions,
        columns=columns.positions,
        cells=tuple((cell.row, cell.column, cell.row_span, cell.column_span, cell.header) for cell in cells or ()),
    )


def hidden(example: Example, channels: Iterable[int]) -> Example:
    """The example with channels emptied."""
    left = example.channels.copy()
    left[list(channels)] = 0
    return replace(example, channels=left)


def report(measured: Measured) -> str:
    """A Markdown table: F1 of lines, cells, neighbours and headers; share of crops all right."""
    head = "| slice | crops | row lines | column lines | lines exact | cells | neighbours | headers | exact "
    head += "| TEDS-Struct | GriTS-Top |"
    lines = [head, "| --- " * 11 + "|"]
    for name, counts in sorted(measured.slices.items()):
        parts = (counts.rows, counts.columns, None, counts.cells, counts.pairs, counts.headers)
        shown = [_share(counts.exact_lines / counts.crops) if part is None else _share(f1(part)) for part in parts]
        whole = (counts.exact, counts.teds_struct, counts.grits_top)
        shown += [_share(total / counts.crops) for total in whole]
        lines.append(f"| {name} | {counts.crops} | {' | '.join(shown)} |")
    if measured.seconds is not None:
        lines += ["", f"{measured.seconds * 1000:.0f} ms a crop without its drawing"]
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def main() -> None:
    """Measures from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--without", choices=sorted(HIDDEN_CHANNELS))
    parser.add_argument("--most", type=int, default=None)
    args = parser.parse_args()
    paths = list(example_paths(args.folder))[: args.most]
    without = HIDDEN_CHANNELS.get(args.without, ())
    examples = (hidden(seen_lines(read_example(path)), without) for path in paths)
    sys.stdout.write(report(measure(Recogniser.load(args.weights), examples)) + "\n")


if __name__ == "__main__":
    main()
