"""Writes statements made by hand as documents, one for each.

python -m corpora.synthetic.write_statements FILE… --out DIR
"""

from __future__ import annotations

import argparse
from pathlib import Path

from corpora.synthetic.statements import reports_of
from corpora.synthetic.written import render


def main() -> None:
    """Every statement of some files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for file in given.files:
        for one in reports_of(file):
            (given.out / one.file_name).write_bytes(render(one))


if __name__ == "__main__":
    main()
