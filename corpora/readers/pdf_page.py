"""One page of a PDF as what is printed on it, and whether its text layer can be believed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule
from corpora.readers.pdf_characters import Character, characters
from corpora.readers.pdf_shown import Shown, shown
from corpora.readers.pdf_strokes import Drawing, drawing
from corpora.readers.rule_joining import join_rules
from corpora.readers.word_joining import join_words

Layer = Literal["sound", "missing", "garbled", "hidden"]
"""What the text layer is good for. `missing`: a picture holds the page, or nothing does. `hidden`: somebody's reading
of the picture, laid under it unseen."""

GARBLED_SHARE: Final = 0.15
"""Of the characters that a sound layer never has; a few unmapped bullets are in many."""
PICTURE_SHARE: Final = 0.5
"""Of the page covered by pictures from which it may be a scan."""
FEW_CHARACTERS: Final = 60
"""On a page of pictures these are stamps of the scanner or headers put on later."""
_FOREIGN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ufff0-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Control characters, replacements, private use."""
_MOJIBAKE = re.compile("[\u00a1-\u024f]")
"""Latin-1 and beyond: what GBK bytes turn into when they are taken for Latin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """`pictures` are where images stand. A page whose `layer` is not sound should be read from its picture."""

    printed: PrintedPage
    layer: Layer
    pictures: tuple[Box, ...]


def read_page(page: Any, *, number: int) -> PdfPage:
    """Of a page of pypdfium2; `number` counts from 1.

    Raises:
        TooLarge: more characters or objects than limits allow.
    """
    sheet = shown(page)
    text_page = page.get_textpage()
    try:
        letters = list(characters(text_page, sheet))
    finally:
        text_page.close()
    drawn = drawing(page, sheet)
    layer = layer_of(letters, drawn.pictures, sheet)
    rules = join_rules((*drawn.rules, *_on_fills(drawn)))
    visible = [letter for letter in letters if letter.seen or layer == "hidden"]
    upright = [letter for letter in visible if letter.turn == 0]
    printed = PrintedPage(
        page=Page(number=number, width=sheet.width, height=sheet.height), words=join_words(upright, rules=rules),
        rules=rules, shades=drawn.fills,
    )  # fmt: skip
    return PdfPage(printed=printed, layer=layer, pictures=drawn.pictures)


def layer_of(letters: Sequence[Character], pictures: Sequence[Box], sheet: Shown) -> Layer:
    """What the characters say about themselves, and the pictures behind them."""
    printed = [letter for letter in letters if letter.text != " "]
    seen = [letter for letter in printed if letter.seen]
    scan = sum(_area(box, sheet) for box in pictures) >= PICTURE_SHARE * sheet.width * sheet.height
    if scan and len(seen) < FEW_CHARACTERS:
        return "hidden" if len(printed) - len(seen) >= FEW_CHARACTERS else "missing"
    if not seen:
        return "missing"
    return "garbled" if _garbled(seen) else "sound"


def _garbled(letters: Sequence[Character]) -> bool:
    kinds = Counter(
        "foreign" if letter.broken or _FOREIGN.match(letter.text) else "odd" if _MOJIBAKE.match(letter.text) else "good"
        for letter in letters
    )
    return kinds["foreign"] + kinds["odd"] > GARBLED_SHARE * len(letters)


def _area(box: Box, sheet: Shown) -> float:
    width = min(box.right, sheet.width) - max(box.left, 0.0)
    height = min(box.bottom, sheet.height) - max(box.top, 0.0)
    return max(0.0, width) * max(0.0, height)


def _on_fills(drawn: Drawing) -> list[Rule]:
    """White rules that a fill makes visible."""
    return [rule for rule in drawn.pale_rules if any(_touch(rule.box, fill) for fill in drawn.fills)]


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right and other.left <= one.right and one.top <= other.bottom and other.top <= one.bottom
    )  # fmt: skip
