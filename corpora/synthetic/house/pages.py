"""Scanned reports of a house whose tables look alike and like no others: what a recogniser of tables is taught on.

    python -m corpora.synthetic.house.pages --out DIR --count 50 --seed 1

DIR/reports, DIR/gold and DIR/pages are what `gouji extract` and `gouji evaluate tables` take. The tables have no rules:
labels stand at the left in narrow columns and wrap with as much white between their lines as between rows, values at
the right, everything at the top of its row.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

from corpora.synthetic.corpus import write_document, write_pages
from corpora.synthetic.general_report import draw_general_report
from corpora.synthetic.gold import gold
from corpora.synthetic.paged import scan_in_style
from corpora.synthetic.pages.fonts import installed_fonts
from corpora.synthetic.pages.style import Oddities, PageLook, PageStyle
from corpora.synthetic.pages.style_draw import draw_page_style
from corpora.synthetic.scan.draw import Severity

SPLIT: Final = "dev"


def house_style() -> PageStyle:
    """The one look of the house.

    Raises:
        FontMissing: when no Chinese font is installed.
    """
    drawn = draw_page_style(Random("house of pages"), rules="none", split=SPLIT, fonts=installed_fonts())
    table = replace(
        drawn.table, size=10.5, width_share=1.0, columns="narrow", narrow_em=4, level_values=True, padding=3.0,
        vertical_padding=2.5, row_height=17.0, line_spacing=1.6, label_align="left", value_align="right",
        head_align="left", vertical_align="top", vertical_labels=False, diagonal_heads=False, repeat_heads=False,
    )  # fmt: skip
    return replace(drawn, table=table, page=PageLook(), oddities=Oddities())


def write_house_pages(out: Path, *, count: int, seed: int, severity: Severity = "clean") -> None:
    """Writes `count` scanned reports with their truth and that of their pages; seeds share no report."""
    style = house_style()
    for number in range(count):
        random = Random(f"house of pages {seed} {number}")
        report = draw_general_report(random, split=SPLIT)
        printed = scan_in_style(report, style, random, severity=severity, split=SPLIT)
        source = f"pages-{number:04d}.{printed.extension}"
        truth = gold(report, source=source, kind=f"house-{severity}", knobs=printed.knobs)
        write_document(out, source, printed.content, truth)
        write_pages(out, source, printed.pages)


def main() -> None:
    """Writes a corpus from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    write_house_pages(given.out, count=given.count, seed=given.seed)


if __name__ == "__main__":
    main()
