"""Pages printed by Chromium, with the truth of what is where on them, from the browser's own layout."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpora.document.errors import GoujiError
from corpora.synthetic.pages.truth import (
    Point,
    Quad,
    RuleStyle,
    TrueCell,
    TrueLine,
    TruePage,
    TrueRegion,
    TrueRule,
    TrueWord,
)  # fmt: skip
from corpora.synthetic.web.page import WebPage
from corpora.synthetic.web.style import TableStyle

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
POINTS = 0.75
"""Page points to a pixel of the style sheet."""
ROOM = 3.0
"""Pixels around the words of a table whose sides nothing shows."""
SCRIPT = Path(__file__).with_name("layout.js")
SETTLED = 1.0
"""Pixels by which lines of a grid lie apart at least."""
WITHOUT_HINTS = "--font-render-hinting=none"
"""Characters as wide on the screen as in print, so that both break lines alike."""


class BrowserMissing(GoujiError):
    """No Chromium is installed that pages could be printed with."""

    code = "browser_missing"

    def __init__(self) -> None:
        super().__init__("未找到 Chromium，无法打印网页版面；请安装后重试，例如：apt-get install chromium")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A PDF of one page and what is where on it."""

    pdf: bytes
    page: TruePage


class Printer:
    """A browser that prints pages; see `printer`."""

    def __init__(self, tab: Any) -> None:
        self._tab, self._script = tab, SCRIPT.read_text(encoding="utf-8")

    def print(self, page: WebPage) -> PrintedPage:
        """The page, without what does not fit on it."""
        self._tab.set_viewport_size({"width": page.width, "height": page.height})
        self._tab.emulate_media(media="print")
        self._tab.set_content(page.html)
        seen = self._tab.evaluate(self._script, page.height)
        pdf = self._tab.pdf(prefer_css_page_size=True, print_background=True)
        return PrintedPage(pdf=pdf, page=_truth(page, seen))


def installed_browser() -> str | None:
    """Where Chromium is on this machine, None where it is not."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@contextmanager
def printer() -> Iterator[Printer]:
    """A running browser, which takes nothing from the network.

    Raises:
        BrowserMissing: there is none.
        ImportError: without playwright.
    """
    with browser_tab() as tab:
        yield Printer(tab)


@contextmanager
def browser_tab() -> Iterator[Any]:
    """A tab of a running browser, which takes nothing from the network; raises as `printer` does."""
    from playwright.sync_api import sync_playwright

    path = installed_browser()
    if path is None:
        raise BrowserMissing
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=[WITHOUT_HINTS])
        try:
            yield browser.new_context(offline=True).new_page()
        finally:
            browser.close()


def _truth(page: WebPage, seen: dict[str, Any]) -> TruePage:
    words = tuple(
        TrueWord(text=word["text"], quad=_quad(word["box"]), table=word["table"], cell=_pair(word["cell"]))
        for word in seen["words"]
    )
    regions = [
        region
        for table in seen["tables"]
        if (region := _region(table, page.styles[int(table["id"][1:])], seen["words"])) is not None
    ]
    rules = tuple(_rule(rule) for table in seen["tables"] for rule in table["rules"])
    return TruePage(
        number=1, width=page.width * POINTS, height=page.height * POINTS, words=words, rules=rules,
        regions=tuple(regions),
    )  # fmt: skip


def _region(table: dict[str, Any], style: TableStyle, words: Sequence[dict[str, Any]]) -> TrueRegion | None:
    """None for a table whose rows or columns take no room."""
    cells = table["cells"]
    n_rows, n_columns = table["rows"], max(cell["column"] + cell["across"] for cell in cells)
    left, top, right, bottom = table["box"]
    own = [word["box"] for word in words if word["table"] == table["id"]]
    if not style.bounded and own:
        left, right = max(left, min(box[0] for box in own) - ROOM), min(right, max(box[2] for box in own) + ROOM)
        top, bottom = max(top, min(box[1] for box in own) - ROOM), min(bottom, max(box[3] for box in own) + ROOM)
    rows = _lines(cells, "row", "down", 1, n_rows)
    columns = _lines(cells, "column", "across", 0, n_columns)
    if rows is None or columns is None:
        return None
    rows[0], rows[-1], columns[0], columns[-1] = top, bottom, left, right
    if any(b - a < SETTLED for line in (rows, columns) for a, b in pairwise(line)):
        return None
    return TrueRegion(
        table=table["id"], form=None, quad=_quad((left, top, right, bottom)), first_row=0, n_rows=n_rows,
        n_columns=n_columns, rules=style.rules,
        row_lines=tuple(_line(left, y, right, y) for y in rows),
        column_lines=tuple(_line(x, top, x, bottom) for x in columns),
        cells=tuple(
            TrueCell(row=cell["row"], column=cell["column"], row_span=cell["down"], column_span=cell["across"],
                     quad=_quad(cell["box"]), text=cell["text"], header=cell["header"])
            for cell in cells
        ),
    )  # fmt: skip


def _lines(cells: Sequence[dict[str, Any]], start: str, span: str, side: int, count: int) -> list[float] | None:
    """Where each line lies: between the cells that end at it and those that begin there."""
    lines = []
    for line in range(count + 1):
        ends = [cell["box"][side + 2] for cell in cells if cell[start] + cell[span] == line]
        starts = [cell["box"][side] for cell in cells if cell[start] == line]
        if not ends and not starts:
            return None
        near = [*sorted(ends)[-1:], *sorted(starts)[:1]]
        lines.append(sum(near) / len(near))
    return lines


def _quad(box: Sequence[float]) -> Quad:
    left, top, right, bottom = (side * POINTS for side in box)
    return Quad.upright(left, top, right, bottom)


def _line(x: float, y: float, right: float, bottom: float) -> TrueLine:
    return TrueLine(start=Point(x * POINTS, y * POINTS), end=Point(right * POINTS, bottom * POINTS))


def _rule(rule: dict[str, Any]) -> TrueRule:
    styles: dict[str, RuleStyle] = {"dotted": "dotted", "dashed": "dashed", "double": "double"}
    return TrueRule(
        line=_line(*rule["line"]), width=rule["width"] * POINTS, style=styles.get(rule["style"], "solid")
    )  # fmt: skip


def _pair(cell: Sequence[int] | None) -> tuple[int, int] | None:
    return None if cell is None else (cell[0], cell[1])
