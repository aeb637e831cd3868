"""Writes reports made by hand as documents with their truth.

    python -m corpora.synthetic.write_written reports.yaml --out DIR [--planted]

DIR/reports and DIR/gold are what `gouji extract` and `gouji evaluate` take. With `--planted` each report that holds is
written once for every figure that can be made wrong, instead of as it is.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from corpora.synthetic.written import read_written, render, truth_of
from corpora.synthetic.written_plants import planted


def main() -> None:
    """Every report of a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--planted", action="store_true")
    given = parser.parse_args()
    for name in ("reports", "gold"):
        (given.out / name).mkdir(parents=True, exist_ok=True)
    for written in read_written(given.file):
        for one in planted(written) if given.planted else (written,):
            (given.out / "reports" / one.file_name).write_bytes(render(one))
            truth = json.dumps(truth_of(one), ensure_ascii=False, indent=1)
            (given.out / "gold" / f"{one.id}.json").write_text(f"{truth}\n", "utf-8")


if __name__ == "__main__":
    main()
