"""The review page over a real `gouji serve`, whose reading process takes the rules alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Literal

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route

from corpora.synthetic.samples import SAMPLES

sys.path.insert(0, str(Path(__file__).parent.parent / "service"))  # isort: skip
sys.path.insert(0, str(Path(__file__).parent))  # isort: skip
from reviewed_site import ATTACK, ATTACKING_NAME, GAPPED, NAMELESS, PDF, REFILED, SMUDGED, Site
from serving_process import Served, serving
from standing_still import how_it_stands, wait_while_it_moves

Printed = Callable[..., str]
Open = Callable[..., Page]

PRINT = "table, td, th {border: 1px solid; border-collapse: collapse} td, th {padding: 3px 5px; font-size: 11px}"
MARGIN = "15mm"
ANSWERED = """performance.getEntriesByType("resource").slice(-100)
  .map(one => `${Math.round(one.startTime)}-${Math.round(one.responseEnd)} ms ${one.responseStatus} ${one.name}`)"""
"""What the page asked for and got an answer to, whose time is of its own clock."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served"), "--workers", "1") as served:
        yield served


@pytest.fixture(scope="module")
def papers(chromium: Browser, printed: Printed, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The bundled samples; a PDF with one wrong cell and one wrong sentence; one with two cells that cannot be told; one
    that attacks whoever shows it; two of a body that lacks the year between; and one that names no body, which carries
    over more than its body's next report takes up.
    """
    folder = tmp_path_factory.mktemp("papers")
    wrong_cell = {"requests.denied.third_party.natural_person": 12}
    web = printed("2023年，我局共收到政府信息公开申请60件。", html=True, figures=wrong_cell)
    (folder / PDF).write_bytes(print_to_pdf(chromium, web))
    smudged = printed(body="云屏岭市林业局", html=True).replace(">41<", ">4l<", 1).replace(">26<", ">2 6<", 1)
    (folder / SMUDGED).write_text(smudged, "utf-8")
    hostile = printed(f"2023年，我局共收到政府信息公开申请51件{ATTACK}。", body="云屏岭市商务局", html=True)
    (folder / ATTACKING_NAME).write_text(hostile.replace(">规章<", f">规章{escape(ATTACK)}<", 1), "utf-8")
    for year in (2021, 2023):
        (folder / f"民政局{year}.txt").write_text(printed(body=GAPPED, year=year), "utf-8")
    carried = {"requests.carried_out.total": 9, "requests.carried_out.natural_person": 9}
    (folder / NAMELESS).write_text(printed(body=REFILED, year=2022, figures=carried).replace(REFILED, ""), "utf-8")
    (folder / f"{REFILED}2023.txt").write_text(printed(body=REFILED, year=2023), "utf-8")
    return [*sorted((SAMPLES / "reports").iterdir()), *sorted(folder.iterdir())]


def print_to_pdf(chromium: Browser, web: str) -> bytes:
    page = chromium.new_page()
    page.set_content(web)
    page.add_style_tag(content=PRINT)
    pdf = page.pdf(format="A4", margin={"top": MARGIN, "bottom": MARGIN, "left": MARGIN, "right": MARGIN})
    page.close()
    return pdf


@pytest.fixture
def open_page(chromium: Browser, service: Served) -> Iterator[Open]:
    """See `watched`."""
    with watched(chromium, service) as opened:
        yield opened


@contextmanager
def watched(chromium: Browser, service: Served) -> Iterator[Open]:
    """Opens the page at an address such as "#/upload". Whatever it asks of another place is refused; that, and every
    complaint of the page's own, fails the block at its end.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def is_foreign(url: str) -> bool:
        return not url.startswith((f"{service.url}/", "data:", "blob:"))

    def refuse(route: Route, request: Request) -> None:
        complaints.append(f"asked for {request.url}")
        route.abort()

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def opened(address: str = "", *, dark: bool = False, width: int = 1280, height: int = 800) -> Page:
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="zh-CN")
        contexts.append(context)
        context.route(is_foreign, refuse)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", hear)
        page.goto(f"{service.url}/{address}")
        return page

    try:
        yield opened
        assert complaints == []
    except BaseException as error:
        error.add_note(f"the page complained: {complaints}")
        raise
    finally:
        for context in contexts:
            context.close()


@pytest.fixture(scope="module")
def site(chromium: Browser, service: Served, papers: list[Path]) -> Site:
    """Uploaded through the page; `steps` is what its progress said on the way."""
    steps: list[str] = []
    with watched(chromium, service) as opened:
        page = opened("#/upload")
        page.locator("input[type=file]").first.set_input_files(papers)
        progress = page.locator(".job .head")

        def said() -> str:
            text = " ".join(progress.first.inner_text().split()) if progress.count() else ""
            if text and text not in steps[-1:]:
                steps.append(text)
            return text

        def told() -> str:
            shown = {"steps": steps, "page": page.locator("main").inner_text(), "answers": page.evaluate(ANSWERED)}
            return "\n".join((*(f"--- {name}\n{what}" for name, what in shown.items()), how_it_stands(service)))

        whole = f"{len(papers)} / {len(papers)}"
        wait_while_it_moves(
            lambda: whole in said(), moving=page.locator("main").inner_text, told=told, what="reading the papers"
        )
    listed = httpx.get(f"{service.url}/v1/documents", params={"size": 200}).json()["items"]
    return Site(served=service, hashes={one["path"]: one["sha256"] for one in listed}, steps=steps)
