"""How many of the claims tied to fields have the tables' figure, in prose that is true, by how likely the network finds
them.

`python -m training.language.measure_true_claims FILE... [--weights models/weights/language]`
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpora.document.claim import Claim
from models.language.network.reader import WEIGHTS, load_reader
from training.language.true_claims import Cells, read_passages
from training.metrics.layout import aligned, percent

LEVELS: Final = (0.0, 0.5, 0.8, 0.9, 0.95)
"""What the network gives at least the fields that a claim is tied to."""
COLUMNS: Final = ("likely", "tied", "as the tables", "otherwise", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A claim's fields: do the tables have its figure, is it firm, and how likely does the network find it?"""

    right: bool
    firm: bool
    likely: float | None


def links_of(files: Iterable[Path], weights: Path = WEIGHTS) -> Iterator[Link]:
    """Those of the true prose of some files of which the tables can say anything."""
    reader = load_reader(weights)
    for file in files:
        for passage in read_passages(file, reader):
            for held in passage.claims:
                yield from _links(held, passage.cells)


def _links(held: Sequence[Claim], cells: Cells) -> Iterator[Link]:
    if len(held) != 1 or not held[0].fields:
        return
    claim = held[0]
    borne_out = [cells.bear_out(one, claim) for one in claim.fields]
    if borne_out[0] is not None:
        yield Link(right=any(borne_out), firm=claim.firm, likely=claim.likely)


def rows(links: Sequence[Link]) -> Iterator[dict[str, object]]:
    """All, and those that the network finds so likely; first of any, then of those that are firm."""
    for firm in (False, True):
        own = [one for one in links if one.firm or not firm]
        for level in LEVELS:
            told = [one for one in own if not level or (one.likely is not None and one.likely >= level)]
            right = sum(one.right for one in told)
            name = ("firm, " if firm else "") + (f">= {level}" if level else "all")
            share = right / len(told) if told else None
            yield dict(zip(COLUMNS, (name, len(told), right, len(told) - right, percent(share)), strict=True))


def main() -> None:
    """Measures from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    sys.stdout.write(aligned(COLUMNS, rows(list(links_of(given.files, given.weights)))) + "\n")


if __name__ == "__main__":
    main()
