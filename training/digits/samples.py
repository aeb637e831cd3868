"""Crops with their answers, and how they are kept on disk: many to a file, their columns side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

KEPT_HEIGHT: Final = 64
"""Pixels of a kept crop."""
HULL_HEIGHT: Final = 28
"""Pixels of its figures' ink, in the middle, where it was resampled: the rest is margin, for crops to be cut from in
many ways.
"""
RESAMPLED_ROWS: Final = ((KEPT_HEIGHT - HULL_HEIGHT) / 2, (KEPT_HEIGHT + HULL_HEIGHT) / 2)
"""Top and bottom of such ink."""
LOWEST_KEPT, HIGHEST_KEPT = 6, 40
"""Pixels of ink that is kept as it is, dot by dot."""
SIDE: Final = 20
"""Pixels of margin left and right."""
MOST_KEPT_WIDTH: Final = 480
A_FILE: Final = 4096

Gray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sample:
    """A crop (KEPT_HEIGHT, width) with ink in its middle, its canonical answer, where it is from.

    `left` to `right` are the columns of the ink, `top` to `bottom` its rows.
    """

    crop: Gray
    text: str
    left: float
    right: float
    source: str
    top: float = RESAMPLED_ROWS[0]
    bottom: float = RESAMPLED_ROWS[1]

    @property
    def height(self) -> float:
        """Of the ink."""
        return self.bottom - self.top


def cut_sample(
    picture: Gray, to_picture: NDArray[np.float64], *, size: tuple[float, float], text: str, source: str
) -> Sample | None:
    """The sample around a figure's ink, None where it is too long to be a number.

    Args:
        picture: grey.
        to_picture: 2 × 3, from coordinates of the ink's box (its top left 0, 0, unit a pixel of `picture`).
        size: width and height of the ink's box in that unit.
        text: the canonical answer.
        source: where the sample is from.
    """
    width, height = size
    zoom = HULL_HEIGHT / max(1.0, height)
    wide = round(width * zoom + 2 * SIDE)
    if wide > MOST_KEPT_WIDTH:
        return None
    top, _ = RESAMPLED_ROWS
    shrink = np.array([[1 / zoom, 0, -SIDE / zoom], [0, 1 / zoom, -top / zoom], [0, 0, 1]])
    matrix = (np.vstack([to_picture, [0, 0, 1]]) @ shrink)[:2]
    source_picture = picture
    if zoom < 0.7:  # averaged, as production shrinks
        sigma = 0.4 / zoom
        source_picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8)
    flags = (cv2.INTER_LINEAR if zoom < 1.2 else cv2.INTER_CUBIC) | cv2.WARP_INVERSE_MAP
    crop = cv2.warpAffine(source_picture, matrix, (wide, KEPT_HEIGHT), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return Sample(crop=np.asarray(crop, np.uint8), text=text, left=float(SIDE), right=float(wide - SIDE), source=source)


def cut_whole(picture: Gray, hull: tuple[float, float, float, float], *, text: str, source: str) -> Sample | None:
    """The sample around ink (left, top, right, bottom) of a level picture, dot by dot as production cuts it; None where
    it is too long to be a number. Ink that is too high or low for that is resampled.
    """
    left, top, right, bottom = hull
    high = round(bottom - top)
    if not LOWEST_KEPT <= high <= HIGHEST_KEPT:
        matrix = np.array([[1.0, 0.0, left], [0.0, 1.0, top]])
        return cut_sample(picture, matrix, size=(right - left, bottom - top), text=text, source=source)
    first, above = round(left) - SIDE, round(top) - (KEPT_HEIGHT - high) // 2
    wide = round(right) - round(left) + 2 * SIDE
    if wide > MOST_KEPT_WIDTH:
        return None
    rows = np.clip(np.arange(above, above + KEPT_HEIGHT), 0, picture.shape[0] - 1)
    columns = np.clip(np.arange(first, first + wide), 0, picture.shape[1] - 1)
    return Sample(
        crop=picture[np.ix_(rows, columns)], text=text, left=float(SIDE), right=float(wide - SIDE), source=source,
        top=float(round(top) - above), bottom=float(round(top) - above + high),
    )  # fmt: skip


def write_samples(folder: Path, samples: Iterable[Sample], *, name: str) -> int:
    """Writes them in files `NAME-0000.npz` …; returns how many samples there were."""
    folder.mkdir(parents=True, exist_ok=True)
    stream, number, written = iter(samples), 0, 0
    while part := list(islice(stream, A_FILE)):
        whole = folder / f"{name}-{number:04d}.part"
        with whole.open("wb") as out:
            np.savez(
                out,
                pixels=np.hstack([one.crop for one in part]),
                ends=np.cumsum([one.crop.shape[1] for one in part]),
                sides=np.array([(one.left, one.right, one.top, one.bottom) for one in part], np.float32),
                texts=np.array([one.text for one in part]),
                sources=np.array([one.source for one in part]),
            )
        whole.rename(folder / f"{name}-{number:04d}.npz")
        number, written = number + 1, written + len(part)
    return written


def read_samples(paths: Sequence[Path]) -> Iterator[Sample]:
    """The samples of files in order."""
    for path in paths:
        with np.load(path) as stored:
            pixels, ends, sides = stored["pixels"], stored["ends"].tolist(), stored["sides"].tolist()
            texts, sources = stored["texts"].tolist(), stored["sources"].tolist()
        starts = [0, *ends[:-1]]
        for start, end, (left, right, *rows), text, source in zip(starts, ends, sides, texts, sources, strict=True):
            top, bottom = rows or RESAMPLED_ROWS  # of files before 2026-11-27
            yield Sample(
                crop=pixels[:, start:end], text=text, left=left, right=right, source=source, top=top, bottom=bottom
            )
