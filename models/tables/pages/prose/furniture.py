"""What is printed on pages beside the report: running headers and footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from corpora.document.printed_page import PrintedPage
from models.tables.pages.print.line_shapes import segments
from models.tables.pages.print.lines import Line, overlap

MARGIN: Final = 0.13
"""Share of the page's height at its top and bottom in which they stand."""
OUTERMOST: Final = 0.03
"""Share of the height of a scanned page's print at its top and bottom in which they stand, too."""
UNSURE: Final = 0.5
"""Confidence up to which a word of a picture may be dirt."""
NEAR_NUMBER: Final = 1.5
"""Em above and below a page's number in which lines beside it are of the paper, too."""
_PAGE_NUMBER = re.compile(
    r"[-—–－~·\s]*(?:第\s*)?(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s*页?\s*"
    r"(?:(?:[/／]|(?<=页)\s*[,，]?|[,，]?\s*共)\s*共?\s*\d{1,4}\s*页?)?[-—–－~·\s]*"
)
_READ_PAGE_NUMBER = re.compile(r"[-—–－~·一_\s]*\d{1,4}\s*[-—–－~·一_]\s*|[-—–－~·一_]\s*\d{1,4}")
"""As OCR reads － 3 －, and - 3 _, and of which it may lose a dash."""
_PAGE = re.compile(r"\d\s*页|^\s*[-—–－~·].*[-—–－~·]\s*$")
_NO_LETTERS = re.compile(r"[\W\d_]+")


def furniture_lines(pages: Sequence[tuple[PrintedPage, Sequence[Line]]]) -> set[int]:
    """`id` of each line of the pages that is no part of the report: page numbers, and what margins say again."""
    by_page = [(page, _in_margins(page, lines)) for page, lines in pages]
    margins = [(page, line) for page, lines in by_page for line in lines]
    said = Counter(_key(line) for _, line in margins)
    repeated = {key for key, count in said.items() if key and count > 1 and count * 3 >= len(pages)}
    counted = _counted(margins)
    feet = {id(line) for _, lines in by_page for line in _beside_numbers(lines)}
    return feet | {
        id(line)
        for page, line in margins
        if _key(line) in repeated
        or (_PAGE_NUMBER.fullmatch(line.text) and (_marked(line) or id(line) in counted))
        or (page.scanned and _READ_PAGE_NUMBER.fullmatch(line.text))
    }  # fmt: skip


def _beside_numbers(margins: Sequence[Line]) -> Iterator[Line]:
    """Lines in which a page's number stands among other words, and those beside one: what a letter's paper prints at
    its foot.
    """
    for line in margins:
        parts = [part for part in segments(line) if _PAGE_NUMBER.fullmatch(part.text) and _PAGE.search(part.text)]
        for number in parts:
            reach = NEAR_NUMBER * number.size
            top, bottom = number.box.top - reach, number.box.bottom + reach
            near = [other for other in margins if other.box.bottom > top and other.box.top < bottom]
            yield from (other for other in near if other is line or not overlap(other.box, number.box))


def _marked(line: Line) -> bool:
    """Something beside the number says that it is a page's."""
    return not line.text.strip().isalnum() or "页" in line.text


def _counted(margins: Sequence[tuple[PrintedPage, Line]]) -> set[int]:
    """`id` of lone numbers that count with the pages, at least two of them and a third of the pages; on a single page
    its number is 1.

    Other lone numbers are figures that a page begins or ends with, two of which may count with the pages by chance.
    """
    lone = [
        (int(said) - page.page.number, page.page.number, line)
        for page, line in margins
        if (said := line.text.strip()).isdecimal()
    ]
    pages = {page.page.number for page, _ in margins}
    offsets = Counter(offset for offset, _ in {(offset, number) for offset, number, _ in lone})
    usual = {
        offset
        for offset, count in offsets.items()
        if (count > 1 and count * 3 >= len(pages)) or (len(pages) == 1 and offset == 0)
    }
    best = max(usual, key=lambda offset: offsets[offset], default=None)
    return {id(line) for offset, _, line in lone if offset == best}


def _in_margins(page: PrintedPage, lines: Sequence[Line]) -> list[Line]:
    top, bottom = _ends(page)
    return [line for line in lines if line.box.bottom <= top or line.box.top >= bottom]


def _ends(page: PrintedPage) -> tuple[float, float]:
    """Y of where the margins end; a photograph shows more than the page, whose first and last lines count there."""
    height = page.page.height
    top, bottom = MARGIN * height, (1 - MARGIN) * height
    read = [word.box for word in page.words if word.confidence > UNSURE] if page.scanned else []
    if not read:
        return top, bottom
    first, last = min(box.top for box in read), max(box.bottom for box in read)
    reach = OUTERMOST * (last - first)
    return max(top, first + reach), min(bottom, last - reach)


def _key(line: Line) -> str:
    """The words without numbers, which change from page to page, and without marks, which are misread."""
    return _NO_LETTERS.sub("", line.text)
