"""Files of arrays, as training keeps its examples on disk."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import numpy as np
from numpy.lib.format import read_array_header_1_0, read_magic


def write_arrays(path: Path, **arrays: Any) -> None:
    """Writes a compressed file of arrays, whole or not at all."""
    whole = path.with_suffix(".part")
    with whole.open("wb") as out:
        np.savez_compressed(out, **arrays)
    whole.rename(path)


@cache
def channels_size(path: Path) -> int:
    """Bytes of the array `channels` of a file, which its head tells."""
    with ZipFile(path) as parts, parts.open("channels.npy") as stored:
        read_magic(stored)
        shape, _, _ = read_array_header_1_0(stored)
    return math.prod(shape)


def sized_alike(paths: Iterable[Path], size: int, random: Random) -> list[list[Path]]:
    """Groups of `size` files whose channels are about as large, in random order: padding costs as much as picture."""
    drawn = sorted(paths, key=channels_size)
    groups = [drawn[start : start + size] for start in range(0, len(drawn), size)]
    random.shuffle(groups)
    return groups
