"""Statements beside tables, one JSON object a line, after the manner of TabFact and SEM-TAB-FACTS: the sentence, the
table written out, the cells that decide it, and whether they bear it out (`supported`, `contradicted`, `unverifiable`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpora.labelled.formats.lines import LinesFile, read_lines
from corpora.labelled.formats.pair_rows import pair_of, pair_row
from corpora.labelled.formats.protocol import Sample, Split
from corpora.labelled.label import PairLabel


class ClaimsWriter:
    """Writes `SPLIT.jsonl`."""

    def __init__(self, folder: Path, split: Split) -> None:
        self._file = LinesFile(folder / f"{split}.jsonl")

    def add(self, sample: Sample) -> int:
        """See `Writer`."""
        rows = [pair_row(pair, sample.report) for pair in sample.report.pairs]
        for row in rows:
            self._file.put(row)
        return len(rows)

    def close(self) -> None:
        """See `Writer`."""
        self._file.close()

    abandon = close


def read_claims(path: Path) -> Iterator[tuple[str, PairLabel]]:
    """The pairs of a file with the document that they are of. Raises BadFile or SpanMismatch."""
    for row in read_lines(path):
        pair = pair_of(row)
        yield str(row["document"]), pair
