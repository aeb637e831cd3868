"""Tables under each other that filled bands with titles part, each with the same head: a report's sections.

A medical report has its groups of tests so: the band says which group, and the next table begins with its head anew.
What stands under a band, up to the next one, is a page of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corpora.document.geometry import Box
from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, holds, lines_of
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
MOST_SHADES: Final = 300
"""Of a page; more are a drawing."""


def titled_sections(page: PrintedPage) -> tuple[list[Box], list[Box]]:
    """The bands, and the place of each one's section, from top to bottom; both empty where no head is there twice."""
    if len(page.shades) < 2 or len(page.shades) > MOST_SHADES:
        return [], []
    lines = lines_of(page.words)
    titles = [(shade, line) for shade in page.shades if (line := _title(shade, lines)) is not None]
    heads = [(shade, head) for shade, line in titles if (head := _head_below(shade, line, lines)) is not None]
    for shade, head in heads:
        if any(other.top > shade.top and _alike(head, one) and _same_band(shade, other) for other, one in heads):
            bands = _one_below_another([one for one, _ in titles if _same_band(shade, one)])
            return bands, list(_sections(bands, page.page.height))
    return [], []


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
