"""Lines that are full: what begins the next line of the text found no room on them."""

from __future__ import annotations

import re
from typing import Final

from models.tables.pages.print.lines import Line, bare_text

ROOM: Final = 0.4
"""Em of room on a full line beyond what begins the next one, at most."""
_UNIT = re.compile(r"[（(〔\[《“「]*(?:[A-Za-z0-9.,%]+|.)[，。、；：）)〕\]》”」！？%]*")
"""What a line cannot break: a character or a run of letters and digits, with its marks."""
_NARROW: Final = 0.55
"""Width of a letter or a digit, of that of a Chinese character."""


def is_full(last: Line, first: Line, widest: float) -> bool:
    """Could what begins the line `first` not have stood on the line `last`, in a column whose lines are at most as wide
    as `widest`, points?
    """
    text = bare_text(first.words)
    unit = _UNIT.match(text)
    width = first.box.right - first.box.left
    needed = width * _weight(unit.group() if unit else text) / max(_weight(text), _NARROW)
    return last.box.right - last.box.left + needed >= widest - ROOM * last.size


def _weight(text: str) -> float:
    return sum(_NARROW if sign.isascii() else 1.0 for sign in text)
