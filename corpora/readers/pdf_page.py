"""One page of a PDF as what is printed on it, and whether its text layer can be believed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from corpora.document.geometry import Box
from corpora.document.page import Page
from corpora.document.printed_page import PrintedPage, Rule
from corpora.readers.pdf_characters import Character, characters
from corpora.readers.pdf_shown import Shown, shown
from corpora.readers.pdf_strokes import Drawing, drawing
from corpora.readers.raised_marks import with_raised_marks
from corpora.readers.rule_joining import join_rules
from corpora.readers.turned_words import turned_words
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
TURNED_SHARE: Final = 0.7
"""Of a page's characters that stand in one direction, from which the page is turned into it."""
MANY_GROUNDS: Final = 2000
"""Fills of a page beyond which white ink is believed unasked: 60,000 characters on each of them would take minutes."""
_FOREIGN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ufff0-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Control characters, replacements, private use."""
_MOJIBAKE = re.compile("[\u00a1-\u024f]")
"""Latin-1 and beyond: what GBK bytes turn into when they are taken for Latin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """`pictures` are where images stand. A page whose `layer` is not sound should be read from its picture.

    A page whose text runs up, down or head over is turned by `quarters` against the clock, so that it stands upright in
    `printed`; `shown` is the page before that, as a viewer shows it.
    """

    printed: PrintedPage
    layer: Layer
    pictures: tuple[Box, ...]
    shown: Page
    quarters: int = 0

    def to_shown(self, box: Box) -> Box:
        """Where a box of `printed` is on `shown`."""
        width, height = self.shown.width, self.shown.height
        if self.quarters == 1:
            return Box(left=width - box.bottom, top=box.left, right=width - box.top, bottom=box.right)
        if self.quarters == 2:
            return Box(left=width - box.right, top=height - box.bottom, right=width - box.left, bottom=height - box.top)
        if self.quarters == 3:
            return Box(left=box.top, top=height - box.right, right=box.bottom, bottom=height - box.left)
        return box


def read_page(page: Any, *, number: int) -> PdfPage:
    """Of a page of pypdfium2; `number` counts from 1.

    Raises:
        TooLarge: more characters or objects than limits allow.
    """
    as_shown = shown(page)
    sheet = as_shown
    letters = _letters(page, sheet)
    quarters = _turned(letters)
    if quarters:
        sheet = replace(as_shown, quarters=(as_shown.quarters - quarters) % 4)
        letters = _letters(page, sheet)
    drawn = drawing(page, sheet)
    letters = [letter for letter in letters if not letter.pale or _shows(letter, drawn.grounds)]
    layer = layer_of(letters, drawn.pictures, sheet)
    rules = join_rules((*drawn.rules, *_on_fills(drawn)))
    visible = [letter for letter in letters if letter.seen or layer == "hidden"]
    upright = with_raised_marks([letter for letter in visible if letter.turn == 0])
    printed = PrintedPage(
        page=Page(number=number, width=sheet.width, height=sheet.height),
        words=(*join_words(upright, rules=rules), *turned_words(visible, rules=rules)),
        rules=rules, shades=drawn.fills,
    )  # fmt: skip
    before = Page(number=number, width=as_shown.width, height=as_shown.height)
    return PdfPage(printed=printed, layer=layer, pictures=drawn.pictures, shown=before, quarters=quarters)


def _letters(page: Any, sheet: Shown) -> list[Character]:
    text_page = page.get_textpage()
    try:
        return list(characters(text_page, sheet))
    finally:
        text_page.close()


def _shows(letter: Character, grounds: Sequence[Box]) -> bool:
    """Does white ink stand on something? White on white paper is there for machines only."""
    x, y = (letter.box.left + letter.box.right) / 2, (letter.box.top + letter.box.bottom) / 2
    return len(grounds) > MANY_GROUNDS or any(
        one.left <= x <= one.right and one.top <= y <= one.bottom for one in grounds
    )


def _turned(letters: Sequence[Character]) -> int:
    """Quarters clockwise that nearly all of the page is printed at: beside a table on its side, a page number stands
    upright, and beside upright prose a title of a figure may not.
    """
    turns = Counter(letter.turn for letter in letters if letter.text != " ")
    turn, count = max(turns.items(), key=lambda item: item[1], default=(0, 0))
    return turn if count >= TURNED_SHARE * sum(turns.values()) else 0


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
