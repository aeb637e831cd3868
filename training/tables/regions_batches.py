"""Batches of pages of about the same size, altered each time, with what the finder of regions is to say of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.tables.recogniser.find_regions import PLACE, SHRUNK
from models.tables.recogniser.network import N_CHANNELS
from models.tables.recogniser.region_network import INSIDE, N_MAPS, TABLE
from training.tables.arrays import sized_alike
from training.tables.page_file import PageExample, read_page
from training.tables.regions_run import RegionsRun
from training.tables.resized import INK, RULES, WORDS, resized

HELD_OUT = 20
"""One of so many pages of a folder is measured on and never trained on, the same ones while it grows."""
POOL = 10
"""Batches drawn at a time and sorted by size: padding costs as much as paper."""
STEP = 16
"""Pixels of which a page's sides are multiples."""
CONTRAST = (0.6, 1.15)
"""Factors of the ink's darkness, drawn for each page."""
BORDER_WEIGHT = 4.0
"""Of places within BORDER of a table's side beside the others: there one table is told from the next."""
BORDER = 2
GAP_WEIGHT = 14.0
"""Of places between two tables no further apart than twice GAP: what tells that they are two, and few of all places."""
GAP = 4
WHITE_WEIGHT = 4.0
"""Of places in a strip of white wider than WHITE that parts a table's words from top to bottom: no gap between two."""
WHITE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionsBatch:
    """`pages` (batch, 4, height, width), bytes; `target` and `weight` (batch, 2, height / PLACE, width / PLACE), weight
    0 in padding.
    """

    pages: Tensor
    target: Tensor
    weight: Tensor

    def to(self, device: torch.device) -> RegionsBatch:
        """The same on another device."""
        return self._each(lambda one: one.to(device, non_blocking=True))

    def pin_memory(self) -> RegionsBatch:
        """The same in memory that a GPU copies by itself."""
        return self._each(torch.Tensor.pin_memory)

    def _each(self, change: Callable[[Tensor], Tensor]) -> RegionsBatch:
        return RegionsBatch(pages=change(self.pages), target=change(self.target), weight=change(self.weight))


Pages = Path | Sequence[Path]
"""Files of pages, or a folder of them that may be growing: those that `is_held_out` names are left out of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionsBatches:
    """Batch number n of a run, the same whoever makes it while no folder grows: pages drawn at random from each of the
    lists alike.
    """

    run: RegionsRun
    folders: Sequence[Pages]

    def __call__(self, number: int) -> RegionsBatch:
        """Batch number n, from 0 on."""
        pool, place = divmod(number, POOL)
        folders = tuple(one if isinstance(one, Path) else tuple(one) for one in self.folders)
        paths = _groups(self.run.seed, pool, self.run.batch, folders)[place]
        random = Random(f"regions {self.run.seed} {number}")
        return batch_of([altered(read_page(path), self.run, random) for path in paths])


@lru_cache(maxsize=16)
def _groups(seed: int, pool: int, size: int, folders: tuple[Pages, ...]) -> list[list[Path]]:
    """A pool's paths, those of files of about the same size together; folders are looked through anew."""
    random = Random(f"regions {seed} {pool}")
    lists = [learned_pages(one) if isinstance(one, Path) else one for one in folders]
    return sized_alike([random.choice(random.choice(lists)) for _ in range(POOL * size)], size, random)


def learned_pages(folder: Path) -> list[Path]:
    """The pages of a folder but those that are held out."""
    return [path for path in sorted(folder.glob("*.npz")) if not is_held_out(path)]


def is_held_out(path: Path) -> bool:
    """Whether a page is measured on and never learned from."""
    return crc32(path.name.encode()) % HELD_OUT == 0


def altered(page: PageExample, run: RegionsRun, random: Random) -> PageExample:
    """Larger or smaller, with a part of its top and bottom cut off, paler or darker ink, sometimes without words or
    rules, or turned left to right.
    """
    page = zoomed(page, random.uniform(*run.zoom)) if run.zoom != (1.0, 1.0) else page
    height = page.channels.shape[1]
    top, bottom = (int(random.random() ** 2 * run.cut * height) // STEP * STEP for _ in range(2))
    channels = page.channels[:, top : height - bottom].copy()
    channels[INK] = np.clip(channels[INK] * random.uniform(*CONTRAST), 0, 255).astype(np.uint8)
    if random.random() < run.drop_words:
        channels[WORDS] = 0
    if random.random() < run.drop_rules:
        channels[RULES[0] : RULES[1] + 1] = 0
    tables = page.tables.copy()
    tables[:, 1::2] = np.clip(tables[:, 1::2] - top, 0, channels.shape[1])
    if random.random() < run.mirrored:
        channels = np.ascontiguousarray(channels[:, :, ::-1])
        tables[:, (0, 2)] = channels.shape[2] - tables[:, (2, 0)]
    return PageExample(channels=channels, tables=tables[tables[:, 3] > tables[:, 1]], source=page.source)


def zoomed(page: PageExample, factor: float) -> PageExample:
    """The page so much larger; sides stay multiples of STEP."""
    channels = resized(page.channels, factor)
    if channels is page.channels:
        return page
    down, across = (one / own for one, own in zip(channels.shape[1:], page.channels.shape[1:], strict=True))
    tables = page.tables * np.array((across, down, across, down), np.float32)
    return PageExample(channels=channels, tables=tables, source=page.source)


def batch_of(pages: Sequence[PageExample]) -> RegionsBatch:
    """Pages padded to the largest, with targets and weights."""
    height, width = (max(page.channels.shape[side] for page in pages) for side in (1, 2))
    shape = (len(pages), N_MAPS, height // PLACE, width // PLACE)
    crops = torch.zeros((len(pages), N_CHANNELS, height, width), dtype=torch.uint8)
    target, weight = torch.zeros(shape), torch.zeros(shape)
    for number, page in enumerate(pages):
        _, own_height, own_width = page.channels.shape
        crops[number, :, :own_height, :own_width] = torch.from_numpy(page.channels)
        near, white = (torch.zeros(shape[2:], dtype=torch.bool) for _ in range(2))
        around = torch.zeros(shape[2:])
        for left, top, right, bottom in np.rint(page.tables / PLACE).astype(int).tolist():
            near |= _frame(near, left, top, right, bottom)
            around[max(0, top - GAP) : bottom + GAP, max(0, left - GAP) : right + GAP] += 1
            target[number, TABLE, max(0, top) : bottom, max(0, left) : right] = 1
            inside = target[number, INSIDE]
            inside[max(0, top + SHRUNK) : max(0, bottom - SHRUNK), max(0, left + SHRUNK) : max(0, right - SHRUNK)] = 1
            for start, end in _white(page.channels[WORDS], max(0, left), max(0, top), right, bottom):
                white[max(0, top) : bottom, start:end] = True
        asked = torch.where(near, BORDER_WEIGHT, 1.0)
        asked[white] = asked[white].clamp(min=WHITE_WEIGHT)
        asked[(around > 1) & (target[number, TABLE] == 0)] = GAP_WEIGHT
        own = (slice(own_height // PLACE), slice(own_width // PLACE))
        weight[(number, slice(None), *own)] = asked[own]
    return RegionsBatch(pages=crops, target=target, weight=weight)


def _white(words: NDArray[np.uint8], left: int, top: int, right: int, bottom: int) -> list[tuple[int, int]]:
    """The strips within a table, in places, at which no word of it stands, sides left out; none without words."""
    part = words[top * PLACE : bottom * PLACE, left * PLACE : right * PLACE]
    if not part.any():
        return []
    places = np.unique(np.flatnonzero(part.any(0)) // PLACE)
    return [(left + int(one) + 1, left + int(other)) for one, other in pairwise(places) if other - one > WHITE]


def _frame(like: Tensor, left: int, top: int, right: int, bottom: int) -> Tensor:
    """Places within BORDER of a table's sides."""
    found = torch.zeros_like(like)
    found[max(0, top - BORDER) : max(0, bottom + BORDER), max(0, left - BORDER) : max(0, right + BORDER)] = True
    found[max(0, top + BORDER) : max(0, bottom - BORDER), max(0, left + BORDER) : max(0, right - BORDER)] = False
    return found
