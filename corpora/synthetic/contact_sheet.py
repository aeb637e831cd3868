"""Sheets of small pages with their truth drawn over them: `python -m corpora.synthetic.contact_sheet CORPUS SHEET.jpg`.

What is drawn is what `pages/*.json` says, over what a reader of the file would see, so that a truth that does not fit
its page shows at a glance.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
import cv2
import numpy as np
from PIL import Image

from corpora.synthetic.pages.overlay import overlay
from corpora.synthetic.pages.picture import pictures
from corpora.synthetic.pages.truth import TruePage
from corpora.synthetic.pages.truth_json import page_from_json
from corpora.synthetic.scan.encode import encode_jpeg
from corpora.synthetic.scan.sheet import Picture

DOTS_PER_INCH = 72.0
"""One pixel a point: the truth is drawn before pages are made smaller."""
TILE = (260, 360)
"""Width and height of a small page in pixels; every page is fitted in, whatever its shape."""
GAP = 6
QUALITY = 72


def contact_sheet(corpus: Path, *, columns: int, most: int) -> Picture:
    """Of each document the page with the most cells, then the next and so on, until there are `most` pages; RGB."""
    documents = [
        sorted(_pages(path, corpus), key=lambda shown: -_n_cells(shown[1]))
        for path in sorted((corpus / "pages").glob("*.json"))
    ]
    depth = max((len(pages) for pages in documents), default=0)
    chosen = [pages[index] for index in range(depth) for pages in documents if index < len(pages)][:most]
    tiles = [_tile(picture, page) for picture, page in chosen]
    tiles += [np.full((TILE[1], TILE[0], 3), 255, np.uint8)] * (-len(tiles) % columns)
    rows = [np.concatenate(tiles[start : start + columns], axis=1) for start in range(0, len(tiles), columns)]
    return np.concatenate(rows)


def _n_cells(page: TruePage) -> int:
    return sum(len(region.cells) for region in page.regions)


def _pages(truth: Path, corpus: Path) -> Iterator[tuple[Picture, TruePage]]:
    stored = json.loads(truth.read_text("utf-8"))
    content = (corpus / "reports" / stored["source"]).read_bytes()
    for picture, page in zip(_shown(content, stored["source"]), stored["pages"], strict=True):
        yield picture, page_from_json(page)


def _shown(content: bytes, source: str) -> Iterator[Picture]:
    """RGB pictures of the document's pages."""
    if source.endswith(".pdf"):
        yield from pictures(content, dots_per_inch=DOTS_PER_INCH, gray=False)
        return
    with Image.open(BytesIO(content)) as image:
        for frame in range(getattr(image, "n_frames", 1)):
            image.seek(frame)
            yield np.asarray(image.convert("RGB"), np.uint8)


def _tile(picture: Picture, page: TruePage) -> Picture:
    width, height = round(page.width), round(page.height)
    small = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    drawn = overlay(np.asarray(small, np.uint8), page, dots_per_inch=DOTS_PER_INCH)
    scale = min((TILE[0] - GAP) / width, (TILE[1] - GAP) / height)
    fitted = cv2.resize(drawn, (max(1, int(width * scale)), max(1, int(height * scale))), interpolation=cv2.INTER_AREA)
    tile = np.full((TILE[1], TILE[0], 3), 255, np.uint8)
    tile[: fitted.shape[0], : fitted.shape[1]] = fitted
    return tile


@click.command(help="把语料的页面连同真值框缩印成一张样张。")
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("sheet", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--columns", type=click.IntRange(min=1), default=8, show_default=True)
@click.option("--most", type=click.IntRange(min=1), default=40, show_default=True, help="页数上限。")
def main(corpus: Path, sheet: Path, columns: int, most: int) -> None:
    """Writes the sheet as JPEG."""
    sheet.write_bytes(encode_jpeg(contact_sheet(corpus, columns=columns, most=most), None, quality=QUALITY))


if __name__ == "__main__":
    main()
