"""How well rules of pictured pages are found: `python -m training.ocr.measure_rules FOLDER…`.

A folder is one that `gouji generate --kind scan-…` wrote. True rules, level or upright, are taken through the page's
straightening to where the reader finds its own: `recall` is the share of their length that lies under a found rule,
`whole` the share of them found for four fifths of it, `false` counts found rules of which half and more is no rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from corpora.document.geometry import PixelBox
from models.ocr.networks import load_networks
from models.ocr.page_lines import detected
from models.ocr.picture import Points, StraightPage, inverse, through
from models.ocr.reader import OcrReader
from models.ocr.rules import PixelRules
from models.ocr.sheet import sheet_of
from training.ocr.measure import PicturedPage, pictured_pages

STEP_INCHES = 0.02
"""Between the points of a rule that are looked at."""
NEAR_INCHES = 0.015
"""How far beside the true rule the found one may lie."""
WHOLE, FALSE = 0.8, 0.5


def judged(page: PicturedPage, straight: StraightPage, rules: PixelRules) -> Counter[str]:
    """Counts of points and rules, `up` and `level`."""
    counts: Counter[str] = Counter()
    true = [_on_level(page, straight, rule.line.points) for rule in page.truth.rules]
    upright = [bool(np.ptp(line[:, 1]) > np.ptp(line[:, 0])) for line in true]
    near, step = NEAR_INCHES * straight.dots_per_inch, STEP_INCHES * straight.dots_per_inch
    for name, wanted, found in (("level", False, rules.horizontal), ("up", True, rules.vertical)):
        lines = [_sampled(line, step) for line, is_up in zip(true, upright, strict=True) if is_up == wanted]
        for line in lines:
            under = _under(line, found, near)
            counts.update({f"{name} points": len(line), f"{name} under": int(under.sum())})
            counts.update({f"{name} true": 1, f"{name} whole": int(under.mean() >= WHOLE)})
        strokes = [PixelBox(left=x, top=y, right=x, bottom=y) for line in lines for x, y in line.tolist()]
        for box in found:
            middle = _sampled(_middle_line(box, upright=wanted), step)
            right = _under(middle, strokes, near + _thickness(box) / 2 + step / 2)
            counts.update({f"{name} found": 1, f"{name} false": int(right.mean() < FALSE)})
    return counts


def _on_level(page: PicturedPage, straight: StraightPage, points: Sequence[tuple[float, float]]) -> Points:
    """Points of the source page in pixels of the straight picture."""
    pixels = np.array(points, dtype=np.float64) * (page.dots_per_inch / 72)
    leaning = through(inverse(straight.matrix), pixels)
    return leaning if straight.bend is None else straight.bend.level(leaning)


def _sampled(line: Points, step: float) -> Points:
    parts = []
    for first, second in pairwise(line):
        count = max(2, int(np.hypot(*(second - first)) / step))
        parts.append(first + (second - first) * np.linspace(0, 1, count)[:, None])
    return np.concatenate(parts)


def _middle_line(box: PixelBox, *, upright: bool) -> Points:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    ends = ((x, box.top), (x, box.bottom)) if upright else ((box.left, y), (box.right, y))
    return np.array(ends, dtype=np.float64)


def _thickness(box: PixelBox) -> float:
    return min(box.right - box.left, box.bottom - box.top)


def _under(points: Points, boxes: Sequence[PixelBox], near: float) -> NDArray[np.bool_]:
    """Which points lie in a box that is `near` larger on each side."""
    if not boxes:
        return np.zeros(len(points), np.bool_)
    sides = np.array([(box.left, box.top, box.right, box.bottom) for box in boxes])
    x, y = points[:, 0, None], points[:, 1, None]
    inside = (
        (x >= sides[:, 0] - near) & (x <= sides[:, 2] + near) & (y >= sides[:, 1] - near) & (y <= sides[:, 3] + near)
    )
    return np.asarray(inside.any(axis=1), dtype=np.bool_)


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--pages", "most_pages", default=10_000, help="At most so many pages of a folder.")
@click.option("--threads", default=1)
def measure(folders: tuple[Path, ...], most_pages: int, threads: int) -> None:
    """Find the rules of generated scans and compare with the truth."""
    reader, networks = OcrReader(threads=threads), load_networks(threads=threads)
    for folder in folders:
        counts: Counter[str] = Counter()
        for _, page in zip(range(most_pages), pictured_pages(folder), strict=False):
            straight = reader.straighten(page.picture, dots_per_inch=page.dots_per_inch)
            lines = detected(networks, straight.picture, dots_per_inch=straight.dots_per_inch)
            rules = sheet_of(straight.picture, lines, dots_per_inch=straight.dots_per_inch).rules
            counts += judged(page, straight, rules)
        for line in _lines(counts):
            click.echo(f"{folder.name}: {line}")


def _lines(counts: Counter[str]) -> Iterator[str]:
    for name in ("level", "up"):
        points, true = counts[f"{name} points"], counts[f"{name} true"]
        shares = (
            f"recall {counts[f'{name} under'] / points:.4f}, whole {counts[f'{name} whole'] / true:.4f}, "
            if true
            else ""
        )
        yield f"{name}: {true} true, {shares}{counts[f'{name} false']} of {counts[f'{name} found']} found are false"


if __name__ == "__main__":
    measure()
