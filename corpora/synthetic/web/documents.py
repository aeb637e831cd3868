"""Documents with true tables that somebody else laid out, printed in their own look or another, with their truth."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2

from corpora.synthetic.pages.style import RuleKind
from corpora.synthetic.pages.truth import Point, Quad, TrueCell, TrueLine, TruePage, TrueRegion, TrueWord
from corpora.synthetic.split import Split
from corpora.synthetic.web.browser import POINTS, ROOM, SETTLED, PrintedPage
from corpora.synthetic.web.page import FONTS
from corpora.synthetic.web.restyle import Restyling, draw_restyling, own_look

SCRIPT = Path(__file__).with_name("document_layout.js")
PAGE_RULE = re.compile(r"@page[^{}]*\{(?:[^{}]|\{[^{}]*\})*\}")
SIZE = re.compile(r"size:\s*([^;}]*)")
SHEETS = {"a3": (1123, 1587), "a4": (794, 1123), "a5": (559, 794), "b5": (665, 944), "letter": (816, 1056)}
"""Pixels at 96 to the inch."""
UNITS = {"px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
MARGINS = 120
"""Pixels that the margins of a sheet take of its width, about."""
FIRST_HEIGHT = 200
"""Pixels of the window: less than any document, whose own height then shows."""
MOST_HEIGHTS = 2.2
"""Sheets that a page may be as tall as, where one table alone is."""
SHARE_OF_SPANS = 0.12
"""Of a document's cells with more than one row; from there on its rules are never taken away."""
FIGURES = (
    "() => {for (const cell of document.querySelectorAll('td'))"
    " if (/^[-+−–—…△▲¥$€£\\d.,%()（）\\s]+$/.test(cell.innerText.trim() || 'x'))"
    " cell.style.setProperty('text-align', 'right', 'important')}"
)
UNTORN = "() => {const sheet = document.createElement('style'); sheet.textContent = 'table{table-layout:auto!important}"
UNTORN += "td,th{white-space:normal!important}'; document.head.append(sheet)}"


class DocumentPrinter:
    """Prints documents by a tab of a browser; see `corpora.synthetic.web.browser.browser_tab`."""

    def __init__(self, tab: Any) -> None:
        self._tab, self._script = tab, SCRIPT.read_text(encoding="utf-8")

    def print(self, html: str, random: Random, *, split: Split, own: bool = False) -> PrintedPage | None:
        """The document, or as much as a page holds, in a drawn look or its `own`; None where that loses its truth."""
        across, down = sheet_size(html)
        spans = len(re.findall(r"rowspan", html, re.I)) / max(1, len(re.findall(r"<t[dh]\b", html, re.I)))
        inner = across - MARGINS
        drawn = draw_restyling(random, FONTS[split], inner=inner, open_rows=spans < SHARE_OF_SPANS)
        restyling = own_look(inner) if own else drawn
        seen = self._laid_out(restyled(html, restyling), restyling, down * restyling.width / across, random.random())
        if seen is None:
            return None
        width, height = int(seen["width"]), 4 * (int(seen["height"]) // 4 + 1)
        regions = [_region(table, seen["words"]) for table in seen["tables"]]
        whole = [region for region in regions if region is not None]
        if len(whole) < len(regions):
            return None
        pdf = self._tab.pdf(
            width=f"{width}px", height=f"{height}px", print_background=True,
            margin=dict.fromkeys(("top", "right", "bottom", "left"), "0"),
        )  # fmt: skip
        if _pages(pdf) != 1:
            return None
        words = tuple(
            TrueWord(text=word["text"], quad=_quad(word["box"]), table=word["table"], cell=_pair(word["cell"]))
            for word in seen["words"]
        )
        page = TruePage(number=1, width=width * POINTS, height=height * POINTS, words=words, regions=tuple(whole))
        return PrintedPage(pdf=pdf, page=page)

    def _laid_out(self, html: str, restyling: Restyling, height: float, start: float) -> dict[str, Any] | None:
        """What is where, on a page as wide as the document needs."""
        tab = self._tab
        tab.set_viewport_size({"width": restyling.width, "height": FIRST_HEIGHT})
        tab.emulate_media(media="print")
        tab.set_content(html)
        if restyling.figures:
            tab.evaluate(FIGURES)
        seen: dict[str, Any] | None = tab.evaluate(self._script, {"height": height, "start": start})
        if seen is None:
            tab.evaluate(UNTORN)
            seen = tab.evaluate(self._script, {"height": height, "start": start})
        if seen is not None and seen["width"] > restyling.width:
            tab.set_viewport_size({"width": int(seen["width"]), "height": FIRST_HEIGHT})
            seen = tab.evaluate(self._script, {"height": height, "start": start})
        if seen is None or not seen["words"] or seen["height"] > MOST_HEIGHTS * height:
            return None
        return seen


def sheet_size(html: str) -> tuple[float, float]:
    """Pixels of the sheet that a document's style asks for, A4 without."""
    found = next((size for rule in PAGE_RULE.findall(html) if (size := SIZE.search(rule))), None)
    said = found.group(1).lower().split() if found else []
    sides = [
        float(match.group(1)) * UNITS[match.group(2)]
        for word in said
        if (match := re.fullmatch(r"([\d.]+)(px|pt|mm|cm|in)", word))
    ]
    named = next((SHEETS[word] for word in said if word in SHEETS), SHEETS["a4"])
    across, down = (sides[0], sides[-1]) if sides else named
    return (down, across) if "landscape" in said and across < down else (across, down)


def restyled(html: str, restyling: Restyling) -> str:
    """The document with a style sheet more, and without those for its sheets."""
    plain, sheet = PAGE_RULE.sub("", html), f"<style>{restyling.css}</style>"
    with_sheet, places = re.subn(r"</head>", lambda _: f"{sheet}</head>", plain, count=1, flags=re.I)
    if not places:
        with_sheet, places = re.subn(r"<body\b", lambda _: f"{sheet}<body", plain, count=1, flags=re.I)
    return with_sheet if places else sheet + plain


def _region(table: dict[str, Any], words: list[dict[str, Any]]) -> TrueRegion | None:
    """None where rows or columns take no room; lines on which no cell begins or ends are none."""
    cells = table["cells"]
    lines = {}
    for start, span, side in (("row", "down", 1), ("column", "across", 0)):
        places: dict[int, tuple[list[float], list[float]]] = {}
        for cell in cells:
            places.setdefault(cell[start], ([], []))[1].append(cell["box"][side])
            places.setdefault(cell[start] + cell[span], ([], []))[0].append(cell["box"][side + 2])
        near = {at: [*sorted(ends)[-1:], *sorted(starts)[:1]] for at, (ends, starts) in sorted(places.items())}
        lines[start] = {at: sum(sides) / len(sides) for at, sides in near.items()}
    left, top, right, bottom = _outline(table, [word["box"] for word in words if word["table"] == table["id"]])
    rows, columns = list(lines["row"].values()), list(lines["column"].values())
    rows[0], rows[-1], columns[0], columns[-1] = top, bottom, left, right
    if any(b - a < SETTLED for line in (rows, columns) for a, b in pairwise(line)):
        return None
    row_at, column_at = ({at: number for number, at in enumerate(lines[kind])} for kind in ("row", "column"))
    return TrueRegion(
        table=table["id"], form=None, quad=_quad((left, top, right, bottom)), first_row=0, n_rows=len(rows) - 1,
        n_columns=len(columns) - 1, rules=_look(table["looks"]),
        row_lines=tuple(_line(left, y, right, y) for y in rows),
        column_lines=tuple(_line(x, top, x, bottom) for x in columns),
        cells=tuple(
            TrueCell(
                row=(row := row_at[cell["row"]]), column=(column := column_at[cell["column"]]),
                row_span=row_at[cell["row"] + cell["down"]] - row,
                column_span=column_at[cell["column"] + cell["across"]] - column,
                quad=_quad(cell["box"]), text=cell["text"], header=cell["header"],
            )
            for cell in cells
        ),
    )  # fmt: skip


def _outline(table: dict[str, Any], words: list[list[float]]) -> tuple[float, float, float, float]:
    """The table as far as its rules, fills and words show it."""
    left, top, right, bottom = table["box"]
    shown = [[box[0] - ROOM, box[1] - ROOM, box[2] + ROOM, box[3] + ROOM] for box in words]
    shown += [table["inked"]] if table["inked"] else []
    if not shown:
        return left, top, right, bottom
    return (
        max(left, min(box[0] for box in shown)), max(top, min(box[1] for box in shown)),
        min(right, max(box[2] for box in shown)), min(bottom, max(box[3] for box in shown)),
    )  # fmt: skip


def _look(looks: dict[str, bool]) -> RuleKind:
    if looks["level"] and looks["upright"]:
        return "all"
    if looks["level"]:
        return "horizontal"
    if looks["upright"]:
        return "partial"
    return "shaded" if looks["filled"] else "none"


def _pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _quad(box: tuple[float, ...] | list[float]) -> Quad:
    left, top, right, bottom = (side * POINTS for side in box)
    return Quad.upright(left, top, right, bottom)


def _line(x: float, y: float, right: float, bottom: float) -> TrueLine:
    return TrueLine(start=Point(x * POINTS, y * POINTS), end=Point(right * POINTS, bottom * POINTS))


def _pair(cell: list[int] | None) -> tuple[int, int] | None:
    return None if cell is None else (cell[0], cell[1])
