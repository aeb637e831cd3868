"""Samples from generated pages: printed, scanned or photographed, taken apart and cut as production does it.

Numbers, dashes, blank cells with whatever lies in them, and other words; print that damage has taken is unreadable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Final

import numpy as np

from corpora.synthetic.dossier import draw_dossier, plans
from corpora.synthetic.order import Order
from corpora.synthetic.paged import print_on_paper, scan_damaged
from corpora.synthetic.pages.truth import Point, Quad, TrueCell, TruePage, TrueRegion, TrueWord
from corpora.synthetic.scan.draw import SEVERITIES, Severity, draw_damage
from corpora.synthetic.scan.knobs import Damage
from corpora.synthetic.split import Split
from models.ocr.digits.alphabet import OTHER, canonical, is_number
from models.ocr.second_look import FLAT, TALL_FIGURES
from training.digits.samples import Sample, cut_whole
from training.digits.sheets import Hull, TakenApart, dirt, hull, taken_apart
from training.digits.wear import worn_damage
from training.tables.examples import one_page

SEVERITY_WEIGHTS: Final = (8, 24, 50, 18)
"""Shares of clean, worn, fax and photo."""
SHARE_OF_GENERAL: Final = 0.65
MOST_PAGES: Final = 3
"""Of one document."""
MOST_OF_A_KIND: Final = {"0": 12, "": 10, "-": 6, "/": 6, OTHER: 10}
"""Samples of one page with the same answer, where it is a common one; of other answers at most MOST_ALIKE."""
MOST_ALIKE: Final = 8
READABLE, LOST = 0.45, 0.65
"""Share of a word's ink that damage hides: up to which it may be read, and from which it cannot."""
WORN_WEIGHTS: Final = (0, 45, 55, 0)
"""Shares of worn scans and faxes among pages that have lost half their ink."""
WORN_READABLE: Final = 0.55
"""As READABLE, on such pages: a number that a sum may choose is likelier than none."""
GROWN: Final = (0.02, 0.12)
"""Heights of a word beside it in which dirt may be taken for its own."""
SHARE_BARE, BARE_INCHES = 0.35, 0.08
"""Of blank cells without dirt, which production seldom asks about; and the height of a figure there."""
SHARE_TALL: Final = 0.35
"""Of samples that are cut as high as the page's tall figures."""


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
                how = replace(worn_damage(how, random) if much else how, quarter_turns=0)
                yield from _of_page(pdf, page, random, how, severity, WORN_READABLE if much else READABLE)


def _of_page(
    pdf: bytes, page: TruePage, random: Random, how: Damage, severity: Severity, readable: float
) -> Iterator[Sample]:
    scan = scan_damaged(one_page(pdf, page.number), [page], random, how)
    if scan.damages[0].quarter_turns:
        return  # turned over in the feeder: production reads it as the upright one
    read = taken_apart(scan)
    found = [(text, _hull(read, quad, text, random)) for quad, text in _answers(read.truth, random, readable)]
    heights = [ink[3] - ink[1] for text, ink in found if ink is not None and is_number(text)]
    usual, tall = (float(np.percentile(heights, share)) if heights else 0.0 for share in (50.0, TALL_FIGURES))
    counts: Counter[str] = Counter()
    for text, ink in found:
        if ink is None or counts[text] >= MOST_OF_A_KIND.get(text, MOST_ALIKE):
            continue
        sample = cut_whole(read.sheet.picture, _in_line(ink, usual, tall, random), text=text, source=severity)
        if sample is not None:
            counts[text] += 1
            yield sample


def _hull(page: TakenApart, quad: Quad, text: str, random: Random) -> Hull | None:
    """Of the ink there; of a blank cell that of its dirt, and seldom a place without any."""
    if text:
        return hull(page, quad, grown=random.choice(GROWN))
    found = dirt(page, quad, random)
    if found is not None or random.random() > SHARE_BARE:
        return found
    box = _somewhere(quad, BARE_INCHES * page.dots_per_inch, random).box
    height, width = page.sheet.picture.shape
    inside = box.left > 0 and box.top > 0 and box.right < width and box.bottom < height
    return (box.left, box.top, box.right, box.bottom) if inside else None


def _in_line(ink: Hull, usual: float, tall: float, random: Random) -> Hull:
    """Low ink as high as the figures beside it, faded figures as high as whole ones, as production looks at them."""
    left, top, right, bottom = ink
    high = bottom - top
    wanted = usual if high < FLAT * usual else high
    if random.random() < SHARE_TALL:
        wanted = max(wanted, tall)
    missing = (wanted - high) / 2
    return left, top - missing, right, bottom + missing


def _answers(page: TruePage, random: Random, readable: float) -> list[tuple[Quad, str]]:
    """Where something is to be read in the page's tables, and what, in any order."""
    found = [
        (word.quad, answer) for word in page.words if word.cell and (answer := _answer(word, readable)) is not None
    ]
    for region in page.regions:
        found += [(cell.quad, "") for cell in region.cells if _is_blank(cell, region)]
    random.shuffle(found)
    return found


def _answer(word: TrueWord, readable: float) -> str | None:
    """None where it is neither plain to see nor plainly lost."""
    if readable < word.hidden < LOST:
        return None
    return OTHER if word.hidden >= LOST else canonical(word.text)


def _is_blank(cell: TrueCell, region: TrueRegion) -> bool:
    return not cell.text.strip() and cell.row >= region.first_row


def _somewhere(quad: Quad, height: float, random: Random) -> Quad:
    """A place for a figure or two inside a blank cell."""
    corners = np.array(quad.corners)
    along, across = corners[1] - corners[0], corners[3] - corners[0]
    wide, high = max(1e-6, float(np.hypot(*along))), max(1e-6, float(np.hypot(*across)))
    share_x, share_y = min(1.0, height * random.uniform(0.4, 2.0) / wide), min(1.0, height / high)
    start = corners[0] + along * random.uniform(0, 1 - share_x) + across * random.uniform(0, 1 - share_y)
    right, down = along * share_x, across * share_y
    first, second, third, fourth = (
        Point(*corner) for corner in (start, start + right, start + right + down, start + down)
    )
    return Quad(corners=(first, second, third, fourth))
