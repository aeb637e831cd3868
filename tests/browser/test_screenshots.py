"""Pictures of the review page for the documentation: `pytest -m benchmark tests/browser/test_screenshots.py` draws them
anew into docs/review-page.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from reviewed_site import NAMELESS, PDF, REFILED, SMUDGED, Site

PICTURES = Path(__file__).parents[2] / "docs" / "review-page"
MOST_BYTES = 200_000
SETTLED_MILLISECONDS = 400

Open = Callable[..., Page]


def draw(page: Page, name: str) -> None:
    """As a picture of 256 colours, which is enough for a page of text."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED_MILLISECONDS)
    picture = Image.open(io.BytesIO(page.screenshot()))
    path = PICTURES / f"{name}.png"
    picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size < MOST_BYTES


@pytest.mark.benchmark
def test_pictures_for_the_documentation(site: Site, open_page: Open) -> None:
    PICTURES.mkdir(exist_ok=True)
    page = open_page()
    expect(page.locator("table.list tbody tr").first).to_be_visible()
    draw(page, "bodies")

    page = open_page(site.address(PDF))
    page.locator(".page img").first.evaluate("image => image.decode()")
    expect(page.locator("rect.cell")).to_be_in_viewport()
    draw(page, "document-page")
    page.keyboard.press("e")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_timeout(SETTLED_MILLISECONDS)
    draw(page, "correction")

    page = open_page(site.address("yunlingtai-education-2023.txt"), dark=True)
    expect(page.locator("td.lit")).to_be_in_viewport()
    draw(page, "document-table-dark")

    page = open_page("#/documents?named=false")
    expect(page.get_by_text(NAMELESS)).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("i")
    expect(page.get_by_role("dialog").get_by_label("机构")).to_be_focused()
    page.keyboard.type(REFILED[:3])
    expect(page.get_by_role("option", name=REFILED)).to_be_visible()
    page.wait_for_timeout(SETTLED_MILLISECONDS)
    draw(page, "naming")

    page = open_page(f"#/doubtful?document={site.hashes[SMUDGED]}")
    expect(page.locator(".seen td.lit")).to_be_visible()
    draw(page, "doubtful")
    page = open_page("#/upload")
    expect(page.get_by_text("17 / 17")).to_be_visible()
    draw(page, "upload")
