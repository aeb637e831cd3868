"""Surface habits that change how a report is typed and not what it says, and the encodings that text comes in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random
from typing import Literal

HALF_WIDTH = str.maketrans("，：；（）", ",:;()")
"""Only marks whose full-width form NFKC folds to the same: the truth's sentences still compare equal."""

Encoding = Literal["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"]
"""UTF-16 is written with its mark, without which nobody could tell it."""
Newline = Literal["\n", "\r\n", "\r"]
BOM = "\ufeff"
Blanks = Literal["none", "no_break", "ideographic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """How one document is typed.

    Args:
        half_width: half-width , : ; ( ) in prose.
        spaced_digits: a no-break space on both sides of a run of digits in prose.
        cell_blanks: white space around the figures in cells.
        broken_labels: line breaks within the labels of narrow columns.
        bookmarks: `[bookmark: …]` residue of a conversion before some labels.
    """

    half_width: bool = False
    spaced_digits: bool = False
    cell_blanks: Blanks = "none"
    broken_labels: bool = False
    bookmarks: bool = False

    def prose(self, text: str) -> str:
        """A paragraph as this document types it."""
        if self.half_width:
            text = text.translate(HALF_WIDTH)
        return (
            re.sub(r"(?<=[一-鿿])([0-9][0-9,.]*)(?=[一-鿿])", "\N{NO-BREAK SPACE}\\1 ", text)
            if self.spaced_digits
            else text
        )

    def cell(self, text: str, random: Random, *, header: bool) -> str:
        """A cell's text as this document types it."""
        if header:
            return self._label(text, random)
        blank = {"none": "", "no_break": "\N{NO-BREAK SPACE}", "ideographic": "\N{IDEOGRAPHIC SPACE}"}[self.cell_blanks]
        return random.choice((f"{blank}{text}", f"{text}{blank}"))

    def _label(self, text: str, random: Random) -> str:
        if self.broken_labels and len(text) == 4 and text.isalpha():
            text = f"{text[:2]}\n{text[2:]}"
        if self.bookmarks and random.random() < 0.2:
            text = f"[bookmark: _Hlk{random.randint(10_000_000, 99_999_999)}]{text}"
        return text


PLAIN = Surface()
"""Typed without any habit."""


def draw_surface(random: Random, *, line_breaks: bool, residue: bool = False) -> Surface:
    """Some habits; most documents have few. `line_breaks` allows breaks within cells, `residue` that of conversions."""
    return Surface(
        half_width=random.random() < 0.2,
        spaced_digits=random.random() < 0.2,
        cell_blanks=random.choice(("none", "none", "no_break", "ideographic")),
        broken_labels=line_breaks and random.random() < 0.4,
        bookmarks=residue and random.random() < 0.3,
    )


def encode(text: str, encoding: Encoding, *, newline: Newline = "\n") -> bytes:
    """The bytes of a text file."""
    marked = BOM + text if encoding.startswith("utf-16") else text
    return marked.replace("\n", newline).encode(encoding)
