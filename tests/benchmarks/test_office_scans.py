"""Statutory forms that a browser prints and an office scans: how many figures are right, lost and wrong, way by way.

    pytest -n0 -m benchmark -s tests/benchmarks/test_office_scans.py

Each way of `office_scans` shows the figures of an office, a county or a city, in one of three looks. Prints, never
asserts a score; a figure wrong with a confidence above 0.5 fails.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import get_args

import numpy as np
import pypdfium2
import pytest

from corpora.document.reading import Reading
from corpora.synthetic.values import Level, draw_years
from corpora.synthetic.web.browser import installed_browser
from tests.benchmarks.office_scans import PRINTED, WAYS, scanned
from tests.benchmarks.strange_forms import as_it_is, as_page
from tests.benchmarks.test_strange_forms import NAMES, SEED, counted
from tests.benchmarks.written_pages import print_pdf
from training.metrics.layout import aligned

LOOKS = (
    "body{font:14pt 'Liberation Serif','AR PL UMing CN'}td{font-size:10.5pt;border:.5pt solid}",
    "body{font:15pt 'AR PL KaitiM GB'}td{font-size:12pt;border:.35pt solid}",
    "body{font:12pt 'Liberation Sans','WenQuanYi Zen Hei'}td{font-size:8.5pt;border:.75pt solid}",
)
TABLES = "@page{size:A4;margin:22mm}table{border-collapse:collapse;width:100%}td{text-align:center;padding:1.5pt 2pt}"


@pytest.mark.benchmark
def test_office_scans(read: Callable[..., Reading], tmp_path: Path) -> None:
    browser = installed_browser()
    if browser is None:
        pytest.skip("no Chromium to print the pages with")
    table: list[dict[str, object]] = []
    for number, way in enumerate(WAYS):
        random = Random(f"{SEED} {way}")
        figures = draw_years(random, level=get_args(Level)[number % len(get_args(Level))], years=1)[0]
        sheet = f"<style>{TABLES}{LOOKS[number % len(LOOKS)]}</style></head>"
        page, pdf = tmp_path / f"{way}.html", tmp_path / f"{way}.pdf"
        page.write_text(as_page(figures, as_it_is, random).replace("</head>", sheet), encoding="utf-8")
        print_pdf(browser, page, pdf)
        told = counted(read(scanned(_shown(pdf), way, random.randrange(2**32)), path=f"{way}.pdf"), figures)
        table.append({"way": way, **{name: told[name] for name in NAMES}})
    print("\n" + aligned(("way", *NAMES), table))
    assert sum(int(str(row["believed"])) for row in table) == 0


def _shown(pdf: Path) -> list[np.ndarray]:
    return [
        np.asarray(page.render(scale=PRINTED / 72).to_pil().convert("L"), np.uint8)
        for page in pypdfium2.PdfDocument(pdf)
    ]
