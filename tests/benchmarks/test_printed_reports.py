"""Reports from the web as a browser prints, shows and saves them: figures right and flags true, by the look of tables.

    pytest -n0 -m benchmark -s tests/benchmarks/test_printed_reports.py

Each generated web report is given every look of `LOOKS` and printed as PDF; once more with a page break in each of its
tables ("broken", in every look); in one look it is also shown on a screen (a picture), and its largest table is put into
the page as a picture. Fonts are those of this machine. `GOUJI_BENCH_DOCUMENTS` (4), `GOUJI_BENCH_SEED` and
`GOUJI_BENCH_SPLIT` (test) draw others. Prints, never asserts a score or a time.
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import cast

import pytest

from corpora.synthetic.corpus import write_corpus
from corpora.synthetic.split import Split
from corpora.synthetic.web.browser import installed_browser
from tests.benchmarks.commands import gouji
from tests.benchmarks.written_pages import print_pdf, run_browser

DOCUMENTS = int(os.environ.get("GOUJI_BENCH_DOCUMENTS", "4"))
SEED = int(os.environ.get("GOUJI_BENCH_SEED", "5502"))
SPLIT = cast(Split, os.environ.get("GOUJI_BENCH_SPLIT", "test"))
_COLLAPSED, _BARE = "table{border-collapse:collapse}", "table{border-collapse:collapse;border:0!important}"
LOOKS = {
    "as-it-is": "",
    "ruled": _COLLAPSED + "td,th{border:1px solid #000!important;padding:2px 4px}",
    "spaced": "table{border-collapse:separate;border-spacing:2px;border:1px outset gray!important}"
    "td,th{border:1px inset gray!important;padding:1px}",
    "dotted": _COLLAPSED + "td,th{border:1px dotted #666!important;padding:4px}",
    "no-rules": _BARE + "td,th{border:0!important;padding:5px}",
    "level-rules": _BARE + "td,th{border:0!important;border-bottom:1px solid #bbb!important;padding:6px}",
    "striped": _BARE + "td,th{border:0!important;padding:5px}tr:nth-child(even){background:#eef!important}",
    "small": "body,table,td,th,p,div{font-size:8pt!important}table{border-collapse:collapse;width:100%!important}"
    "td,th{border:.5px solid #888!important;padding:0 1px}",
    "ridge": "table{border:4px ridge #c0c0c0!important}td,th{border:2px groove #aaa!important;padding:3px}",
    "hairlines": _COLLAPSED + "td,th{border:.25pt solid #ccc!important;padding:3px}",
}
SCREEN = "--window-size=1000,4200"
_TABLE, _ROW = re.compile(r"<table.*?</table>", re.DOTALL), re.compile(r"<tr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    reports: Path
    gold: Path
    pages: Path


@pytest.mark.benchmark
def test_printed_reports(tmp_path: Path) -> None:
    browser = installed_browser()
    folders = Folders(reports=tmp_path / "printed", gold=tmp_path / "truth", pages=tmp_path / "pages")
    for folder in (folders.reports, folders.gold, folders.pages):
        folder.mkdir()
    drawn = write_corpus(tmp_path / "drawn", count=DOCUMENTS, seed=SEED, kinds=("html",), planted=0.5, split=SPLIT)
    for path in drawn:
        truth = json.loads((tmp_path / "drawn" / "gold" / f"{path.stem}.json").read_text("utf-8"))
        for kind, made in _ways(browser, path, folders):
            (folders.gold / f"{made.stem}.json").write_text(json.dumps(truth | {"kind": kind}), encoding="utf-8")
    out = tmp_path / "records.jsonl"
    gouji("extract", folders.reports, "--out", out)
    print("\n" + gouji("evaluate", out, folders.gold))


def _ways(browser: str, report: Path, folders: Folders) -> Iterator[tuple[str, Path]]:
    """(kind, file) of each way in which the report comes."""
    markup, random = report.read_text("utf-8"), Random(report.stem)
    for look, rules in LOOKS.items():
        plain = _styled(markup, rules)
        broken = _broken(plain, random)
        for kind, text in ((look, plain), ("broken", broken)):
            name = f"{look}-{kind}-{report.stem}"
            page = folders.pages / f"{name}.html"
            page.write_text(text, encoding="utf-8")
            print_pdf(browser, page, folders.reports / f"{name}.pdf")
            yield kind, folders.reports / f"{name}.pdf"
    shown = folders.reports / f"screen-{report.stem}.png"
    ruled = folders.pages / f"ruled-ruled-{report.stem}.html"
    run_browser(browser, ruled, "--hide-scrollbars", SCREEN, f"--screenshot={shown}")
    yield "screen", shown
    yield "table-as-picture", _with_picture(browser, ruled, folders)


def _styled(markup: str, rules: str) -> str:
    return markup.replace("</head>", f"<style>{rules}@page{{size:A4}}</style></head>", 1)


def _broken(markup: str, random: Random) -> str:
    """A page break before a row of each table, in the last table before its row of figures."""
    tables = list(_TABLE.finditer(markup))
    pieces, done = [], 0
    for table in tables:
        rows = list(_ROW.finditer(table.group()))
        row = len(rows) - 1 if table is tables[-1] else random.randrange(min(3, len(rows) - 1), len(rows))
        at = table.start() + rows[row].start()
        pieces += [markup[done:at], '<tr style="break-before:page"']
        done = at + len("<tr")
    return "".join(pieces) + markup[done:]


def _with_picture(browser: str, page: Path, folders: Folders) -> Path:
    markup = page.read_text("utf-8")
    table = max(_TABLE.finditer(markup), key=lambda found: len(found.group()))
    alone, shown = folders.pages / f"alone-{page.name}", folders.pages / f"{page.stem}.png"
    alone.write_text(_styled('<meta charset="utf-8"><head></head>' + table.group(), LOOKS["ruled"]), encoding="utf-8")
    run_browser(browser, alone, "--hide-scrollbars", "--window-size=960,1400", f"--screenshot={shown}")
    coded = base64.b64encode(shown.read_bytes()).decode()
    made = folders.reports / f"picture-{page.stem}.html"
    held = f'<p><img alt="" src="data:image/png;base64,{coded}"></p>'
    made.write_text(markup[: table.start()] + held + markup[table.end() :], encoding="utf-8")
    return made
