"""Tables under each other that filled bands with titles part: a report's sections.

A medical report has its groups of tests so: the band says which group, and the next table begins with its head anew.
What stands under a band, up to the next one, is a page of its own. So it is where white parts such bands from the fill
or rule above them: headings between a table's rows stand right under these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, holds, lines_of, stands_in
from models.tables.pages.print.print_sizes import em_of
from models.tables.values import is_value

SAME: Final = 2.0
"""Points by which the sides of bands of one report differ, and their heights."""
BEYOND: Final = 4.0
"""Points by which words and rules of a section reach out of its band."""
NEAR: Final = 2.0
"""Em between a band and the head below it at most."""
FEWEST_NAMES: Final = 3
"""Of a head."""
ALIKE: Final = 0.75
"""Share of a head's names that another one has, too, if they are the same."""
SAME_PRINT: Final = 1.05
"""Ratio of sizes of two titles set off by white at most, and to rows at least; headings between are as small as these.
"""
WHITE: Final = 3.0
"""Points of white above a band that is set off; cells that stand apart from each other have less."""
MOST_SHADES: Final = 300
"""Of a page; more are a drawing."""


def titled_sections(page: PrintedPage) -> tuple[list[Box], list[Box]]:
    """The bands, and the place of each one's section, from top to bottom; both empty where no head is there twice, and
    no white sets the bands off.
    """
    if len(page.shades) < 2 or len(page.shades) > MOST_SHADES:
        return [], []
    lines = lines_of(page.words)
    titles = [(shade, line) for shade in page.shades if (line := _title(shade, lines)) is not None]
    heads = [(shade, head) for shade, line in titles if (head := _head_below(shade, line, lines)) is not None]
    for shade, head in heads:
        if any(other.top > shade.top and _alike(head, one) and _same_band(shade, other) for other, one in heads):
            bands = _one_below_another([one for one, _ in titles if _same_band(shade, one)])
            return bands, list(_sections(bands, page.page.height))
    tried: list[Box] = []
    usual = median(map(em_of, lines)) if titles else 0.0
    for shade, line in titles:
        if shade in tried or em_of(line) < SAME_PRINT * usual:
            continue
        alike = [one for one, other in titles if _same_band(shade, one) and _same_print(line, other)]
        tried += alike
        bands = _one_below_another(alike)
        if len(bands) > 1 and _are_set_off(bands, page):
            return bands, list(_sections(bands, page.page.height))
    return [], []


def _are_set_off(bands: Sequence[Box], page: PrintedPage) -> bool:
    """Is white, and no word, between the fill or rule above one of them and that, and does none stand right below one,
    in a frame with others, or beside words on its height?
    """
    drawn = [*page.shades, *(rule.box for rule in page.rules if rule.horizontal)]
    set_off = False
    for band in bands:
        height = band.bottom - band.top
        over = [box for box in drawn if box is not band and _is_over(box, band)]
        white = band.top - max((box.bottom for box in over), default=float("-inf"))
        if white < WHITE or any(_runs_along(rule.box, band) for rule in page.rules if not rule.horizontal):
            return False
        gap = replace(band, top=band.top - white, bottom=band.top) if white < height else band
        set_off |= white < height and not any(stands_in(word.box, gap) for word in page.words)
    return set_off


def _is_over(box: Box, band: Box) -> bool:
    """Does it end above the band's middle, over half of it or more?"""
    shared = min(box.right, band.right) - max(box.left, band.left)
    return (
        box.bottom < (band.top + band.bottom) / 2 and box.top < band.top - SAME and 2 * shared >= band.right - band.left
    )


def _runs_along(upright: Box, band: Box) -> bool:
    within = band.left - BEYOND <= upright.left and upright.right <= band.right + BEYOND
    return within and upright.top < band.top - SAME and upright.bottom > band.top + SAME


def _title(shade: Box, lines: Sequence[Line]) -> Line | None:
    """The only line in the area, all of which is in it."""
    level = [line for line in lines if line.box.bottom > shade.top and line.box.top < shade.bottom]
    held = [line for line in level if any(holds(shade, word.box) for word in line.words)]
    if len(held) != 1 or not all(holds(shade, word.box) for word in held[0].words):
        return None
    return None if any(map(is_value, held[0].words)) else held[0]


def _head_below(band: Box, title: Line, lines: Sequence[Line]) -> Line | None:
    """The next line, if it names columns under the whole band."""
    below = min((line for line in lines if line.middle > band.bottom), key=lambda line: line.middle, default=None)
    if below is None or below.box.top - band.bottom > NEAR * title.size or any(map(is_value, below.words)):
        return None
    within = band.left - BEYOND <= below.box.left and below.box.right <= band.right + BEYOND
    return below if within and len(segments(below)) >= FEWEST_NAMES else None


def _same_band(one: Box, other: Box) -> bool:
    height, other_height = one.bottom - one.top, other.bottom - other.top
    differ = (abs(one.left - other.left), abs(one.right - other.right), abs(height - other_height))
    return max(differ) <= SAME


def _same_print(one: Line, other: Line) -> bool:
    sizes = em_of(one), em_of(other)
    return max(sizes) <= SAME_PRINT * min(sizes)


def _one_below_another(bands: Sequence[Box]) -> list[Box]:
    """From top to bottom; of those drawn over one another the first."""
    kept: list[Box] = []
    for band in sorted(bands, key=lambda box: box.top):
        if not kept or band.top > kept[-1].bottom - SAME:
            kept.append(band)
    return kept


def _alike(one: Line, other: Line) -> bool:
    names, others = ({part.text for part in segments(line)} for line in (one, other))
    return len(names & others) >= ALIKE * min(len(names), len(others))


def _sections(bands: Sequence[Box], height: float) -> Iterator[Box]:
    tops = [*(band.top for band in bands), height]
    for band, (_, below) in zip(bands, pairwise(tops), strict=True):
        end = max(below, band.bottom)
        yield Box(left=band.left - BEYOND, top=band.bottom - SAME, right=band.right + BEYOND, bottom=end)
