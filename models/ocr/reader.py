"""From the picture of a page to its words and rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from corpora.document.errors import TooLarge
from corpora.document.geometry import Box, PixelBox
from corpora.document.look import Look
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule, Word
from models.ocr.cells import Hull, read_cells
from models.ocr.dark_areas import without_dark_areas
from models.ocr.digits.votes import DOUBTFUL
from models.ocr.dots import without_dots
from models.ocr.filled_areas import FilledArea, filled_areas, rectangles, without_filled_areas
from models.ocr.grain import without_grain
from models.ocr.inked import inked
from models.ocr.networks import load_networks
from models.ocr.packed import PackedSheet
from models.ocr.page_lines import detected
from models.ocr.page_words import read_words
from models.ocr.pale_cells import pale_figure
from models.ocr.pale_print import with_pale_print_darkened
from models.ocr.picture import Gray, Picture, StraightPage
from models.ocr.pieces import Sheet
from models.ocr.punctuation import chinese_punctuation
from models.ocr.rules import PixelRules
from models.ocr.seals import gray_without_red_seals
from models.ocr.second_look import Seen
from models.ocr.sheet import sheet_of
from models.ocr.simplified import is_traditional, simplified
from models.ocr.specks import without_specks
from models.ocr.straight import straighten
from models.ocr.torn_figures import doubted_beside_pieces
from models.ocr.words import PixelWord
from models.tables.pages.picture_reader import LevelPage, PagePicture

MOST_PIXELS = 120_000_000
"""An A3 page at 600 dpi has 70 million; more is a trap or a poster."""
LEAST_SIDE = 16
"""Pixels: nothing smaller can be read."""


class OcrReader:
    """Reads pictures of pages; built once, holds two networks, keeps nothing of a page.

    Raises:
        ConverterMissing: when the extra `ocr` is not installed.
    """

    def __init__(self, *, threads: int = 1) -> None:
        self._networks = load_networks(threads=threads)

    def read(self, picture: Picture, *, page: Page, dots_per_inch: float) -> PrintedPage:
        """Words and rules in points of the page as the picture shows it, turned or skewed as it may be.

        Raises:
            TooLarge: for a picture of more than 120 million pixels.
        """
        straight = self.straighten(picture, dots_per_inch=dots_per_inch)
        return self.read_straight(straight, page=page)

    def straighten(self, picture: Picture, *, dots_per_inch: float, assumed: bool = False) -> StraightPage:
        """The page upright and level, for reading and for a recogniser of structure.

        Where `dots_per_inch` is only `assumed`, the page's is one that makes its print ordinary print.

        Raises:
            TooLarge: for a picture of more than 120 million pixels.
        """
        if picture.shape[0] * picture.shape[1] > MOST_PIXELS:
            raise TooLarge(f"页面图像 {picture.shape[1]}×{picture.shape[0]} 像素")
        gray = to_gray(picture, dots_per_inch=dots_per_inch)
        if min(gray.shape) < LEAST_SIDE or int(gray.max()) - int(gray.min()) < LEAST_SIDE:
            blank = np.full((LEAST_SIDE, LEAST_SIDE), 255, np.uint8)
            return StraightPage(
                picture=blank, matrix=np.eye(3), dots_per_inch=dots_per_inch, source_dots_per_inch=dots_per_inch
            )
        darkened = with_pale_print_darkened(gray, dots_per_inch=dots_per_inch)
        plain, grain = without_grain(darkened, dots_per_inch=dots_per_inch)
        if darkened is not gray:  # noise was made print here and there, as dots may be
            grain = np.ones_like(gray)
        page = straighten(self._networks, without_dots(plain), dots_per_inch=dots_per_inch, assumed=assumed)
        return replace(page, grain=grain)

    def read_straight(self, straight: StraightPage, *, page: Page) -> PrintedPage:
        """Words and rules of a page that `straighten` made, in points of its source."""
        words, sheet, shades = self._taken_down(straight)

        def in_source(box: PixelBox) -> Box:
            return _inside(straight.to_source(box), page)

        return PrintedPage(
            page=page,
            words=tuple(_word(word, _inside(straight.hull(word.corners), page)) for word in words),
            # A page on its side has its rows' rules upright.
            rules=tuple(_rules(sheet.rules, in_source, sideways=straight.quarter_turns % 2 == 1)),
            shades=tuple(map(in_source, shades)),
            scanned=True,
        )

    def read_level(self, picture: Picture, *, page: Page, dots_per_inch: float, assumed: bool = False) -> LevelPage:
        """Words and rules of the page made upright and level, in points of that, and the way back to `page`.

        See `straighten` for `assumed`.

        Raises:
            TooLarge: for a picture of more than 120 million pixels.
        """
        straight = self.straighten(picture, dots_per_inch=dots_per_inch, assumed=assumed)
        words, sheet, shades = self._taken_down(straight)
        rules = sheet.rules
        points = 72.0 / straight.dots_per_inch
        way_back = replace(straight, picture=np.empty((0, 0), np.uint8))  # documents outlive their pictures
        height, width = straight.picture.shape[:2]
        level = Page(number=page.number, width=width * points, height=height * points)

        def on_level(box: PixelBox) -> Box:
            return _inside(box.to_points(dots_per_inch=straight.dots_per_inch), level)

        def to_source(box: Box) -> Box:
            return _inside(way_back.to_source(_pixels(box, points)), page)

        packed, known, hulls = PackedSheet.of(sheet), dict[Box, Seen](), dict[Hull, Seen]()

        def cells(boxes: Sequence[Box]) -> list[Seen]:
            new = [box for box in dict.fromkeys(boxes) if box not in known]
            if new:  # rival grids ask for the same cells
                pixels = [_pixels(box, points) for box in new]
                dots = way_back.dots_per_inch
                read = read_cells(self._networks, packed.unpacked(), pixels, dots_per_inch=dots, known=hulls)
                said = [
                    _no_surer(one) if way_back.is_in_grain(at) else one for one, at in zip(read, pixels, strict=True)
                ]
                known.update(zip(new, said, strict=True))
            return [known[box] for box in boxes]

        held = [_hull(word) for word in words]

        def are_inked(boxes: Sequence[Box]) -> list[bool]:
            pixels = [_pixels(box, points) for box in boxes]
            dots = way_back.dots_per_inch
            sheet = packed.unpacked()
            plain = inked(sheet.ink, held, pixels, dots_per_inch=dots)
            return [
                one or pale_figure(sheet.picture, box, dots_per_inch=dots) is not None
                for one, box in zip(plain, pixels, strict=True)
            ]

        printed = PrintedPage(
            page=level,
            words=tuple(_word(word, on_level(_hull(word))) for word in words),
            rules=tuple(_rules(rules, on_level)),
            shades=tuple(map(on_level, shades)),
            scanned=True,
        )
        kept = PagePicture(gray=straight.picture, dots_per_inch=straight.dots_per_inch)
        return LevelPage(
            printed=printed, source=page, to_source=to_source, read_cells=cells, are_inked=are_inked, picture=kept
        )  # fmt: skip

    def _taken_down(self, straight: StraightPage) -> tuple[Sequence[PixelWord], Sheet, Sequence[PixelBox]]:
        """Words, what is left of the page, and boxes of filled areas."""
        # Lines first: with them at hand no stroke of a character is taken for a rule and off the text.
        picture, areas = bare_page(straight.picture, dots_per_inch=straight.dots_per_inch)
        lines = detected(self._networks, picture, dots_per_inch=straight.dots_per_inch)
        sheet = sheet_of(picture, lines, dots_per_inch=straight.dots_per_inch)
        words = read_words(self._networks, sheet, lines)
        words = doubted_beside_pieces(words, sheet.ink, dots_per_inch=straight.dots_per_inch)
        if straight.grain is not None:
            words = [
                replace(word, confidence=min(word.confidence, DOUBTFUL)) if straight.is_in_grain(_hull(word)) else word
                for word in words
            ]
        if not is_traditional(word.text for word in words):
            words = [replace(word, text=simplified(word.text)) for word in words]
        return words, sheet, rectangles(areas)

    def read_crops(self, picture: Gray, boxes: Sequence[PixelBox], *, dots_per_inch: float) -> list[Look]:
        """Text and confidence of cells of a straight picture, each box the inside of one.

        `("", 1.0)` is a cell without ink, `("", 0.0)` one that has ink and could not be read.
        """
        sheet = sheet_of(picture, dots_per_inch=dots_per_inch)
        return [look for look, _ in read_cells(self._networks, sheet, boxes, dots_per_inch=dots_per_inch)]


def bare_page(picture: Gray, *, dots_per_inch: float) -> tuple[Gray, list[FilledArea]]:
    """A straight picture without specks, filled and dark areas; and the filled ones."""
    clean = without_specks(picture, dots_per_inch=dots_per_inch)
    areas = filled_areas(clean, dots_per_inch=dots_per_inch)
    return without_dark_areas(without_filled_areas(clean, areas), dots_per_inch=dots_per_inch), areas


def to_gray(picture: Picture, *, dots_per_inch: float) -> Gray:
    """Grey of a grey, RGB or RGBA picture, red seals taken off."""
    if picture.ndim == 2:
        return picture
    if picture.shape[2] < 3:
        return np.ascontiguousarray(picture[:, :, 0])
    if not picture.size:
        return np.zeros(picture.shape[:2], np.uint8)
    return gray_without_red_seals(picture, dots_per_inch=dots_per_inch)


def _no_surer(seen: Seen) -> Seen:
    """Dots may have closed the nought that is read as a 9."""
    look, others = seen
    return look if not look.text else look._replace(confidence=min(look.confidence, DOUBTFUL)), others


def _word(word: PixelWord, box: Box) -> Word:
    confidence = min(1.0, max(0.0, word.confidence))
    text = chinese_punctuation(word.text)
    sure = tuple(min(1.0, max(0.0, one)) for one in word.sure) if len(text) == len(word.sure) else ()
    return Word(text=text, box=box, confidence=confidence, origin="ocr", looks=word.looks, sure=sure)


def _pixels(box: Box, points: float) -> PixelBox:
    """A box in pixels of so many points."""
    return PixelBox(
        left=box.left / points, top=box.top / points, right=box.right / points, bottom=box.bottom / points
    )  # fmt: skip


def _hull(word: PixelWord) -> PixelBox:
    (left, top), (right, bottom) = word.corners.min(axis=0), word.corners.max(axis=0)
    return PixelBox(left=float(left), top=float(top), right=float(right), bottom=float(bottom))


def _rules(rules: PixelRules, place: Callable[[PixelBox], Box], *, sideways: bool = False) -> Iterator[Rule]:
    """Where `place` puts them; `sideways` pages have theirs the other way."""
    for boxes, level in ((rules.horizontal, True), (rules.vertical, False)):
        for box in boxes:
            yield Rule(box=place(box), horizontal=level != sideways)


def _inside(box: Box, page: Page) -> Box:
    """The part of a box on its page."""

    def across(x: float) -> float:
        return min(max(x, 0.0), page.width)

    def down(y: float) -> float:
        return min(max(y, 0.0), page.height)

    return Box(left=across(box.left), top=down(box.top), right=across(box.right), bottom=down(box.bottom))
