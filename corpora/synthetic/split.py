"""Splits that do not leak: bodies, wordings, fonts and layouts belong to one of train, dev and test for good.

A choice falls by the hash of its own words, so that adding an alternative moves no other to another split, save by the
few places that the shares are rounded to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

Split = Literal["all", "train", "dev", "test"]
SHARES: dict[Split, float] = {"test": 0.2, "dev": 0.15}
"""Shares of the alternatives that only test, only dev may use; the rest is for train."""
FEWEST_TO_SPLIT = 4
"""Alternatives below which every split uses all of them: what has so few wordings is a form's own words."""


def allowed(options: Sequence[str], split: Split) -> list[str]:
    """Those of `options` that `split` may use, in the given order, at least one; all of them for "all".

    The same options give each of them to exactly one of train, dev and test, unless they are fewer than
    FEWEST_TO_SPLIT.
    """
    if split == "all" or len(options) < FEWEST_TO_SPLIT:
        return list(options)
    ranked = sorted(set(options), key=_digest)
    n_test, n_dev = (max(1, round(share * len(ranked))) for share in SHARES.values())
    groups = {"test": ranked[:n_test], "dev": ranked[n_test : n_test + n_dev], "train": ranked[n_test + n_dev :]}
    mine = set(groups[split])
    return [option for option in options if option in mine]


def split_of(name: str) -> Split:
    """The split that something with this name (a place, a font) belongs to, whatever else there is."""
    point = int(_digest(name)[:8], 16) / 0x1_0000_0000
    if point < SHARES["test"]:
        return "test"
    return "dev" if point < SHARES["test"] + SHARES["dev"] else "train"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
