"""Tables written by hand as web pages, printed by a browser, as gouji and img2table with RapidOCR read them in one run.

    pip install '.[test,bench]'        # best into an environment of its own: img2table brings another OpenCV
    pytest -n0 -m benchmark -s tests/benchmarks/test_written_tables.py

110 pages, a table each, written by hands that had seen neither the generator nor what reads them: `ruled` forms in
Chinese, `unruled` tables in Chinese (horizontal rules, three lines, none, shades, parts), `foreign` ones. Every third
(03, 06, …) was measured only; what the others showed was mended. Chromium prints each as a picture, cropped to its print,
at 1.5 or 2 pixels to the point of the page, and as a PDF. The truth is the page's own: rows, columns and spans.

TEDS-Struct and GriTS-Top of the largest grid that a tool finds, 0 where it finds none; in per cent. Prints, never asserts a
score or a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from corpora.synthetic.web.browser import installed_browser
from tests.benchmarks.test_table_pictures import TOOLS, TablePicture, measured
from tests.benchmarks.test_table_tools import installed
from tests.benchmarks.written_pages import print_pdf, run_browser, true_grids
from training.metrics.layout import aligned

PAGES = Path(__file__).parent / "written_tables"
MARGIN = 10
"""Pixels of paper around a picture's print."""
PAPER = 250
"""Tone from which a pixel is paper."""
HELD = 3
"""Every so many pages one is measured only."""


@pytest.mark.benchmark
def test_written_tables(tmp_path: Path) -> None:
    browser = installed_browser()
    if browser is None:
        pytest.skip("no Chromium to print the pages with")
    drawn = list(printed(browser, tmp_path))
    assert drawn
    missing = [name for name, (needs, _) in TOOLS.items() if not installed(*needs)]
    print(f"\n{len(drawn)} tables; not installed: {', '.join(missing) or 'none'}")
    rows: list[dict[str, object]] = []
    for name, (_, make) in TOOLS.items():
        if name not in missing:
            rows += measured(name, make(), drawn if name == "gouji" else [one for one in drawn if _is_picture(one)])
    print(aligned(tuple(rows[0]), sorted(rows, key=lambda row: (str(row["slice"]), str(row["tool"])))))


def _is_picture(one: TablePicture) -> bool:
    return one.path.suffix == ".png"


def printed(browser: str, folder: Path) -> Iterator[TablePicture]:
    """Each page as a picture and as a PDF."""
    for page in sorted(PAGES.glob("*/*.html")):
        kind, number = page.parent.name, int(page.stem)
        (truth,) = true_grids(page)
        for suffix in ("png", "pdf"):
            path = folder / f"{kind}-{page.stem}.{suffix}"
            if suffix == "png":
                _picture(browser, page, path, scale=1.5 if number % 2 else 2.0)
            else:
                print_pdf(browser, page, path)
            part = "measured only" if number % HELD == 0 else "looked at"
            slices = (f"1 {suffix}, all", f"2 {suffix}, {kind}", f"3 {suffix}, {part}", f"4 {suffix}, {kind}, {part}")
            yield TablePicture(path=path, truth=truth, slices=slices)


def _picture(browser: str, page: Path, path: Path, *, scale: float) -> None:
    """Cut to its print and a margin, as a picture of one table comes."""
    shot = (f"--force-device-scale-factor={scale}", "--window-size=1120,2400", "--hide-scrollbars")
    run_browser(browser, page, *shot, f"--screenshot={path}")
    with Image.open(path) as opened:
        whole = opened.convert("RGB")
    dark = np.argwhere(np.asarray(whole).min(axis=2) < PAPER)
    (top, left), (bottom, right) = dark.min(0), dark.max(0)
    box = (left - MARGIN, top - MARGIN, right + 1 + MARGIN, bottom + 1 + MARGIN)
    whole.crop((max(0, box[0]), max(0, box[1]), min(whole.width, box[2]), min(whole.height, box[3]))).save(path)
