"""From a kept sample to a crop as production might cut it: other margins, its lights, a little askew or more broken."""

from __future__ import annotations

from random import Random
from typing import Final

import cv2
import numpy as np

from models.ocr.digits.crop import HEIGHT, MOST_WIDTH, Input, to_input
from models.ocr.digits.reader import MARGIN
from models.ocr.second_look import Light, as_it_is, darkened, stretched, thickened
from training.digits.samples import Gray, Sample

WHOLE: Final = 0.6
"""Share of crops that are cut in whole pixels, as production cuts; the others are stretched and turned a little."""
MARGINS: Final = (0.08, 0.6)
"""Paper around the ink of those, in its heights: production's looks have 0.28 to 0.5, and low ink stands in higher."""
SHARES: Final = (0.46, 0.95)
"""Least and greatest share of the crop's height that the ink fills; production's margins give about 0.63."""
SIDE_SHARES: Final = (0.06, 0.6)
"""Margins left and right in heights of the ink."""
LIGHTS: Final[tuple[tuple[Light, float], ...]] = (
    (as_it_is, 0.56),
    (stretched, 0.24),
    (darkened, 0.12),
    (thickened, 0.08),
)
"""Production's looks, and how many crops of a hundred are seen in each."""
SHARE_BROKEN, SHARE_TREATED = 0.3, 0.6
"""Of crops that lose something more of their print, and of those that are treated otherwise."""
SPECK, MOST_OF_INK = (1.0, 2.6), 0.3
"""Pixels of specks that are lost, and the share of the ink that may go with them."""
GAP: Final = (0.06, 0.2)
"""Heights of ink, of a gap."""


def plain(sample: Sample) -> Input:
    """The crop with production's own margins."""
    margin = MARGIN * sample.height
    return to_input(_whole(sample, above=margin, below=margin, left=margin, right=margin))


def varied(sample: Sample, random: Random) -> Input:
    """The crop cut and treated in one of many ways."""
    crop = _whole_with_margins(sample, random) if random.random() < WHOLE else _stretched_and_turned(sample, random)
    if random.random() < SHARE_BROKEN:
        crop = _broken(crop, random, sample.height)
    (light,) = random.choices([light for light, _ in LIGHTS], [share for _, share in LIGHTS])
    crop = light(crop)
    return to_input(_treated(crop, random) if random.random() < SHARE_TREATED else crop)


def _whole_with_margins(sample: Sample, random: Random) -> Gray:
    above, below, left, right = (random.triangular(*MARGINS, MARGIN) * sample.height for _ in range(4))
    return _whole(sample, above=above, below=below, left=left, right=right)


def _whole(sample: Sample, *, above: float, below: float, left: float, right: float) -> Gray:
    """Cut in whole pixels, with so many of them around the ink, or as many as were kept."""
    rows = slice(max(0, round(sample.top - above)), round(sample.bottom + below))
    return sample.crop[rows, max(0, round(sample.left - left)) : round(sample.right + right)]


def _stretched_and_turned(sample: Sample, random: Random) -> Gray:
    share = random.triangular(*SHARES, 1 / (1 + 2 * MARGIN))
    slack = (1 - share) / 2 / share  # in heights of the ink
    left, right = (random.triangular(*SIDE_SHARES, 0.25) for _ in range(2))
    return _cut(
        sample, share=share, shift=random.uniform(-0.8, 0.8) * slack, left=left, right=right,
        shear=random.gauss(0, 0.03), turn=random.gauss(0, 0.008), stretch=random.uniform(0.88, 1.14),
    )  # fmt: skip


def _cut(
    sample: Sample, *, share: float, shift: float, left: float, right: float, shear: float, turn: float, stretch: float
) -> Gray:
    """A crop HEIGHT * 1.25 high; `shift`, `left` and `right` in heights of the ink, downwards and outwards."""
    height = HEIGHT * 1.25
    zoom = height * share / sample.height
    start, end = sample.left - left * sample.height, sample.right + right * sample.height
    width = max(8, min(round(MOST_WIDTH * 1.25), round((end - start) * zoom * stretch)))
    along = width / (end - start)
    middle_x, middle_y = (start + end) / 2, (sample.top + sample.bottom) / 2 + shift * sample.height
    matrix = np.array([
        [along, along * shear, width / 2 - along * (middle_x + shear * middle_y)],
        [zoom * turn, zoom, height / 2 - zoom * (middle_y + turn * middle_x)],
    ])  # fmt: skip
    size = (width, round(height))
    crop = cv2.warpAffine(sample.crop, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(crop, np.uint8)


def _broken(crop: Gray, random: Random, high: float) -> Gray:
    """What faxes and copies of copies do to print, once more: lines lost or sent twice, specks and gaps, streaks."""
    paper, dark = (int(tone) for tone in np.percentile(crop, (75, 2)))
    kind = random.random()
    if kind < 0.35:
        size = random.uniform(*SPECK)
        shape = (1 + int(crop.shape[0] / size), 1 + int(crop.shape[1] / size))
        grain = np.random.default_rng(random.getrandbits(32)).random(shape, np.float32)
        lost = cv2.resize(grain, crop.shape[::-1], interpolation=cv2.INTER_NEAREST) < random.uniform(0.03, MOST_OF_INK)
        return np.where(lost & (crop < paper), paper, crop).astype(np.uint8)
    crop = crop.copy()
    if kind < 0.6:
        for _ in range(random.randint(1, 2)):
            row = random.randrange(1, crop.shape[0])
            crop[row] = paper if random.random() < 0.5 else crop[row - 1]
    elif kind < 0.85:
        for _ in range(random.randint(1, 3)):
            centre = (random.randrange(crop.shape[1]), random.randrange(crop.shape[0]))
            axes = (max(1, round(high * random.uniform(*GAP))), max(1, round(high * random.uniform(*GAP))))
            cv2.ellipse(crop, centre, axes, 0, 0, 360, paper, -1)
    else:
        along = crop if random.random() < 0.4 else crop.T
        at = random.randrange(along.shape[0])
        along[at : at + random.choice((1, 1, 2))] = dark if random.random() < 0.6 else paper
    return crop


def _treated(crop: Gray, random: Random) -> Gray:
    chance = random.random()
    if chance < 0.12:
        crop = np.asarray(cv2.GaussianBlur(crop, (0, 0), random.uniform(0.4, 1.1)), np.uint8)
    elif chance < 0.24:
        factor = random.uniform(0.45, 0.85)
        small = cv2.resize(crop, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        crop = np.asarray(cv2.resize(small, crop.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)
    elif chance < 0.32:
        paper, dark = np.percentile(crop, (75, 2))
        crop = np.where(crop > dark + (paper - dark) * random.uniform(0.35, 0.65), 255, 0).astype(np.uint8)
    if random.random() < 0.25:
        noise = np.random.default_rng(random.getrandbits(32)).normal(0, random.uniform(1, 10), crop.shape)
        crop = np.clip(crop + noise, 0, 255).astype(np.uint8)
    if random.random() < 0.3:
        crop = np.asarray(255 * (crop / 255) ** random.uniform(0.6, 1.7), np.uint8)
    return crop
