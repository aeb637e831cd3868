"""The built page in the Chromium of `tests/conftest.py`, over a server that pretends; records are of bundled samples."""

from __future__ import annotations

import copy
import io
import mimetypes
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from corpora.readers.sources import RawSource
from corpora.synthetic.samples import SAMPLES
from service.export.record import to_record
from service.pipeline import Toolkit, read_report
from service.web import page_folder

sys.path.insert(0, str(Path(__file__).parent))  # isort: skip
from pretend_api import PretendApi

ORIGIN = "http://gouji.test"
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'"
"""Stricter than, or as, what the server sends."""

NAMES = (
    "yunlingtai-education-2023.txt", "wuxikou-finance-2023.html", "tangdutai-town-2023.docx",
    "songyinping-statistics-2023.docx",
)  # fmt: skip
ATTACK = '<img src=x onerror="window.attacked = true"><script>window.attacked = true</script>'
PATIENCE_MILLISECONDS = 15_000

Show = Callable[..., Page]


@pytest.fixture
def attack() -> str:
    """A text that would run if it were taken for HTML."""
    return ATTACK


@pytest.fixture(scope="session")
def sample_records(toolkit: Toolkit) -> list[Any]:
    """As the server keeps them: one contradicted by its table, one by its own sums, one by a list, one clean."""
    sources = [RawSource(path=name, data=(SAMPLES / "reports" / name).read_bytes()) for name in NAMES]
    return [to_record(read_report(source, toolkit)).model_dump(mode="json") for source in sources]


@pytest.fixture
def api(sample_records: list[Any]) -> PretendApi:
    return PretendApi(records=copy.deepcopy(sample_records))


@pytest.fixture
def paged_api(api: PretendApi) -> PretendApi:
    """The first document has a page: its second table's cells lie on a square grid of 20 points."""
    record = api.records[0]
    record["source"].update(pages=1, media_type="application/pdf")
    for table in record["tables"]:
        for cell in table["cells"]:
            if table["form"] == "requests":
                left, top = 40 + 20 * cell["col"], 60 + 20 * cell["row"]
                cell.update(page=1, bbox=[left, top, left + 20 * cell["col_span"], top + 20 * cell["row_span"]])
    cells = {(table["id"], cell["row"], cell["col"]): cell for table in record["tables"] for cell in table["cells"]}
    for check in record["checks"]:
        for evidence in check["evidence"]:
            if evidence["table"]:
                cell = cells[(evidence["table"], *evidence["cell"])]
                evidence.update(page=cell["page"], bbox=cell["bbox"])
    api.pages = {record["source"]["sha256"]: [{"number": 1, "width": 595, "height": 842, "turn": 0}]}
    api.picture = white_page
    return api


def white_page(sha256: str, number: int, scale: float) -> bytes:
    held = io.BytesIO()
    Image.new("L", (round(595 * scale), round(842 * scale)), 255).save(held, "PNG")
    return held.getvalue()


@pytest.fixture
def show(chromium: Browser) -> Iterator[Show]:
    """Opens the page over an api at an address such as "#/checks". Every error of the page fails the test at its end."""
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(api: PretendApi, address: str = "", *, dark: bool = False, width: int = 1280, height: int = 800) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said.type, said.text) else None)
        page.route("**/*", lambda route: answered(route, api))
        page.goto(f"{ORIGIN}/{address}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def is_complaint(kind: str, text: str) -> bool:
    """Chromium itself logs each refused request; those are what some tests are about."""
    return kind in {"error", "warning"} and "Failed to load resource" not in text


def answered(route: Route, api: PretendApi) -> None:
    request = route.request
    parts = urlsplit(request.url)
    if not request.url.startswith(ORIGIN):
        api.asked.append(f"ELSEWHERE {request.url}")
        route.abort()
    elif api.gone and parts.path.startswith("/v1"):
        route.abort()
    elif parts.path.startswith("/v1"):
        status, kind, body = api.answer(request.method, request.url, request.post_data_buffer or b"")
        route.fulfill(status=status, content_type=kind, body=body)
    else:
        served = page_folder() / (parts.path.lstrip("/") or "index.html")
        kind = mimetypes.guess_type(served.name)[0] or "text/plain"
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(status=200, content_type=kind, body=served.read_bytes(), headers=headers)
