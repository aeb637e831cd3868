"""Signs of heads that are no figures: dashes between a head and its unit, each a line of its own, as Spain's gazette
sets them, a slash at the end of a line of words that go on below, and the bands that a head counts: 85—100, 60—84, <60.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpora.document.printed_page import Word
from models.tables.pages.print.lines import lines_of, middle_x, middle_y
from models.tables.pages.print.word_gaps import is_a_blank_away
from models.tables.values import is_value

NEAR: Final = 2.0
"""Em from a dash's middle to that of the line above and below at most."""
FEWEST_BANDS: Final = 2
"""From one figure to another, beside which a figure with a sign is the last band."""
_BAND, _LAST_BAND = re.compile(r"\d+[-–—―−~～]\d+"), re.compile(r"[<>≤≥＜＞]\d+|\d+[+＋]")
_SLASHES = frozenset("/／")
_DASHES = frozenset("-–—―−一")


def is_sign_of_head(word: Word, words: Sequence[Word]) -> bool:
    """Is it either?"""
    return is_head_dash(word, words) or is_end_slash(word, words)


def bands_of_heads(words: Sequence[Word], figures: Sequence[Word], edge: float) -> frozenset[int]:
    """`id` of the bands on the first line with figures; under another line they have no label left of the edge."""
    own = {id(word) for word in figures}
    for at, line in enumerate(lines_of(words)):
        numbers = [word for word in line.words if id(word) in own]
        if numbers:
            bands = sum(_BAND.fullmatch(word.text) is not None for word in line.words)
            told = bands >= FEWEST_BANDS and all(
                _BAND.fullmatch(n.text) or _LAST_BAND.fullmatch(n.text) for n in numbers
            )
            return frozenset(map(id, numbers)) if told and (not at or line.box.left >= edge) else frozenset()
    return frozenset()


def is_head_dash(word: Word, words: Sequence[Word]) -> bool:
    """Has it words right above and right below that are no figures, of which both stand over its middle?"""
    return word.text in _DASHES and _has_word(word, words, up=True) and _has_word(word, words, up=False)


def is_end_slash(word: Word, words: Sequence[Word]) -> bool:
    """Does it stand a blank behind letters, with words below them: Weight / volume?"""
    if word.text not in _SLASHES:
        return False
    left, high = word.box.left, word.box.bottom - word.box.top
    near = (other for other in words if 0 <= left - other.box.right <= high and other.text[-1:].isalpha())
    return any(is_a_blank_away(other.box, word) and _has_word(other, words, up=False) for other in near)


def _has_word(dash: Word, words: Sequence[Word], *, up: bool) -> bool:
    x, y = middle_x(dash.box), middle_y(dash.box)
    for word in words:
        size = word.box.bottom - word.box.top
        away = y - middle_y(word.box) if up else middle_y(word.box) - y
        near = 0.4 * size < away <= NEAR * size and word.box.left <= x <= word.box.right
        if near and not is_value(word) and any(sign.isalpha() for sign in word.text):
            return True
    return False
