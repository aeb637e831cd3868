"""Samples from generated pages: printed, scanned or photographed, cut where the truth has cells.

Numbers, dashes, blank cells with whatever lies in them, and other words; print that damage has taken is unreadable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from corpora.synthetic.dossier import draw_dossier, plans
from corpora.synthetic.order import Order
from corpora.synthetic.paged import print_on_paper, scan_damaged
from corpora.synthetic.pages.truth import Point, Quad, TrueCell, TruePage, TrueRegion, TrueWord
from corpora.synthetic.scan.draw import SEVERITIES, Severity, draw_damage
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.split import Split
from models.ocr.digits.alphabet import OTHER, canonical
from models.ocr.picture import scaled
from models.ocr.reader import to_gray
from models.ocr.straight import working_factor
from models.paper import paper_tone
from training.digits.samples import Gray, Sample, cut_sample
from training.digits.wear import worn_damage
from training.tables.examples import one_page

SEVERITY_WEIGHTS: Final = (8, 30, 50, 12)
"""Shares of clean, worn, fax and photo."""
SHARE_OF_GENERAL: Final = 0.65
MOST_PAGES: Final = 3
"""Of one document."""
MOST_OF_A_KIND: Final = {"0": 12, "": 10, "-": 6, "/": 6, OTHER: 10}
"""Samples of one page with the same answer, where it is a common one; of other answers at most MOST_ALIKE."""
MOST_ALIKE: Final = 8
READABLE, LOST = 0.32, 0.55
"""Share of a word's ink that damage hides: up to which it can be read, and from which it cannot."""
WORN_WEIGHTS: Final = (0, 45, 55, 0)
"""Shares of worn scans and faxes among pages that have lost half their ink."""
WORN_READABLE: Final = 0.5
"""As READABLE, on such pages: a number that a sum may choose is likelier than none."""
INK_SHARE: Final = 0.45
"""Of the contrast between paper and darkest ink: what counts for the hull."""
RESIDUAL_SKEW: Final = 0.25
"""Standard deviation in degrees of what straightening leaves."""


def draw_page_samples(seed: int, *, split: Split, documents: int, worn: float = 0.0) -> Iterator[Sample]:
    """Samples of so many documents, the same for the same seed; a share of `worn` pages has lost half its ink."""
    order = Order(count=documents, seed=seed, kinds=("pdf-all",), planted=0.0, split=split, general=SHARE_OF_GENERAL)
    for plan in plans(order):
        for item in draw_dossier(plan, order):
            random = Random(f"digits {seed} {item.number}")
            pdf, pages, _ = print_on_paper(item.report, random, split)
            chosen = [page for page in pages if page.regions]
            for page in random.sample(chosen, min(MOST_PAGES, len(chosen))):
                severity: Severity = random.choices(SEVERITIES, SEVERITY_WEIGHTS)[0]
                much = worn > 0 and random.random() < worn
                if much:
                    severity = random.choices(SEVERITIES, WORN_WEIGHTS)[0]
                how = draw_damage(random, severity=severity, split=split, body=item.report.body)
                how = worn_damage(how, random) if much else how
                yield from _of_page(pdf, page, random, how, severity, WORN_READABLE if much else READABLE)


def _of_page(
    pdf: bytes, page: TruePage, random: Random, how: Damage, severity: Severity, readable: float
) -> Iterator[Sample]:
    scan = scan_damaged(one_page(pdf, page.number), [page], random, how)
    across, down = scan.damages[0].resolution
    picture = to_gray(scan.pictures[0], dots_per_inch=across)
    factor = working_factor(picture, across) if random.random() < 0.8 else 1.0
    picture = scaled(picture, factor)
    scale = np.array([across, down]) / 72 * factor
    counts: Counter[str] = Counter()
    for quad, text in _answers(scan.pages[0], random, readable):
        if counts[text] >= MOST_OF_A_KIND.get(text, MOST_ALIKE):
            continue
        sample = _cut(picture, np.array(quad.corners) * scale, text, random, severity)
        if sample is not None:
            counts[text] += 1
            yield sample


def _answers(page: TruePage, random: Random, readable: float) -> list[tuple[Quad, str]]:
    """Where something is to be read in the page's tables, and what, in any order."""
    sizes = [_height(word.quad) for word in page.words if word.cell and canonical(word.text) != OTHER]
    usual = float(np.median(sizes)) if sizes else 12.0
    found = [
        (word.quad, answer) for word in page.words if word.cell and (answer := _answer(word, readable)) is not None
    ]
    for region in page.regions:
        found += [(_somewhere(cell, usual, random), "") for cell in region.cells if _is_blank(cell, region)]
    random.shuffle(found)
    return found


def _answer(word: TrueWord, readable: float) -> str | None:
    """None where it is neither plain to see nor plainly lost."""
    if readable < word.hidden < LOST:
        return None
    return OTHER if word.hidden >= LOST else canonical(word.text)


def _is_blank(cell: TrueCell, region: TrueRegion) -> bool:
    return not cell.text.strip() and cell.row >= region.first_row


def _height(quad: Quad) -> float:
    return float(np.hypot(*np.subtract(quad.corners[3], quad.corners[0])))


def _somewhere(cell: TrueCell, height: float, random: Random) -> Quad:
    """A place for a figure or two inside a blank cell."""
    corners = np.array(cell.quad.corners)
    along, across = corners[1] - corners[0], corners[3] - corners[0]
    wide, high = max(1e-6, float(np.hypot(*along))), max(1e-6, float(np.hypot(*across)))
    share_x, share_y = min(1.0, height * random.uniform(0.4, 2.0) / wide), min(1.0, height / high)
    start = corners[0] + along * random.uniform(0, 1 - share_x) + across * random.uniform(0, 1 - share_y)
    right, below = along * share_x, across * share_y
    points = (start, start + right, start + right + below, start + below)
    first, second, third, fourth = (Point(float(x), float(y)) for x, y in points)
    return Quad(corners=(first, second, third, fourth))


def _cut(picture: Gray, corners: NDArray[np.float64], text: str, random: Random, source: str) -> Sample | None:
    """Around the ink inside the quadrilateral, turned upright but for a little."""
    along, across = corners[1] - corners[0], corners[3] - corners[0]
    width, height = float(np.hypot(*along)), float(np.hypot(*across))
    if min(width, height) < 3 or not _inside(picture, corners):
        return None
    turn = np.radians(random.gauss(0, RESIDUAL_SKEW))
    right = along / width
    right = np.array(
        [right[0] * np.cos(turn) - right[1] * np.sin(turn), right[0] * np.sin(turn) + right[1] * np.cos(turn)]
    )
    below = across / height
    matrix = np.column_stack([right, below, corners[0]])
    left, top, wide, high = _hull(picture, matrix, width, height) if text else (0.0, 0.0, width, height * 0.7)
    if text in ("-", "/", OTHER) or high < 0.35 * height:
        top, high = 0.14 * height, 0.7 * height  # a dash says nothing of its line's height
    matrix[:, 2] += right * left + below * top
    return cut_sample(picture, matrix, size=(wide, high), text=text, source=source)


def _inside(picture: Gray, corners: NDArray[np.float64]) -> bool:
    height, width = picture.shape
    return bool((corners > 0).all() and (corners[:, 0] < width).all() and (corners[:, 1] < height).all())


def _hull(picture: Gray, matrix: NDArray[np.float64], width: float, height: float) -> tuple[float, float, float, float]:
    """Left, top, width and height of the ink in a quadrilateral; all of it where there is none."""
    size = (max(3, round(width)), max(3, round(height)))
    inner = cv2.warpAffine(
        picture, matrix, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderValue=[float(paper_tone(picture))]
    )
    paper, dark = np.percentile(inner, (80, 2))
    if paper - dark < 16:
        return 0.0, 0.0, width, height
    ink = inner < paper - INK_SHARE * (paper - dark)
    rows, columns = np.flatnonzero(ink.sum(axis=1) > 0), np.flatnonzero(ink.sum(axis=0) > 0)
    if not rows.size:
        return 0.0, 0.0, width, height
    return float(columns[0]), float(rows[0]), float(columns[-1] + 1 - columns[0]), float(rows[-1] + 1 - rows[0])
