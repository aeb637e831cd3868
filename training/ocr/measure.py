"""How well the words of pictured pages are read: `python -m training.ocr.measure FOLDER… [--beside 10]`.

A folder is one that `gouji generate --kind scan-…` wrote. Counted are the numbers in tables, as printed; those of which
damage covers more than a tenth stand apart. `--beside N` runs plain RapidOCR on every Nth page, too, in the same
process and with as many threads, and prints both times.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import numpy as np
import pypdfium2

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import Word
from corpora.synthetic.pages.truth import TruePage, TrueWord
from corpora.synthetic.pages.truth_json import page_from_json
from models.ocr.picture import Picture
from models.ocr.reader import OcrReader

NUMBER = re.compile(r"[\d.,]*\d%?")
COVERED = 0.1
"""Share of a word's ink that damage covers, from which a reader can't be blamed."""
SURE = 0.5
"""Confidence above which a word counts as said."""
NEAR_POINTS = 1.0
"""How far outside of a word's box the middle of the true one may lie."""
FALLBACK_DOTS_PER_INCH, MOST_DOTS_PER_INCH = 200.0, 300.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PicturedPage:
    """A page to be read, and what is on it."""

    truth: TruePage
    picture: Picture
    dots_per_inch: float


def pictured_pages(folder: Path) -> Iterator[PicturedPage]:
    """Every page of every PDF of a generated folder, rendered at the resolution of its scan."""
    for file in sorted(folder.glob("reports/*.pdf")):
        truths = json.loads((folder / "pages" / f"{file.stem}.json").read_text(encoding="utf-8"))["pages"]
        document = pypdfium2.PdfDocument(file)
        for page, truth in zip(document, truths, strict=True):
            dots_per_inch = _resolution(page)
            picture = np.ascontiguousarray(
                page.render(scale=dots_per_inch / 72, rev_byteorder=True).to_numpy()[:, :, :3]
            )
            yield PicturedPage(truth=page_from_json(truth), picture=picture, dots_per_inch=dots_per_inch)


def _resolution(page: Any) -> float:
    """Of the largest picture on the page, by its long side."""
    sides = [max(thing.get_px_size()) for thing in page.get_objects(filter=[3])]
    if not sides:
        return FALLBACK_DOTS_PER_INCH
    return min(MOST_DOTS_PER_INCH, float(max(sides)) / float(max(page.get_size())) * 72)


def judged(truth: TruePage, words: tuple[Word, ...]) -> Counter[str]:
    """Counts of numbers in tables, of how they were read, and of numbers said where nothing is printed."""
    counts: Counter[str] = Counter()
    numbers = [word for word in truth.words if word.cell and NUMBER.fullmatch(word.text)]
    for number in numbers:
        if number.hidden > COVERED:
            counts["covered"] += 1
            continue
        counts["numbers"] += 1
        counts[_verdict(number, words)] += 1
    counts["false"] = sum(_is_false(word, truth) for word in words)
    return counts


def _verdict(number: TrueWord, words: tuple[Word, ...]) -> str:
    here = [word for word in words if _holds(word.box, number.quad.box)]
    same = [word for word in here if word.text == number.text]
    if same:
        return "right, sure" if same[0].confidence > SURE else "right, doubted"
    return "wrong, sure" if any(word.confidence > SURE for word in here) else "missed or doubted"


def _is_false(word: Word, truth: TruePage) -> bool:
    """A number said with confidence inside a table where no word is."""
    if word.confidence <= SURE or not NUMBER.fullmatch(word.text):
        return False
    inside = any(_holds(region.quad.box, word.box) for region in truth.regions)
    return inside and not any(
        _holds(true.quad.box, word.box) or _holds(word.box, true.quad.box) for true in truth.words
    )


def _holds(outer: Box, inner: Box) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    across = outer.left - NEAR_POINTS <= x <= outer.right + NEAR_POINTS
    return across and outer.top - NEAR_POINTS <= y <= outer.bottom + NEAR_POINTS


def plain_rapidocr(threads: int) -> Callable[[Picture], object]:
    """RapidOCR as it comes, on as many threads."""
    from rapidocr import RapidOCR

    settings = {
        "Global.log_level": "error",
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    engine: Callable[[Picture], object] = RapidOCR(params=settings)
    return engine


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--beside", default=0, help="Plain RapidOCR on every Nth page, for its time; 0 for never.")
@click.option("--pages", "most_pages", default=10_000, help="At most so many pages of a folder.")
@click.option("--threads", default=1)
def measure(folders: tuple[Path, ...], beside: int, most_pages: int, threads: int) -> None:
    """Read generated scans and compare with the truth."""
    reader = OcrReader(threads=threads)
    plain = plain_rapidocr(threads) if beside else None
    for folder in folders:
        counts: Counter[str] = Counter()
        times: list[tuple[float, float]] = []
        for index, page in enumerate(pictured_pages(folder)):
            if index >= most_pages:
                break
            started = time.perf_counter()
            words = _read(reader, page)
            seconds = time.perf_counter() - started
            counts += judged(page.truth, words)
            counts["pages"] += 1
            if plain is not None and index % beside == 0:
                started = time.perf_counter()
                plain(page.picture)
                times.append((seconds, time.perf_counter() - started))
        click.echo(_line(folder.name, counts, times))


def _read(reader: OcrReader, page: PicturedPage) -> tuple[Word, ...]:
    size = Page(number=page.truth.number, width=page.truth.width, height=page.truth.height)
    return reader.read(page.picture, page=size, dots_per_inch=page.dots_per_inch).words


def _line(name: str, counts: Counter[str], times: list[tuple[float, float]]) -> str:
    kinds = (
        "pages",
        "numbers",
        "right, sure",
        "right, doubted",
        "missed or doubted",
        "wrong, sure",
        "false",
        "covered",
    )
    text = f"{name}: " + "; ".join(f"{counts[kind]} {kind}" for kind in kinds)
    if not times:
        return text
    ours, theirs = (sum(column) / len(times) for column in zip(*times, strict=True))
    return f"{text}; {ours:.2f} s a page, plain RapidOCR {theirs:.2f} s ({ours / theirs:.2f} times), {len(times)} pages"


if __name__ == "__main__":
    measure()
