"""What is printed on a page: words and rules in page points, before anything is known of tables and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpora.document.geometry import Box
from corpora.document.look import Look
from corpora.document.page import Page

WordOrigin = Literal["layer", "ocr"]
"""Where characters come from: the file's own text, or a reading of its picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Characters printed together on one line, without white space.

    `box` lies on the page as its source shows it: where the page was turned or skewed, the upright box around the word.
    `confidence` is 1 for a sound text layer, else the reader's own, 0 to 1. `looks` are what else
    the same print may be, the likeliest first. `sure` is the confidence of each character of `text`, empty where only
    that of the whole is known.
    """

    text: str
    box: Box
    confidence: float = 1.0
    origin: WordOrigin = "layer"
    looks: tuple[Look, ...] = ()
    sure: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight horizontal or vertical stroke; `box` is its ink, thin in one direction."""

    box: Box
    horizontal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """Words and rules in no particular order; `shades` are filled areas that may be rows, heads or cells.

    `scanned` pages are pictures: their words come from OCR, their rules from pixels.
    """

    page: Page
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    shades: tuple[Box, ...] = ()
    scanned: bool = False
